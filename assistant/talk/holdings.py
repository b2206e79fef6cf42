"""A question about the archive, answered from what is held."""

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.agencies import agency_named, is_body
from index.catalog import Held

from ..answers import Language, Source
from ..replies import Replies
from .archive import ArchiveQuestion, What

_SHOWN = 10  # releases that a list names where no number is asked for
_SAME_DAY = 5  # releases of one day that are named as its newest or oldest
_BODIES = 40  # bodies that a sentence names
_MARKS = re.compile(r"[^\w]+")
_CONTENT = frozenset(
    "tentang soal mengenai terkait di yang untuk apa siapa about on regarding in for".split()
)
_MOST_WORDS = 9  # of a body's name


@dataclass(frozen=True, slots=True)
class Told:
    """A reply in the message's language, and the releases that it names."""

    language: Language
    message: str
    named: tuple[Source, ...] = ()


def from_holdings(asked: ArchiveQuestion, held: Sequence[Held], words: Replies) -> Told | None:
    """The answer to a question about the archive; None if what it names is no body.

    Args:
        asked: the question.
        held: every live release, newest first.
        words: the replies of its language.
    """
    agency = _agency(asked, held)
    if agency is None:
        if not _may_be_body(asked):
            return None
        return Told(asked.language, words.text("archive.unknown_agency", agency=asked.agency))
    of = words.text("archive.of", agency=agency) if agency else ""
    theirs = [one for one in held if not agency or name_of(one) == agency]
    if agency and not theirs:
        return Told(asked.language, words.text("archive.no_agency", agency=agency))
    return _Telling(asked, theirs, words, of).reply()


def name_of(one: Held) -> str:
    """The body a release is of, in full where it is known; former names count as the present."""
    known = agency_named(one.agency) if one.agency else None
    return known.name if known else one.agency


@dataclass(frozen=True, slots=True)
class _Telling:
    """A question with the releases it is about, of any time."""

    asked: ArchiveQuestion
    theirs: Sequence[Held]
    words: Replies
    of: str

    def reply(self) -> Told:
        span = self.asked.span
        found = [one for one in self.theirs if not span or _within(one, span)]
        match self.asked.what:
            case What.COUNT:
                return self._told(self._count(found))
            case What.AGENCIES:
                return self._told(self._agencies(found))
            case What.LIST:
                return self._list(found)
            case What.NEWEST | What.OLDEST as end:
                dated = [one for one in found if one.date]
                return self._ends(dated if end is What.NEWEST else dated[::-1])

    def _told(self, message: str, named: Sequence[Held] = ()) -> Told:
        sources = (
            Source(one.release_id, one.title, one.agency, one.date, one.url) for one in named
        )
        return Told(self.asked.language, message, tuple(sources))

    def _say(self, key: str, **values: object) -> str:
        return self.words.text(f"archive.{key}", **values)

    def _day(self, day: datetime.date) -> str:
        month = self._say("months").split()[day.month - 1]
        return f"{day.day} {month} {day.year}"

    def _where(self) -> dict[str, str]:
        """The body and the time asked about, as the end of a phrase."""
        if not self.asked.span:
            return {"of": self.of, "when": ""}
        first, last = map(self._day, self.asked.span)
        key = "on" if first == last else "between"
        return {"of": self.of, "when": self._say(key, day=first, first=first, last=last)}

    def _count(self, found: Sequence[Held]) -> str:
        said = [self._say("count", count=len(found), **self._where())]
        dates = [one.date for one in found if one.date]
        if len(dates) > 1 and not self.asked.span:
            ends = {"first": self._day(min(dates)), "last": self._day(max(dates))}
            said.append(self._say("dates", **ends))
        return " ".join([*said, *self._undated()])

    def _undated(self) -> list[str]:
        """That some have no date: counted, or left out where a time is asked about."""
        count = sum(one.date is None for one in self.theirs)
        key = "undated_left_out" if self.asked.span else "undated"
        return [self._say(key, count=count)] if count else []

    def _list(self, found: Sequence[Held]) -> Told:
        shown = found[: self.asked.limit or _SHOWN]
        key = "count" if not shown else "list" if len(shown) == len(found) else "list_cut"
        said = self._say(key, count=len(found), shown=len(shown), **self._where())
        return self._told(" ".join([*(self._undated() if self.asked.span else ()), said]), shown)

    def _ends(self, dated: Sequence[Held]) -> Told:
        """The first of the dated releases, or as many as are asked for."""
        if not dated:
            return self._told(self._count(()))
        end, where = self.asked.what.value, self._where()
        same = [one for one in dated if one.date == dated[0].date]
        day = self._day(dated[0].date or datetime.date.min)
        if self.asked.limit > 1:
            shown = dated[: self.asked.limit]
            said = self._say(f"{end}_some", count=len(shown), **where)
        elif len(same) > 1:
            shown = same[:_SAME_DAY]
            said = self._say(f"{end}_day", date=day, count=len(same), **where)
        else:
            shown = same
            said = self._say(end, date=day, title=same[0].title, **where)
        left_out = sum(one.date is None for one in self.theirs)
        notes = [self._say("undated_left_out", count=left_out)] if left_out else []
        return self._told(" ".join([*notes, said]), shown)

    def _agencies(self, found: Sequence[Held]) -> str:
        counts = Counter(name_of(one) for one in found)
        nameless = counts.pop("", 0)
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        listed = ", ".join(f"{name} ({count})" for name, count in ranked[:_BODIES])
        where = self._where()
        said = []
        if ranked:
            said.append(self._say("agencies", count=len(ranked), list=listed, when=where["when"]))
        if len(ranked) > _BODIES:
            said.append(self._say("agencies_more", count=len(ranked) - _BODIES))
        if nameless:
            said.append(self._say("nameless", count=nameless))
        return " ".join(said) or self._say("count", count=0, **where)


def _agency(asked: ArchiveQuestion, held: Sequence[Held]) -> str | None:
    """The body asked about, as its releases name it; "" for every body, None for no body.

    A body that the table does not know is found by the whole of its name, by its beginning or
    by its initials, where only one of those that are held has them.
    """
    if not asked.agency or agency_named(asked.agency):
        return asked.agency
    wanted = _plain(asked.agency)
    names = {_plain(name): name for name in map(name_of, held) if name}
    if wanted in names:
        return names[wanted]
    begun = [name for plain, name in names.items() if plain.startswith(f"{wanted} ")]
    called = [name for plain, name in names.items() if _initials(plain) == wanted]
    found = begun if " " in wanted else called
    return found[0] if len(found) == 1 else None


def _may_be_body(asked: ArchiveQuestion) -> bool:
    """Whether the words are said to be a body, look like one, and say nothing besides."""
    words = asked.agency.lower().split()
    apart = not _CONTENT.intersection(words) and len(words) <= _MOST_WORDS
    return asked.introduced and apart and len(words) > 1 and is_body(asked.agency)


def _plain(name: str) -> str:
    return " ".join(_MARKS.sub(" ", name.lower()).split())


def _initials(plain: str) -> str:
    return "".join(word[0] for word in plain.split() if word not in {"dan", "and", "of", "the"})


def _within(one: Held, span: tuple[datetime.date, datetime.date]) -> bool:
    return one.date is not None and span[0] <= one.date <= span[1]

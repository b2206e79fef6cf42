"""What a document says of itself: agency, number and date, each with why it is believed."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ..agencies import agency_named
from ..agency_table import Agency
from ..dates import parse_date
from .agency_clues import AgencyClue, agency_clues
from .date_clues import DateClue, date_clues
from .numbers import FoundNumber, number_in

FEW_DAYS = 3  # a release may come out so long after its dateline
LONG_BEFORE = 31  # days after which what is told should not be the news any more
_MONTH_AND_YEAR = re.compile(r"/(\d{1,2})/((?:19|20)\d\d)\Z")
_LETTERHEAD = re.compile(
    r"\W*(?:(?:siaran\s*pers|press\s*release|rilis\s*pers)(?:\s+bersama)?"
    r"(?:\s*(?:nomor|no\b)?\.?\s*[:.]?\s*\S*\d\S*)?|(?:nomor|no\.?)\s*[:.]?\s*\S*\d\S*"
    r"|republik\s+indonesia|untuk\s+(?:di)?segera(?:\s+\w+)?)\W*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader of the report should know: a code of ``MESSAGES`` with its values."""

    code: str
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Metadata:
    """Agency, number and date of a release, and by which reason each was chosen.

    ``reasons`` maps ``agency``, ``number`` and ``date`` to ``given``, or to the reason of an
    ``AgencyClue`` or a ``DateClue``, or to ``label`` for a number; what is unknown has none.
    """

    agency: str = ""
    number: str = ""
    date: datetime.date | None = None
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[Remark, ...] = ()


def metadata_of(
    text: str,
    title: str = "",
    agency: str = "",
    number: str = "",
    date: datetime.date | None = None,
    url: str = "",
) -> Metadata:
    """What is given, and what is missing from the text where that is clear.

    A given value is never replaced: where the text says otherwise, a remark tells so.
    """
    reasons = {
        name: "given"
        for name, value in (("agency", agency), ("number", number), ("date", date))
        if value
    }
    remarks: list[Remark] = []
    written = number_in(text)
    if not number and written:
        number, reasons["number"] = written.number, "label"
    clues = agency_clues(text, title, url, written)
    if agency:
        remarks += _agency_remarks(agency, clues)
    elif clue := _agreed(clues):
        agency, reasons["agency"] = clue.name, clue.reason
    dated = date_clues(text, title, url, written, date)
    if date:
        remarks += _date_remarks(date, dated, text)
    else:
        found, remark = _settled(dated, text, written)
        date = found.date if found else None
        reasons |= {"date": found.reason} if found else {}
        remarks += [remark] if remark else []
    return Metadata(agency, number, date, MappingProxyType(reasons), tuple(remarks))


def is_letterhead(line: str) -> bool:
    """Whether a line is no title: an agency's name, "SIARAN PERS", a number or a date."""
    words = line.strip()
    return bool(
        _LETTERHEAD.fullmatch(words) or agency_named(words) or parse_date(words.strip("*_# "))
    )


def _agreed(clues: Sequence[AgencyClue]) -> AgencyClue | None:
    return clues[0] if len({clue.agency.key for clue in clues}) == 1 else None


def _agency_remarks(agency: str, clues: Sequence[AgencyClue]) -> list[Remark]:
    """A remark where the document names only others: of a joint release one is enough."""
    known = agency_named(agency)
    if not known or any(_is_one(known, clue.agency) for clue in clues):
        return []
    return [Remark("agency_conflict", {"given": agency, "found": clue.name}) for clue in clues[:1]]


def _is_one(one: Agency, other: Agency) -> bool:
    return one.key == other.key or one.key in other.successors or other.key in one.successors


def _date_remarks(date: datetime.date, clues: Sequence[DateClue], text: str) -> list[Remark]:
    """One remark: the surest place that says otherwise, or a weekday that cannot be."""
    for clue in clues:
        limit = LONG_BEFORE if clue.reason == "lead" else FEW_DAYS
        if abs((clue.date - date).days) > limit:
            values = {"given": date.isoformat(), "written": _written(clue, text)}
            return [Remark("date_conflict", values)]
    return next(([_weekday(clue, text)] for clue in clues if clue.weekday_agrees is False), [])


def _settled(
    clues: Sequence[DateClue], text: str, number: FoundNumber | None
) -> tuple[DateClue | None, Remark | None]:
    """The date that everything in the text agrees on; where not all does, what does not."""
    sure = [clue for clue in clues if clue.reason != "lead"]
    told = [clue for clue in clues if clue.reason == "lead"]
    if wrong := next((clue for clue in sure if clue.weekday_agrees is False), None):
        return None, _weekday(wrong, text)
    if not clues:
        return None, None
    chosen = sure[0] if sure else max(told, key=lambda clue: clue.date)
    if chosen.weekday_agrees is False:
        return None, _weekday(chosen, text)
    for clue in clues:
        limit = LONG_BEFORE if sure and clue.reason == "lead" else FEW_DAYS
        if abs((clue.date - chosen.date).days) > limit:
            one, other = _written(chosen, text), _written(clue, text)
            return None, Remark("date_unclear", {"one": one, "other": other})
    if number and _is_of_another_month(number, chosen.date):
        one = _written(chosen, text)
        return None, Remark("date_unclear", {"one": one, "other": number.number})
    return chosen, None


def _is_of_another_month(number: FoundNumber, date: datetime.date) -> bool:
    """Whether a number ends in a month and a year ("…/01/2026") that are not the date's."""
    ends = _MONTH_AND_YEAR.search(number.number)
    if not ends or not 1 <= int(ends[1]) <= 12:
        return False
    return abs(int(ends[2]) * 12 + int(ends[1]) - date.year * 12 - date.month) > 1


def _weekday(clue: DateClue, text: str) -> Remark:
    return Remark("weekday_wrong", {"written": _written(clue, text)})


def _written(clue: DateClue, text: str) -> str:
    return " ".join(text[clue.start : clue.end].split()) or clue.date.isoformat()

"""Questions for when or where something took place."""

import re
from collections.abc import Iterator

from index.dates import FoundDate, dates_in
from index.releases import Release
from index.terms import MONTHS

from .clauses import bare, clean_sentences, lowered, opens_plainly, undated
from .proposals import Proposal
from .vocabulary import EVENTS, VERB

_VERB = re.compile(rf"(?<!yang )\b(?:akan|telah|resmi|mulai|{VERB})\b")
# A date is that of an event after "pada" or a comma; after "hingga" or "sejak" it ends a span,
# and beside a figure it only says as of when.
_BEFORE_DATE = re.compile(r"(?:,| pada(?: hari| tanggal)?| tanggal)[\s(]*$")
_AS_OF = re.compile(
    r"\b(?:hingga|sampai|sejak|per|bahwa|mencapai|sebesar|tercatat|level|dibanding\w*|indeks|dimana"
    r"|efektif|posisi|menjadi|terasa|terlihat|tampak|berbeda|tertanggal|Nomor|hari ini)\b"
    r"|[%“”\":;]"
)
_RANGE = re.compile(r"\d\s*(?:[-–—]|s\.?d\.?|sampai|hingga|dan)\s*\d")
# … dalam acara Rapat Koordinasi … di Jakarta, …
_EVENT = re.compile(
    r"\b(?:dalam|pada|di sela|menghadiri|membuka|usai)(?: acara| kegiatan| agenda)?"
    rf" (?P<event>(?:{EVENTS})\b[^“”\",(]{{8,110}}?)"
    r"(?: yang (?:digelar|berlangsung|diselenggarakan|diadakan))?,?"
    r" (?:di|bertempat di) (?P<place>[A-Z][^“”\"()]{3,70}?),? ?$"
)
# Whose date it is, is not said: of two things done, of a relative clause, of another day.
_VAGUE = re.compile(
    r"\bdan (?:akan |telah |resmi )?(?:di|me|ber|ter)[a-z]{3,}"
    rf"|(?:akan|telah|{VERB})\b.*\byang\b|\bdi[a-z]{{4,}}\b.*,.*\bdi[a-z]{{4,}}\b"
    r"|\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b"
)
_PAST = re.compile(r" (?:telah|sudah|sendiri|juga) ")
_SHORTEST, _LONGEST = 3, 24  # words of a clause
_LONGEST_EVENT = 16  # words


def events(release: Release) -> Iterator[Proposal]:
    """Questions for a date that the sentence itself gives with its year, or for the place."""
    for sentence in clean_sentences(release):
        found = [one for one in dates_in(sentence) if one.year_written]
        if len(found) != 1 or found[0].weekday_agrees is False:
            continue
        before = sentence[: found[0].start]
        is_range = _RANGE.search(sentence, max(0, found[0].start - 8), found[0].end)
        if is_range or not _BEFORE_DATE.search(before) or _AS_OF.search(before):
            continue
        clause = bare(undated(_BEFORE_DATE.sub("", before))).rstrip(" ,")
        yield from _event(clause, sentence, found[0], release)
        if asked := _when(clause, release):
            yield Proposal(release, "date", asked, _written(found[0]), sentence)


def _when(clause: str, release: Release) -> str | None:
    if not _SHORTEST <= len(clause.split()) <= _LONGEST or "(" in clause:
        return None
    if not opens_plainly(clause) or not _VERB.search(clause) or _VAGUE.search(clause):
        return None
    asked = bare(_PAST.sub(" ", lowered(clause, release)))
    return f"{'Kapan' if len(asked) % 3 else 'Tanggal berapa'} {asked}?"


def _event(clause: str, sentence: str, found: FoundDate, release: Release) -> Iterator[Proposal]:
    match = _EVENT.search(clause)
    if not match:
        return
    event, place, day = match["event"].strip(), match["place"].strip(" ,"), _day(found)
    if "yang" in event.split() or len(event.split()) > _LONGEST_EVENT:
        return
    when, where = f"Kapan {event} digelar di {place}?", f"Di mana {event} digelar pada {day}?"
    yield Proposal(release, "date", when, _written(found), sentence)
    yield Proposal(release, "place", where, (place,), sentence)


def _written(found: FoundDate) -> tuple[str, ...]:
    """A date in words and in figures."""
    return _day(found), f"{found.date.day}/{found.date.month}/{found.date.year}"


def _day(found: FoundDate) -> str:
    return f"{found.date.day} {MONTHS[found.date.month - 1].capitalize()} {found.date.year}"

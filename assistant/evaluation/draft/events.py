"""Questions for when or where something took place."""

import re
from collections.abc import Iterator

from index.dates import FoundDate, dates_in
from index.releases import Release
from index.terms import MONTHS

from .clauses import bare, clean_sentences, lowered, opens_plainly, undated
from .proposals import Proposal

_VERB = re.compile(r"(?<!yang )\b(?:akan|telah|resmi|mulai|di[a-z]{4,}|me[a-z]{4,}|ber[a-z]{3,}|ter[a-z]{4,})\b")
# A date is that of an event after "pada" or a comma; after "hingga" or "sejak" it ends a span,
# and beside a figure it only says as of when.
_BEFORE_DATE = re.compile(r"(?:,| pada(?: hari| tanggal)?| tanggal)[\s(]*$")
_AS_OF = re.compile(
    r"\b(?:hingga|sampai|sejak|per|bahwa|mencapai|sebesar|tercatat|level|dibanding\w*|indeks|dimana|efektif"
    r"|posisi|menjadi|terasa|terlihat|tampak|berbeda|tertanggal|Nomor|hari ini)\b|[%“”\":;]"
)
_RANGE = re.compile(r"\d\s*(?:[-–—]|s\.?d\.?|sampai|hingga|dan)\s*\d")
_EVENT = re.compile(
    r"\b(?:dalam|pada|di sela|menghadiri|membuka|usai)(?: acara| kegiatan| agenda)? (?P<event>(?:Rapat|Konferensi"
    r"|Workshop|Seminar|Forum|Peluncuran|Rapat Koordinasi|Sosialisasi|Diskusi|Dialog|Focus|Pelantikan|Pembukaan"
    r"|Peresmian|Penandatanganan|Musyawarah|Kongres|Simposium|Festival|Upacara|Bimbingan|Kick|Launching|Talkshow"
    r"|Kuliah|Wisuda|Apel|Pertemuan|Sidang|Pameran|Expo|Indonesia|International|Malam|Hari)\b[^“”\",(]{8,110}?)"
    r"(?: yang (?:digelar|berlangsung|diselenggarakan|diadakan))?,? (?:di|bertempat di) (?P<place>[A-Z][^“”\"()]{3,70}?),? ?$"
)
# Whose date it is, is not said: of two things done, of a relative clause, of some event or other.
_VAGUE = re.compile(
    r"\bdan (?:akan |telah |resmi )?(?:di|me|ber|ter)[a-z]{3,}|(?:akan|telah|di[a-z]{4,}|me[a-z]{4,}"
    r"|ber[a-z]{3,}|ter[a-z]{4,})\b.*\byang\b|\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b"
)
_TWICE = re.compile(r"\bdi[a-z]{4,}\b.*,.*\bdi[a-z]{4,}\b")
_PAST = re.compile(r" (?:telah|sudah) ")
_LONGEST = 24  # words of a question


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
    if not 3 <= len(clause.split()) <= _LONGEST or "(" in clause:
        return None
    if not opens_plainly(clause) or not _VERB.search(clause) or _VAGUE.search(clause):
        return None
    if _TWICE.search(clause):
        return None
    asked = bare(_PAST.sub(" ", lowered(clause, release)))
    return f"{'Kapan' if len(asked) % 3 else 'Tanggal berapa'} {asked}?"


def _event(clause: str, sentence: str, found: FoundDate, release: Release) -> Iterator[Proposal]:
    match = _EVENT.search(clause)
    if not match or len(match["event"].split()) > 16 or re.search(r"\byang\b", match["event"]):
        return
    event, place = match["event"].strip(), match["place"].strip(" ,")
    yield Proposal(release, "date", f"Kapan {event} digelar di {place}?", _written(found), sentence)
    day = _day(found)
    yield Proposal(release, "place", f"Di mana {event} digelar pada {day}?", (place,), sentence)


def _written(found: FoundDate) -> tuple[str, ...]:
    """A date in words and in figures."""
    return _day(found), f"{found.date.day}/{found.date.month}/{found.date.year}"


def _day(found: FoundDate) -> str:
    return f"{found.date.day} {MONTHS[found.date.month - 1].capitalize()} {found.date.year}"

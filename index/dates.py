"""Dates as Indonesian texts write them."""

import datetime
import re
from dataclasses import dataclass

_MONTHS = {
    1: "januari jan january", 2: "februari pebruari feb peb february", 3: "maret mar march",
    4: "april apr", 5: "mei may", 6: "juni jun june", 7: "juli jul july",
    8: "agustus agu agt ags agust aug august", 9: "september sep sept",
    10: "oktober okt oct october", 11: "november nopember nov nop", 12: "desember des dec december",
}  # fmt: skip
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_WEEKDAYS = (
    "senin monday mon", "selasa tuesday tue", "rabu wednesday wed", "kamis thursday thu",
    "jumat jum'at jum’at friday fri", "sabtu saturday sat", "minggu ahad sunday sun",
)  # fmt: skip
_WEEKDAY = {name: day for day, names in enumerate(_WEEKDAYS) for name in names.split()}


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_S = r"[\s\u00a0\u202f\u200b\u2060\ufeff]{0,3}"  # blanks, visible or not
_YEAR = r"(?:19|20)\d\d"
_TO = rf"{_S}(?:[–—-]|s\.?d\.?|s/d|sampai|hingga|dan|&){_S}"
_FREE = r"(?<![\d/])(?<!\d[.,-])"  # not within a number
_APART = r"(?<![\w/.-])(?<!\d,)"  # nor, of figures alone, at its end ("SET.3/02/2026")
_COUNT = r"(?:(?!\d)|(?=\d{1,7}(?:Print|Dibaca|x\b)))"  # a page's counter may be glued to the year
_BEFORE = (
    rf"(?:(?<![^\W\d_])(?P<weekday>{_any(_WEEKDAY)}){_S}(?:(?:pagi|siang|sore|petang|malam)\b{_S})?"
    rf"[,.]?{_S}(?:(?:tanggal\b|tgl\.?){_S})?)?(?P<open>\({_S})?"
)
_FORMS = (
    # 3 Juni 2025, 3–5 Juni 2025 and 30 Mei–2 Juni 2025 (the last day), 5 Sept. 2024
    rf"{_FREE}(?P<d1>\d{{1,2}})(?:{_TO}(?P<until>\d{{1,2}}))?{_S}"
    rf"(?P<m1>{_any(_MONTH)})\.?{_S},?{_S}(?P<y1>{_YEAR}){_COUNT}",
    # June 3, 2025
    rf"(?<![^\W\d_])(?P<m2>{_any(_MONTH)})\.?{_S}(?<!\w)(?P<d2>\d{{1,2}}),{_S}(?P<y2>{_YEAR})(?!\d)",
    # 2025-06-03, 2025/06/03
    rf"{_APART}(?P<y3>{_YEAR})(?P<s3>[-/])(?P<m3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})(?![\d/-])",
    # 3/6/2025, 03-06-2025, 3.6.2025, 3-5/6/2025
    rf"{_APART}(?:\d{{1,2}}(?:/\d{{1,2}})?{_S}[–-]{_S})?(?P<d4>\d{{1,2}})(?P<s4>[-/.])(?P<m4>\d{{1,2}})"
    rf"(?P=s4)(?P<y4>{_YEAR})(?![\d/-]|[.,]\d)",
    # Kamis (3/6/25), and (3/6), whose year comes from elsewhere
    rf"{_APART}(?:\d{{1,2}}(?:/\d{{1,2}})?{_S}[–-]{_S})?(?P<d5>\d{{1,2}})/(?P<m5>\d{{1,2}})"
    r"(?:/(?P<y5>\d\d))?(?![\d/-]|[.,]\d)",
)  # fmt: skip
_DATE = re.compile(f"{_BEFORE}(?:{'|'.join(_FORMS)})(?(open)(?P<close>{_S}\\))?)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:tanggal|diterbitkan|terbit|dipublikasikan|diunggah|published|posted|date|pada|on)\s*)+:?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?:pukul|jam|pkl\.?|at|t)?\s*\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?)?"
    r"\s*(?:wib|wita|wit|gmt|utc|z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_EDGES = " \t\r\n,;:()[]|–—-.\u00a0\u202f\u200b\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``text[start:end]`` is how it is written, with its weekday if it has one.

    ``weekday_agrees`` is None where no weekday is written, ``year_written`` false where the year
    was taken from elsewhere.
    """

    start: int
    end: int
    date: datetime.date
    weekday_agrees: bool | None = None
    year_written: bool = True


def dates_in(text: str, near: datetime.date | None = None) -> list[FoundDate]:
    """Every date in a text, in order.

    Of a range it is the last day. A day and month in brackets or behind a weekday, "(26/2)", is
    a date only with ``near``: the year is then the one that brings it nearest.
    """
    return [found for match in _DATE.finditer(text) if (found := _found(match, near))]


def parse_date(words: str) -> datetime.date | None:
    """The date that a value is, with a label, a weekday or a time beside it or not; else None."""
    words = words.strip()
    try:
        return datetime.datetime.fromisoformat(words).date()
    except ValueError:
        pass
    found = dates_in(words)
    if len(found) != 1:
        return None
    before = words[: found[0].start].strip(_EDGES)
    after = words[found[0].end :].strip(_EDGES.replace("-", ""))
    alone = (not before or _LABEL.fullmatch(before)) and _TIME.fullmatch(after)
    return found[0].date if alone else None


def _found(match: re.Match[str], near: datetime.date | None) -> FoundDate | None:
    groups = match.groupdict()
    number = next(n for n in "12345" if groups[f"d{n}"])
    day, month = int(groups["until"] or groups[f"d{number}"]), _month(groups[f"m{number}"])
    year = groups[f"y{number}"]
    if number == "5" and not (groups["weekday"] or groups["close"]):
        return None  # a fraction, or a number of something
    if year:
        found = _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    else:
        found = _nearest(month, day, near) if near else None
    if found is None:
        return None
    weekday = _WEEKDAY.get((groups["weekday"] or "").lower())
    agrees = None if weekday is None else weekday == found.weekday()
    return FoundDate(match.start(), match.end(), found, agrees, bool(year))


def indonesian_date(day: datetime.date) -> str:
    """3 Juni 2025."""
    return f"{day.day} {_MONTHS[day.month].split()[0].capitalize()} {day.year}"


def month_named(word: str) -> int | None:
    """The number of the month that a word names or abbreviates, in Indonesian or English."""
    return _MONTH.get(word.lower())


def month_pattern() -> str:
    """The names of months, in Indonesian and English and as abbreviated, as a pattern."""
    return _any(_MONTH)


def _nearest(month: int, day: int, near: datetime.date) -> datetime.date | None:
    years = (_date(near.year + step, month, day) for step in (-1, 0, 1))
    return min((one for one in years if one), key=lambda one: abs((one - near).days), default=None)


def _month(written: str) -> int:
    # zero is no month: an odd letter ("ſept") that only looks like one of a name
    return int(written) if written.isdigit() else _MONTH.get(written.lower(), 0)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

"""Dates as Indonesian texts write them."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

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

_S = r"[\s\u00a0\u202f\u200b\u2060\ufeff]"  # a blank, visible or not
_NAMES = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))
_DAYS = "|".join(sorted(map(re.escape, _WEEKDAY), key=len, reverse=True))
_BEFORE = rf"(?:(?<![^\W\d_])(?P<weekday>{_DAYS}){_S}{{0,3}}[,.]?{_S}{{0,3}}\(?{_S}{{0,3}})?"
_FORMS = (
    # 3 Juni 2025, 3–5 Juni 2025 and 30 Mei–2 Juni 2025 (the last day), 5 Sept. 2024
    rf"(?<![\d/.,-])(?P<d1>\d{{1,2}}){_S}{{0,3}}(?:(?:[–—-]|s\.?d\.?){_S}{{0,3}}"
    rf"(?P<until>\d{{1,2}}){_S}{{0,3}})?(?P<m1>{_NAMES})\.?{_S}{{0,3}},?{_S}{{0,3}}(?P<y1>(?:19|20)\d\d)(?!\d)",
    # June 3, 2025
    rf"(?<![^\W\d_])(?P<m5>{_NAMES})\.?{_S}{{1,3}}(?P<d5>\d{{1,2}}),{_S}{{0,3}}(?P<y5>(?:19|20)\d\d)(?!\d)",
    # 2025-06-03, 2025/06/03
    r"(?<![\d/.-])(?P<y2>(?:19|20)\d\d)(?P<s2>[-/])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2})(?![\d/-])",
    # 3/6/2025, 03-06-2025, 3.6.2025
    r"(?<![\d/.,-])(?P<d3>\d{1,2})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<y3>(?:19|20)\d\d)(?![\d/-]|[.,]\d)",
    # (3/6) and Kamis, 3/6: the year comes from elsewhere
    r"(?<=\()(?P<d4>\d{1,2})/(?P<m4>\d{1,2})(?=\))",
)
_DATE = re.compile(_BEFORE + "(?:" + "|".join(_FORMS) + ")", re.IGNORECASE)
_TIME = re.compile(
    rf"[\s,;|()\[\]–—-]*(?:(?:pukul|jam|pkl\.?|t){_S}*)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?{_S}*(?:wib|wita|wit)?"
    r"[\s,;|()]*",
    re.IGNORECASE,
)
_EDGES = " \t\n,;:()[]|–—-.\u00a0\u202f\u200b\ufeff"


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

    Of a range it is the last day. A day and month in brackets, "(26/2)", is a date only with
    ``near``: the year is then the one that brings it nearest.
    """
    return list(_dates(text, near))


def parse_date(words: str) -> datetime.date | None:
    """The date that a value is, with a weekday or a time beside it or not; else None."""
    words = words.strip()
    try:
        return datetime.datetime.fromisoformat(words).date()
    except ValueError:
        pass
    found = dates_in(words)
    if len(found) == 1:
        rest = words[: found[0].start].strip(_EDGES) + "\n" + words[found[0].end :]
        return found[0].date if _nothing_else(rest) else None
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError):
        return None


def _nothing_else(rest: str) -> bool:
    before, after = rest.split("\n", 1)
    return not before and (not after.strip(_EDGES) or _TIME.fullmatch(after) is not None)


def _dates(text: str, near: datetime.date | None) -> Iterator[FoundDate]:
    for match in _DATE.finditer(text):
        groups = match.groupdict()
        number = next(n for n in "15234" if groups[f"d{n}"])
        day = int(groups["until"] or groups[f"d{number}"])
        month = _month(groups[f"m{number}"])
        year = groups.get(f"y{number}")
        if year:
            found = _date(int(year), month, day)
        elif near:
            years = (_date(near.year + step, month, day) for step in (-1, 0, 1))
            found = min(
                (one for one in years if one), key=lambda one: abs((one - near).days), default=None
            )
        else:
            continue
        if found is None:
            continue
        weekday = groups["weekday"]
        agrees = None if not weekday else _WEEKDAY[weekday.lower()] == found.weekday()
        yield FoundDate(match.start(), match.end(), found, agrees, bool(year))


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTH[written.lower()]


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

"""The time a question asks about, and how well a passage fits it.

Rules read months, years, quarters, halves, parts of a year, feasts and relative words ("tahun
lalu") as spans of days. What is published of a month comes out in it or in the next, and the
date of a release may lag, so a scope prefers and never excludes: dates inside a passage count
as much as the date of its release.
"""

import calendar
import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .dates import month_named, month_pattern
from .releases import Passage, Release
from .terms import normalise

Days = tuple[datetime.date, datetime.date]

_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?<![^\W\d_])(?:{month_pattern()})(?![^\W\d_])\.?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINAL = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "first": 1, "second": 2, "third": 3,
    "fourth": 4,
}  # fmt: skip
_NTH = "1|2|3|4|iv|iii|ii|i|" + "|".join(_ORDINAL)
# Eid al-Fitr's first day, of a year as Indonesia kept it
_EID = {
    2019: (6, 5), 2020: (5, 24), 2021: (5, 13), 2022: (5, 2), 2023: (4, 22), 2024: (4, 10),
    2025: (3, 31), 2026: (3, 21), 2027: (3, 10), 2028: (2, 27),
}  # fmt: skip
_RELATIVE = (
    (r"\b(?:tahun|thn) (?:lalu|kemarin)|\blast year", "year", -1),
    (r"\b(?:tahun|thn) (?:ini|berjalan)|\bthis year", "year", 0),
    (r"\b(?:tahun|thn) depan|\bnext year", "year", 1),
    (r"\b(?:bulan|bln) (?:lalu|kemarin)|\blast month", "month", -1),
    (r"\b(?:bulan|bln) ini|\bthis month", "month", 0),
    (r"\b(?:pekan|minggu) (?:lalu|kemarin)|\blast week", "week", -1),
    (r"\b(?:pekan|minggu) ini|\bthis week", "week", 0),
    (r"\b(?:hari ini|today)\b", "day", 0),
    (r"\b(?:kemarin|kmrn|yesterday)\b", "day", -1),
)
_PART = re.compile(
    rf"\b(?P<part>awal|pertengahan|tengah|akhir|penghujung|ujung|early|mid|late|end of"
    rf"|beginning of)"
    rf"[ -](?:tahun |thn )?(?P<year>{_YEAR}|tahun ini|tahun lalu|this year|last year)\b"
)
_PARTS = {
    "awal": (1, 4), "early": (1, 4), "beginning of": (1, 4), "pertengahan": (5, 8),
    "tengah": (5, 8), "mid": (5, 8),
}  # fmt: skip
_LAST_PART = (10, 12)
_QUARTER = re.compile(
    rf"\b(?:(?P<unit>triwulan|kuartal|tw|q|quarter|semester|smt|paruh|half)[ -]?(?P<nth>{_NTH})"
    rf"|(?P<english>{'|'.join(_ORDINAL)}) (?P<of>quarter|half)(?: of)?)"
    rf"[ -]?(?:tahun |thn |dari )?(?P<year>{_YEAR}|tahun ini|tahun lalu)?\b"
)
_FEAST = re.compile(
    rf"\b(?:lebaran|idul ?fitri|eid)\b(?: 14\d\d ?h)?(?: tahun)? ?(?P<eid>{_YEAR})?"
    rf"|\b(?:nataru|natal dan tahun baru)\b ?(?P<nataru>{_YEAR})?(?: ?[/–-] ?(?P<to>{_YEAR}))?"
)
_DATED = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:[-–]\d{{1,2}})? ?)?(?P<month>{_MONTH})"
    rf"[ ,]*(?:tahun |thn )?(?P<year>{_YEAR})?"
)
_NUMERIC = re.compile(
    rf"(?<![\d/.,-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/(?P<year>{_YEAR}))?(?![\d/])"
)
_MAY = re.compile(r"\b(?:in|of|since|until|by|last|this)\s+\Z")  # else it is a verb
_ALONE = re.compile(rf"(?<![\d.,/-]){_YEAR}(?![\d/]|[.,]\d)")
_NEWEST = re.compile(
    r"\b(?:terbaru|terkini|terakhir|paling baru|sekarang|skrg|saat ini|hingga kini|kini|latest"
    r"|newest|most recent|current|currently|now)\b"
)
_LAG = 45  # days after its span in which a figure is still published
_NEAR = 120  # days at which nothing is left of the nearness of a release
_NEWEST_PULL = 0.15
_SHORT = 40  # days: a span this short is a month, a week or a day


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question says of time.

    ``spans`` are the days it may mean, first and last; ``months`` the numbers of months that
    are named without a year; ``newest`` whether it asks for how things stand now.
    """

    spans: tuple[Days, ...] = ()
    months: frozenset[int] = frozenset()
    newest: bool = False

    def __bool__(self) -> bool:
        return bool(self.spans or self.months)


def scope_of(question: str, today: datetime.date) -> Scope:
    """The time a question asks about; relative words count from ``today``."""
    asked = normalise(question)
    newest = _NEWEST.search(asked) is not None
    spans: list[Days] = []
    months: set[int] = set()
    for pattern, read in (
        (_QUARTER, _of_quarter), (_PART, _of_part), (_FEAST, _of_feast), (_NUMERIC, _of_numeric),
        (_DATED, _of_month), (_ALONE, _of_year),
    ):  # fmt: skip
        for match in pattern.finditer(asked):
            found = read(match, today)
            if isinstance(found, int):
                months.add(found)
            elif found:
                spans.append(found)
        # what one rule has read is not read again by the next
        asked = pattern.sub(lambda match: " " * len(match[0]), asked)
    for words, unit, step in _RELATIVE:
        if re.search(words, asked):
            spans.append(_relative(unit, step, today))
            asked = re.sub(words, " ", asked)
    return Scope(tuple(spans), frozenset(months), newest)


def fit(scope: Scope, release: Release, passage: Passage) -> float:
    """How well a passage fits a scope that says something, in [0, 1].

    1 where the passage or the title names the time, less by the distance of the release's
    date where neither does.
    """
    text = release.text[passage.start : passage.end]
    named = _mentions(text, release.date) | _mentions(release.title, release.date)
    return max(_named_fit(scope, named), _published_fit(scope, release.date))


def newness(date: datetime.date | None, among: Collection[datetime.date]) -> float:
    """How well a release fits a question for how things stand now: the newest of several best.

    Near 0.5, as for a scope that says little: the newest release need not say the latest.
    """
    if date is None or not among:
        return 0.5 - _NEWEST_PULL
    first, last = min(among), max(among)
    share = (date - first).days / ((last - first).days or 1)
    return 0.5 + _NEWEST_PULL * (2 * min(1.0, max(0.0, share)) - 1)


def _named_fit(scope: Scope, named: frozenset[Days]) -> float:
    best = 0.0
    for first, last in named:
        for start, end in scope.spans:
            if first <= end and last >= start:
                # a whole year named is little for a month asked
                wide = (last - first).days > _SHORT and (end - start).days <= _SHORT
                best = max(best, 0.4 if wide else 1.0)
        if (last - first).days <= _SHORT and first.month in scope.months:
            best = 1.0
    return best


def _published_fit(scope: Scope, date: datetime.date | None) -> float:
    if date is None:
        return 0.3
    best = 0.6 if date.month in scope.months or (date.month - 2) % 12 + 1 in scope.months else 0.0
    for start, end in scope.spans:
        if start <= date <= end:
            return 0.9
        late = (date - end).days - _LAG
        away = late if date > end else (start - date).days
        best = max(best, 0.8 * (1 - min(1.0, max(0, away) / _NEAR)))
    return best


@lru_cache(maxsize=4096)
def _mentions(text: str, near: datetime.date | None) -> frozenset[Days]:
    """The days, months and years that a text names; without a year, in the release's own."""
    return frozenset(_named(normalise(text), near))


def _named(text: str, near: datetime.date | None) -> Iterator[Days]:
    for pattern in (_NUMERIC, _DATED):
        for match in pattern.finditer(text):
            month = _month_of(match)
            year = int(match["year"]) if match["year"] else near.year if near else 0
            if month and year:
                yield _month_days(year, month)
        text = pattern.sub(" ", text)
    for match in _ALONE.finditer(text):
        yield _year_days(int(match[0]))


def _of_quarter(match: re.Match[str], today: datetime.date) -> Days | None:
    written = match["nth"] or match["english"]
    nth = _ROMAN.get(written) or _ORDINAL.get(written) or int(written)
    unit = match["unit"] or match["of"]
    size = 6 if unit in {"semester", "smt", "paruh", "half"} else 3
    year, last = _year(match["year"], today), min(12, nth * size)
    return _month_days(year, last - size + 1)[0], _month_days(year, last)[1]


def _of_part(match: re.Match[str], today: datetime.date) -> Days:
    first, last = _PARTS.get(match["part"], _LAST_PART)
    year = _year(match["year"], today)
    return _month_days(year, first)[0], _month_days(year, last)[1]


def _of_feast(match: re.Match[str], today: datetime.date) -> Days | None:
    if "nataru" in match[0] or "natal" in match[0]:
        year = int(match["nataru"] or (int(match["to"]) - 1 if match["to"] else today.year))
        return datetime.date(year, 12, 1), datetime.date(year + 1, 1, 31)
    year = int(match["eid"] or today.year)
    if year not in _EID:
        return None
    day = datetime.date(year, *_EID[year])
    return day - datetime.timedelta(30), day + datetime.timedelta(20)


def _of_numeric(match: re.Match[str], today: datetime.date) -> Days | int | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _month_days(int(match["year"]), month) if match["year"] else month


def _of_month(match: re.Match[str], today: datetime.date) -> Days | int | None:
    month = _month_of(match)
    if not month or (match[0].strip() == "may" and not _MAY.search(match.string[: match.start()])):
        return None
    return _month_days(int(match["year"]), month) if match["year"] else month


def _of_year(match: re.Match[str], today: datetime.date) -> Days:
    return _year_days(int(match[0]))


def _relative(unit: str, step: int, today: datetime.date) -> Days:
    if unit == "year":
        return _year_days(today.year + step)
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        return _month_days(year, month + 1)
    if unit == "week":
        monday = today - datetime.timedelta(today.weekday() - 7 * step)
        return monday, monday + datetime.timedelta(6)
    day = today + datetime.timedelta(step)
    return day, day


def _year(words: str | None, today: datetime.date) -> int:
    """A year in figures, or in words that count from today."""
    if words and words.isdigit():
        return int(words)
    return today.year - (words in {"tahun lalu", "last year"})


def _month_of(match: re.Match[str]) -> int:
    written = match["month"].rstrip(".")
    month = int(written) if written.isdigit() else month_named(written) or 0
    return month if 1 <= month <= 12 else 0


def _month_days(year: int, month: int) -> Days:
    return (
        datetime.date(year, month, 1),
        datetime.date(year, month, calendar.monthrange(year, month)[1]),
    )


def _year_days(year: int) -> Days:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)

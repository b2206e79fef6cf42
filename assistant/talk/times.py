"""The time that a question about the archive names, taken out of its words; pure."""

import calendar
import datetime
import re

from index.dates import dates_in, month_pattern
from index.scope import Days, scope_of

from .vocabulary import GAP

_NTH = r"(?:i{1,3}|iv|[1-4]|pertama|kedua|ketiga|keempat)"
_UNIT = r"(?:triwulan|kuartal|semester|quarter|tw|q)"
_WORD = (
    rf"(?:{_UNIT}[ -]?{_NTH}|(?:first|second|third|fourth) (?:quarter|half)|{month_pattern()}"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d|\d{1,2}|(?:19|20)\d\d|tahun|thn|bulan|bln|pekan|minggu"
    r"|hari|lalu|kemarin|kmrn|ini|awal|akhir|pertengahan|tanggal|tgl|last|this|month|year|week|today"
    r"|yesterday|early|late|mid|of)"
)
_BEFORE = r"(?:pada|selama|sepanjang|untuk|di|in|during|on|for|from|of|dari|the)"
_RUN = re.compile(rf"(?<![\w/-])(?:{_BEFORE} )*{_WORD}(?: {_WORD})*(?![\w/-])", re.IGNORECASE)
_QUARTER = re.compile(rf"\b{_UNIT}", re.IGNORECASE)
_DAY_ALONE = re.compile(r"(?<![\d/-])\d{1,2}(?![\d/-])")


def time_asked(words: str, today: datetime.date) -> tuple[Days | None, str] | None:
    """The days that the words name, and the words with a gap in their place.

    None where these rules do not read the time: two times, or a day without its year.
    """
    found: list[Days] = []
    kept: list[str] = []
    at = 0
    for match in _RUN.finditer(words):
        spans = _spans(match[0], today)
        if not spans:
            continue
        if len(spans) > 1 or found:
            return None
        found = spans
        kept += [words[at : match.start()], GAP]
        at = match.end()
    return (found[0] if found else None), "".join([*kept, words[at:]])


def _spans(words: str, today: datetime.date) -> list[Days]:
    """The times that the words name; two where they name a day that is not read."""
    dates = dates_in(words)
    if len(dates) == 1:
        return [(dates[0].date, dates[0].date)]
    scope = scope_of(words, today)
    spans = [*scope.spans, *(_latest(month, today) for month in scope.months)]
    vague = _DAY_ALONE.search(words) and not _QUARTER.search(words)
    return spans * 2 if vague else spans


def _latest(month: int, today: datetime.date) -> Days:
    """The last such month that has begun."""
    year = today.year - (month > today.month)
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)

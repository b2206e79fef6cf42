"""Where a text says when it was released, and how far that can be believed."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..dates import FoundDate, dates_in
from .numbers import FoundNumber

HEAD, TAIL = 700, 700  # characters at the ends of a text that can date it
_AROUND, _MOST = 20_000, 200  # characters and dates that lend a day their year
_ANY_YEAR = datetime.date(2000, 1, 1)  # a leap year: every day is in it
_PLACE = (
    r"(?!(?:Pada|Hari|Tanggal|Sejak|Hingga|Sampai|Mulai|Per|Selama|On|Since)\b)"
    r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}"
)
_DATELINE = re.compile(
    rf"(?:\A|\n|[.!?”\"][ \t]*|(?<=[a-z\d)”\"])){_PLACE}(?:[ ]?[,/][ ]?{_PLACE}){{0,3}}"
    r"[ ]?(?:\([\w .,-]{2,30}\))?[ ]?[,–—-]?[ ]*\Z"
)
_TEXT_BEGINS = re.compile(r"[ \t)]*(?:,?[ \t]*[-–—:|]|[.,]?[ \t]*(?:\n|\Z)|\.?[ \t]*[A-Z“\"(]|\d)")
_DASH = re.compile(r"[ \t).,]*[-–—]")
_LABELLED = re.compile(r"(?:tanggal|date)\s*:\s*\Z", re.IGNORECASE)
_LETTERHEAD = re.compile(r"siaran\s*pers|press\s*release|nomor|\bno\.", re.IGNORECASE)
_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|\Z)")
_FROM_OR_TO = re.compile(r"\b(?:sejak|mulai|hingga|sampai|dari)\s+(?:hari\s+)?\Z", re.IGNORECASE)
_INVISIBLE = " \t\n\u00a0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class DateClue:
    """A date that may be the release's, and why: the surest reason first.

    ``header`` (above the text), ``dateline`` ("Jakarta, 3 Juni 2025 –"), ``signature`` (below the
    text), ``address`` (in the URL), ``lead`` ("Kamis (26/2/2026)" in the opening: the day of what
    is told). ``text[start:end]`` is how it is written; of an address both are 0.
    """

    date: datetime.date
    reason: str
    start: int = 0
    end: int = 0
    weekday_agrees: bool | None = None
    year_written: bool = True


def date_clues(
    text: str,
    title: str = "",
    url: str = "",
    number: FoundNumber | None = None,
    given: datetime.date | None = None,
) -> list[DateClue]:
    """What dates a text, the surest first; a day without a year takes it from ``given``.

    Where none is given it takes the year of the dates written around it, if they all lead to the
    same one and the weekday is right.
    """
    clues = [*_at_the_top(text, title, given), *_at_the_end(text, number), *_in_address(url)]
    order = ("header", "dateline", "signature", "address", "lead")
    return sorted(clues, key=lambda clue: order.index(clue.reason))


def _at_the_top(text: str, title: str, given: datetime.date | None) -> Iterator[DateClue]:
    """Within the title where it opens the text, and below it: each is read for itself."""
    below = len(title) if title and text.startswith(title) else 0
    for begin, end in ((0, below), (below, below + HEAD)):
        for found in _dated(text, begin, end, given):
            if reason := _reason(text, begin, below, found):
                yield _clue(found, reason)


def _reason(text: str, begin: int, below: int, found: FoundDate) -> str:
    before = text[max(begin, found.start - 120) : found.start]
    if found.year_written and _TEXT_BEGINS.match(text, found.end):
        if _is_header(text, begin, found, before):
            return "header"
        # "Hari Dermaga, 3 Juni 2025" may be a title; with a dash behind it is none
        follows = found.start >= below or _DASH.match(text, found.end)
        if follows and _DATELINE.search(before.lstrip("\ufeff")):
            return "dateline"
    return "lead" if _is_told(text, found) and not _FROM_OR_TO.search(before) else ""


def _is_header(text: str, begin: int, found: FoundDate, before: str) -> bool:
    if not text[begin : found.start].strip(_INVISIBLE) or _is_line(text, found):
        return True
    letterhead = _LETTERHEAD.search(text, begin, found.start)
    return letterhead is not None and _LABELLED.search(before) is not None


def _is_told(text: str, found: FoundDate) -> bool:
    return found.weekday_agrees is not None and text[found.end - 1] == ")"


def _is_line(text: str, found: FoundDate) -> bool:
    start = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end)
    rest = text[start : found.start] + text[found.end : end if end >= 0 else len(text)]
    return not any(map(str.isalnum, rest))


def _at_the_end(text: str, number: FoundNumber | None) -> Iterator[DateClue]:
    """A date behind the release's number, or on a line of its own or with its place."""
    begin = max(HEAD, len(text) - TAIL)
    for found in dates_in(text[begin:]):
        found = _moved(found, begin)
        line = text[text.rfind("\n", 0, found.start) + 1 : found.start]
        closes = text[found.end : found.end + 1] in ("", "\n", " ", ".", ",")
        behind = number and 0 <= found.start - number.end <= 3
        placed = "\n" in text and closes and len(line) <= 40 and _DATELINE.match(line)
        if behind or (placed and _ends_line(text, found.end)) or _is_line(text, found):
            yield _clue(found, "signature")


def _ends_line(text: str, end: int) -> bool:
    stop = text.find("\n", end)
    return not text[end : stop if stop >= 0 else len(text)].strip(" .,\t\u00a0")


def _in_address(url: str) -> Iterator[DateClue]:
    if match := _ADDRESS.search(url):
        try:
            yield DateClue(datetime.date(*map(int, match.groups())), "address")
        except ValueError:
            return


def _dated(text: str, begin: int, end: int, given: datetime.date | None) -> Iterator[FoundDate]:
    around: set[datetime.date] | None = None
    for found in dates_in(text[begin:end], near=given or _ANY_YEAR):
        found = _moved(found, begin)
        if found.year_written or given:
            yield found
        elif found.weekday_agrees is not None:
            if around is None:
                around = {one.date for one in dates_in(text[:_AROUND])[:_MOST]}
            if dated := _with_year(text, found, around):
                yield dated


def _with_year(text: str, found: FoundDate, around: set[datetime.date]) -> FoundDate | None:
    """A day without a year in the one year to which all dates around it lead."""
    words = text[found.start : found.end]
    read = {one.date: one for near in around for one in dates_in(words, near)}
    if len(read) != 1:
        return None
    (only,) = read.values()
    return _moved(only, found.start) if only.weekday_agrees else None


def _moved(found: FoundDate, by: int) -> FoundDate:
    return FoundDate(
        found.start + by, found.end + by, found.date, found.weekday_agrees, found.year_written
    )


def _clue(found: FoundDate, reason: str) -> DateClue:
    return DateClue(
        found.date, reason, found.start, found.end, found.weekday_agrees, found.year_written
    )

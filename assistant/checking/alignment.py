"""A claim in the words of its source, where both mean the same; pure.

The network of ``entailment`` has seen few pairs in which "tanpa biaya" stands for "gratis", "6 jam"
for "enam jam" or "15/7/2026" for "15 Juli 2026", and takes what is written otherwise for something
else. So both sides are written alike before it reads them, and where a word of a claim has a
synonym in the source, that stands in its place.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.dates import dates_in, indonesian_date

from .normalisation import numbers_in_figures
from .synonyms import INTERCHANGEABLE
from .vocabulary import SPELLINGS, WEEKDAYS

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PERCENT = re.compile(r"(?<=\d) ?%")
_IN_FIGURES = re.compile(r"^[^(–-]*\d[/.-]\d{1,2}[/.-]\d+\W*$|\(\d+[/.-]\d+[/.-]\d+\)$")
_NO_DATE = re.compile(r"(?:no\.?|nomor|versi) ?\||[\d-]\||\|[T-]$", re.IGNORECASE)
_BESIDE = 6  # characters before a date that tell that it is none
_KEPT = 4096  # texts whose spelling is remembered


@lru_cache(_KEPT)
def in_one_spelling(text: str) -> str:
    """A text with its dates in words, its numbers in figures, and what has two spellings in one."""
    for found in reversed(dates_in(text)):
        written = text[found.start : found.end]
        around = text[max(0, found.start - _BESIDE) : found.start], text[found.end : found.end + 1]
        if _IN_FIGURES.search(written) and not _NO_DATE.search("|".join(around)):
            weekday = _WORD.match(written)
            day = f"{weekday[0]}, " if weekday else ""
            text = text[: found.start] + day + indonesian_date(found.date) + text[found.end :]
    for pattern, meant in SPELLINGS:
        text = pattern.sub(meant, text)
    return numbers_in_figures(_PERCENT.sub(" persen", text))


def aligned(claim: str, sources: Iterable[str]) -> str:
    """A claim with words of its sources for their synonyms; all ``in_one_spelling`` already.

    What is written with a capital inside a sentence may be a name, and stays.
    """
    held = {word.lower() for source in sources for word in _WORD.findall(source)}

    def other(match: re.Match[str]) -> str:
        word = match[0].lower()
        may_be_name = word != match[0] and (match.start() > 0 or word in WEEKDAYS)
        if word in held or may_be_name:
            return match[0]
        meant = next((one for one in INTERCHANGEABLE.get(word, ()) if one in held), word)
        return meant.capitalize() if word != match[0] else meant

    return _WORD.sub(other, claim)

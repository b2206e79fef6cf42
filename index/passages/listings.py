"""The list of other hoaxes at the end of a debunk: headlines that the text does not explain.

"Berikut laporan harian isu hoaks …:" and then one "[HOAKS] …" after another. A passage must not
mix them with what was debunked, and none of them may be quoted as if it were so.
"""

import re
from collections.abc import Sequence

from .wrapping import ITEM, Span

_FALSE = re.compile(r"\b(?:hoaks|hoax|disinformasi|misinformasi|kabar bohong)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:berikut|daftar|lain|lainnya|laporan|rekap\w*|terkini|terbaru|others?|more)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:\W|\d{1,2}[.)]\s?)*\[\s*(?:hoaks|hoax|disinformasi|misinformasi|salah|fitnah|penipuan)\s*\]",
    re.IGNORECASE,
)
_LONGEST = 250  # characters of a heading or a headline


def listing(text: str, spans: Sequence[Span]) -> int | None:
    """Which of a release's sentences heads a list of hoaxes that goes on to the end, if any.

    ``spans`` are the sentences without boilerplate. The one found is the first headline where
    the list has no heading.
    """
    items = _items_at_the_end(text, spans)
    first = len(spans) - items
    tagged = sum(_TAG.match(text[a:b]) is not None for a, b in spans[first:])
    if items and first and _heads(text, spans[first - 1]) and (tagged or items > 1):
        return first - 1
    if tagged and _TAG.match(text, *spans[first]):
        return first
    return None


def headlines(text: str, spans: Sequence[Span], listed: int | None) -> frozenset[Span]:
    """The sentences of a list that ``listing`` found but for its heading."""
    if listed is None:
        return frozenset()
    return frozenset(span for span in spans[listed:] if not _heads(text, span))


def _items_at_the_end(text: str, spans: Sequence[Span]) -> int:
    """How many of the last sentences could be headlines, up to one that cannot or heads them."""
    count = 0
    for span in reversed(spans):
        if not _is_headline(text, span) or _heads(text, span):
            break
        count += 1
    return count


def _is_headline(text: str, span: Span) -> bool:
    start, end = span
    if end - start > _LONGEST:
        return False
    if _TAG.match(text, start, end):
        return True
    opens = start == 0 or text[start - 1] in "\n\r" or ITEM.match(text, start, end) is not None
    return opens and text[end - 1] not in ".:;"


def _heads(text: str, span: Span) -> bool:
    start, end = span
    line = text[start:end]
    if end - start > _LONGEST or _TAG.match(line) or not _FALSE.search(line):
        return False
    return _OTHERS.search(line) is not None and line[-1] not in ".!?"

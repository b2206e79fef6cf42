"""A question and a passage as the tokens that the network reads, and spans between the two.

A passage is read behind a header (title and date in words), so that releases of a series
differ. Spans count characters of the passage; tokens count from the first of the input.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from index.terms import MONTHS

LONGEST = 256  # tokens of an input
_LONGEST_QUESTION = 64  # tokens
_LONGEST_TITLE = 160  # characters
_PROMPT = "query: "
_FIRST, _BETWEEN, _LAST = [0], [2, 2], [2]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """An input: its token ids, and for each token the characters of the passage it covers.

    A token that covers none (the question, the header, marks) has the span (0, 0).
    """

    ids: list[int]
    offsets: list[Span]


def header(title: str, date: datetime.date | None) -> str:
    """What stands before a passage: its release's title, and the date in words."""
    day = f"{date.day} {MONTHS[date.month - 1]} {date.year}" if date else ""
    return ", ".join(part for part in (title[:_LONGEST_TITLE].strip(), day) if part)


def encode(
    tokenizer: Tokenizer, question: str, passages: Sequence[tuple[str, str]]
) -> list[Reading]:
    """The inputs of one question and several passages, each given as (header, text).

    A text that does not fit in ``LONGEST`` tokens is cut at its end.
    """
    asked = tokenizer.encode(_PROMPT + question, add_special_tokens=False).ids
    opening = _FIRST + asked[:_LONGEST_QUESTION] + _BETWEEN
    room = LONGEST - len(opening) - len(_LAST)
    pairs = [(f"{head}. " if head else "", text) for head, text in passages]
    whole = tokenizer.encode_batch([head + text for head, text in pairs], add_special_tokens=False)
    readings = []
    for (head, text), encoded in zip(pairs, whole, strict=True):
        offsets = [_within(span, len(head), text) for span in encoded.offsets[:room]]
        ids = opening + encoded.ids[:room] + _LAST
        readings.append(Reading(ids, [(0, 0)] * len(opening) + offsets + [(0, 0)]))
    return readings


def _within(span: Span, before: int, text: str) -> Span:
    """The visible characters of the passage that a token covers."""
    start, end = max(0, span[0] - before), max(0, span[1] - before)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else (0, 0)


def tokens_of(reading: Reading, span: Span) -> Span | None:
    """The first and the last token that touch ``span``; None where it was cut off."""
    start, end = span
    touching = [at for at, (a, b) in enumerate(reading.offsets) if a < end and b > start]
    if not touching or (reading.offsets[touching[-1]][1] < end and _cut(reading, end)):
        return None
    return touching[0], touching[-1]


def _cut(reading: Reading, end: int) -> bool:
    """Whether the passage's tokens end before ``end`` because the input was full."""
    return len(reading.ids) == LONGEST and max(b for _, b in reading.offsets) < end


def characters_of(reading: Reading, first: int, last: int) -> Span:
    """The characters from the first token to the last, both of the passage."""
    return reading.offsets[first][0], reading.offsets[last][1]

"""What comes of reading: candidate sentences, and which of them are the answer; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.passages.parts import parts
from index.passages.wrapping import goes_on
from index.releases import Hit
from index.terms import content_stems

from ..answers import Quote
from .inputs import Span

MOST = 3  # sentences of an answer
_LONGEST_LIST = 1_500  # characters
_LEANING = re.compile(
    r"\W*(?:Hal (?:ini|tersebut|itu)|Ia\b|Dia\b|Beliau\b|Mereka\b|Angka (?:ini|tersebut)"
    r"|Jumlah (?:ini|tersebut)|Program (?:ini|tersebut)|Kegiatan (?:ini|tersebut))"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could answer, with its features.

    ``focus`` are the words in it that answer, where they are known. Both spans count characters
    of the release.
    """

    hit: Hit
    span: Span
    features: tuple[float, ...]
    score: float = 0.0
    focus: Span | None = None

    @property
    def text(self) -> str:
        """The sentence as it stands in the release."""
        return self.hit.release.text[self.span[0] : self.span[1]]

    @property
    def quote(self) -> Quote:
        """The sentence as a quotation."""
        return Quote(self.hit.release.id, *self.span, self.text, self.focus)


@dataclass(frozen=True, slots=True)
class Reading:
    """The passages, best first; the sentences read, best first; how likely they answer, in [0, 1].

    ``quotes`` is the answer, empty where the confidence is too low; ``best`` is what it would
    be at any confidence.
    """

    hits: tuple[Hit, ...]
    candidates: tuple[Candidate, ...]
    decision_features: tuple[float, ...]
    confidence: float
    quotes: tuple[Quote, ...]
    best: tuple[Quote, ...] = ()


class Reader(Protocol):
    """Reads passages with a question in mind."""

    def read(self, question: str, hits: Sequence[Hit], english: bool = False) -> Reading:
        """Quotes that answer ``question`` from ``hits``, best first; none when none does."""


def sentences_of(hit: Hit) -> list[Span]:
    """What a passage says, in characters of the release: no boilerplate, no other hoax."""
    return parts(hit.release).quotable(hit.passage.start, hit.passage.end)


def says_something(hit: Hit, span: Span) -> bool:
    """Whether a sentence can be quoted at all: no question, and no repetition of the title."""
    text = hit.release.text[span[0] : span[1]]
    if len(text) < 15 or text.endswith("?"):
        return False
    stems = set(content_stems(text))
    title = set(content_stems(hit.release.title))
    return bool(stems) and len(stems & title) / len(stems) < 0.8


def leant_on(candidate: Candidate) -> Span | None:
    """The sentence before one that leans on it ("Hal ini …"), if it does."""
    if not _LEANING.match(candidate.text):
        return None
    before = [span for span in sentences_of(candidate.hit) if span[1] <= candidate.span[0]]
    return before[-1] if before else None


def whole_list(candidate: Candidate, asked_for: bool) -> Span:
    """The sentence with the items that it announces; of an item, where a list is asked for, all.

    The sentence alone if it belongs to no list, or to one of over 1,500 characters. A list ends
    where something stands that is not to be quoted: boilerplate, the headline of another hoax.
    """
    text, spans, at = _in_its_release(candidate)
    if at == len(spans) or spans[at][0] > candidate.span[0]:
        return candidate.span
    first = last = at
    if asked_for:
        while first > 0 and goes_on(text, spans[first - 1], spans[first]):
            first -= 1
    if not text[slice(*spans[at])].endswith(":") and first == at and not asked_for:
        return candidate.span
    while last + 1 < len(spans) and goes_on(text, spans[last], spans[last + 1]):
        last += 1
    start, end = min(spans[first][0], candidate.span[0]), max(spans[last][1], candidate.span[1])
    return (start, end) if end - start <= _LONGEST_LIST else candidate.span


def _in_its_release(candidate: Candidate) -> tuple[str, list[Span], int]:
    """The text of its release, what of it can be quoted, and which of that the candidate is."""
    text = candidate.hit.release.text
    spans = parts(candidate.hit.release).quotable(0, len(text))
    at = next((n for n, (_, end) in enumerate(spans) if end >= candidate.span[1]), len(spans))
    return text, spans, at

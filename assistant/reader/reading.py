"""What comes of reading: candidate sentences, and which of them are the answer; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.passages.parts import parts
from index.releases import Hit
from index.terms import content_stems

from ..answers import Quote
from .inputs import Span

MOST = 3  # sentences of an answer
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

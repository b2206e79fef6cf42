"""What a release is made of: sentences of its own, boilerplate, and a list of other hoaxes."""

from dataclasses import dataclass
from functools import lru_cache

from ..releases import Passage, Release
from .boilerplate import Mark, marks_of, without
from .listings import headlines, listing
from .sentences import sentence_spans
from .wrapping import Span

_REMEMBERED = 256  # releases: a search meets the same ones again and again


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one text, as spans of it in order.

    ``sentences`` are its own, without ``boilerplate``; from ``listed`` on (an index into them)
    they are a list of other hoaxes, of which ``headlines`` are those that are no heading.
    """

    sentences: tuple[Span, ...]
    boilerplate: tuple[Mark, ...]
    listed: int | None
    headlines: frozenset[Span]

    def quotable(self, start: int, end: int) -> list[Span]:
        """The sentences between two offsets that say something, cut off there."""
        return [
            (max(a, start), min(b, end))
            for a, b in self.sentences
            if a < end and b > start and (a, b) not in self.headlines
        ]

    def goes_on_listing(self, start: int) -> bool:
        """Whether a list of hoaxes began before an offset."""
        return self.listed is not None and self.sentences[self.listed][0] < start


def parts(release: Release) -> Parts:
    """Take a release apart; the last releases asked for are remembered."""
    return _parts(release.text, release.title, release.date is not None)


def searched(release: Release, passage: Passage) -> str:
    """What a passage is found by: its words without boilerplate, and under a list its heading."""
    known = parts(release)
    words = without(release.text, passage.start, passage.end, known.boilerplate)
    if passage.heading and known.goes_on_listing(passage.start):
        return f"{passage.heading}\n{words}"
    return words


def opening(release: Release, length: int) -> str:
    """What a release begins with, in at most ``length`` characters, before a list of hoaxes."""
    known = parts(release)
    first = known.sentences[0][0] if known.sentences else 0
    end = first + length
    if known.listed:
        end = min(end, known.sentences[known.listed][0])
    return without(release.text, first, end, known.boilerplate)


def number_of(release: Release) -> str:
    """A release's number, from its letterhead or its foot if nothing else named it."""
    marks = (mark for mark in parts(release).boilerplate if mark.kind == "number")
    return release.number or next((release.text[m.start : m.end] for m in marks), "")


@lru_cache(maxsize=_REMEMBERED)
def _parts(text: str, title: str, dated: bool) -> Parts:
    spans = sentence_spans(text)
    marks = marks_of(text, spans, title, dated)
    left_out = {(mark.start, mark.end) for mark in marks}
    own = tuple(span for span in spans if span not in left_out)
    listed = listing(text, own)
    return Parts(own, tuple(marks), listed, headlines(text, own, listed))

"""Each sentence of a chat model held against the evidence it was given.

A sentence counts when one place of the evidence, a sentence or two beside each other, says it:
no guard of ``agreement`` objects, and the support check finds the rest near enough in words and
meaning. Where it stands is found here, whatever the model cited, because models forget marks and
mistake them; so a supported sentence always comes with its exact quotation.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from index.dates import indonesian_date
from index.passages.parts import parts
from index.releases import Release

from ..answers import Quote
from .agreement import Reason, disagreement, in_source_language
from .marks import Claim
from .statement import Statement, statement
from .support import quotes as says_word_for_word

Span = tuple[int, int]
Supports = Callable[[Sequence[tuple[str, str]]], list[bool]]

_TRIED = 6  # places of the evidence, the likeliest first
_LEAST = 0.4  # share of the words of a claim that a place must have to be tried
_CITED = 0.05  # how much likelier a place is for being cited
_WIDER = 0.02  # how much less likely for each further sentence
_MOST_MISSING = 0.15  # of a claim's words, in all evidence, when it is made of several places
_APART = re.compile(r";\s+|,?\s+(?:sedangkan|sementara itu|adapun|whereas|while)\s+")
_SPOKEN = re.compile(r"[“\"]([^”\"]{20,})[”\"]")


class Fault(StrEnum):
    """What is wrong with a sentence, as the harness counts it."""

    FABRICATED = "fabricated"  # a figure, name or quotation that no evidence has
    MISATTRIBUTED = "misattributed"  # supported, but not by what it cites: corrected
    SPLICED = "spliced"  # made of several places that do not say it together
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence: ``release.text[start:end]``, under its number."""

    number: int
    release: Release
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim with the exact quotations that support it, or none.

    ``fault`` is what was wrong with it, also where that was put right; ``reason`` is the guard
    that objected at the likeliest place, "words" if its words or meaning were too far off.
    """

    claim: Claim
    quotes: tuple[Quote, ...]
    fault: Fault | None = None
    reason: Reason | None = None

    @property
    def supported(self) -> bool:
        """Whether the evidence says it."""
        return bool(self.quotes)


@dataclass(frozen=True)
class _Place:
    """One or two sentences of a piece of evidence."""

    piece: Piece
    span: Span

    @property
    def text(self) -> str:
        return self.piece.release.text[slice(*self.span)]

    @cached_property
    def said(self) -> Statement:
        return statement(self.text)

    @property
    def quote(self) -> Quote:
        return Quote(self.piece.release.id, *self.span, self.text)


class Evidence:
    """The places of some pieces of evidence, made comparable once for all claims."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.places = [place for piece in pieces for place in _places(piece)]
        self._contexts = {piece.release.id: context_of(piece.release) for piece in pieces}
        alone = [one for one in self.places if not _is_wider(one, self.places)]
        self.all = frozenset().union(*(one.said.known for one in alone))
        self.all |= frozenset().union(*(one.known for one in self._contexts.values()))
        self.figures = frozenset().union(*(one.said.amounts | one.said.dates for one in alone))
        self.text = "\n".join(one.text for one in alone)

    def context(self, place: _Place) -> Statement:
        """What is known of a place's release beside its text."""
        return self._contexts[place.piece.release.id]


def verify(
    claims: Sequence[Claim], pieces: Sequence[Piece], supports: Supports, english: bool = False
) -> list[Verdict]:
    """A verdict for each claim, in order.

    Args:
        claims: sentences of a model.
        pieces: the evidence that it was given.
        supports: for pairs (passage, sentence), whether the one supports the other in meaning.
        english: the claims are in English: figures, names and meaning decide, words do not.
    """
    evidence = Evidence(pieces)
    tried = [_likeliest(claim, evidence, english) for claim in claims]
    pairs = [(place.text, claim.text) for claim, one in zip(claims, tried, strict=True)
             for place, reason in one if reason is None]  # fmt: skip
    known = dict(zip(pairs, supports(pairs), strict=True))
    return [
        _verdict(claim, one, known, evidence, english)
        for claim, one in zip(claims, tried, strict=True)
    ]


Tried = list[tuple[_Place, Reason | None]]


def _likeliest(claim: Claim, evidence: Evidence, english: bool) -> Tried:
    """The places that may say a claim, the likeliest first, with the guard that objects."""
    said = statement(claim.text, english)
    words = set(statement(in_source_language(claim.text, english)).content) | said.amounts
    scored = []
    for order, place in enumerate(evidence.places):
        held = place.said.known | evidence.context(place).known | place.said.amounts
        share = len(words & held) / len(words) if words else 0.0
        if share >= (0 if english else _LEAST):
            cited = place.piece.number in claim.cited
            wider = len(place.text) / 1000
            scored.append((share + _CITED * cited - _WIDER * wider, -order, place))
    best = [place for _, _, place in sorted(scored, key=lambda one: one[:2], reverse=True)]
    return [
        (place, disagreement(said, place.said, evidence.context(place), english))
        for place in best[:_TRIED]
    ]


def _verdict(
    claim: Claim,
    tried: Tried,
    known: dict[tuple[str, str], bool],
    evidence: Evidence,
    english: bool,
) -> Verdict:
    found = [
        place
        for place, reason in tried
        if says_word_for_word(place.text, claim.text)
        or (reason is None and known[place.text, claim.text])
    ]
    if found:
        cited = [place for place in found if place.piece.number in claim.cited]
        fault = Fault.MISATTRIBUTED if claim.cited and not cited else None
        return Verdict(claim, ((cited or found)[0].quote,), fault)
    reason: Reason = next((reason for _, reason in tried[:1] if reason), "words")
    return Verdict(claim, (), _fault(claim, tried, evidence, english), reason)


def _fault(claim: Claim, tried: Tried, evidence: Evidence, english: bool) -> Fault:
    said = statement(claim.text, english)
    spoken = _SPOKEN.findall(claim.text)
    if (
        not said.amounts | said.dates <= evidence.figures
        or not said.names <= evidence.all
        or any(not says_word_for_word(evidence.text, words) for words in spoken)
    ):
        return Fault.FABRICATED
    words = set(said.content)
    nearest = max((len(words & place.said.known) for place, _ in tried), default=0)
    together = len(words & evidence.all)
    if together > nearest and together >= (1 - _MOST_MISSING) * len(words):
        return Fault.SPLICED
    return Fault.UNSUPPORTED


def _places(piece: Piece) -> list[_Place]:
    spans = parts(piece.release).quotable(piece.start, piece.end)
    alone = [_Place(piece, span) for span in spans]
    both = pairwise(spans)
    return [*alone, *(_Place(piece, (one[0], other[1])) for one, other in both)]


def _is_wider(place: _Place, places: Sequence[_Place]) -> bool:
    return any(
        other.piece == place.piece and other.span != place.span
        and place.span[0] <= other.span[0] and other.span[1] <= place.span[1]
        for other in places
    )  # fmt: skip


def context_of(release: Release) -> Statement:
    """What is known of a release beside its text: title, agency and its short name, date."""
    day = indonesian_date(release.date) if release.date else ""
    short = " ".join(_short_names(release))
    return statement(f"{release.title}. {release.agency} {short}. {day}")


def _short_names(release: Release) -> list[str]:
    """What the release calls its agency in brackets: "Badan Hitung Nusantara (BHN)"."""
    named = re.escape(release.agency)
    return re.findall(rf"{named} \(([A-Z]\w+)\)", release.text) if named else []


def split(claim: Claim) -> tuple[Claim, ...]:
    """The parts of a claim that say something each by itself, where it joins several."""
    found = [part.strip() for part in _APART.split(claim.text)]
    return tuple(Claim(part, claim.cited) for part in found if part)

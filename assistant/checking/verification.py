"""Each sentence of a chat model held against the evidence it was given.

A sentence counts when one place of the evidence, a sentence or two beside each other, says it:
no guard of ``agreement`` objects, and it is near enough in words and meaning. Where it stands is
found here, whatever the model cited, because models forget marks and mistake them; so a supported
sentence always comes with its exact quotation.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from index.dates import indonesian_date
from index.encoder import Encoder
from index.passages.parts import parts
from index.releases import Release
from index.terms import normalise

from ..answers import Quote
from .agreement import Reason, disagreement, in_source_language
from .marks import Claim
from .nearness import features, load_nearness
from .statement import Statement, statement, together
from .support import quotes as says_word_for_word

Span = tuple[int, int]

_TRIED = 6  # places of the evidence that the guards look at, the likeliest first
_WEIGHED = 2  # of those they let pass, whose meaning is compared: each costs an embedding
_LEAST = 0.4  # share of the words of a claim that a place must have to be tried
_CITED = 0.05  # how much likelier a place is for being cited
_WIDER = 0.02  # how much less likely for each hundred characters
_MOST_MISSING = 0.15  # of a claim's words, in all evidence, when it is made of several places
_APART = re.compile(r";\s+|,?\s+(?:sedangkan|sementara itu|adapun|whereas|while)\s+")
_WHOLE = 0.9  # of the characters of a place, of a claim that is it
_FEWEST = 2  # words that carry meaning, of a claim: a figure alone says nothing of anything
_TELLING = 4  # words of a part of a claim that can stand alone
_ORDER = re.compile(  # to whoever reads it out, or a conversation played to him
    r"\W*(?:(?:asisten|sistem|system|assistant|user|pengguna|pertanyaan|jawaban)\W*:"
    r"|(?:(?:asisten|model|AI|chatbot|bot|assistant)\b[\s,:]*)?(?:abaikan|lupakan|sebut(?:kan|lah)?|katakan(?:lah)?|jawab(?:lah)?|tulis(?:kan|lah)?"
    r"|anggap(?:lah)?|berpura-pura(?:lah)?|ignore|disregard|say|answer|write|pretend)\b)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[{}]|</?\w")
_UNSEEN = frozenset({"Cf", "Mn", "Lo"})  # kinds of characters that hide in words; Latin has none
_SPOKEN = re.compile(r"[“\"]([^”\"]{20,})[”\"]")


class Fault(StrEnum):
    """What is wrong with a sentence, as the harness counts it."""

    FABRICATED = "fabricated"  # a figure, name or quotation that no evidence has
    MISATTRIBUTED = "misattributed"  # supported, but not by what it cites: corrected
    SPLICED = "spliced"  # made of several places that do not say it together
    UNSUPPORTED = "unsupported"


class Piece(Protocol):
    """A piece of evidence: ``release.text[start:end]``, under its number."""

    @property
    def number(self) -> int:
        """The number that a claim cites it by."""

    @property
    def release(self) -> Release:
        """The release that it is of."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character behind its last."""


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


@dataclass(frozen=True, slots=True)
class _Place:
    """One or two sentences of a piece of evidence, and what is known of its release beside."""

    piece: Piece
    span: Span
    said: Statement
    context: Statement

    @property
    def quote(self) -> Quote:
        return Quote(self.piece.release.id, *self.span, self.said.text)


@dataclass(frozen=True, slots=True)
class _Tried:
    """A claim with the places that may say it, likeliest first, and what objects to each."""

    claim: Claim
    said: Statement
    places: tuple[tuple[_Place, Reason | None], ...]

    @property
    def passed(self) -> list[_Place]:
        return [place for place, reason in self.places if reason is None][:_WEIGHED]


class Evidence:
    """The places of some pieces of evidence, made comparable once for all claims."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        contexts = {piece.release.id: context_of(piece.release) for piece in pieces}
        alone: list[_Place] = []
        both: list[_Place] = []
        for piece in pieces:
            found = list(_sentences(piece, contexts[piece.release.id]))
            alone += found
            both += map(_joined, found, found[1:])
        self.places = (*alone, *both)
        self.known = frozenset().union(*(one.said.known | one.context.known for one in alone))
        self.figures = frozenset().union(*(one.said.amounts | one.said.dates for one in alone))
        self.text = "\n".join(one.said.text for one in alone)


def verify(
    claims: Sequence[Claim], pieces: Sequence[Piece], encoder: Encoder, english: bool = False
) -> list[Verdict]:
    """A verdict for each claim, in order.

    Args:
        claims: sentences of a model.
        pieces: the evidence that it was given.
        encoder: tells how near two texts are in meaning.
        english: the claims are in English: figures, names and meaning decide, words do not.
    """
    evidence = Evidence(pieces)
    divided = {claim: _divided(claim) for claim in claims}
    every = dict.fromkeys(one for claim in claims for one in (claim, *divided[claim]))
    tried = [_try(claim, evidence, english) for claim in every]
    near = _near(tried, encoder, english)
    verdicts = {one.claim: _verdict(one, near, evidence) for one in tried}
    return [_whole(verdicts[claim], [verdicts[one] for one in divided[claim]]) for claim in claims]


def _divided(claim: Claim) -> tuple[Claim, ...]:
    """The parts of a claim that say something each by itself, where it joins several."""
    found = [part.strip() for part in _APART.split(claim.text)]
    if len(found) < 2 or any(len(part.split()) < _TELLING for part in found):
        return ()
    return tuple(Claim(part, claim.cited) for part in found)


def _whole(verdict: Verdict, divided: Sequence[Verdict]) -> Verdict:
    """The verdict of a claim, which its parts can support where no place has it whole."""
    if verdict.supported or not divided or not all(part.supported for part in divided):
        return verdict
    quotes = tuple(dict.fromkeys(quote for part in divided for quote in part.quotes))
    fault = next((part.fault for part in divided if part.fault), None)
    return replace(verdict, quotes=quotes, fault=fault, reason=None)


def _try(claim: Claim, evidence: Evidence, english: bool) -> _Tried:
    """The places that may say a claim, with the guard that objects to each."""
    said = statement(claim.text, english)
    words = {*statement(in_source_language(claim.text, english)).content, *said.amounts}
    scored = []
    said_enough = len(said.content) >= _FEWEST
    for order, place in enumerate(evidence.places if said_enough else ()):
        held = place.said.known | place.context.known | place.said.amounts
        share = len(words & held) / len(words) if words else 0.0
        if english or share >= _LEAST:
            cited = _CITED * (place.piece.number in claim.cited)
            score = share + cited - _WIDER * len(place.said.text) / 100
            scored.append((score, -order, place))
    best = sorted(scored, key=lambda one: one[:2], reverse=True)[:_TRIED]
    return _Tried(
        claim,
        said,
        tuple(
            (place, disagreement(said, place.said, place.context, english)) for _, _, place in best
        ),
    )


def _near(tried: Sequence[_Tried], encoder: Encoder, english: bool) -> set[tuple[str, str]]:
    """The pairs of claim and place, as their texts, that are near enough in words and meaning."""
    pairs = [(one, place) for one in tried for place in one.passed]
    texts = list(
        dict.fromkeys(t for one, place in pairs for t in (one.claim.text, place.said.text))
    )
    if not texts:
        return set()
    vectors = dict(zip(texts, encoder.encode_document(texts), strict=True))
    model = load_nearness()
    near = set()
    for one, place in pairs:
        texts_of = one.claim.text, place.said.text
        cosine = float(vectors[texts_of[0]] @ vectors[texts_of[1]])
        values = features(one.said, place.said, place.context, cosine)
        if cosine >= model.foreign if english else model.is_enough(values):
            near.add(texts_of)
    return near


def _verdict(tried: _Tried, near: set[tuple[str, str]], evidence: Evidence) -> Verdict:
    claim = tried.claim
    found = [
        place
        for place, _ in tried.places
        if (claim.text, place.said.text) in near or _is_whole(place.said.text, claim.text)
    ]
    if found:
        cited = [place for place in found if place.piece.number in claim.cited]
        fault = Fault.MISATTRIBUTED if claim.cited and not cited else None
        return Verdict(claim, ((cited or found)[0].quote,), fault)
    reason: Reason = next((reason for _, reason in tried.places[:1] if reason), "words")
    return Verdict(claim, (), _fault(tried, evidence), reason)


def _is_whole(text: str, claim: str) -> bool:
    """Whether a claim is a place word for word, and not a part that means something else alone."""
    return says_word_for_word(text, claim) and len(claim) >= _WHOLE * len(text)


def _fault(tried: _Tried, evidence: Evidence) -> Fault:
    said = tried.said
    if (
        not said.amounts | said.dates <= evidence.figures
        or not said.names <= evidence.known
        or any(
            not says_word_for_word(evidence.text, words)
            for words in _SPOKEN.findall(tried.claim.text)
        )
    ):
        return Fault.FABRICATED
    words = set(said.content)
    nearest = max((len(words & place.said.known) for place, _ in tried.places), default=0)
    everywhere = len(words & evidence.known)
    if everywhere > nearest and everywhere >= (1 - _MOST_MISSING) * len(words):
        return Fault.SPLICED
    return Fault.UNSUPPORTED


def _sentences(piece: Piece, context: Statement) -> Iterable[_Place]:
    text = piece.release.text
    for span in parts(piece.release).quotable(piece.start, piece.end):
        if _says_something(text[slice(*span)]):
            yield _Place(piece, span, statement(text[slice(*span)]), context)


def _says_something(sentence: str) -> bool:
    """Whether a sentence of a release is one: no order to its reader, and no code."""
    seen = "".join(c for c in normalise(sentence) if unicodedata.category(c) not in _UNSEEN)
    return _ORDER.match(seen) is None and _CODE.search(seen) is None


def _joined(one: _Place, other: _Place) -> _Place:
    span = (one.span[0], other.span[1])
    text = one.piece.release.text[slice(*span)]
    return replace(one, span=span, said=together((one.said, other.said), text))


def context_of(release: Release) -> Statement:
    """What is known of a release beside its text: title, agency and its short name, date."""
    day = indonesian_date(release.date) if release.date else ""
    short = " ".join(_short_names(release))
    return statement(f"{release.title}. {release.agency} {short}. {day}")


def _short_names(release: Release) -> list[str]:
    """What the release calls its agency in brackets: "Badan Hitung Nusantara (BHN)"."""
    named = re.escape(release.agency)
    return re.findall(rf"{named} \(([A-Z]\w+)\)", release.text) if named else []

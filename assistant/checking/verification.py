"""Each sentence of a chat model held against the evidence it was given.

A sentence counts when one place of the evidence, a sentence or two together, says it:
none of the ``guards`` objects, and it is near enough in words and meaning. Where it stands is
found here, whatever the model cited, because models forget marks and mistake them; so a supported
sentence always comes with its exact quotation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from index.english import in_indonesian

from ..answers import Quote
from .guards import Reason, objections
from .marks import Claim
from .nearness import Comparer, Pair
from .places import Evidence, Piece
from .statement import Statement, statement
from .support import quotes as says_word_for_word

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
_NAMES = re.compile(r"[A-Z][\w.’'-]*(?:[\s,]+(?:(?:dan|serta|and)\s+)?[A-Z][\w.’'-]*)*")
_OF_EVIDENCE = (
    r"(?:bukti|dokumen|konteks|kutipan|sumber|teks|siaran pers|rilis|informasi|keterangan)"
)
_NOT_THERE = re.compile(  # what a model says of its evidence, not of the world
    rf"^\W*(?:dalam|di|dari|pada|berdasarkan) {_OF_EVIDENCE}\b(?: \w+){{0,3}},? "
    r"(?:tidak|belum|tak) (?:ada|ditemukan|tersedia|terdapat|disebut\w*|dijelaskan)\b"
    r"|\b(?:tidak|belum|tak) (?:ada|ditemukan|tersedia|terdapat|disebutkan) "
    r"(?:informasi|keterangan|bukti|data) (?:mengenai|tentang|terkait|soal|yang)\b"
    rf"|\b{_OF_EVIDENCE}(?: \w+){{0,3}} (?:tidak|belum|tak) (?:menyebut\w*|memuat|menjelaskan"
    r"|memberi\w*|mencantumkan|tersedia|ditemukan|ada)\b"
    r"|\b(?:evidence|passages?|sources?|documents?|context|text|releases?)(?: \w+){0,2} "
    r"(?:does|do) not (?:mention|say|contain|provide|specify|state|give)\b"
    r"|\bno (?:information|evidence) (?:about|on|regarding|is|was)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[“\"]([^”\"]{20,})[”\"]")


class Fault(StrEnum):
    """What is wrong with a sentence, as the harness counts it."""

    FABRICATED = "fabricated"  # a figure, name or quotation that no evidence has
    MISATTRIBUTED = "misattributed"  # supported, but not by what it cites: corrected
    SPLICED = "spliced"  # made of several places that do not say it together
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim with the exact quotations that support it, or none.

    ``fault`` is what was wrong with it, also where that was put right; ``reason`` is the guard
    that objected at the likeliest place, one whose objection is a veto first, "words" if its words
    or meaning were too far off.
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
class _Tried:
    """A claim with the places that may say it, likeliest first, and what objects to each."""

    claim: Claim
    said: Statement
    pairs: tuple[Pair, ...]

    def passed(self, weighs: frozenset[Reason]) -> list[Pair]:
        """Those to which nothing objects but what is weighed; the fewest objections first."""
        found = [pair for pair in self.pairs if weighs.issuperset(pair.objections)]
        return sorted(found, key=lambda pair: len(pair.objections))[:_WEIGHED]


def verify(
    claims: Sequence[Claim], pieces: Sequence[Piece], comparer: Comparer, english: bool = False
) -> list[Verdict]:
    """A verdict for each claim, in order.

    Args:
        claims: sentences of a model.
        pieces: the evidence that it was given.
        comparer: tells what is near enough in words and meaning.
        english: the claims are in English: figures, names and meaning decide, words do not.
    """
    evidence = Evidence(pieces)
    divided = {claim: _divided(claim) for claim in claims}
    every = dict.fromkeys(one for claim in claims for one in (claim, *divided[claim]))
    tried = [_try(claim, evidence, english) for claim in every]
    if len(claims) == 1 and _NAMES.fullmatch(claims[0].text.rstrip(" .")):
        tried = [replace(one, pairs=()) for one in tried]  # it says nothing of whom it names
    near = _near(tried, comparer, english)
    weighs = comparer.weighs(english)
    verdicts = {one.claim: _verdict(one, near, evidence, weighs) for one in tried}
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
    """The places that may say a claim, with the guards that object to each."""
    said = statement(claim.text, english)
    asked = f"{claim.text} {in_indonesian(claim.text)}" if english else claim.text
    words = {*statement(asked).content, *said.amounts}
    scored = []
    for order, place in enumerate(evidence.places if _says_something(said, evidence) else ()):
        held = place.said.known | place.context.known | place.said.amounts
        share = len(words & held) / len(words) if words else 0.0
        if english or share >= _LEAST:
            cited = _CITED * (place.piece.number in claim.cited)
            score = share + cited - _WIDER * len(place.said.text) / 100
            scored.append((score, -order, place))
    best = sorted(scored, key=lambda one: one[:2], reverse=True)[:_TRIED]
    pairs = (
        Pair(said, place, objections(said, place.said, place.context, english))
        for _, _, place in best
    )
    return _Tried(claim, said, tuple(pairs))


def _says_something(said: Statement, evidence: Evidence) -> bool:
    """Whether a sentence claims anything: no question, no announcement, no head of evidence.

    Nor does it where it only says what the evidence does not.
    """
    if len(said.content) < _FEWEST or said.text.rstrip().endswith(("?", ":")):
        return False
    lacks = _NOT_THERE.search(said.text)
    if lacks and not says_word_for_word(evidence.text, lacks[0]):
        return False
    words = set(said.content)
    named = '"' in said.text or "“" in said.text
    return not (named and any(words <= place.context.known for place in evidence.places))


def _near(tried: Sequence[_Tried], comparer: Comparer, english: bool) -> set[tuple[str, str]]:
    """The pairs of claim and place, as their texts, that are near enough in words and meaning."""
    weighs = comparer.weighs(english)
    pairs = [pair for one in tried for pair in one.passed(weighs)]
    enough = zip(pairs, comparer.near(pairs, english), strict=True)
    return {(pair.claim.text, pair.place.said.text) for pair, yes in enough if yes}


def _verdict(
    tried: _Tried, near: set[tuple[str, str]], evidence: Evidence, weighs: frozenset[Reason]
) -> Verdict:
    claim = tried.claim
    found = [
        pair.place
        for pair in tried.pairs
        if (claim.text, pair.place.said.text) in near or _is_whole(pair.place.said.text, claim.text)
    ]
    if found:
        cited = [place for place in found if place.piece.number in claim.cited]
        fault = Fault.MISATTRIBUTED if claim.cited and not cited else None
        return Verdict(claim, (cited or found)[0].quotes, fault)
    against = tried.pairs[0].objections if tried.pairs else ()
    reason: Reason = next(iter(sorted(against, key=lambda one: one in weighs)), "words")
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
    nearest = max((len(words & pair.place.said.known) for pair in tried.pairs), default=0)
    everywhere = len(words & evidence.known)
    if everywhere > nearest and everywhere >= (1 - _MOST_MISSING) * len(words):
        return Fault.SPLICED
    return Fault.UNSUPPORTED

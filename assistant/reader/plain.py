"""Reading without the trained network: words, forms and the encoder's cosine.

Every sentence of the best passages is scored by a logistic model over a few features; a
second one decides whether the best sentence answers at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.library import Library
from index.releases import Hit
from index.terms import content_stems

from ..answers import Quote
from ..question import kind_of
from .features import Wanted, coverage, plain_candidates, plain_decision, with_cosine
from .reading import MOST, Candidate, Reading, leant_on
from .weights import PLAIN_DECISION, Weights

_PASSAGES = 8  # whose sentences are scored
_ENCODED = 24  # sentences whose meaning is compared, the best by words
_LEAST = 0.6  # of the best sentence's score, of one that is quoted beside it
_ADDED = 0.15  # of the question's words, that it must add


@dataclass(frozen=True, slots=True)
class PlainReader:
    """Reads the passages of a library with any encoder."""

    library: Library
    weights: Weights

    def read(self, question: str, hits: Sequence[Hit], english: bool = False) -> Reading:
        """See ``Reader``."""
        rarity = {stem: self.library.fulltext.rarity(stem) for stem in content_stems(question)}
        wanted = Wanted(kind_of(question), question.lower(), rarity)
        candidates = self._candidates(question, wanted, hits)
        if not candidates:
            return Reading(tuple(hits), (), (0.0,) * len(PLAIN_DECISION), 0.0, ())
        features = plain_decision(candidates, hits, wanted, english)
        confidence = self.weights.decision(features)
        best = _chosen(candidates, rarity)
        quotes = best if confidence >= self.weights.threshold else ()
        return Reading(tuple(hits), tuple(candidates), features, confidence, quotes, best)

    def _candidates(self, question: str, wanted: Wanted, hits: Sequence[Hit]) -> list[Candidate]:
        found: dict[tuple[str, int], Candidate] = {}
        for hit in hits[:_PASSAGES]:
            for candidate in plain_candidates(hit, wanted):
                found.setdefault((hit.release.id, candidate.span[0]), candidate)
        by_words = sorted(found.values(), key=_promise, reverse=True)[:_ENCODED]
        if not by_words:
            return []
        encoder = self.library.encoder
        vectors = encoder.encode_document([one.text for one in by_words])
        cosines = (vectors @ encoder.encode_query([question])[0]).tolist()
        known = [with_cosine(one, cosine) for one, cosine in zip(by_words, cosines, strict=True)]
        scored = [replace(one, score=self.weights.sentence(one.features)) for one in known]
        return sorted(scored, key=lambda one: -one.score)


def _promise(candidate: Candidate) -> float:
    """What is known of a sentence before its meaning is: its words and its passage."""
    return candidate.features[0] + candidate.features[4]


def _chosen(candidates: Sequence[Candidate], rarity: dict[str, float]) -> tuple[Quote, ...]:
    """The best sentence, those that add to it from its release, and what it leans on."""
    best = candidates[0]
    chosen = {best.span}
    covered = set(content_stems(best.text))
    for other in candidates[1:]:
        if len(chosen) == MOST:
            break
        if other.hit.release.id != best.hit.release.id or other.score < _LEAST * best.score:
            continue
        gain = coverage(rarity, covered | set(content_stems(other.text)))
        if gain - coverage(rarity, covered) >= _ADDED:
            chosen.add(other.span)
            covered |= set(content_stems(other.text))
    before = leant_on(best)
    if before and len(chosen) < MOST:
        chosen.add(before)
    release = best.hit.release
    return tuple(Quote(release.id, a, b, release.text[a:b]) for a, b in sorted(chosen))

"""The extractive reader: which sentences of the evidence answer a question, if any do.

Every sentence of the best passages is scored by a logistic model over a few features; a
second one decides whether the best sentence answers at all. Where the trained network is to
be had it reads the passages first: it re-ranks them, and what it says of each is a feature.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from index.library import Library
from index.releases import Hit
from index.terms import content_stems

from ..answers import Quote
from ..question import kind_of
from .decoding import Read
from .features import (
    DECISION,
    Asked,
    Candidate,
    coverage,
    decision_features,
    sentences_of,
    spans_of,
    squashed,
    with_cosine,
)
from .inputs import header
from .runtime import SpanReader
from .weights import Weights

_PASSAGES = 8  # whose sentences are scored
_ENCODED = 24  # sentences whose meaning is compared, the best by words
_MOST = 3  # sentences of an answer
_READ = 14  # passages that the network reads: what the time of an answer allows
_FOUND = 10  # of them, the best found; the rest are passages of the best releases
_RELEASES = 3
_LEANING = re.compile(
    r"\W*(?:Hal (?:ini|tersebut|itu)|Ia\b|Dia\b|Beliau\b|Mereka\b|Angka (?:ini|tersebut)"
    r"|Jumlah (?:ini|tersebut)|Program (?:ini|tersebut)|Kegiatan (?:ini|tersebut))"
)

Key = tuple[str, int]


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


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the passages of a library, with the trained network or without."""

    library: Library
    weights: Weights
    spans: SpanReader | None = None

    def read(self, question: str, hits: Sequence[Hit], english: bool = False) -> Reading:
        """Quotes that answer ``question`` from ``hits``, best first; none when none does."""
        rarity = {stem: self.library.fulltext.rarity(stem) for stem in content_stems(question)}
        asked = Asked(kind_of(question), question.lower(), rarity)
        reads = self._reads(question, hits)
        ranked = self._reranked(hits, reads)
        candidates = self._candidates(
            question, asked, ranked, {k: r for k, (_, r) in reads.items()}
        )
        if not candidates:
            nothing = (0.0,) * (len(DECISION) + 3 * bool(self.spans))
            return Reading(ranked, (), nothing, 0.0, ())
        features = decision_features(candidates, hits, asked, english)
        confidence = self.weights.decision(features)
        best = _chosen(candidates, rarity)
        quotes = best if confidence >= self.weights.threshold else ()
        return Reading(ranked, tuple(candidates), features, confidence, quotes, best)

    def _reads(self, question: str, hits: Sequence[Hit]) -> dict[Key, tuple[Hit, Read]]:
        """What the network says of the best passages and of others of the best releases."""
        if self.spans is None or not hits:
            return {}
        pool = list(islice(self._pool(hits), _READ))
        pairs = [(header(hit.release.title, hit.release.date), hit.text) for hit in pool]
        found = self.spans.read(question, pairs)
        return {_key(hit): (hit, read) for hit, read in zip(pool, found, strict=True)}

    def _pool(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        yield from hits[:_FOUND]
        seen = {_key(hit) for hit in hits[:_FOUND]}
        best = list({hit.release.id: hit.release for hit in hits}.values())[:_RELEASES]
        legs = {_key(hit): hit for hit in hits}
        for release in best:
            for row in self.library.catalog.passages_of(release.id):
                hit = Hit(release, row.passage, 0.0)
                if _key(hit) not in seen:
                    yield legs.get(_key(hit), hit)
        yield from (hit for hit in hits[_FOUND:] if hit.release.id not in {r.id for r in best})

    def _reranked(self, hits: Sequence[Hit], reads: dict[Key, tuple[Hit, Read]]) -> tuple[Hit, ...]:
        """All passages, the score of each mixed with the network's opinion of it."""
        share = self.weights.rerank if self.spans else 0.0
        known = {_key(hit): hit for hit in hits} | {key: hit for key, (hit, _) in reads.items()}
        scored = []
        for key, hit in known.items():
            opinion = squashed(reads[key][1].answers) if key in reads else 0.0
            scored.append(replace(hit, score=(1 - share) * hit.score + share * opinion))
        return tuple(sorted(scored, key=lambda hit: -hit.score)[: len(hits)])

    def _candidates(
        self, question: str, asked: Asked, hits: Sequence[Hit], reads: dict[Key, Read]
    ) -> list[Candidate]:
        considered = [hit for hit in hits if not reads or _key(hit) in reads][:_PASSAGES]
        found: dict[Key, Candidate] = {}
        for hit in considered:
            for candidate in sentences_of(hit, asked, reads.get(_key(hit))):
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


def _key(hit: Hit) -> Key:
    return hit.release.id, hit.passage.start


def _promise(candidate: Candidate) -> float:
    """What is known of a sentence before its meaning is: its words, its passage, its span."""
    return sum(candidate.features[place] for place in (0, 4, 6) if place < len(candidate.features))


def _chosen(candidates: Sequence[Candidate], rarity: dict[str, float]) -> tuple[Quote, ...]:
    """The best sentence, those that add to it from its release, and what it leans on."""
    best = candidates[0]
    chosen = {best.span}
    covered = set(content_stems(best.text))
    for other in candidates[1:]:
        if len(chosen) == _MOST:
            break
        if other.hit.release.id != best.hit.release.id or other.score < 0.6 * best.score:
            continue
        gain = coverage(rarity, covered | set(content_stems(other.text)))
        if gain - coverage(rarity, covered) >= 0.15:
            chosen.add(other.span)
            covered |= set(content_stems(other.text))
    if len(chosen) < _MOST and _LEANING.match(best.text):
        before = [span for span in spans_of(best.hit) if span[1] <= best.span[0]]
        chosen.update(before[-1:])
    release = best.hit.release
    return tuple(Quote(release.id, a, b, release.text[a:b]) for a, b in sorted(chosen))

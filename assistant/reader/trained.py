"""Reading with the trained network: it re-ranks the passages, marks the answer, and doubts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.library import Library
from index.releases import Hit
from index.terms import content_stems

from ..answers import Quote
from ..question import kind_of
from .decoding import Read
from .features import Wanted, passage_features, trained_candidates, trained_decision
from .inputs import header
from .reading import MOST, Candidate, Reading, leant_on
from .runtime import SpanReader
from .weights import TRAINED_DECISION, Weights

READ = 14  # passages that the network reads: what the time of an answer allows
_SENTENCES = 5  # of them, the best ones, whose sentences are candidates
_LEAST = 0.5  # of the best sentence's score, of one that is quoted beside it

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class TrainedReader:
    """Reads the passages of a library that is made with the bundled encoder."""

    library: Library
    weights: Weights
    spans: SpanReader

    def read(self, question: str, hits: Sequence[Hit], english: bool = False) -> Reading:
        """See ``Reader``."""
        rarity = {stem: self.library.fulltext.rarity(stem) for stem in content_stems(question)}
        wanted = Wanted(kind_of(question), question.lower(), rarity)
        ranked, reads = self._ranked(question, hits)
        candidates = self._candidates(wanted, ranked, reads)
        if not candidates:
            return Reading(ranked, (), (0.0,) * len(TRAINED_DECISION), 0.0, ())
        features = trained_decision(candidates, hits, wanted, english)
        confidence = self.weights.decision(features)
        best = chosen(candidates)
        quotes = best if confidence >= self.weights.threshold else ()
        return Reading(ranked, tuple(candidates), features, confidence, quotes, best)

    def _ranked(
        self, question: str, hits: Sequence[Hit]
    ) -> tuple[tuple[Hit, ...], dict[Key, Read]]:
        """The passages in the order in which they answer; those that were read come first."""
        pool = hits[:READ]
        pairs = [(header(hit.release.title, hit.release.date), hit.text) for hit in pool]
        found = self.spans.read(question, pairs) if pairs else []
        scored = [
            (replace(hit, score=self.weights.passage(passage_features(hit, read))), read)
            for hit, read in zip(pool, found, strict=True)
        ]
        scored.sort(key=lambda one: -one[0].score)
        reads = {_key(hit): read for hit, read in scored}
        return (*(hit for hit, _ in scored), *hits[READ:]), reads

    def _candidates(
        self, wanted: Wanted, ranked: Sequence[Hit], reads: dict[Key, Read]
    ) -> list[Candidate]:
        found: dict[Key, Candidate] = {}
        for place, hit in enumerate(ranked[: min(_SENTENCES, len(reads))]):
            read = reads[_key(hit)]
            for one in trained_candidates(hit, read, hit.score, wanted, place == 0):
                found.setdefault((hit.release.id, one.span[0]), one)
        scored = [replace(one, score=self.weights.sentence(one.features)) for one in found.values()]
        return sorted(scored, key=lambda one: -one.score)


def _key(hit: Hit) -> Key:
    return hit.release.id, hit.passage.start


def chosen(candidates: Sequence[Candidate]) -> tuple[Quote, ...]:
    """The best sentence, what it leans on, and others nearly as good, the best first."""
    best = candidates[0]
    quotes = [best.quote]
    before = leant_on(best)
    if before:
        release = best.hit.release
        quotes.append(Quote(release.id, *before, release.text[slice(*before)]))
    rest = (one.quote for one in candidates[1:] if one.score >= _LEAST * best.score)
    quotes += [quote for quote in rest if (quote.start, quote.end) != before]
    return tuple(quotes[:MOST])

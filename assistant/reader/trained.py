"""Reading with the trained network: it re-ranks the passages, marks the answer, and doubts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.library import Library
from index.passages.speaking import speaker_of
from index.releases import Hit
from index.terms import content_stems

from ..answers import Quote
from ..question import asks_for_list, kind_of
from .decoding import Read
from .features import Wanted, names_in, passage_features, trained_candidates, trained_decision
from .inputs import header
from .reading import MOST, Candidate, Reading, leant_on, whole_list
from .runtime import SpanReader
from .weights import TRAINED_DECISION, Weights

READ = 14  # passages that the network may read: what the time of an answer allows
_FIRST = 8  # passages that it reads first; it stops there if one of them is
_SURE = 0.4  # this likely to answer
_SENTENCES = 8  # of them, the best ones, whose sentences are candidates
_LEAST = 0.2  # of the best sentence's score, of one that is quoted beside it

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
        wanted = Wanted(kind_of(question), question.lower(), rarity, names_in(question))
        ranked, reads = self._ranked(question, hits)
        candidates = self._candidates(wanted, ranked, reads)
        if not candidates:
            return Reading(ranked, (), (0.0,) * len(TRAINED_DECISION), 0.0, ())
        features = trained_decision(candidates, hits, reads.values(), wanted, english)
        confidence = self.weights.decision(features)
        best = chosen(candidates, asks_for_list(question))
        quotes = best if confidence >= self.weights.threshold else ()
        return Reading(ranked, tuple(candidates), features, confidence, quotes, best)

    def _ranked(
        self, question: str, hits: Sequence[Hit]
    ) -> tuple[tuple[Hit, ...], dict[Key, Read]]:
        """The passages in the order in which they answer; those that were read come first."""
        scored = self._read(question, hits[:_FIRST])
        if not any(hit.score >= _SURE for hit, _ in scored):
            scored += self._read(question, hits[_FIRST:READ])
        unread = hits[len(scored) :]
        scored.sort(key=lambda one: -one[0].score)
        reads = {_key(hit): read for hit, read in scored}
        return (*(hit for hit, _ in scored), *unread), reads

    def _read(self, question: str, hits: Sequence[Hit]) -> list[tuple[Hit, Read]]:
        """What the network makes of passages, each with its score as a passage that answers."""
        pairs = [(header(hit.release.title, hit.release.date), hit.text) for hit in hits]
        found = self.spans.read(question, pairs) if pairs else []
        return [
            (replace(hit, score=self.weights.passage(passage_features(hit, read))), read)
            for hit, read in zip(hits, found, strict=True)
        ]

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


def chosen(candidates: Sequence[Candidate], lists: bool) -> tuple[Quote, ...]:
    """The best sentence, what it cannot do without, and others nearly as good, the best first.

    That is the sentence it leans on, its speaker, or, where it announces or ``lists`` asks for
    them, the items of its list.
    """
    best = candidates[0]
    release = best.hit.release
    whole = whole_list(best, lists)
    quotes = [Quote(release.id, *whole, release.text[slice(*whole)], best.focus)]
    needed = [span for span in (leant_on(best), speaker_of(release, best.span)) if span]
    more = [Quote(release.id, *span, release.text[slice(*span)]) for span in needed]
    more += [one.quote for one in candidates[1:] if one.score >= _LEAST * best.score]
    for quote in more:
        if not any(map(quote.overlaps, quotes)):
            quotes.append(quote)
    return tuple(quotes[:MOST])

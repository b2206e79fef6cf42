"""One peer over the same documents and questions as every other."""

import math
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from assistant.answers import Evidence
from assistant.evaluation.public.remembering import RememberingEncoder
from assistant.evaluation.questions import Question
from assistant.evaluation.retrieval import (
    characters_to_hit,
    held,
    hit_at,
    reciprocal_rank,
    release_hit_at,
)
from assistant.question import standalone

from .documents import Document, place
from .peer import Peer
from .roster import NONE, Entry

K = 20
RANKS, RELEASE_RANKS = (1, 5, 10, 20), (1, 5)


@dataclass(frozen=True, slots=True)
class Row:
    """A peer's figures.

    ``model`` is what embeds, "" where nothing does; ``measures`` are means over the questions; ``characters`` is the median read to the first
    hit, where a question without one counts as more than any (None: that is the median).
    ``index_s`` is processor time of all threads, ``query_ms`` the median on the clock.
    ``lost`` are found chunks that do not stand in their documents, each a miss.
    """

    entry: Entry
    model: str
    measures: Mapping[str, float]
    characters: float | None
    chunks: int
    index_s: float
    query_ms: float
    lost: int


def measure(
    entry: Entry,
    encoder: RememberingEncoder,
    documents: Sequence[Document],
    questions: Sequence[Question],
) -> Row:
    """Index the documents and ask the questions, after one to warm up."""
    peer: Peer = import_module(f".{entry.module}", __package__).Runner(encoder)
    started, saved = time.process_time(), encoder.saved
    chunks = peer.index(documents)
    index_s = time.process_time() - started + encoder.saved - saved
    by_id = {document.release.id: document for document in documents}
    texts = [standalone(question.question, question.history) for question in questions]
    peer.search(texts[0], K)
    rankings, times, lost = [], [], 0
    for text in texts:
        started = time.perf_counter()
        found = peer.search(text, K)
        times.append(time.perf_counter() - started)
        places = [place(chunk, by_id[chunk.release_id]) for chunk in found]
        lost += places.count(None)
        rankings.append(
            [
                one or Evidence(chunk.release_id, 0, 0, 0.0)
                for one, chunk in zip(places, found, strict=True)
            ]
        )
    measures, characters = figures(rankings, questions, by_id)
    model = encoder.identity.model if entry.model != NONE else ""
    query_ms = 1000 * statistics.median(times)
    return Row(entry, model, measures, characters, chunks, index_s, query_ms, lost)


def figures(
    rankings: Sequence[Sequence[Evidence]],
    questions: Sequence[Question],
    documents: Mapping[str, Document],
) -> tuple[dict[str, float], float | None]:
    """Mean measures over the questions, and the median of characters read to the first hit."""
    each = [
        dict(_measures(ranked, question, documents))
        for ranked, question in zip(rankings, questions, strict=True)
    ]
    means = {name: statistics.fmean(one[name] for one in each) for name in each[0]}
    characters = statistics.median_high(one["characters"] for one in each)
    del means["characters"]
    return means, None if math.isinf(characters) else characters


def _measures(
    ranked: Sequence[Evidence], question: Question, documents: Mapping[str, Document]
) -> Iterator[tuple[str, float]]:
    golds = question.evidence
    holding = held(ranked, golds, lambda id: documents[id].release if id in documents else None)
    for k in RANKS:
        yield f"hit@{k}", float(hit_at(holding, k))
    yield "mrr@10", reciprocal_rank(holding, 10)
    for k in RELEASE_RANKS:
        yield f"release_hit@{k}", float(release_hit_at(ranked, golds, k))
    read = characters_to_hit(ranked, holding)
    yield "characters", math.inf if read is None else float(read)

"""Open retrieval: a question's paragraph among all, in each stage of the search."""

from collections.abc import Iterable, Sequence

from index.releases import Hit
from index.search import Search

from ...answers import Evidence
from ..questions import Gold
from ..retrieval import hit_at, reciprocal_rank, release_hit_at
from .sets import SpanQuestion

RANKS = (1, 5, 10, 20)


def rankings(search: Search, question: str) -> dict[str, list[Evidence]]:
    """What each stage ranks, to the deepest rank measured, under the prefix of its measures.

    The last stage, which answers are made from, has no prefix; see ``index.search.Found``.
    """
    found = search.found(question, RANKS[-1])
    return {
        "dense.": _evidence(found.dense),
        "lexical.": _evidence(found.lexical),
        "fused.": _evidence(found.fused),
        "": _evidence(found.hits),
    }


def ranked_well(ranking: Sequence[Evidence], question: SpanQuestion) -> dict[str, float]:
    """The measures of one ranking.

    A passage is a hit when it holds at least half of a gold span where that stands;
    ``release_hit@k``: the paragraph is among the first k.
    """
    holding = [
        frozenset(
            n for n, span in enumerate(question.spans)
            if passage.release_id == question.paragraph and _share(passage, span) >= 0.5
        )
        for passage in ranking
    ]  # fmt: skip
    golds = [Gold(question.paragraph, "")]
    hits = {f"hit@{k}": float(hit_at(holding, k)) for k in RANKS}
    releases = {f"release_hit@{k}": float(release_hit_at(ranking, golds, k)) for k in RANKS}
    return {**hits, "mrr@10": reciprocal_rank(holding, 10), **releases}


def _share(passage: Evidence, span: tuple[int, int]) -> float:
    return (min(passage.end, span[1]) - max(passage.start, span[0])) / (span[1] - span[0])


def _evidence(hits: Iterable[Hit]) -> list[Evidence]:
    return [Evidence(h.release.id, h.passage.start, h.passage.end, h.score) for h in hits]

"""What a ranking of passages is worth, against verbatim gold quotes; pure.

A passage is a hit when it holds at least half of a gold quote where it stands in its release:
passages of any size and any system can be compared so, by offsets in the stored text.
"""

from collections.abc import Callable, Iterator, Sequence
from math import log2

from index.releases import Release

from ..answers import Evidence
from .questions import Gold

Find = Callable[[str], Release | None]
Held = Sequence[frozenset[int]]
"""For each ranked passage, the indices of the gold quotes that it holds."""


def covered(start: int, end: int, release: Release, quote: str) -> float:
    """The largest share of the gold quote, where it stands, that ``start:end`` holds."""
    return max((_shared(start, end, at) / len(quote) for at in _places(release, quote)), default=0)


def overlaps(start: int, end: int, release: Release, quote: str) -> bool:
    """Whether ``start:end`` and the gold quote share half of the shorter of both."""
    shorter = min(end - start, len(quote))
    return any(2 * _shared(start, end, at) >= shorter > 0 for at in _places(release, quote))


def _places(release: Release, quote: str) -> Iterator[tuple[int, int]]:
    """Everywhere that a quote stands in a release."""
    at = release.text.find(quote) if quote else -1
    while at >= 0:
        yield at, at + len(quote)
        at = release.text.find(quote, at + 1)


def _shared(start: int, end: int, span: tuple[int, int]) -> int:
    return max(0, min(end, span[1]) - max(start, span[0]))


def held(
    ranked: Sequence[Evidence], golds: Sequence[Gold], find: Find, share: float = 0.5
) -> list[frozenset[int]]:
    """For each ranked passage, the indices of the gold quotes of which it holds ``share``."""
    releases = {gold.release_id: find(gold.release_id) for gold in golds}
    return [
        frozenset(
            index
            for index, gold in enumerate(golds)
            if gold.release_id == passage.release_id
            and (release := releases[gold.release_id]) is not None
            and covered(passage.start, passage.end, release, gold.quote) >= share
        )
        for passage in ranked
    ]


def hit_at(held: Held, k: int) -> bool:
    """hit@k: whether one of the first ``k`` passages holds a gold quote."""
    return any(held[:k])


def recall_at(held: Held, golds: int, k: int) -> float:
    """recall@k: the share of the ``golds`` quotes needed that the first ``k`` passages hold."""
    return min(1.0, len(frozenset().union(*held[:k])) / golds) if golds else 0.0


def reciprocal_rank(held: Held, k: int = 10) -> float:
    """1 / the rank (from 1) of the first hit, 0 without one in ``k``; its mean is MRR@k."""
    return next((1 / rank for rank, found in enumerate(held[:k], 1) if found), 0.0)


def ndcg_at(held: Held, golds: int, k: int = 10) -> float:
    """nDCG@k (Järvelin and Kekäläinen 2002) with binary gains, of the ``golds`` quotes needed.

    A quote gains 1 / log2(1 + rank) at the first passage that holds it and nothing again, so
    that overlapping passages win nothing; the ideal has a quote at each of the first ranks.
    Two quotes in one passage may beat that ideal, which is cut at 1.
    """
    first: dict[int, int] = {}
    for rank, found in enumerate(held[:k], 1):
        for index in found:
            first.setdefault(index, rank)
    ideal = sum(1 / log2(1 + rank) for rank in range(1, min(golds, k) + 1))
    gained = sum(1 / log2(1 + rank) for rank in sorted(first.values())[:golds])
    return min(1.0, gained / ideal) if ideal else 0.0


def release_hit_at(ranked: Sequence[Evidence], golds: Sequence[Gold], k: int) -> bool:
    """Whether a gold quote's release is among the first ``k`` releases.

    Releases are ranked by their best passage, each once.
    """
    releases = list(dict.fromkeys(passage.release_id for passage in ranked))[:k]
    return any(gold.release_id in releases for gold in golds)


def characters_to_hit(ranked: Sequence[Evidence], held: Held) -> int | None:
    """Characters read, passage after passage, to the end of the first hit; None without one.

    Larger passages hold more and cost more: this is where they pay for it. A mean of it is over
    the questions with a hit, so it is to be read beside hit@k.
    """
    read = 0
    for passage, found in zip(ranked, held, strict=True):
        read += passage.end - passage.start
        if found:
            return read
    return None

"""What is counted; pure."""

import re
from collections.abc import Callable, Sequence

from index.releases import Release
from index.terms import normalise

from ..answers import Answer, Evidence
from .questions import Gold

Find = Callable[[str], Release | None]
_SPACE = re.compile(r"\s+")


def covered(start: int, end: int, release: Release, quote: str) -> float:
    """The largest share of the gold quote, where it stands, that ``start:end`` holds."""
    best, at = 0.0, release.text.find(quote)
    while at >= 0:
        shared = min(end, at + len(quote)) - max(start, at)
        best = max(best, shared / len(quote))
        at = release.text.find(quote, at + 1)
    return best


def gold_rank(
    evidence: Sequence[Evidence], golds: Sequence[Gold], find: Find, share: float = 1.0
) -> int | None:
    """The rank (from 1) of the first passage that holds ``share`` of a gold quote."""
    for rank, passage in enumerate(evidence, 1):
        release = find(passage.release_id)
        for gold in golds:
            if release is None or gold.release_id != release.id:
                continue
            if covered(passage.start, passage.end, release, gold.quote) >= share:
                return rank
    return None


def hits_gold(answer: Answer, golds: Sequence[Gold], find: Find) -> bool:
    """Whether a citation holds at least half of a gold quote."""
    cited = [
        Evidence(c.quote.release_id, c.quote.start, c.quote.end, 1.0) for c in answer.citations
    ]
    return gold_rank(cited, golds, find, share=0.5) is not None


def contains_gold(answer: Answer, golds: Sequence[str]) -> bool:
    """Whether the answer's text holds one of the gold answers, case and spaces aside."""
    text = _plain(" ".join(sentence.text for sentence in answer.sentences))
    return any(_plain(gold) in text for gold in golds if gold)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", normalise(text)).strip()

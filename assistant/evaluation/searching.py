"""What the search finds of the written questions: ``… -m assistant.evaluation.searching RELEASES``.

RELEASES must be indexed in RILIS_DATA_DIR. Printed is, for each language, the share of the
answerable questions (``assistant/reader/training/asked.jsonl``) for which one of the first k
passages of a stage holds half of a place that proves the answer. The network's training does not
touch what is found, so all of them are asked.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from index.library import Library
from index.loading import load
from index.releases import Hit, Release
from index.search import Found, Search

from ..question import search_words
from ..reader.trained import READ
from ..reader.training.asked import Asked, load_asked
from ..settings import Settings
from .calibrate import is_gold

_FIRST = (1, 5, READ)
_STAGES = ("dense", "lexical", "hits")


def main(path: Path) -> None:
    """Ask and print."""
    releases = {one.id: one for one in load([path]) if isinstance(one, Release)}
    search = Search(Library(Settings()))
    asked = [one for one in load_asked(releases) if one.places]
    for lang in sorted({one.lang for one in asked}):
        some = [one for one in asked if one.lang == lang]
        found = [search.found(search_words(one.question, one.history), READ) for one in some]
        print(f"{lang}, {len(some)} questions")
        for stage in _STAGES:
            print(f"  {stage:8}", *(f"@{k} {_share(some, found, stage, k):.3f}" for k in _FIRST))


def _share(asked: Sequence[Asked], found: Sequence[Found], stage: str, k: int) -> float:
    ranked = (getattr(one, stage)[:k] for one in found)
    return sum(any(_holds(one, hit) for hit in hits)
               for one, hits in zip(asked, ranked, strict=True)) / len(asked)  # fmt: skip


def _holds(asked: Asked, hit: Hit) -> bool:
    return is_gold(asked, hit.release.id, hit.passage.start, hit.passage.end)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

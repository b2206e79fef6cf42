"""Taking in what takes long to fetch: in parts, so that an interruption loses little of it."""

import time
from collections.abc import Iterable
from dataclasses import replace

from .changes import Changes
from .intake import take
from .library import Library
from .loading.items import Item
from .loading.problems import Problem
from .plan import Reading
from .pruning import Prune
from .store import Report

SECONDS = 30.0  # of fetching that are written together
MOST = 200  # items, for they wait in memory


def take_in_parts(
    library: Library,
    items: Iterable[Item | Problem],
    root: str = "",
    prune: Prune | None = None,
    reading: Reading | None = None,
    report: Report | None = None,
    seconds: float = SECONDS,
) -> Changes:
    """As ``take``, but written while it goes on, and others may write in between.

    What is gone is taken out at the very end, when everything has been seen.

    Raises:
        LibraryError: as ``take``; what was written before stays.
    """
    parts: list[Changes] = []
    seen: list[Item | Problem] = []
    waiting: list[Item | Problem] = []
    end = time.monotonic() + seconds
    for item in items:
        waiting.append(item)
        if time.monotonic() >= end or len(waiting) == MOST:
            parts.append(take(library, waiting, root, reading=reading, report=report))
            seen += [one if isinstance(one, Problem) else _seen(one) for one in waiting]
            waiting, end = [], time.monotonic() + seconds
    last = take(library, [*seen, *waiting], root, prune, reading=reading, report=report)
    told = [one for one in seen if isinstance(one, Problem)]
    last = replace(last, problems=tuple(p for p in last.problems if p not in told))
    return _together([*parts, last])


def _seen(item: Item) -> Item:
    """An item that was taken in already, without what it holds."""
    return Item(item.source, "", lambda: iter(()), unchanged=True, root=item.root)


def _together(parts: list[Changes]) -> Changes:
    """The changes of several writes as those of one."""
    added = {id: None for part in parts for id in part.added}
    replaced = {id: None for part in parts for id in part.replaced if id not in added}
    ended = {id for part in parts for id, _ in part.superseded}
    changed = {*added, *replaced, *ended}
    return Changes(
        added=tuple(id for id in added if id not in ended),
        replaced=tuple(id for id in replaced if id not in ended),
        same=tuple(id for id in parts[-1].same if id not in changed),
        removed=parts[-1].removed,
        copies=tuple(dict.fromkeys(id for part in parts for id in part.copies)),
        superseded=tuple(pair for part in parts for pair in part.superseded),
        problems=tuple(problem for part in parts for problem in part.problems),
        embedded=sum(part.embedded for part in parts),
    )

"""Taking in what was read: what is new, what changed, and what is gone."""

from collections.abc import Iterable
from dataclasses import replace

from .changes import Changes
from .library import Library
from .loading.items import Item
from .loading.problems import Problem
from .plan import Plan, Reading
from .pruning import Prune
from .store import Report


def take(
    library: Library,
    items: Iterable[Item | Problem],
    root: str = "",
    prune: Prune | None = None,
    dry_run: bool = False,
    reading: Reading | None = None,
    report: Report | None = None,
) -> Changes:
    """Add and update what the items give; with ``prune`` also take out what is gone.

    An item with the digest it had is not read again. With ``dry_run`` nothing is written.

    Raises:
        LibraryError: as ``Library.add``; ``sync_empty`` where the whole of a source has gone.
    """
    if dry_run:
        library.refresh()
        return Plan(library.catalog, root, reading).of(items, prune)[1]
    with library.writing(report) as (store, embedded):
        plan = Plan(store.catalog, root, reading)
        change, changes = plan.of(items, prune)
        if change:
            staged = [(release, store.cut(release)) for release in plan.staged.values()]
            store.catalog.stage(replace(change, staged=staged))
            if staged or change.retired:
                embedded += store.finish(report)
    return replace(changes, embedded=embedded)

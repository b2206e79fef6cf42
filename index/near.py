"""Releases that say nearly the same: linked, never taken for one."""

from collections.abc import Callable, Collection, Mapping

from .catalog.ledger import Ledger, Sketch
from .fingerprints import bands, similarity, sketch
from .releases import Release

NEAR = 0.5  # Jaccard similarity from which two releases are linked
_NEAR_DAYS = 31  # and how far apart their dates may be

Link = tuple[str, str, float]
"""A release's id, another's, and their similarity in [0, 1]."""


def near_duplicates(
    staged: Mapping[str, Release],
    find: Callable[[str], Release | None],
    ledger: Ledger | None,
    retired: Collection[str],
) -> tuple[list[Sketch], list[Link]]:
    """Sketches of what is staged, and its links to what says nearly the same.

    Args:
        staged: id → release, in the order in which they were read.
        find: the staged or live release of an id.
        ledger: the sketches of what is live; None where nothing is.
        retired: ids of releases that end with this change.
    """
    sketches: dict[str, Sketch] = {}
    links: list[Link] = []
    near: dict[int, list[str]] = {}  # band → ids
    for id, release in staged.items():
        values = sketch(release.text)
        drawn = Sketch(id, values, bands(values))
        candidates = ledger.candidates(drawn.bands) if ledger else {}
        for band in drawn.bands:
            candidates |= {one: sketches[one].values for one in near.get(band, ())}
            near.setdefault(band, []).append(id)
        sketches[id] = drawn
        for other_id, other in candidates.items():
            alike = similarity(values, other)
            if other_id == id or alike < NEAR or other_id in retired:
                continue
            found = find(other_id)
            if found and _days_apart(release, found) <= _NEAR_DAYS:
                links.append((id, other_id, alike))
    return list(sketches.values()), links


def _days_apart(one: Release, other: Release) -> int:
    return abs((one.date - other.date).days) if one.date and other.date else 0

"""An index built anew beside the one in use."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from .encoder import Encoder
from .errors import LibraryError
from .store import Report, Store, embeddable
from .verification import faults


def build_aside(
    old: Store, folder: Path, encoder: Callable[[], Encoder], report: Report | None
) -> tuple[Store, int]:
    """A store in ``folder`` with the releases of ``old``, cut and indexed as today's program does.

    Vectors of the same text and encoder are copied; the rest is embedded. One that was begun
    and interrupted is gone on with if ``old`` is as it was then.

    Returns:
        the store and the number of passages embedded.

    Raises:
        LibraryError: the new index does not agree with its catalog; ``old`` is untouched.
    """
    origin = json.dumps([old.folder.name, old.catalog.generation(), old.manifest()])
    begun = folder / "origin.json"
    if not begun.exists() or begun.read_text(encoding="utf-8") != origin:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        old.catalog.copy(folder / "catalog.sqlite")
        fresh = Store(folder, encoder)
        releases = list(fresh.catalog.releases())
        fresh.catalog.set_fact("vectors", "vectors-1")
        fresh.catalog.set_fact("swept", "0")
        fresh.catalog.set_manifest(fresh.manifest())
        fresh.catalog.restage([(release, fresh.cut(release)) for release in releases])
        begun.write_text(origin, encoding="utf-8")
    else:
        fresh = Store(folder, encoder)
    wanted = {
        fresh.vector_key(embeddable(row.release, row.passage))
        for row in fresh.catalog.rows("pending")
    }
    _take_over(fresh, old, wanted - fresh.vectors.keys())
    embedded = fresh.finish(report)
    found = faults(fresh)
    if found:
        raise LibraryError("rebuild_failed", folder=folder, reason=found[0])
    return fresh, embedded


def _take_over(fresh: Store, old: Store, wanted: set[str]) -> None:
    """Copy the vectors that the old index has; a damaged one has none."""
    try:
        fresh.vectors.copy(old.vectors, wanted)
    except LibraryError as error:
        if error.code == "disk_full":
            raise


__all__ = ["build_aside"]

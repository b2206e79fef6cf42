"""Whether what is derived agrees with the catalog, and its mending."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .catalog import LIVE
from .errors import LibraryError
from .store import Report, Store, searchable


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not agree: a kind, how many, and one of them."""

    kind: str
    count: int
    example: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.count} ({self.example})"


def faults(store: Store) -> list[Fault]:
    """Everything that does not agree; empty for a sound index.

    Kinds: ``unfinished`` versions; ``original_damaged`` texts that are not what was hashed;
    ``passage_out_of_text``; passages that are ``fulltext_missing`` or ``vector_missing``;
    ``fulltext_orphan`` and ``vector_orphan`` entries that stand for nothing live; a leg that
    cannot be read at all (``fulltext_damaged``, ``vectors_damaged``).
    """
    return list(_faults(store))


def _faults(store: Store) -> Iterator[Fault]:
    counts = store.catalog.counts()
    if waiting := counts.pending + counts.dead:
        yield Fault("unfinished", waiting, str(store.folder.name))
    yield from _originals(store)
    keys = store.catalog.live_keys()
    for kind, needed, read in (
        ("fulltext", set(keys), lambda: store.fulltext.keys()),
        ("vector", set(keys.values()), lambda: store.vectors.keys()),
    ):
        try:
            found = list(read())
        except LibraryError as error:
            yield Fault(error.code, len(needed), str(error))
            continue
        yield from _fault(f"{kind}_missing", needed - set(found))
        yield from _fault(f"{kind}_orphan", set(found) - needed)
        twice = {one for one, count in Counter(found).items() if count > 1}
        yield from _fault(f"{kind}_doubled", twice)


def _originals(store: Store) -> Iterator[Fault]:
    hashes = store.catalog.live_hashes()
    damaged = {r.id for r in store.catalog.releases() if hashes.get(r.id) != r.content_hash}
    yield from _fault("original_damaged", damaged)
    beyond = {
        row.key
        for row in store.catalog.rows(LIVE)
        if not 0 <= row.passage.start < row.passage.end <= len(row.release.text)
    }
    yield from _fault("passage_out_of_text", beyond)


def _fault(kind: str, which: set[str]) -> Iterator[Fault]:
    if which:
        yield Fault(kind, len(which), min(which))


def repair(store: Store, report: Report | None = None) -> list[Fault]:
    """Write what is missing and drop what stands for nothing; the faults that remain.

    A damaged original cannot be mended from here: its source has to be read again. A leg
    that cannot be read at all needs a rebuild.
    """
    keys = store.catalog.live_keys()
    present = set(store.fulltext.keys())
    rows = list(store.catalog.rows(LIVE))
    missing = [row for row in rows if row.key not in present]
    entries = ((row.key, *searchable(row)) for row in missing)
    store.fulltext.replace(entries, gone=present - set(keys))
    store.embed(rows, report)
    store.vectors.remove(store.vectors.keys() - set(keys.values()))
    return faults(store)

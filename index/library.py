"""The library: one folder of releases that can be added to, searched, rebuilt and mended.

In it ``current`` names the index folder that is in use (``index-1`` until the first rebuild),
``models`` holds the converted encoder, and ``writer.lock`` is held by whoever writes.
"""

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from .catalog import Catalog, Change, Held, Retired
from .changes import Changes
from .encoder import Encoder, open_encoder
from .errors import LibraryError
from .fulltext import FullText
from .identity import names_by, names_of
from .lock import WriterLock
from .rebuilding import build_aside
from .releases import Release
from .settings import IndexSettings
from .store import Report, Store
from .vectors import VectorStore
from .verification import Fault, faults, repair

_FIRST = "index-1"
_GRACE = 120.0  # seconds that readers have to let go of an index folder after a swap
_SEARCH = 30.0  # seconds after which no search can be under way that began with older vectors


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a library holds and what made it."""

    folder: Path
    releases: int
    passages: int
    unfinished: int
    generation: int
    writer: str = ""
    manifest: dict[str, str] = field(default_factory=dict)


class Library:
    """The releases in ``settings.data_dir``; one writer at a time, any number of readers.

    Args:
        settings: where it lives and which encoder it uses.
        encoder: one that is open already, instead.
        waiting: called with the holder's description when another process is writing.

    Raises:
        LibraryError: the folder cannot be used, or is damaged.
    """

    def __init__(
        self,
        settings: IndexSettings,
        encoder: Encoder | None = None,
        waiting: Callable[[str], None] | None = None,
    ) -> None:
        self.folder = settings.data_dir.expanduser()
        self._encoder_name = settings.encoder
        self._given = encoder
        self._swapping = threading.RLock()
        self._left: list[tuple[float, Store]] = []
        with storage_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.lock = WriterLock(self.folder, waiting)
            self.store = self._open()

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder, loaded when it is first needed."""
        return self._given or open_encoder(self._encoder_name, self.folder / "models")

    @property
    def catalog(self) -> Catalog:
        """The truth about what is in the library."""
        return self.store.catalog

    @property
    def vectors(self) -> VectorStore:
        """The dense leg's store."""
        return self.store.vectors

    @property
    def fulltext(self) -> FullText:
        """The keyword leg's index."""
        return self.store.fulltext

    def close(self) -> None:
        """Let go of every file."""
        for store in [self.store, *(store for _, store in self._left)]:
            store.close()

    # reading

    def release(self, release_id: str) -> Release | None:
        """The live release of an id, in whichever index is in use now."""
        return self.catalog.release(release_id)

    def addresses(self, release_id: str) -> list[str]:
        """Every web address of a release."""
        return self.catalog.ledger.addresses(release_id)

    def held(self) -> list[Held]:
        """Every live release without its text, newest first (those without a date last)."""
        with self._swapping, storage_errors(self.folder):
            self._follow()
            return self.catalog.held()

    def status(self) -> LibraryStatus:
        """Counts, generation and manifest; ``unfinished`` counts versions to finish or sweep."""
        counts = self.catalog.counts()
        return LibraryStatus(
            folder=self.folder,
            releases=counts.releases,
            passages=counts.passages,
            unfinished=counts.pending + counts.dead,
            generation=self.catalog.generation(),
            writer=self.lock.current(),
            manifest=dict(self.catalog.manifest()),
        )

    def refresh(self) -> None:
        """Before a search: see what other processes changed, and that the index is ours.

        Raises:
            LibraryError: another model or another version of the program made the index.
        """
        with self._swapping, storage_errors(self.folder):
            self._follow()
            self.store.refresh()

    # writing

    def add(self, releases: Iterable[Release], report: Report | None = None) -> Changes:
        """Add what is new, replace what changed, skip what is the same, by their ids alone.

        Raises:
            LibraryError: two releases share an id, the disk is full, another model made the
                index. Nothing of this call is live then.
        """
        given = _by_id(releases)
        with self.writing(report) as (store, embedded):
            known = store.catalog.live_hashes()
            changed = [r for r in given.values() if known.get(r.id) != r.content_hash]
            if changed:
                staged = [(release, store.cut(release)) for release in changed]
                names = [name for release in changed for name in names_of(release)]
                store.catalog.stage(Change(staged, names=names))
                embedded += store.finish(report)
        added = tuple(r.id for r in changed if r.id not in known)
        replaced = tuple(r.id for r in changed if r.id in known)
        same = tuple(id for id, r in given.items() if known.get(id) == r.content_hash)
        return Changes(added, replaced, same, embedded=embedded)

    def remove(self, wanted: Sequence[str], forget: bool = False) -> list[str]:
        """Take releases out by their ids or addresses; the ids that were there.

        Args:
            wanted: ids, or addresses (also those of copies).
            forget: delete their history too.

        Raises:
            LibraryError: one is unknown; nothing is removed then.
        """
        with self.writing(finished=False) as (store, _):
            ids = self.resolved(wanted)  # before an interrupted removal of the same is finished
            store.finish()
            live = store.catalog.live_hashes()
            store.catalog.stage(Change(retired={i: Retired("removed") for i in ids if i in live}))
            store.finish()
            if forget:
                store.catalog.forget_past(ids)
        return ids

    def resolved(self, wanted: Sequence[str]) -> list[str]:
        """The ids of live releases that are named by an id or an address.

        Raises:
            LibraryError: one is unknown.
        """
        live = self.catalog.live_hashes()
        names = {one: name for one in wanted for name in names_by(one)}
        known = self.catalog.ledger.known_as(names.values())
        found = {
            one: one if one in live else next(iter(known.get(names[one], "")), "") for one in wanted
        }
        unknown = [one for one, id in found.items() if id not in live]
        if unknown:
            raise LibraryError("release_unknown", ids=", ".join(unknown))
        return list(dict.fromkeys(found.values()))

    def rebuild(self, report: Report | None = None) -> int:
        """Cut and embed everything anew, aside, and swap it in when it agrees; passages embedded.

        Questions are answered from the old index until the swap. A rebuild that was
        interrupted goes on where it stopped, unless something was written since.
        """
        with self.writing(checked=False, finished=False) as (store, _):
            number = int(store.folder.name.removeprefix("index-")) + 1
            folder = self.folder / f"index-{number}"
            fresh, embedded = build_aside(store, folder, lambda: self.encoder, report)
            self._swap(fresh)
        return embedded

    def to_rebuild(self) -> int:
        """How many passages a rebuild would embed; nothing is written."""
        store = self.store
        keys = {key for r in store.catalog.releases() for _, key in store.cut(r)}
        try:
            return len(keys - store.vectors.keys())
        except LibraryError:
            return len(keys)

    def verify(self) -> list[Fault]:
        """Whether catalog, full text, vectors and originals agree; what does not."""
        with self.lock.held(), storage_errors(self.folder):
            self._follow()
            return faults(self.store)

    def repair(self, report: Report | None = None) -> list[Fault]:
        """Mend what ``verify`` finds, from the catalog; what could not be mended."""
        with self.writing(report, checked=False) as (store, _):
            return repair(store, report)

    @contextmanager
    def writing(
        self, report: Report | None = None, checked: bool = True, finished: bool = True
    ) -> Iterator[tuple[Store, int]]:
        """The store to write to, what was left over of an earlier write done with.

        With it comes the number of passages that this took to embed.
        """
        with storage_errors(self.folder), self.lock.held():
            self._follow()
            store = self.store
            store.reopen_vectors()
            if checked:
                if not store.catalog.manifest():
                    store.catalog.set_manifest(store.manifest())
                store.check_manifest()
            self._tidy()
            yield store, store.finish(report) if finished else 0
            self.store.compact()
            self.store.seen()

    def _open(self) -> Store:
        try:
            name = (self.folder / "current").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            name = _FIRST
            if (self.folder / "catalog.sqlite").exists():
                raise LibraryError(
                    "catalog_schema", path=self.folder / "catalog.sqlite", found="1", expected="2"
                ) from None
        return Store(self.folder / name, lambda: self.encoder)

    def _follow(self) -> None:
        """Go over to the index folder that another process has swapped in."""
        try:
            name = (self.folder / "current").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return
        if name != self.store.folder.name:
            self._left.append((time.monotonic(), self.store))
            self.store = Store(self.folder / name, lambda: self.encoder)
        for left in [one for one in self._left if time.monotonic() - one[0] > _GRACE]:
            left[1].close()
            self._left.remove(left)

    def _swap(self, fresh: Store) -> None:
        """Make another index folder the current one, for every process, in one instant."""
        note = self.folder / "current.new"
        with note.open("w", encoding="utf-8") as file:
            file.write(fresh.folder.name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(note, self.folder / "current")
        with self._swapping:
            self._left.append((time.monotonic(), self.store))
            self.store = fresh

    def _tidy(self) -> None:
        """Delete what no reader can still want: folders of before a swap, or of a given-up one."""
        self.store.tidy(_SEARCH)
        current = self.folder / "current"
        if current.exists() and time.time() - current.stat().st_mtime < _GRACE:
            return
        kept = int(self.store.folder.name.removeprefix("index-"))
        for folder in self.folder.glob("index-*"):
            if int(folder.name.removeprefix("index-")) < kept:
                shutil.rmtree(folder, ignore_errors=True)


def _by_id(releases: Iterable[Release]) -> dict[str, Release]:
    given: dict[str, Release] = {}
    for release in releases:
        first = given.setdefault(release.id, release)
        if first.content_hash != release.content_hash:
            raise LibraryError(
                "duplicate_id", id=release.id, first=first.source, second=release.source
            )
    return given


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """The errors of the stores as sentences."""
    try:
        yield
    except DatabaseError as error:
        code = "disk_full" if "full" in str(error.orig) else "catalog_damaged"
        raise LibraryError(code, path=folder, reason=error.orig) from error
    except sqlite3.Error as error:
        raise LibraryError("catalog_damaged", path=folder, reason=error) from error
    except OSError as error:
        code = "disk_full" if error.errno == 28 else "folder_unusable"
        raise LibraryError(code, path=folder, reason=error.strerror or error) from error


__all__ = ["Changes", "Library", "LibraryStatus", "storage_errors"]

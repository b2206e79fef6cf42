"""The library: one folder of releases that can be added to, searched and mended.

Everything is written in one order. The catalog stages the new versions as pending; their
vectors and full text are written; the catalog publishes them, and what they replace is dead
in the same instant; what was derived from the dead is swept. A process killed at any point
leaves either pending versions, which the next writer finishes, or dead ones, which it sweeps.
"""

import hashlib
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.exc import DatabaseError

from .catalog import DEAD, LIVE, PENDING, Catalog, Row
from .encoder import Encoder, open_encoder
from .errors import LibraryError
from .fulltext import ANALYSIS, FullText
from .passages import CHUNKER, passages
from .releases import Passage, Release
from .settings import IndexSettings
from .vectors import VectorStore

_LIMITS = (700, 500, 350, 200, 120)  # characters of a passage, until it fits the window
_EMBEDDED_AT_ONCE = 512  # vectors written together: what a kill can cost
_OPENING = 500  # characters of a release that say what it is about
_LOCK_WAIT = 600.0  # seconds a writer waits for another

Report = Callable[[int, int], None]
"""Called with passages embedded so far, and passages to embed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an ``add`` did, by release id; ``embedded`` counts passages."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    embedded: int = 0


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a library holds and what made it."""

    folder: Path
    releases: int
    passages: int
    unfinished: int
    generation: int
    manifest: dict[str, str] = field(default_factory=dict)


class Library:
    """The releases in ``settings.data_dir``; one writer at a time, any number of readers.

    Raises:
        LibraryError: the folder cannot be used, or is damaged.
    """

    def __init__(self, settings: IndexSettings, encoder: Encoder | None = None) -> None:
        self.folder = settings.data_dir.expanduser()
        self._encoder_name = settings.encoder
        self._given = encoder
        with _storage_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.catalog = Catalog(self.folder / "catalog.sqlite")
            self._writing = FileLock(self.folder / "writer.lock")
        self._refreshing = threading.Lock()
        self._seen = -1

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder, loaded when it is first needed."""
        return self._given or open_encoder(self._encoder_name, self.folder / "models")

    @cached_property
    def vectors(self) -> VectorStore:
        """The dense leg's store."""
        return VectorStore(self.folder / "vectors", self.encoder.identity.dimension)

    @cached_property
    def fulltext(self) -> FullText:
        """The keyword leg's index."""
        return FullText(self.folder / "fulltext")

    def close(self) -> None:
        """Let go of every file."""
        if "vectors" in self.__dict__:
            self.vectors.close()
        self.catalog.close()

    # reading

    def status(self) -> LibraryStatus:
        """Counts, generation and manifest; ``unfinished`` counts versions to finish or sweep."""
        counts = self.catalog.counts()
        return LibraryStatus(
            folder=self.folder,
            releases=counts.releases,
            passages=counts.passages,
            unfinished=counts.pending + counts.dead,
            generation=self.catalog.generation(),
            manifest=dict(self.catalog.manifest()),
        )

    def refresh(self) -> None:
        """Before a search: see what other processes changed, and that the index is ours.

        Raises:
            LibraryError: another model or another version of the program made the index.
        """
        generation = self.catalog.generation()
        if generation == self._seen:
            return
        with self._refreshing:
            if generation == self._seen:
                return
            self._check_manifest()
            self.fulltext.reload()
            if self._seen >= 0:
                self.vectors.reopen()
            self._seen = generation

    # writing

    def add(self, releases: Iterable[Release], report: Report | None = None) -> Changes:
        """Add what is new, replace what changed, skip what is the same.

        Raises:
            LibraryError: two releases share an id, the disk is full, another model made the
                index. Nothing of this call is live then.
        """
        given = _by_id(releases)
        with self._writer():
            embedded = self._finish(report)
            known = self.catalog.live_hashes()
            changed = [r for r in given.values() if known.get(r.id) != r.content_hash]
            if changed:
                self.catalog.stage((r, self._cut(r)) for r in changed)
                embedded += self._finish(report)
        added = tuple(r.id for r in changed if r.id not in known)
        replaced = tuple(r.id for r in changed if r.id in known)
        same = tuple(id for id, r in given.items() if known.get(id) == r.content_hash)
        return Changes(added, replaced, same, embedded)

    def remove(self, release_ids: Sequence[str]) -> list[str]:
        """Take releases out; the ids that were there.

        Raises:
            LibraryError: an id is unknown; nothing is removed then.
        """
        with self._writer():
            self._finish(None)
            known = self.catalog.live_hashes()
            unknown = [id for id in release_ids if id not in known]
            if unknown:
                raise LibraryError("release_unknown", ids=", ".join(unknown))
            self.catalog.retire(list(dict.fromkeys(release_ids)))
            self._sweep()
        return list(dict.fromkeys(release_ids))

    def rebuild(self, report: Report | None = None) -> int:
        """Make vectors, full text and manifest anew from the catalog; passages embedded."""
        with self._writer(checked=False):
            releases = list(self.catalog.releases())
            self.catalog.restage([(r, self._cut(r)) for r in releases], self._manifest())
            self._clear()
            return self._finish(report)

    def _clear(self) -> None:
        """Empty what is derived from the catalog, however damaged it is."""
        try:
            self.vectors.clear()
        except LibraryError:
            shutil.rmtree(self.folder / "vectors", ignore_errors=True)
        try:
            self.fulltext.replace([], gone=self.fulltext.keys())
        except LibraryError:
            shutil.rmtree(self.folder / "fulltext", ignore_errors=True)

    @contextmanager
    def _writer(self, checked: bool = True) -> Iterator[None]:
        with _storage_errors(self.folder):
            try:
                lock = self._writing.acquire(timeout=_LOCK_WAIT)
            except Timeout as error:
                raise LibraryError("library_busy", folder=self.folder) from error
            with lock:
                if "vectors" in self.__dict__:
                    self.vectors.reopen()
                if checked:
                    if not self.catalog.manifest():
                        self.catalog.set_manifest(self._manifest())
                    self._check_manifest()
                yield
            self._seen = self.catalog.generation()

    def _finish(self, report: Report | None) -> int:
        """Bring pending versions to life and sweep dead ones; passages embedded."""
        rows = list(self.catalog.rows(PENDING))
        embedded = self._embed(rows, report)
        if self.catalog.counts().pending:
            self.fulltext.replace((row.key, *searchable(row)) for row in rows)
            self.catalog.publish()
        if self.catalog.counts().dead:
            self._sweep()
        return embedded

    def _embed(self, rows: Sequence[Row], report: Report | None) -> int:
        wanted = {row.vector: embeddable(row.release, row.passage) for row in rows}
        known = self.vectors.keys() if wanted else set()
        keys = sorted(wanted.keys() - known, key=lambda key: -len(wanted[key]))
        for start in range(0, len(keys), _EMBEDDED_AT_ONCE):
            part = keys[start : start + _EMBEDDED_AT_ONCE]
            done = start

            def advance(count: int) -> None:
                nonlocal done
                done += count
                if report:
                    report(done, len(keys))

            vectors = self.encoder.encode_document([wanted[key] for key in part], advance)
            self.vectors.add(part, vectors)
        return len(keys)

    def _sweep(self) -> None:
        dead = list(self.catalog.rows(DEAD))
        used = self.catalog.vectors_in_use()
        self.fulltext.replace([], gone=[row.key for row in dead])
        self.vectors.remove({row.vector for row in dead} - used)
        self.catalog.erase_dead()

    def _cut(self, release: Release) -> list[tuple[Passage, str]]:
        for limit in _LIMITS:
            cut = passages(release, limit)
            texts = [embeddable(release, passage) for passage in cut]
            # a token is a character at least: only what is longer can be too long
            long = [text for text in texts if len(text) > self.encoder.window - 8]
            if not long or max(self.encoder.count_tokens(long)) <= self.encoder.window:
                break
        return [(passage, self._vector_key(text)) for passage, text in zip(cut, texts, strict=True)]

    def _vector_key(self, text: str) -> str:
        """The same for the same text and encoder: nothing is embedded twice."""
        named = f"{self.encoder.identity}\n{text}"
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _manifest(self) -> dict[str, str]:
        identity = {name: str(value) for name, value in asdict(self.encoder.identity).items()}
        return {**identity, "chunker": CHUNKER, "analysis": ANALYSIS}

    def _check_manifest(self) -> None:
        found = self.catalog.manifest()
        if not found:
            return
        wanted = self._manifest()
        other = [name for name in wanted if found.get(name) != wanted[name]]
        if other:
            name = other[0]
            raise LibraryError(
                "index_mismatch", name=name, found=found.get(name, "?"), wanted=wanted[name]
            )


def embeddable(release: Release, passage: Passage) -> str:
    """What a passage's vector is made of: its words, under its release's title."""
    return f"{release.title}\n{release.text[passage.start : passage.end]}"


def searchable(row: Row) -> tuple[str, str]:
    """What the keyword leg finds a passage by: its own words with their heading, and its context.

    The context is the release's agency, title, date in words, and opening, where it says
    what it is about; a passage further down seldom repeats that.
    """
    release, passage = row.release, row.passage
    day = release.date.strftime("%d/%m/%Y") if release.date else ""
    words = f"{passage.heading or ''}\n{release.text[passage.start : passage.end]}"
    return words, "\n".join((release.agency, release.title, day, release.text[:_OPENING]))


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
def _storage_errors(folder: Path) -> Iterator[None]:
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


__all__ = ["LIVE", "Changes", "Library", "LibraryStatus", "embeddable", "searchable"]

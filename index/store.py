"""One index folder: a catalog, and the vectors and full text that are made from it.

Everything is written in one order. The catalog stages the new versions as pending; their
vectors and full text are written; the catalog publishes them, and what they replace is dead
in the same instant; what was derived from the dead is swept. A process killed at any point
leaves either pending versions, which the next writer finishes, or dead ones, which it sweeps.
"""

import hashlib
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

from .catalog import DEAD, PENDING, Catalog, Row
from .encoder import Encoder
from .errors import LibraryError
from .fulltext import ANALYSIS, FullText
from .passages import CHUNKER, passages
from .passages.parts import number_of, opening, searched
from .releases import Passage, Release
from .vectors import VectorStore

_LIMITS = (700, 500, 350, 200, 120)  # characters of a passage, until it fits the window
_EMBEDDED_AT_ONCE = 512  # vectors written together: what a kill can cost
_OPENING = 500  # characters of a release that say what it is about
_REOPEN_EVERY = 2.0  # seconds; in between the full text and the catalog carry what is new
_WASTE = 0.07  # swept vectors, as a share of those in use, that are worth a new folder

Report = Callable[[int, int, str], None]
"""Called with passages embedded so far, passages to embed, and the title of the release."""


class Store:
    """The files of one index; its writers hold the library's lock."""

    def __init__(self, folder: Path, encoder: Callable[[], Encoder]) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.catalog = Catalog(folder / "catalog.sqlite")
        self._encoder = encoder
        self._seen = -1
        self._reopened = 0.0
        self._stale = False

    @property
    def encoder(self) -> Encoder:
        """What makes the vectors."""
        return self._encoder()

    @cached_property
    def vectors(self) -> VectorStore:
        """The dense leg's store."""
        return VectorStore(self._vector_folder(), self.encoder.identity.dimension)

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

    def refresh(self) -> None:
        """See what other processes changed.

        The vectors are opened anew every two seconds at most: until then a new passage is
        found by its words, and the catalog keeps what ended out of every result.

        Raises:
            LibraryError: another model or another version of the program made the index.
        """
        generation = self.catalog.generation()
        if generation != self._seen:
            self.check_manifest()
            self.fulltext.reload()
            self._stale = self._stale or self._seen >= 0
            self._seen = generation
        if self._stale and time.monotonic() - self._reopened > _REOPEN_EVERY:
            self.reopen_vectors()

    def reopen_vectors(self) -> None:
        """See what another process has written, in whichever folder the vectors are now."""
        self._stale, self._reopened = False, time.monotonic()
        if "vectors" not in self.__dict__:
            return
        if self.vectors.folder == (folder := self._vector_folder()):
            self.vectors.reopen()
        else:
            self.vectors = VectorStore(folder, self.encoder.identity.dimension)

    def seen(self) -> None:
        """What this process wrote is no news to it."""
        self._seen = self.catalog.generation()

    def manifest(self) -> dict[str, str]:
        """What would make an index today."""
        identity = {name: str(value) for name, value in asdict(self.encoder.identity).items()}
        return {**identity, "chunker": CHUNKER, "analysis": ANALYSIS}

    def check_manifest(self) -> None:
        """Raise ``LibraryError`` where something else made this index."""
        found = self.catalog.manifest()
        if not found:
            return
        wanted = self.manifest()
        other = [name for name in wanted if found.get(name) != wanted[name]]
        if other:
            name = other[0]
            raise LibraryError(
                "index_mismatch", name=name, found=found.get(name, "?"), wanted=wanted[name]
            )

    # writing

    def finish(self, report: Report | None = None) -> int:
        """Bring pending versions to life and sweep dead ones; passages embedded."""
        rows = list(self.catalog.rows(PENDING))
        embedded = self.embed(rows, report)
        if self.catalog.counts().pending:
            self.fulltext.replace((row.key, *searchable(row)) for row in rows)
            self.catalog.publish()
        if self.catalog.counts().dead:
            self._sweep()
        return embedded

    def cut(self, release: Release) -> list[tuple[Passage, str]]:
        """The passages of a release, each within the encoder's window, with its vector's key."""
        for limit in _LIMITS:
            cut = passages(release, limit)
            texts = [embeddable(release, passage) for passage in cut]
            # a token is a character at least: only what is longer can be too long
            long = [text for text in texts if len(text) > self.encoder.window - 8]
            if not long or max(self.encoder.count_tokens(long)) <= self.encoder.window:
                break
        return [(passage, self.vector_key(text)) for passage, text in zip(cut, texts, strict=True)]

    def vector_key(self, text: str) -> str:
        """The same for the same text and encoder: nothing is embedded twice."""
        named = f"{self.encoder.identity}\n{text}"
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def compact(self) -> bool:
        """Write vectors and catalog anew once many have been swept; whether it was worth it.

        Chroma frees no room of what is deleted. The old folder is left for searches that are
        under way, and deleted by a later ``tidy``; until then there is no other copy.
        """
        if self._left_folders():
            return False
        swept = int(self.catalog.fact("swept") or 0)
        used = self.catalog.vectors_in_use()
        if swept <= _WASTE * len(used):
            return False
        number = int(self._vector_folder().name.removeprefix("vectors-")) + 1
        folder = self.folder / f"vectors-{number}"
        shutil.rmtree(folder, ignore_errors=True)
        fresh = VectorStore(folder, self.encoder.identity.dimension)
        fresh.copy(self.vectors, used)
        self.catalog.set_fact("swept", "0")
        self.catalog.set_fact("compacted", str(time.time()))
        self.catalog.set_fact("vectors", folder.name, news=True)
        self.vectors = fresh
        self.catalog.vacuum()
        return True

    def tidy(self, older_than: float) -> None:
        """Delete vectors that no reader can still want, ``older_than`` seconds after a copy."""
        if time.time() - float(self.catalog.fact("compacted") or 0) < older_than:
            return
        for folder in self._left_folders():
            shutil.rmtree(folder, ignore_errors=True)

    def _left_folders(self) -> list[Path]:
        kept = self._vector_folder()
        return [folder for folder in self.folder.glob("vectors-*") if folder != kept]

    def _vector_folder(self) -> Path:
        return self.folder / (self.catalog.fact("vectors") or "vectors-1")

    def embed(self, rows: Sequence[Row], report: Report | None) -> int:
        """Write the vectors that are not there yet; how many."""
        wanted = {row.vector: row for row in rows}
        texts = {key: embeddable(row.release, row.passage) for key, row in wanted.items()}
        known = self.vectors.keys() if wanted else set()
        keys = sorted(wanted.keys() - known, key=lambda key: -len(texts[key]))
        for start in range(0, len(keys), _EMBEDDED_AT_ONCE):
            part = keys[start : start + _EMBEDDED_AT_ONCE]
            done = start

            def advance(count: int) -> None:
                nonlocal done
                done += count
                if report:
                    title = wanted[keys[min(done, len(keys) - 1)]].release.title
                    report(done, len(keys), title)

            vectors = self.encoder.encode_document([texts[key] for key in part], advance)
            self.vectors.add(part, vectors)
        return len(keys)

    def _sweep(self) -> None:
        dead = list(self.catalog.rows(DEAD))
        unused = {row.vector for row in dead} - self.catalog.vectors_in_use()
        self.fulltext.replace([], gone=[row.key for row in dead])
        self.vectors.remove(unused)
        swept = int(self.catalog.fact("swept") or 0) + len(unused)
        self.catalog.set_fact("swept", str(swept))
        self.catalog.erase_dead()
        self.catalog.shorten_log()


def embeddable(release: Release, passage: Passage) -> str:
    """What a passage's vector is made of: its words, under its release's title."""
    return f"{release.title}\n{searched(release, passage)}"


def searchable(row: Row) -> tuple[str, str]:
    """What the keyword leg finds a passage by: its own words with their heading, and its context.

    The context is the release's agency, title, number, date in words, and opening, where it
    says what it is about; a passage further down seldom repeats that.
    """
    release, passage = row.release, row.passage
    day = release.date.strftime("%d/%m/%Y") if release.date else ""
    words = f"{passage.heading or ''}\n{searched(release, passage)}"
    context = (release.agency, release.title, number_of(release), day, opening(release, _OPENING))
    return words, "\n".join(context)

"""Where releases came from, by what else they are known, and what they said before."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import Connection, Engine, Table, delete, literal_column, or_, select, update

from ..releases import Passage, Release
from .rows import LIVE, unpacked
from .tables import (
    bands,
    chunks,
    given,
    history,
    items,
    links,
    live_texts,
    names,
    put,
    sketches,
    versions,
)

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Taken:
    """One item as it was last read: the digest of its bytes and the releases it gave.

    ``root`` is the folder or address it was found under, ``validators`` what the server gave
    for a conditional request.
    """

    source: str
    root: str
    digest: str
    release_ids: tuple[str, ...] = ()
    validators: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Retired:
    """Why a release ends (``removed``, ``gone``, ``superseded``), and what stands in its place."""

    reason: str
    heir: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A version that was live once, with the time (UTC) from which it was no longer."""

    version: str
    added: str
    ended: str
    reason: str
    heir: str
    release: Release


@dataclass(frozen=True, slots=True)
class Sketch:
    """A release's words in little room, for finding near-duplicates."""

    release_id: str
    values: bytes
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """All that one write changes; it becomes true in one instant.

    ``staged`` holds releases with their (passage, vector key) pairs, ``names`` is
    (name, release id, as shown), ``links`` (release id, other id, similarity in [0, 1]),
    ``moved`` release id → where it is read from now.
    """

    staged: Sequence[tuple[Release, Sequence[tuple[Passage, str]]]] = ()
    retired: Mapping[str, Retired] = field(default_factory=dict)
    taken: Sequence[Taken] = ()
    gone: Sequence[str] = ()
    names: Sequence[tuple[str, str, str]] = ()
    sketches: Sequence[Sketch] = ()
    links: Sequence[tuple[str, str, float]] = ()
    moved: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.staged or self.retired or self.taken or self.gone or self.moved)


class Ledger:
    """What the catalog knows of sources and names, to be read; ``record`` writes it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def taken(self) -> dict[str, Taken]:
        """Every item that was read: source → what it gave."""
        gave: dict[str, list[str]] = {}
        with self._engine.connect() as connection:
            for source, release_id in connection.execute(
                select(given.c.source, given.c.release_id)
            ):
                gave.setdefault(source, []).append(release_id)
            rows = connection.execute(select(items)).mappings().all()
        return {
            row["source"]: Taken(
                row["source"],
                row["root"],
                row["digest"],
                tuple(sorted(gave.get(row["source"], ()))),
                json.loads(row["validators"]),
            )
            for row in rows
        }

    def known_as(self, wanted: Iterable[str]) -> dict[str, list[str]]:
        """Name → ids of the releases that have it."""
        found: dict[str, list[str]] = {}
        with self._engine.connect() as connection:
            for part in chunks(list(dict.fromkeys(wanted))):
                query = select(names.c.name, names.c.release_id).where(names.c.name.in_(part))
                for name, release_id in connection.execute(query.order_by(names.c.release_id)):
                    found.setdefault(name, []).append(release_id)
        return found

    def addresses(self, release_id: str) -> list[str]:
        """Every web address of a release, as it was given."""
        query = select(names.c.shown).where(names.c.release_id == release_id)
        with self._engine.connect() as connection:
            return sorted(connection.scalars(query.where(names.c.name.startswith("url:"))))

    def similar(self, release_id: str) -> list[tuple[str, float]]:
        """Live releases that say nearly the same: (id, similarity), nearest first."""
        found: dict[str, float] = {}
        with self._engine.connect() as connection:
            wanted = or_(links.c.release_id == release_id, links.c.other_id == release_id)
            for one, other, similarity in connection.execute(select(links).where(wanted)):
                found[other if one == release_id else one] = similarity
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    def candidates(self, wanted: Sequence[int]) -> dict[str, bytes]:
        """Sketches that share a band: release id → values."""
        query = select(sketches).where(
            sketches.c.release_id.in_(select(bands.c.release_id).where(bands.c.band.in_(wanted)))
        )
        with self._engine.connect() as connection:
            return {row.release_id: row.sketch for row in connection.execute(query)}

    def past(self, release_id: str) -> list[Past]:
        """The versions that a release had before, latest first."""
        query = select(history).where(history.c.release_id == release_id)
        with self._engine.connect() as connection:
            query = query.order_by(history.c.ended.desc(), literal_column("history.rowid").desc())
            rows = connection.execute(query).mappings().all()
            texts = list(live_texts(connection, [release_id]).values())
        found: dict[str, Release] = {}
        waiting = list(rows)  # each needs the text that followed it
        while waiting:
            known = {row["version"]: unpacked(row["record"], texts) for row in waiting}
            read = {version: release for version, release in known.items() if release}
            if not read:
                break
            found |= read
            texts += [release.text for release in read.values()]
            waiting = [row for row in waiting if row["version"] not in read]
        return [
            Past(row["version"], row["added"], row["ended"], row["reason"], row["heir"], release)
            for row in rows
            if (release := found.get(row["version"]))
        ]

    def superseded(self) -> dict[str, tuple[str, str]]:
        """Fingerprint of a text that was corrected → (its release's id, the correction's id)."""
        query = select(history.c.fingerprint, history.c.release_id, history.c.heir)
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(history.c.reason == "superseded"))
            return {words: (id, heir) for words, id, heir in rows}


def record(connection: Connection, change: Change) -> None:
    """Write what a change says of sources and names."""
    _drop(connection, (items, given), "source", [*change.gone, *(t.source for t in change.taken)])
    put(
        connection,
        items,
        [
            {
                "source": taken.source,
                "root": taken.root,
                "digest": taken.digest,
                "validators": json.dumps(dict(taken.validators)),
            }
            for taken in change.taken
        ],
    )
    pairs = [(taken.source, id) for taken in change.taken for id in taken.release_ids]
    put(connection, given, [{"source": source, "release_id": id} for source, id in pairs])
    for release, _ in change.staged:
        said = or_(names.c.name.startswith("words:"), names.c.name.startswith("number:"))
        connection.execute(delete(names).where(names.c.release_id == release.id).where(said))
    _drop(connection, (sketches, bands), "release_id", [s.release_id for s in change.sketches])
    put(
        connection,
        names,
        [{"name": name, "release_id": id, "shown": shown} for name, id, shown in change.names],
    )
    drawn = [{"release_id": s.release_id, "sketch": s.values} for s in change.sketches]
    put(connection, sketches, drawn)
    at = [{"band": band, "release_id": s.release_id} for s in change.sketches for band in s.bands]
    put(connection, bands, at)
    staged = [release.id for release, _ in change.staged]
    for column in ("release_id", "other_id"):
        _drop(connection, (links,), column, staged)
    near = [{"release_id": a, "other_id": b, "similarity": s} for a, b, s in change.links]
    put(connection, links, near)
    for id, source in change.moved.items():
        live = (versions.c.release_id == id) & (versions.c.state == LIVE)
        connection.execute(update(versions).where(live).values(source=source))


def forget(connection: Connection, release_ids: Sequence[str], superseded: Sequence[str]) -> None:
    """Drop what is known of ended releases, so that their sources are read again.

    A superseded one keeps its sources, which go on giving what is no longer current, until
    the release that superseded it ends too.
    """
    every = [*release_ids, *superseded]
    for column, tables in (
        ("release_id", (names, sketches, bands, links)),
        ("other_id", (links,)),
    ):
        _drop(connection, tables, column, every)
    revived = list(release_ids)
    for part in chunks(release_ids):
        query = select(history.c.release_id).where(history.c.heir.in_(part))
        revived += connection.scalars(query.where(history.c.reason == "superseded"))
    sources: list[str] = []
    for part in chunks(revived):
        query = select(given.c.source).where(given.c.release_id.in_(part))
        sources += connection.scalars(query.distinct())
    _drop(connection, (items, given), "source", sources)


def _drop(connection: Connection, tables: Iterable[Table], column: str, values: list[str]) -> None:
    for part in chunks(values):
        for table in tables:
            connection.execute(delete(table).where(table.c[column].in_(part)))

"""Releases and passages with their states.

The catalog is the truth. A *version* is one content of one release; it is ``pending`` until
its vectors and its full text are written, then ``live``; a version that was replaced or
removed is ``dead`` until what is derived from it has been swept away, and then history. Each
change of what is live raises the *generation*, by which readers in other processes notice it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from filelock import FileLock
from sqlalchemy import (
    Column,
    Connection,
    bindparam,
    func,
    select,
)
from sqlalchemy.exc import DatabaseError

from ..errors import LibraryError
from ..fingerprints import fingerprint
from ..releases import Passage, Release
from .holdings import Held, held
from .ledger import Change, Ledger, forget, record
from .rows import (
    DEAD,
    LIVE,
    PENDING,
    Row,
    now,
    packed,
    passage_row,
    release_of,
    version_key,
    version_row,
)  # fmt: skip
from .tables import (
    BUSY,
    SCHEMA,
    fact,
    history,
    live_texts,
    metadata,
    names,
    open_engine,
    passages,
    put,
    retiring,
    set_fact,
    state_alone,
    versions,
)  # fmt: skip

Staged = Iterable[tuple[Release, Sequence[tuple[Passage, str]]]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is live, and how much waits to be finished or swept."""

    releases: int
    passages: int
    pending: int
    dead: int


class Catalog:
    """Releases and passages with their states, in one SQLite file (WAL).

    Raises:
        LibraryError: the file is damaged, or another version of the program wrote it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = open_engine(path)
        try:
            # two processes may come first at once
            with FileLock(f"{path}.opening"), self._engine.begin() as connection:
                metadata.create_all(connection)
                found = fact(connection, "schema")
                if found is None:
                    set_fact(connection, "schema", SCHEMA)
        except DatabaseError as error:
            raise LibraryError("catalog_damaged", path=path, reason=error.orig) from error
        if found not in (None, SCHEMA):
            raise LibraryError("catalog_schema", path=path, found=found, expected=SCHEMA)

    @cached_property
    def ledger(self) -> Ledger:
        """Where the releases came from, and by what else they are known."""
        return Ledger(self._engine)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def copy(self, path: Path) -> None:
        """Write the catalog as it is at this instant to another file."""
        with closing(sqlite3.connect(self.path)) as ours, closing(sqlite3.connect(path)) as copy:
            ours.backup(copy)

    # what is there

    def generation(self) -> int:
        """A number that grows with each change of what is live."""
        return int(self.fact("generation") or 0)

    def manifest(self) -> Mapping[str, str]:
        """What made the index: the facts given to ``set_manifest``; empty if nothing has."""
        manifest: dict[str, str] = json.loads(self.fact("manifest") or "{}")
        return manifest

    def fact(self, name: str) -> str | None:
        """A named value of the index as a whole."""
        with self._engine.connect() as connection:
            return fact(connection, name)

    def counts(self) -> Counts:
        """How many releases and passages are in which state."""
        with self._engine.connect() as connection:
            query = select(versions.c.state, func.count()).group_by(versions.c.state)
            states = {state: count for state, count in connection.execute(query)}
            joined = passages.join(versions)
            query = select(func.count()).select_from(joined).where(versions.c.state == LIVE)
            count = connection.scalar(query) or 0
            ending = connection.scalar(select(func.count()).select_from(retiring)) or 0
        pending = states.get(PENDING, 0) + ending
        return Counts(states.get(LIVE, 0), count, pending, states.get(DEAD, 0))

    def is_empty(self) -> bool:
        """Whether nothing is live."""
        with self._engine.connect() as connection:
            query = select(versions.c.version).where(versions.c.state == LIVE).limit(1)
            return connection.scalar(query) is None

    def live_hashes(self) -> dict[str, str]:
        """Release id → content hash, of every live release."""
        with self._engine.connect() as connection:
            query = select(versions.c.release_id, versions.c.content_hash)
            live = connection.execute(query.where(versions.c.state == LIVE))
            return {release_id: content_hash for release_id, content_hash in live}

    def release(self, release_id: str) -> Release | None:
        """The live release of an id, or of another id that it was given elsewhere."""
        live = select(versions).where(versions.c.state == LIVE)
        other = select(names.c.release_id).where(names.c.name == f"id:{release_id}")
        with self._engine.connect() as connection:
            for id in (release_id, other.scalar_subquery()):
                query = live.where(versions.c.release_id == id)
                if row := connection.execute(query).mappings().first():
                    return release_of(row)
        return None

    def releases(self) -> Iterator[Release]:
        """Every live release, newest first (those without a date last)."""
        query = select(versions).where(versions.c.state == LIVE)
        with self._engine.connect() as connection:
            newest = versions.c.date.desc().nulls_last()
            for row in connection.execute(query.order_by(newest, "release_id")).mappings():
                yield release_of(row)

    def held(self) -> list[Held]:
        """Every live release without its text, newest first (those without a date last)."""
        with self._engine.connect() as connection:
            return held(connection)

    def live_by_key(self, keys: Sequence[str]) -> dict[str, Row]:
        """Those of the passages that are live: key → row."""
        return {row.key: row for row in self._live_rows(passages.c.passage, keys)}

    def live_by_vector(self, vectors: Sequence[str]) -> dict[str, list[Row]]:
        """The live passages that each vector stands for."""
        found: dict[str, list[Row]] = {}
        for row in self._live_rows(passages.c.vector, vectors):
            found.setdefault(row.vector, []).append(row)
        return found

    def passages_of(self, release_id: str) -> list[Row]:
        """The passages of a live release, in order."""
        return self._live_rows(versions.c.release_id, [release_id])

    def rows(self, state: str) -> Iterator[Row]:
        """Every passage of the versions in a state, a version at a time."""
        with self._engine.connect() as connection:
            query = select(versions.c.version).where(versions.c.state == state)
            found = list(connection.scalars(query.order_by(versions.c.version)))
        for start in range(0, len(found), 100):
            yield from self._rows(versions.c.version, found[start : start + 100], state)

    def live_keys(self) -> dict[str, str]:
        """Key of every live passage → key of its vector."""
        query = select(passages.c.passage, passages.c.vector).join(versions)
        with self._engine.connect() as connection:
            live = connection.execute(query.where(versions.c.state == LIVE))
            return {key: vector for key, vector in live}

    def vectors_in_use(self) -> set[str]:
        """Keys of the vectors that a live or pending passage stands on."""
        query = select(passages.c.vector).join(versions).where(versions.c.state != DEAD)
        with self._engine.connect() as connection:
            return set(connection.scalars(query.distinct()))

    # what changes

    def set_manifest(self, manifest: Mapping[str, str]) -> None:
        """Say what makes the index from now on."""
        self.set_fact("manifest", json.dumps(dict(manifest)))

    def set_fact(self, name: str, value: str, news: bool = False) -> None:
        """Set a named value; ``news`` for readers raises the generation in the same instant."""
        with self._engine.begin() as connection:
            set_fact(connection, name, value)
            if news:
                _next_generation(connection)

    def stage(self, change: Change) -> None:
        """Write a change, all of it or nothing; what it stages and retires waits to be published.

        Where nothing is staged or retired it is done with this.
        """
        with self._engine.begin() as connection:
            for release, cut in change.staged:
                _stage(connection, release, cut)
            rows = [
                {"release_id": id, "reason": retired.reason, "heir": retired.heir}
                for id, retired in change.retired.items()
            ]
            put(connection, retiring, rows)
            record(connection, change)

    def restage(self, staged: Staged) -> None:
        """Make live versions pending again, cut anew, in one instant."""
        with self._engine.begin() as connection:
            for release, cut in staged:
                added = connection.scalar(
                    select(versions.c.added).where(versions.c.version == version_key(release))
                )
                _stage(connection, release, cut, added)

    def publish(self) -> None:
        """Make what is pending live in place of what it replaces, in one instant."""
        with self._engine.begin() as connection:
            live = versions.update().where(versions.c.state == LIVE)
            there = versions.update().where(versions.c.state != DEAD)
            ids = select(versions.c.release_id).where(versions.c.state == PENDING)
            replaced = live.where(versions.c.release_id.in_(ids))
            connection.execute(replaced.values(state=DEAD, reason="replaced"))
            ending = connection.execute(select(retiring)).mappings().all()
            for row in ending:
                ended = there.where(versions.c.release_id == row["release_id"])
                connection.execute(ended.values(state=DEAD, reason=row["reason"], heir=row["heir"]))
            superseded = [r["release_id"] for r in ending if r["reason"] == "superseded"]
            others = [r["release_id"] for r in ending if r["reason"] != "superseded"]
            forget(connection, others, superseded)
            connection.execute(retiring.delete())
            pending = versions.update().where(versions.c.state == PENDING)
            connection.execute(pending.values(state=LIVE))
            _next_generation(connection)

    def erase_dead(self) -> None:
        """Make dead versions history, once nothing is derived from them any more."""
        query = select(versions).where(versions.c.state == DEAD)
        with self._engine.begin() as connection:
            dead = connection.execute(query).mappings().all()
            followed = live_texts(connection, [row["release_id"] for row in dead])
            ended = now()
            rows = [
                {
                    "version": row["version"], "release_id": row["release_id"],
                    "fingerprint": fingerprint(row["text"]), "added": row["added"],
                    "ended": ended, "reason": row["reason"], "heir": row["heir"],
                    "record": packed(row, followed.get(row["release_id"], "")),
                }
                for row in dead
            ]  # fmt: skip
            put(connection, history, rows)
            _erase(connection, [row["version"] for row in dead])

    def shorten_log(self) -> None:
        """Give the write-ahead log's room back, unless somebody is reading: never wait for it."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=0")
            try:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={1000 * BUSY}")

    def vacuum(self) -> None:
        """Write the file anew without the gaps that changes left in it."""
        with self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")
        self.shorten_log()

    def forget_past(self, release_ids: Sequence[str]) -> None:
        """Delete the history of releases for good."""
        with self._engine.begin() as connection:
            for id in release_ids:
                connection.execute(history.delete().where(history.c.release_id == id))

    def _live_rows(self, column: Column[str], values: Sequence[str]) -> list[Row]:
        return self._rows(column, values, LIVE)

    def _rows(self, column: Column[str], values: Sequence[str], state: str) -> list[Row]:
        query = select(passages, versions).join(versions).where(state_alone == state)
        query = query.where(column.in_(bindparam("values", expanding=True)))
        query = query.order_by(passages.c.version, passages.c.ordinal)
        rows: list[Row] = []
        releases: dict[str, Release] = {}
        with self._engine.connect() as connection:
            for start in range(0, len(values), 500):
                chunk = {"values": list(values[start : start + 500])}
                for row in connection.execute(query, chunk).mappings():
                    version = row[passages.c.version]
                    release = releases.get(version) or release_of(row)
                    releases[version] = release
                    passage = Passage(
                        release.id, row["ordinal"], row["start"], row["end"], row["heading"]
                    )
                    rows.append(Row(row["passage"], row["vector"], version, passage, release))
        return rows


def _next_generation(connection: Connection) -> None:
    set_fact(connection, "generation", str(int(fact(connection, "generation") or 0) + 1))


def _stage(
    connection: Connection,
    release: Release,
    cut: Sequence[tuple[Passage, str]],
    added: str | None = None,
) -> None:
    version = version_key(release)
    _erase(connection, [version])
    row = version_row(release, version)
    connection.execute(versions.insert(), {**row, "added": added or row["added"]})
    if cut:
        rows = [passage_row(version, passage, vector) for passage, vector in cut]
        connection.execute(passages.insert(), rows)


def _erase(connection: Connection, gone: Sequence[str]) -> None:
    for version in gone:
        connection.execute(passages.delete().where(passages.c.version == version))
        connection.execute(versions.delete().where(versions.c.version == version))

"""The one home of SQL: which releases there are, their passages, and what made the index.

The catalog is the truth. A *version* is one content of one release; it is ``pending`` until
its vectors and its full text are written, then ``live``; a version that was replaced or
removed is ``dead`` until what is derived from it has been swept away. Each change of what
is live raises the *generation*, by which readers in other processes notice it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    RowMapping,
    String,
    Table,
    Text,
    bindparam,
    create_engine,
    event,
    func,
    select,
    text,
)  # fmt: skip
from sqlalchemy.exc import DatabaseError

from .errors import LibraryError
from .releases import Passage, Release

PENDING, LIVE, DEAD = "pending", "live", "dead"
SCHEMA = "1"

_metadata = MetaData()
_facts = Table(
    "facts",
    _metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
_versions = Table(
    "versions",
    _metadata,
    Column("version", String, primary_key=True),
    Column("release_id", String, nullable=False, index=True),
    Column("state", String, nullable=False, index=True),
    Column("content_hash", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("date", String),
    Column("url", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("metadata", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("added", String, nullable=False),
)
_passages = Table(
    "passages",
    _metadata,
    Column("passage", String, primary_key=True),
    Column("version", ForeignKey("versions.version"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", Text),
    Column("vector", String, nullable=False, index=True),
    Index("passages_of_version", "version", "ordinal"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as the catalog keeps it: its key, its vector's key, and its release."""

    key: str
    vector: str
    version: str
    passage: Passage
    release: Release


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
        LibraryError: the file is damaged, or a newer program wrote it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
        event.listen(self._engine, "connect", _prepare)
        try:
            with self._engine.begin() as connection:
                _metadata.create_all(connection)
                found = _fact(connection, "schema")
                if found is None:
                    _set_fact(connection, "schema", SCHEMA)
        except DatabaseError as error:
            raise LibraryError("catalog_damaged", path=path, reason=error.orig) from error
        if found not in (None, SCHEMA):
            raise LibraryError("catalog_schema", path=path, found=found, expected=SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # what is there

    def generation(self) -> int:
        """A number that grows with each change of what is live."""
        with self._engine.connect() as connection:
            return int(_fact(connection, "generation") or 0)

    def manifest(self) -> Mapping[str, str]:
        """What made the index: the facts given to ``set_manifest``; empty if nothing has."""
        with self._engine.connect() as connection:
            manifest: dict[str, str] = json.loads(_fact(connection, "manifest") or "{}")
        return manifest

    def counts(self) -> Counts:
        """How many releases and passages are in which state."""
        with self._engine.connect() as connection:
            query = select(_versions.c.state, func.count()).group_by(_versions.c.state)
            states = {state: count for state, count in connection.execute(query)}
            joined = _passages.join(_versions)
            query = select(func.count()).select_from(joined).where(_versions.c.state == LIVE)
            passages = connection.scalar(query) or 0
        return Counts(states.get(LIVE, 0), passages, states.get(PENDING, 0), states.get(DEAD, 0))

    def live_hashes(self) -> dict[str, str]:
        """Release id → content hash, of every live release."""
        with self._engine.connect() as connection:
            query = select(_versions.c.release_id, _versions.c.content_hash)
            live = connection.execute(query.where(_versions.c.state == LIVE))
            return {release_id: content_hash for release_id, content_hash in live}

    def release(self, release_id: str) -> Release | None:
        """The live release of an id."""
        query = select(_versions).where(_versions.c.release_id == release_id)
        with self._engine.connect() as connection:
            row = connection.execute(query.where(_versions.c.state == LIVE)).mappings().first()
        return _release(row) if row else None

    def releases(self) -> Iterator[Release]:
        """Every live release, newest first (those without a date last)."""
        query = select(_versions).where(_versions.c.state == LIVE)
        with self._engine.connect() as connection:
            newest = _versions.c.date.desc().nulls_last()
            for row in connection.execute(query.order_by(newest, "release_id")).mappings():
                yield _release(row)

    def live_by_key(self, keys: Sequence[str]) -> dict[str, Row]:
        """Those of the passages that are live: key → row."""
        return {row.key: row for row in self._live_rows(_passages.c.passage, keys)}

    def live_by_vector(self, vectors: Sequence[str]) -> dict[str, list[Row]]:
        """The live passages that each vector stands for."""
        found: dict[str, list[Row]] = {}
        for row in self._live_rows(_passages.c.vector, vectors):
            found.setdefault(row.vector, []).append(row)
        return found

    def passages_of(self, release_id: str) -> list[Row]:
        """The passages of a live release, in order."""
        return self._live_rows(_versions.c.release_id, [release_id])

    def rows(self, state: str) -> Iterator[Row]:
        """Every passage of the versions in a state, a version at a time."""
        with self._engine.connect() as connection:
            query = select(_versions.c.version).where(_versions.c.state == state)
            versions = list(connection.scalars(query.order_by(_versions.c.version)))
        for version in versions:
            yield from self._rows(_versions.c.version, [version], state)

    def vectors_in_use(self) -> set[str]:
        """Keys of the vectors that a live or pending passage stands on."""
        query = select(_passages.c.vector).join(_versions).where(_versions.c.state != DEAD)
        with self._engine.connect() as connection:
            return set(connection.scalars(query.distinct()))

    # what changes

    def set_manifest(self, manifest: Mapping[str, str]) -> None:
        """Say what makes the index from now on."""
        with self._engine.begin() as connection:
            _set_fact(connection, "manifest", json.dumps(dict(manifest)))

    def stage(self, staged: Iterable[tuple[Release, Sequence[tuple[Passage, str]]]]) -> None:
        """Write releases with their (passage, vector key) pairs as pending, all or none."""
        with self._engine.begin() as connection:
            for release, cut in staged:
                _stage(connection, release, cut)

    def restage(
        self,
        staged: Iterable[tuple[Release, Sequence[tuple[Passage, str]]]],
        manifest: Mapping[str, str],
    ) -> None:
        """Make live versions pending again, cut anew under another manifest, in one instant."""
        with self._engine.begin() as connection:
            _set_fact(connection, "manifest", json.dumps(dict(manifest)))
            for release, cut in staged:
                _stage(connection, release, cut)
            _next_generation(connection)

    def publish(self) -> None:
        """Make what is pending live in place of what it replaces, in one instant."""
        ids = select(_versions.c.release_id).where(_versions.c.state == PENDING)
        with self._engine.begin() as connection:
            replaced = _versions.update().where(_versions.c.state == LIVE)
            connection.execute(replaced.where(_versions.c.release_id.in_(ids)).values(state=DEAD))
            pending = _versions.update().where(_versions.c.state == PENDING)
            connection.execute(pending.values(state=LIVE))
            _next_generation(connection)

    def retire(self, release_ids: Sequence[str]) -> None:
        """Make releases dead: no search returns them from this instant."""
        with self._engine.begin() as connection:
            change = _versions.update().where(_versions.c.release_id == bindparam("id"))
            connection.execute(change.values(state=DEAD), [{"id": one} for one in release_ids])
            _next_generation(connection)

    def erase_dead(self) -> None:
        """Forget dead versions, once nothing is derived from them any more."""
        with self._engine.begin() as connection:
            query = select(_versions.c.version).where(_versions.c.state == DEAD)
            _erase(connection, list(connection.scalars(query)))

    def _live_rows(self, column: Column[str], values: Sequence[str]) -> list[Row]:
        return self._rows(column, values, LIVE)

    def _rows(self, column: Column[str], values: Sequence[str], state: str) -> list[Row]:
        query = select(_passages, _versions).join(_versions).where(_versions.c.state == state)
        query = query.where(column.in_(bindparam("values", expanding=True)))
        query = query.order_by(_passages.c.version, _passages.c.ordinal)
        rows: list[Row] = []
        releases: dict[str, Release] = {}
        with self._engine.connect() as connection:
            for start in range(0, len(values), 500):
                chunk = {"values": list(values[start : start + 500])}
                for row in connection.execute(query, chunk).mappings():
                    version = row[_passages.c.version]
                    release = releases.get(version) or _release(row)
                    releases[version] = release
                    passage = Passage(
                        release.id, row["ordinal"], row["start"], row["end"], row["heading"]
                    )
                    rows.append(Row(row["passage"], row["vector"], version, passage, release))
        return rows


def version_key(release: Release) -> str:
    """One content of one release: its id and the first 16 digits of its hash."""
    return f"{release.id}@{release.content_hash[:16]}"


def passage_key(version: str, passage: Passage) -> str:
    """The key of a passage in the catalog and in the full text."""
    return f"{version}#{passage.ordinal}"


def _prepare(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _fact(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(_facts.c.value).where(_facts.c.name == name))


def _set_fact(connection: Connection, name: str, value: str) -> None:
    statement = text("INSERT OR REPLACE INTO facts (name, value) VALUES (:name, :value)")
    connection.execute(statement, {"name": name, "value": value})


def _next_generation(connection: Connection) -> None:
    _set_fact(connection, "generation", str(int(_fact(connection, "generation") or 0) + 1))


def _stage(connection: Connection, release: Release, cut: Sequence[tuple[Passage, str]]) -> None:
    version = version_key(release)
    _erase(connection, [version])
    connection.execute(_versions.insert(), _version_row(release, version))
    if cut:
        rows = [_passage_row(version, passage, vector) for passage, vector in cut]
        connection.execute(_passages.insert(), rows)


def _erase(connection: Connection, versions: Sequence[str]) -> None:
    for version in versions:
        connection.execute(_passages.delete().where(_passages.c.version == version))
        connection.execute(_versions.delete().where(_versions.c.version == version))


def _version_row(release: Release, version: str) -> dict[str, object]:
    return {
        "version": version,
        "release_id": release.id,
        "state": PENDING,
        "content_hash": release.content_hash,
        "title": release.title,
        "agency": release.agency,
        "date": release.date.isoformat() if release.date else None,
        "url": release.url,
        "number": release.number,
        "source": release.source,
        "metadata": json.dumps(dict(release.metadata), ensure_ascii=False),
        "text": release.text,
        "added": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _passage_row(version: str, passage: Passage, vector: str) -> dict[str, object]:
    return {
        "passage": passage_key(version, passage),
        "version": version,
        "ordinal": passage.ordinal,
        "start": passage.start,
        "end": passage.end,
        "heading": passage.heading,
        "vector": vector,
    }


def _release(row: RowMapping) -> Release:
    day = row["date"]
    return Release(
        id=str(row["release_id"]),
        text=str(row["text"]),
        title=str(row["title"]),
        agency=str(row["agency"]),
        date=date.fromisoformat(str(day)) if day else None,
        url=str(row["url"]),
        number=str(row["number"]),
        source=str(row["source"]),
        metadata=MappingProxyType(json.loads(str(row["metadata"]))),
    )

"""The tables of the catalog, in one SQLite file (WAL)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    literal_column,
    select,
    text,
)  # fmt: skip

from .rows import LIVE

# "+" keeps SQLite from going through every version in a state where the values asked for are few
state_alone = literal_column("+versions.state", String)
SCHEMA = "2"
BUSY = 30  # seconds that a statement waits for another writer
_LONGEST_LOG = 4_000_000  # bytes that the write-ahead log keeps of the disk after a large write

metadata = MetaData()
facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
versions = Table(
    "versions",
    metadata,
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
    Column("reason", String, nullable=False, server_default=""),
    Column("heir", String, nullable=False, server_default=""),
)
passages = Table(
    "passages",
    metadata,
    Column("passage", String, primary_key=True),
    Column("version", ForeignKey("versions.version"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", Text),
    Column("vector", String, nullable=False, index=True),
    Index("passages_of_version", "version", "ordinal"),
)
# What is to end when the pending versions become live, in the same instant.
retiring = Table(
    "retiring",
    metadata,
    Column("release_id", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("heir", String, nullable=False),
)
# Versions that were live once: readable, never found.
history = Table(
    "history",
    metadata,
    Column("version", String, primary_key=True),
    Column("release_id", String, nullable=False, index=True),
    Column("fingerprint", String, nullable=False, index=True),
    Column("added", String, nullable=False),
    Column("ended", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("heir", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
# What was read, and which releases it gave.
items = Table(
    "items",
    metadata,
    Column("source", String, primary_key=True),
    Column("root", String, nullable=False, index=True),
    Column("digest", String, nullable=False),
    Column("validators", Text, nullable=False),
)
given = Table(
    "given",
    metadata,
    Column("source", String, primary_key=True),
    Column("release_id", String, primary_key=True, index=True),
)
# By what else a release is known: other ids, addresses, its number, its words.
names = Table(
    "names",
    metadata,
    Column("name", String, primary_key=True),
    Column("release_id", String, primary_key=True, index=True),
    Column("shown", Text, nullable=False),
)
sketches = Table(
    "sketches",
    metadata,
    Column("release_id", String, primary_key=True),
    Column("sketch", LargeBinary, nullable=False),
)
bands = Table(
    "bands",
    metadata,
    Column("band", Integer, primary_key=True),
    Column("release_id", String, primary_key=True, index=True),
)
links = Table(
    "links",
    metadata,
    Column("release_id", String, primary_key=True),
    Column("other_id", String, primary_key=True, index=True),
    Column("similarity", Float, nullable=False),
)


def open_engine(path: Path) -> Engine:
    """An engine over the file; every commit is on the disk before it returns."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY})
    event.listen(engine, "connect", _prepare)
    return engine


def fact(connection: Connection, name: str) -> str | None:
    """A named value of the index as a whole."""
    return connection.scalar(select(facts.c.value).where(facts.c.name == name))


def set_fact(connection: Connection, name: str, value: str) -> None:
    """Set a named value."""
    statement = text("INSERT OR REPLACE INTO facts (name, value) VALUES (:name, :value)")
    connection.execute(statement, {"name": name, "value": value})


def live_texts(connection: Connection, release_ids: Sequence[str]) -> dict[str, str]:
    """Release id → the text of its live version, of those that have one."""
    found: dict[str, str] = {}
    for part in chunks(release_ids):
        query = select(versions.c.release_id, versions.c.text).where(
            versions.c.release_id.in_(part), state_alone == LIVE
        )
        found |= {id: text for id, text in connection.execute(query)}
    return found


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows over those with their keys."""
    if rows:
        connection.execute(table.insert().prefix_with("OR REPLACE"), rows)


def chunks(values: Sequence[str]) -> list[list[str]]:
    """Values in parts that fit one statement's parameters."""
    return [list(values[start : start + 500]) for start in range(0, len(values), 500)]


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute(f"PRAGMA journal_size_limit={_LONGEST_LOG}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()

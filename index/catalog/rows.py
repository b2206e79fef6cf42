"""Between the tables' rows and the values that travel."""

import json
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

from sqlalchemy import RowMapping

from ..releases import Passage, Release

PENDING, LIVE, DEAD = "pending", "live", "dead"


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as the catalog keeps it: its key, its vector's key, and its release."""

    key: str
    vector: str
    version: str
    passage: Passage
    release: Release


def version_key(release: Release) -> str:
    """One content of one release: its id and the first 16 digits of its hash."""
    return f"{release.id}@{release.content_hash[:16]}"


def passage_key(version: str, passage: Passage) -> str:
    """The key of a passage in the catalog and in the full text."""
    return f"{version}#{passage.ordinal}"


def now() -> str:
    """The time of a change, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def version_row(release: Release, version: str) -> dict[str, object]:
    """A release as a pending version."""
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
        "added": now(),
    }


def passage_row(version: str, passage: Passage, vector: str) -> dict[str, object]:
    """A passage of a version with the key of its vector."""
    return {
        "passage": passage_key(version, passage),
        "version": version,
        "ordinal": passage.ordinal,
        "start": passage.start,
        "end": passage.end,
        "heading": passage.heading,
        "vector": vector,
    }


def release_of(row: RowMapping) -> Release:
    """The release of a version's row."""
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


_KEPT = ("release_id", "title", "agency", "date", "url", "number", "source", "metadata", "text")


def packed(row: RowMapping) -> bytes:
    """A version's row in little room, for the history."""
    return zlib.compress(json.dumps({name: row[name] for name in _KEPT}).encode(), 9)


def unpacked(record: bytes) -> Release:
    """The release that ``packed`` put away."""
    return release_of(json.loads(zlib.decompress(record)))

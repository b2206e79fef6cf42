"""Between the tables' rows and the values that travel."""

import json
import zlib
from collections.abc import Iterable
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


_PRESET = 0x20  # the flag of a record that needs another text
_KEPT = ("release_id", "title", "agency", "date", "url", "number", "source", "metadata", "text")


def packed(row: RowMapping, like: str = "") -> bytes:
    """A version's row in little room, for the history.

    Of a text that was corrected little is kept but what differs from ``like``, the text that
    followed: that one is needed to unpack it.
    """
    written = json.dumps({name: row[name] for name in _KEPT}).encode()
    squeezing = zlib.compressobj(9, zdict=_dictionary(like)) if like else zlib.compressobj(9)
    return squeezing.compress(written) + squeezing.flush()


def unpacked(record: bytes, others: Iterable[str] = ()) -> Release | None:
    """The release that ``packed`` put away; None if the text it needs is none of ``others``."""
    needed = int.from_bytes(record[2:6], "big") if record[1] & _PRESET else None  # RFC 1950
    squeezed = zlib.decompressobj()
    if needed is not None:
        found = next((d for d in map(_dictionary, others) if zlib.adler32(d) == needed), None)
        if found is None:
            return None
        squeezed = zlib.decompressobj(zdict=found)
    return release_of(json.loads(squeezed.decompress(record)))


def _dictionary(text: str) -> bytes:
    return json.dumps(text).encode()

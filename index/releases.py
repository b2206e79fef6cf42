"""The values that travel through the library: releases, passages and hits.

No third party is imported here; everything else may import this module.
"""

import datetime
import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Release:
    """One press release as it was published.

    ``text`` is the stored original: every offset in the program (passages, quotes,
    citations) counts its characters (Unicode code points), and it is never normalised.
    ``source`` says where it was read from (a path, or a path and a line); it takes no
    part in identity, so a moved file is the same release.
    """

    id: str
    text: str
    title: str
    agency: str = ""
    date: datetime.date | None = None
    url: str = ""
    number: str = ""
    source: str = ""
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def content_hash(self) -> str:
        """SHA-256 (64 hex digits) of all that a reader of the release can see."""
        seen: list[object] = [self.title, self.agency, self.date.isoformat() if self.date else None]
        seen += [self.url, self.number, self.text, dict(sorted(self.metadata.items()))]
        encoded = json.dumps(seen, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(encoded.encode("utf-8", "surrogatepass")).hexdigest()

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) on which a character stands; None where there are no pages.

        Read from ``pages`` of the metadata: where each page starts in the text.
        """
        starts = self.metadata.get("pages", "").split()
        return bisect_right([int(start) for start in starts], offset) or None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one release: ``release.text[start:end]``.

    ``ordinal`` counts the passages of a release from 0; ``heading`` is the text of the
    nearest heading above the passage (or opening it), if any.
    """

    release_id: str
    ordinal: int
    start: int
    end: int
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query, with what each retrieval leg thought of it.

    ``score`` is the fused score in [0, 1]. ``dense_score`` is the cosine similarity,
    ``lexical_score`` the BM25 score; a leg that did not rank the passage among its
    candidates leaves its score and its rank (from 1) ``None``. ``scope_fit`` in [0, 1] is how
    well the passage fits the time asked about, ``None`` where no time is asked about.
    """

    release: Release
    passage: Passage
    score: float
    dense_score: float | None = None
    dense_rank: int | None = None
    lexical_score: float | None = None
    lexical_rank: int | None = None
    scope_fit: float | None = None

    @property
    def text(self) -> str:
        """The passage as it stands in the release, character for character."""
        return self.release.text[self.passage.start : self.passage.end]

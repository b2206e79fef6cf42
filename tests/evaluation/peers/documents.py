"""What every peer is given, and where in the release what it gives back stands; pure."""

from dataclasses import dataclass

from assistant.answers import Evidence
from index.releases import Release

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Document:
    """A release as one text, its title on top: what a page that was saved would hold."""

    release: Release

    @property
    def text(self) -> str:
        return f"{self.release.title}{_BETWEEN}{self.release.text}"

    @property
    def metadata(self) -> dict[str, str]:
        day = self.release.date.isoformat() if self.release.date else ""
        return {"title": self.release.title, "agency": self.release.agency, "date": day}


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a peer found: words of a document, with their place in the release if it knows it."""

    release_id: str
    text: str
    start: int | None = None


def place(chunk: Chunk, document: Document) -> Evidence | None:
    """The chunk as a span of the release's text; None if it does not stand in the document.

    The part of it that lies in the title is cut off, so that a chunk may come to nothing.
    """
    if chunk.start is not None:
        return Evidence(chunk.release_id, chunk.start, chunk.start + len(chunk.text), 0.0)
    found = located(chunk.text, document.text)
    if found is None:
        return None
    before = len(document.release.title) + len(_BETWEEN)
    start, end = (max(0, offset - before) for offset in found)
    return Evidence(chunk.release_id, start, end, 0.0)


def located(words: str, text: str) -> tuple[int, int] | None:
    """Where ``words`` first stand in ``text``; blank space aside if not as they are."""
    at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    kept = [offset for offset, character in enumerate(text) if not character.isspace()]
    squeezed = "".join(words.split())
    at = "".join(text.split()).find(squeezed)
    if at < 0 or not squeezed:
        return None
    return kept[at], kept[at + len(squeezed) - 1] + 1

"""A public set of questions about paragraphs, as frozen values, and reading what files hold."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from index.errors import LibraryError
from index.releases import Release

Span = tuple[int, int]
_NAMES = {
    type(None): "null", bool: "boolean", int: "number", float: "number", str: "string",
    list: "array", dict: "object",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpanQuestion:
    """A question about one paragraph, and the spans of it that answer: any one of them.

    ``spans`` count characters of the paragraph's text; a question with none is one that the
    paragraph does not answer.
    """

    id: str
    question: str
    paragraph: str
    spans: tuple[Span, ...]

    @property
    def answerable(self) -> bool:
        """Whether its paragraph answers it."""
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class PublicSet:
    """The questions of a set, and every paragraph that may be searched, each once.

    ``skipped`` says where the answers stand whose offsets do not hold what they should;
    a question that has no other answer is left out.
    """

    paragraphs: tuple[Release, ...]
    questions: tuple[SpanQuestion, ...]
    skipped: tuple[str, ...] = ()


def paragraph(text: str, title: str = "") -> Release:
    """A paragraph as a release; the same words under the same title are the same one."""
    named = hashlib.sha256(f"{title}\n{text}".encode("utf-8", "surrogatepass"))
    return Release(id=named.hexdigest()[:16], text=text, title=title)


@dataclass(frozen=True, slots=True)
class Place:
    """A value read from a file, and where it stands: ``[3].qas[0].question``.

    Its methods give the value as what the format has there, or raise ``LibraryError``
    (``set_misfit``) that names the file, the place, and what was found and expected.
    """

    path: Path
    format: str
    value: object
    where: str = ""

    def key(self, name: str) -> "Place":
        """A field of an object; null if it is not there."""
        if not isinstance(self.value, dict):
            self.misfit("object")
        return Place(self.path, self.format, self.value.get(name), f"{self.where}.{name}")

    def each(self) -> list["Place"]:
        """The values of a list."""
        if not isinstance(self.value, list):
            self.misfit("array")
        return [
            Place(self.path, self.format, one, f"{self.where}[{number}]")
            for number, one in enumerate(self.value)
        ]

    def words(self) -> str:
        """A text with something in it."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.misfit("string")
        return self.value

    def offset(self) -> int:
        """A whole number from 0."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            self.misfit("number (0, 1, …)")
        return self.value

    def flag(self, default: bool) -> bool:
        """True or false; ``default`` where there is nothing."""
        if self.value is not None and not isinstance(self.value, bool):
            self.misfit("boolean")
        return default if self.value is None else self.value

    def misfit(self, expected: str, found: str = "") -> NoReturn:
        """Say that something else was expected here."""
        if not found:
            blank = isinstance(self.value, str) and not self.value.strip()
            found = '""' if blank else _NAMES.get(type(self.value), type(self.value).__name__)
        raise LibraryError(
            "set_misfit", path=self.path, where=self.where.removeprefix(".") or "/",
            found=found, expected=expected, format=self.format,
        )  # fmt: skip

"""What is said: turns, quotes, citations and answers, as frozen values."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

Role = Literal["user", "assistant"]
Language = Literal["id", "en"]


class Status(StrEnum):
    """How a question ended. These are outcomes, not exceptions.

    ``TOLD`` is small talk, or what the catalog says of the archive: nothing was searched and
    nothing is cited. For the harness it is no answer.
    """

    ANSWERED = "answered"
    TOLD = "told"
    NOT_FOUND = "not_found"
    ERROR = "error"


class Mode(StrEnum):
    """Who wrote the sentences: quoted from the releases, or a chat model."""

    EXTRACTIVE = "extractive"
    GENERATED = "generated"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the conversation."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a release: ``release.text[start:end] == text``, character for character.

    ``focus`` are the words in it, as offsets in the release, that answer by themselves.
    """

    release_id: str
    start: int
    end: int
    text: str
    focus: tuple[int, int] | None = None

    def overlaps(self, other: "Quote") -> bool:
        """Whether both hold a character of one release."""
        same = self.release_id == other.release_id
        return same and self.start < other.end and self.end > other.start


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader needs to know a release by."""

    release_id: str
    title: str
    agency: str
    date: datetime.date | None
    url: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered quote (from 1) with the release it stands in, and the page if it has pages."""

    number: int
    quote: Quote
    source: Source
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer, the numbers it cites, and whether they support it."""

    text: str
    citations: tuple[int, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """A ranked passage the answer was chosen from; ``score`` in [0, 1]."""

    release_id: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The verified end of a question.

    ``message`` is what goes with the status ("" when answered): a refusal, an error or what is
    told, in the question's language. ``nearest`` are the releases a refusal offers instead, or
    those that are told of. ``confidence`` is the chance, in [0, 1], that the best passages
    answer at all, as the reader is calibrated; None where nothing was read. ``withheld`` is what
    a refusal would have quoted: for measuring, never for showing. ``timings_ms`` has the keys
    ``search``, ``answer`` and ``total``.
    """

    question: str
    status: Status
    mode: Mode
    language: Language
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    message: str = ""
    nearest: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    confidence: float | None = None
    withheld: tuple[Quote, ...] = ()
    read_as: str = ""
    note: str = ""
    written_by: str = ""
    faults: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The answer as one plain text with ``[n]`` marks, or its message.

        A sentence that nothing supports, where such are kept, has the mark ``[–]``.
        """
        if not self.sentences:
            return self.message
        marked = (
            sentence.text + "".join(f" [{mark}]" for mark in sentence.citations or ("–",))
            for sentence in self.sentences
        )
        return "\n\n".join(marked)


@dataclass(frozen=True, slots=True)
class Progress:
    """A step under way."""

    step: Literal["searching", "reading", "writing", "checking"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a chat model has written so far: unchecked, and to be shown as such."""

    text: str

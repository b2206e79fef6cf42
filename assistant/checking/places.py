"""The places of the evidence that a claim is held against: sentences, and two together.

Two are taken together where they stand beside each other, and where one says who speaks the other.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from index.dates import indonesian_date
from index.passages.parts import parts
from index.passages.speaking import is_spoken, speaker_of
from index.releases import Release
from index.terms import normalise

from ..answers import Quote
from .guards.names import SAYS, speaking
from .statement import SENTENCE, Statement, statement, together

Span = tuple[int, int]

_ORDER = re.compile(  # to whoever reads it out, or a conversation played to him
    r"\W*(?:(?:asisten|sistem|system|assistant|user|pengguna|pertanyaan|jawaban)\W*:"
    r"|(?:(?:asisten|model|AI|chatbot|bot|assistant)\b[\s,:]*)?(?:abaikan|lupakan|sebut(?:kan|lah)?|katakan(?:lah)?|jawab(?:lah)?|tulis(?:kan|lah)?"
    r"|anggap(?:lah)?|berpura-pura(?:lah)?|ignore|disregard|say|answer|write|pretend)\b)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[{}]|</?\w")
_UNSEEN = frozenset({"Cf", "Mn", "Lo"})  # kinds of characters that hide in words; Latin has none


class Piece(Protocol):
    """A piece of evidence: ``release.text[start:end]``, under its number."""

    @property
    def number(self) -> int:
        """The number that a claim cites it by."""

    @property
    def release(self) -> Release:
        """The release that it is of."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character behind its last."""


@dataclass(frozen=True, slots=True)
class Place:
    """One or two sentences of a piece of evidence, and what is known of its release beside."""

    piece: Piece
    spans: tuple[Span, ...]
    said: Statement
    context: Statement

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Its words as quotations: one, or two where they stand apart."""
        release = self.piece.release
        return tuple(Quote(release.id, *one, release.text[slice(*one)]) for one in self.spans)


class Evidence:
    """The places of some pieces of evidence, made comparable once for all claims."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        contexts = {piece.release.id: context_of(piece.release) for piece in pieces}
        alone: list[Place] = []
        both: list[Place] = []
        for piece in pieces:
            found = list(_sentences(piece, contexts[piece.release.id]))
            alone += found
            both += map(_joined, found, found[1:])
            both += _attributed(found)
        self.places = (*alone, *both)
        self.known = frozenset().union(*(one.said.known | one.context.known for one in alone))
        self.figures = frozenset().union(*(one.said.amounts | one.said.dates for one in alone))
        self.text = "\n".join(one.said.text for one in alone)


def _sentences(piece: Piece, context: Statement) -> Iterable[Place]:
    text = piece.release.text
    for span in parts(piece.release).quotable(piece.start, piece.end):
        if _says_something(text[slice(*span)]):
            yield Place(piece, (span,), statement(text[slice(*span)]), context)


def _says_something(sentence: str) -> bool:
    """Whether a sentence of a release is one: no order to its reader, and no code."""
    seen = "".join(c for c in normalise(sentence) if unicodedata.category(c) not in _UNSEEN)
    return _ORDER.match(seen) is None and _CODE.search(seen) is None


def _joined(one: Place, other: Place) -> Place:
    span = (one.spans[0][0], other.spans[0][1])
    text = one.piece.release.text[slice(*span)]
    return replace(one, spans=(span,), said=together((one.said, other.said), text))


def _attributed(found: Sequence[Place]) -> Iterable[Place]:
    """Each sentence deep in somebody's words with the one that names him.

    Of that the place has his name, that he says it, and nothing more; between them there is
    nothing but what he says.
    """
    places: dict[Span | None, int] = {place.spans[0]: at for at, place in enumerate(found)}
    for at, said in enumerate(found):
        speaker = places.get(speaker_of(said.piece.release, said.spans[0]))
        if speaker is None or abs(speaker - at) == 1:
            continue
        between = found[min(at, speaker) + 1 : max(at, speaker)]
        name = speaking(found[speaker].said)
        if name and all(is_spoken(one.piece.release, one.spans[0]) for one in between):
            named = found[speaker]
            tokens = (*said.said.tokens, SAYS, *name, SENTENCE)
            names = said.said.names | named.said.names.intersection(name)
            text = f"{named.said.text} {said.said.text}"
            both = Statement(text, tokens, names, said.said.years)
            yield replace(said, spans=(*said.spans, *named.spans), said=both)


def context_of(release: Release) -> Statement:
    """What is known of a release beside its text: title, agency and its short name, date."""
    day = indonesian_date(release.date) if release.date else ""
    short = " ".join(_short_names(release))
    return statement(f"{release.title}. {release.agency} {short}. {day}")


def _short_names(release: Release) -> list[str]:
    """What the release calls its agency in brackets: "Badan Hitung Nusantara (BHN)"."""
    named = re.escape(release.agency)
    return re.findall(rf"{named} \(([A-Z]\w+)\)", release.text) if named else []

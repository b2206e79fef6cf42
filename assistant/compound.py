"""Questions that ask two things: read apart, answered together."""

import re
from collections.abc import Callable, Sequence
from itertools import chain, zip_longest
from typing import TypeVar

from index.releases import Hit
from index.terms import content_stems

from .answers import Quote
from .reader import Reading
from .reader.reading import MOST

Read = Callable[[str], Reading]
Item = TypeVar("Item")

_ASKS = (
    r"(?:siapa(?:kah)?|kapan(?:kah)?|kpn|(?:di|ke|dari) ?mana(?:kah)?|berapa(?:kah)?|brp|mengapa"
    r"|kenapa|knp|bagaimana|gimana|apa(?:kah)?|who|when|where|why|how|what|which)"
)
_OF = r"(?:(?:oleh|untuk|dengan|pada|sejak|by|for|with|since) )?"
_WORD = re.compile(rf"\b{_ASKS}\b", re.IGNORECASE)
_ALONE = re.compile(rf"{_OF}{_ASKS}(?: (?:saja|aja))?", re.IGNORECASE)
_ENDS = re.compile(rf"\b{_ASKS}$", re.IGNORECASE)
_JOINT = re.compile(rf"[,?]?\s+(?:dan|serta|and)\s+(?={_OF}{_ASKS}\b(?!\s+pun\b))", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:antara|beda(?:nya)?|between|difference)\b", re.IGNORECASE)
_FEW = 3  # content words: a half with fewer does not say by itself what it is about


def asked_apart(question: str) -> tuple[str, ...]:
    """The two questions that are joined in one by "and"; any other question as it is."""
    joints = list(_JOINT.finditer(question))
    if len(joints) != 1 or "(" in question or _BOTH.search(question):
        return (question,)
    first, second = question[: joints[0].start()].strip(" ,"), question[joints[0].end() :].strip()
    if not _WORD.search(first) or not content_stems(second):
        return (question,)
    if _ALONE.fullmatch(first):  # "kapan dan di mana …"
        return f"{first} {_ALONE.sub('', second, count=1).strip()}", second
    if _ENDS.search(first) and len(content_stems(first)) < _FEW:
        return (question,)  # "… about how and why …"
    return f"{first}?", second


def read_apart(parts: Sequence[str], read: Read) -> tuple[Reading, tuple[str, ...]]:
    """The parts of a question read one by one, and those of them to which nothing answers.

    The second is read with the first in brackets behind, because it may lean on it; so is the
    first with the second where it hardly says what it is about. Where none is answered the
    likeliest reading stands, and none is named as missing.
    """
    readings = [read(_with_other(parts, at)) for at in range(len(parts))]
    answered = [one for one in readings if one.quotes]
    if len(parts) == 1 or not answered:
        return max(readings, key=lambda one: one.confidence), ()
    missing = [part for part, one in zip(parts, readings, strict=True) if not one.quotes]
    return _joined(answered), tuple(missing)


def _with_other(parts: Sequence[str], at: int) -> str:
    others = [part for place, part in enumerate(parts) if place != at]
    if not others or (at == 0 and len(content_stems(parts[at])) >= _FEW):
        return parts[at]
    return f"{parts[at]} ({' '.join(others)})"


def _joined(readings: Sequence[Reading]) -> Reading:
    """Several readings as one: the best of each first, and as sure as the least sure."""
    unsure = min(readings, key=lambda one: one.confidence)
    quotes: list[Quote] = []
    for quote in _in_turn([one.quotes for one in readings]):
        if not any(map(quote.overlaps, quotes)):
            quotes.append(quote)
    hits: dict[tuple[str, int], Hit] = {}
    for hit in _in_turn([one.hits for one in readings]):
        hits.setdefault((hit.release.id, hit.passage.start), hit)
    kept = tuple(quotes[:MOST])
    return Reading(
        tuple(hits.values()),
        tuple(chain.from_iterable(one.candidates for one in readings)),
        unsure.decision_features,
        unsure.confidence,
        kept,
        kept,
    )


def _in_turn(rows: Sequence[Sequence[Item]]) -> list[Item]:
    """The first of each row, the second of each, and so on."""
    return [one for column in zip_longest(*rows) for one in column if one is not None]

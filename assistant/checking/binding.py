"""Which words stand beside which figure, name or opposite in a statement, and so bind it; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .statement import CLAUSE, MARKS, OPEN, SENTENCE, SHUT, Kind, Statement, carries_meaning
from .vocabulary import ANNOUNCING, BINDING, FORESEEN, MEASURES, TO_COME, UNITS

Place = tuple[str, int, int]

_LEFT, _RIGHT = 6, 3  # words of a source that bind a figure or a name
_NEXT = 2  # words of a claim, on either side, that do
_JOINS = frozenset({"dan", "serta", "and"})
_EACH = "masing"  # twice
_LINKS = MARKS | {"sedangkan", "sementara", "adapun", "dan"}
_BESIDE = 2  # words on either side of one of two opposites


@dataclass(frozen=True, slots=True)
class Beside:
    """A word beside an amount, and what makes the amount like others."""

    word: str
    amount: str
    likeness: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure or a name where it stands, what makes it like others, and the words beside it.

    Function words say on which side they stand ("<dari" is left of it, ">ke" right of it).
    """

    value: str
    words: frozenset[str]
    likeness: str = ""
    aside: bool = False  # in brackets


def places(text: Statement, kind: Kind, names: frozenset[str] = frozenset()) -> Iterator[Place]:
    """Each value of a kind, the first of its tokens, and the one behind its last.

    ``names`` are the words that are names, also where a sentence begins.
    """
    at = 0
    while at < len(text.tokens):
        if text.kind(at, names) != kind:
            at += 1
            continue
        end = at + 1
        if kind == "amount":
            value = text.amount(at)
            end += value.count(" ")
        else:
            while end < len(text.tokens) and text.kind(end, names) == kind:
                end += 1
            value = " ".join(text.tokens[at:end])
        yield value, at, end
        at = end


def likeness(text: Statement, value: str, end: int) -> str:
    """What makes an amount like others: its unit, or the measure word behind it; "" without."""
    behind = text.tokens[end] if end < len(text.tokens) else ""
    return value.partition(" ")[2] or (behind if behind in MEASURES else "")


def before(text: Statement) -> list[Beside]:
    """Each amount with what stands directly before it: a word, or a date; none at a start.

    Words that only announce an amount ("sebesar"), join it to others or foresee it are passed
    over.
    """
    found = []
    for value, start, end in places(text, "amount"):
        at = start - 1
        while at >= 0 and _announces(text, at):
            at -= 1
        if at >= 0 and text.tokens[at] not in MARKS and text.kind(at) != "amount":
            first = at
            while first > 0 and text.kind(at) == text.kind(first - 1) == "date":
                first -= 1
            word = " ".join(text.stems[first : at + 1])
            found.append(Beside(word, value, likeness(text, value, end)))
    return found


def _announces(text: Statement, at: int) -> bool:
    token = text.tokens[at]
    return token in ANNOUNCING or token in UNITS or text.stems[at] in FORESEEN


def behind(text: Statement) -> list[Beside]:
    """Each amount with the word that carries meaning directly behind it, if one does.

    Behind "3 dari 5 desa" it is "desa" for both.
    """
    every = {start: end for _, start, end in places(text, "amount")}
    found = []
    for value, _, end in places(text, "amount"):
        counted = every.get(end + 1, end) if text.tokens[end : end + 1] == ("dari",) else end
        if counted < len(text.tokens) and carries_meaning(text.tokens[counted]):
            found.append(Beside(text.stems[counted], value, likeness(text, value, counted)))
    return found


def planned(text: Statement, reach: int) -> frozenset[tuple[str, str]]:
    """The amounts with a plan or an expectation at most so many tokens before them.

    Each comes with the root of the word that foresees it.
    """
    return frozenset(
        (value, root)
        for value, start, _ in places(text, "amount")
        for root in FORESEEN.intersection(text.stems[max(0, start - reach) : start])
    )


def to_come(text: Statement, reach: int) -> frozenset[tuple[str, str]]:
    """The amounts of which what is to come is said behind them, with its root: "2 kapal akan"."""
    found = set()
    for value, _, end in places(text, "amount"):
        for at in range(end, min(end + reach, len(text.tokens))):
            if text.tokens[at] in MARKS:
                break
            if text.tokens[at] in TO_COME:
                found.add((value, text.stems[at]))
    return frozenset(found)


def around(text: Statement, sides: Mapping[str, str]) -> list[Bound]:
    """Every word that is one of ``sides``, or whose root is, with the words beside it.

    Its value is the side; the words are those that carry meaning, in its clause. "Yang terendah"
    shares those before "inflasi tertinggi".
    """
    found = []
    left: list[str] = []
    last = 0
    for at, one in enumerate(zip(text.tokens, text.stems, strict=True)):
        side = next((sides[word] for word in one if word in sides), None)
        if side:
            if SENTENCE in text.tokens[last:at]:
                left = []
            if not elided(text, at):
                left = list(_meaning(text, range(at - 1, -1, -1), sides))
            last = at
            right = _meaning(text, range(at + 1, len(text.tokens)), sides)
            found.append(Bound(side, frozenset((*left, *right))))
    return found


def elided(text: Statement, at: int) -> bool:
    """Whether a token stands behind a "yang" alone, whose noun was said before."""
    return at > 1 and text.tokens[at - 1] == "yang" and text.tokens[at - 2] in _LINKS


def _meaning(text: Statement, way: range, sides: Mapping[str, str]) -> Iterator[str]:
    """The nearest roots that carry meaning and are no side, to the end of the clause."""
    left = _BESIDE
    for at in way:
        if text.tokens[at] in (SENTENCE, CLAUSE) or not left:
            return
        if carries_meaning(text.tokens[at]) and text.stems[at] not in sides:
            left -= 1
            yield text.stems[at]


def bound(
    text: Statement, kind: Kind, names: frozenset[str] = frozenset(), near: bool = False
) -> list[Bound]:
    """Every value of a kind with the words that bind it; ``names`` as ``places`` has them.

    What is joined to an amount shares the words before that: in "dijual Rp5 untuk dewasa dan Rp2
    untuk anak" both are sold. Of what is "masing-masing" that is not so.
    Its words end at the next of its kind and with the sentence, and pass over brackets;
    ``near`` takes only the two on either side in its clause.
    """
    depth = _depths(text)
    found = []
    left: list[str] = []
    shared = kind == "amount" and _EACH not in text.tokens
    every = list(places(text, kind, names))
    for value, start, end in every:
        rivals = [one for one in every if one[1] != start and depth[one[1]] <= depth[start]]
        first = max((last for _, _, last in rivals if last <= start), default=0)
        ahead = [begins for _, begins, _ in rivals if begins >= end]
        if text.tokens[end : end + 1] == ("dari",) and end + 1 in ahead:
            ahead.remove(end + 1)  # "3 dari 5 desa" are desa, too
        last = min(ahead, default=len(depth))
        bare = kind == "amount"
        goes_on = shared and first > 0 and text.tokens[start - 1] in _JOINS
        if not goes_on or SENTENCE in text.tokens[first:start]:
            left = _beside(text, range(start - 1, first - 1, -1), depth, "<", near, bare)
        right = _beside(text, range(end, last), depth, ">", near, bare)
        alike = likeness(text, value, end) if kind == "amount" else ""
        found.append(Bound(value, frozenset((*left, *right)), alike, depth[start] > 0))
    return found


def _depths(text: Statement) -> list[int]:
    """For each token in how many brackets it stands."""
    depths, depth = [], 0
    for token in text.tokens:
        depth = max(0, depth + (token == OPEN) - (token == SHUT)) if token != SENTENCE else 0
        depths.append(depth)
    return depths


def _beside(
    text: Statement, way: range, depths: list[int], side: str, near: bool, bare: bool
) -> list[str]:
    """The words from a value outwards; of function words those that bind.

    Beside a ``bare`` number function words bind in its clause alone.
    """
    most = _NEXT if near else (_LEFT if side == "<" else _RIGHT)
    home = depths[way.start] if way else 0
    found: list[str] = []
    beyond = False
    for at in way:
        token = text.tokens[at]
        if token == SENTENCE or len(found) == most or (near and token == CLAUSE):
            break
        beyond = beyond or token == CLAUSE
        if token in MARKS or depths[at] > home:
            continue
        if carries_meaning(token):
            found.append(text.stems[at])
        elif not (bare and beyond):
            found.append(side + token)
    return [word for word in found if word[0] not in "<>" or word[1:] in BINDING]


def moved(claim: Iterable[Bound], source: Sequence[Bound], margin: int = 1) -> str | None:
    """The first value that stands beside what in the source stands beside a like; else None.

    Only words that the source binds to one value alone have a voice; ``margin`` is by how many
    the other value must be ahead.
    """
    said = list(claim)
    meant = {one.value for one in said}
    words: dict[str, set[str]] = {}
    alike = {one.value: one.likeness for one in source}
    for one in source:
        if not one.aside or one.value in meant:
            words.setdefault(one.value, set()).update(one.words)
    for one in said:
        if one.value not in words:
            continue
        own = len(one.words & _alone(one.value, words))
        others = (
            len(one.words & _alone(value, words))
            for value in words
            if value != one.value and alike[value] == alike[one.value]
        )
        if max(others, default=0) >= own + margin:
            return one.value
    return None


def _alone(value: str, words: Mapping[str, set[str]]) -> set[str]:
    return words[value].difference(*(one for other, one in words.items() if other != value))

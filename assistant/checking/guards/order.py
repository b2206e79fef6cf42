"""The guard of order: what comes first in a source does not come later in a claim; pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..statement import CLAUSE, MARKS, SENTENCE, Statement, carrying

EARLIER = ("sebelum", "before")
LATER = ("setelah", "sesudah", "sesudahnya", "setelahnya", "usai", "pasca", "after")
_FOLLOWING = frozenset(
    "lalu kemudian sejak begitu lanjut susul habis telah sudah ketika saat then since".split()
)  # by their roots: what "after" may stand for
_NOTHING = MARKS | {"pukul", "pada"}


@dataclass(frozen=True, slots=True)
class _Order:
    later: bool  # said by "after", not by "before"
    behind: frozenset[str]
    rest: frozenset[str]

    def agrees(self, other: "_Order") -> bool | None:
        """Whether both have the same first; None if they do not speak of the same."""
        same = len(self.behind & other.behind)
        turned = min(len(self.behind & other.rest), len(self.rest & other.behind))
        if same == turned:
            return None
        return (self.later == other.later) == (same > turned)


def reordered(claim: Statement, source: Statement) -> bool:
    """Whether a claim has first what in the source comes later, or what has no order there."""
    said, held = list(_order(claim)), list(_order(source))
    if not held and said:
        return any(not one.later for one in said) or source.known.isdisjoint(_FOLLOWING)
    for one in said:
        agree = [one.agrees(other) for other in held]
        if False in agree and True not in agree:
            return True
    return False


def _order(text: Statement) -> Iterator[_Order]:
    """What each "before" and "after" of a text is followed by, and what else its sentence says."""
    marks = [at for at in range(len(text.tokens)) if _is_mark(text, at)]
    for at in marks:
        end = text.tokens.index(SENTENCE, at)
        start = max((n + 1 for n in range(at) if text.tokens[n] == SENTENCE), default=0)
        if any(start <= other < at for other in marks):  # that clause is another's
            start = max((n for n in range(start, at) if text.tokens[n] == CLAUSE), default=at)
        comma = next((n for n in range(at, end) if text.tokens[n] == CLAUSE), end)
        behind = carrying(text, range(at + 1, comma))
        rest = carrying(text, range(start, at)) or carrying(text, range(comma, end))
        yield _Order(text.tokens[at] in LATER, frozenset(behind), frozenset(rest))


def _is_mark(text: Statement, at: int) -> bool:
    """Whether a token is a "before" or "after" of something: what is "usai" at nine is over."""
    token, following = text.tokens[at], text.tokens[at + 1 : at + 2]
    whole = token.endswith("nya") or not _NOTHING.issuperset(following)
    return token in (*EARLIER, *LATER) and whole

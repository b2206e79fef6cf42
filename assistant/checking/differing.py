"""Sentences that give other figures of the same thing, from releases of other days; pure."""

import datetime
from collections.abc import Callable, Sequence

from ..answers import Quote
from .binding import likeness, places
from .statement import Statement, statement

Said = tuple[str, Sequence[Quote]]
Dated = Callable[[Quote], datetime.date | None]

_ALIKE = 0.5  # share of the words of the shorter sentence that two about the same have in common


def newest_first(said: Sequence[Said], date_of: Dated) -> tuple[list[Said], bool]:
    """The sentences, of two that differ the later one first; and whether any differ.

    Args:
        said: sentences with the quotations that support them.
        date_of: the date of the release that a quotation is from.
    """
    order = [
        (max(filter(None, map(date_of, quotes)), default=None), statement(text), (text, quotes))
        for text, quotes in said
    ]
    differs = False
    for one in range(len(order)):
        for other in range(one + 1, len(order)):
            (first, claim, _), (second, rival, _) = order[one], order[other]
            if first and second and first != second and differ(claim, rival):
                differs = True
                if first < second:
                    order[one], order[other] = order[other], order[one]
    return [sentence for _, _, sentence in order], differs


def differ(one: Statement, other: Statement) -> bool:
    """Whether two sentences are about the same and give other figures of one kind."""
    words, others = set(one.content), set(other.content)
    if len(words & others) < max(1, _ALIKE * min(len(words), len(others))):
        return False
    figures, their = _figures(one), _figures(other)
    return any(figures[kind].isdisjoint(their[kind]) for kind in figures.keys() & their.keys())


def _figures(text: Statement) -> dict[str, set[str]]:
    """The amounts that have a unit or a measure, by it."""
    found: dict[str, set[str]] = {}
    for value, _, end in places(text, "amount"):
        if kind := likeness(text, value, end):
            found.setdefault(kind, set()).add(value)
    return found

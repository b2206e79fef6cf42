"""Guards of figures and dates: each must stand in the source, for the same thing; pure."""

from collections.abc import Sequence

from ..binding import Pair, before, behind, bound, moved
from ..statement import Kind, Statement


def amounts_held(claim: Statement, source: Statement) -> bool:
    """Whether the source has every amount of a claim, with its unit."""
    bare = {one.split()[0] for one in source.amounts}
    for amount in claim.amounts - source.amounts:
        number, _, unit = amount.partition(" ")
        # "dari 5,50 menjadi 5,75 persen": the unit may stand at the last of several
        shared = unit and number in source.amounts and any(a.endswith(unit) for a in source.amounts)
        if not (shared or (not unit and number in bare and number not in _percentages(source))):
            return False
    return True


def measured_otherwise(claim: Statement, source: Statement) -> bool:
    """Whether a number counts something else: "9 hari" where the source has "9 jam"."""
    held = {number for number, _ in source.measured}
    if any(one not in source.measured for one in claim.measured if one[0] in held):
        return True
    pairs = ((before(claim), before(source)), (behind(claim), behind(source)))
    return any(_paired_otherwise(said, held) for said, held in pairs)


def _paired_otherwise(said: Sequence[Pair], held: Sequence[Pair]) -> bool:
    """Whether a word stands beside an amount that in the source stands beside others only."""
    amounts: dict[str, set[str]] = {}
    for word, amount in held:
        amounts.setdefault(word, set()).add(amount)
    return any(word in amounts and amount not in amounts[word] for word, amount in said)


def moved_figure(claim: Statement, source: Statement, kind: Kind, margin: int) -> bool:
    """Whether a figure of the claim has changed places with another."""
    return moved(bound(claim, kind, near=True), bound(source, kind), margin) is not None


def _percentages(source: Statement) -> set[str]:
    return {one.split()[0] for one in source.amounts if one.endswith(" persen")}


def dates_held(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether the source has every date of a claim, or has none and its release is of that date."""
    missing = claim.dates - source.dates
    return not missing or (not source.dates and missing <= context.dates)

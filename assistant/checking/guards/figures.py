"""Guards of figures and dates: each must stand in the source, for the same thing; pure."""

from collections.abc import Iterator, Sequence

from ..binding import Beside, before, behind, bound, moved
from ..statement import MARKS, Kind, Statement
from ..vocabulary import WEEKDAYS

_ORDINALS = frozenset(
    "pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh".split()
)
_ALL = frozenset("seluruh semua setiap segenap segala".split())


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
    for number, measure in claim.measured - source.measured:
        held = {other for one, other in source.measured if one == number}
        said = {other for one, other in claim.measured if one == number}
        if held and (measure not in held or held - said):
            return True
    pairs = ((before(claim), before(source)), (behind(claim), behind(source)))
    return any(_paired_otherwise(said, held) for said, held in pairs)


def counts_another(claim: Statement, source: Statement) -> bool:
    """Whether a bare number of the source, or its "all", goes with what it does not there."""
    held = {one for one in source.amounts if " " not in one}
    if any(one.amount in held and one.word not in source.known for one in behind(claim)):
        return True
    said, meant = _quantified(claim), _quantified(source)
    counted = {one.word for one in behind(source)}
    other = source.known if meant else counted
    return any(one not in meant and one in other for one in said)


def other_rank(claim: Statement, source: Statement) -> bool:
    """Whether a claim has another ordinal than its source."""
    said, held = _ORDINALS.intersection(claim.tokens), _ORDINALS.intersection(source.tokens)
    return bool(held) and not said <= held


def _quantified(text: Statement) -> set[str]:
    """What all of is spoken of: the root of the word behind each "seluruh"."""
    return {root for token, root in zip(text.tokens, text.stems[1:], strict=False) if token in _ALL}


def _paired_otherwise(said: Sequence[Beside], held: Sequence[Beside]) -> bool:
    """Whether a word stands beside an amount that in the source stands beside others like it."""
    amounts: dict[tuple[str, str], set[str]] = {}
    for one in held:
        amounts.setdefault((one.word, one.likeness), set()).add(one.amount)
    return any(
        one.amount not in amounts.get((one.word, one.likeness), {one.amount}) for one in said
    )


def moved_figure(claim: Statement, source: Statement, kind: Kind, margin: int) -> bool:
    """Whether a figure of the claim has changed places with another."""
    return moved(bound(claim, kind, near=True), bound(source, kind), margin) is not None


def _percentages(source: Statement) -> set[str]:
    return {one.split()[0] for one in source.amounts if one.endswith(" persen")}


def dates_held(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether the source has every date of a claim.

    Where it has none, or years alone, the date of its release serves too, in those years.
    """
    weekdays = dict(_weekdays(source))
    if any(weekdays.get(day, weekday) != weekday for day, weekday in _weekdays(claim)):
        return False
    missing = claim.dates - source.dates
    years = {one for one in source.dates if one.isdigit()}
    others = {word for one in missing for word in one.split() if word.isdigit()} - years
    serves = years == source.dates and missing <= context.dates and not (years and others)
    return not missing or serves


def _weekdays(text: Statement) -> Iterator[tuple[str, str]]:
    """Each day, with its month, that a weekday stands before."""
    for at, token in enumerate(text.tokens):
        behind = [one for one in text.tokens[at + 1 : at + 5] if one not in MARKS][:2]
        if (
            token in WEEKDAYS
            and len(behind) == 2
            and text.kind(text.tokens.index(behind[0], at)) == "date"
        ):
            yield " ".join(behind), token

"""Guards of figures and dates: each must stand in the source, for the same thing; pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.terms import stem

from ..binding import Beside, before, behind, bound, likeness, moved, places
from ..statement import CLAUSE, MARKS, SENTENCE, SHUT, Kind, Statement, carrying
from ..synonyms import alike
from ..vocabulary import WEEKDAYS

_ORDINALS = frozenset(
    "pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh".split()
)
_LEAD = re.compile(
    r"\s*([^:\n]+?) (?:adalah|ialah|yaitu|yakni|meliputi|antara lain|terdiri (?:dari|atas)"
    r"|(?:sebagai )?berikut(?: ini)?)\s*:\s*\n"
)
_FOR = frozenset("untuk bagi di pada oleh ke for in".split())
_STOPS = MARKS | {"dan", "serta", "and"}
_UNTIL = frozenset({"sampai", "until"})
_ENDING = frozenset("akhir tutup selesai batas lambat usai henti until end close last".split())
_AT = frozenset({"pukul", "jam", "at"})
_PER = ("per", "tiap", "setiap", "")  # the last: nothing before "tahun lalu"
_TIMES = {"hari": "hari", "pekan": "pekan", "minggu": "pekan", "bulan": "bulan", "tahun": "tahun"}
_AGO = frozenset({"sebelumnya", "lalu", "kemudian", "sesudahnya"})
_ONE = re.compile(r"\bse(?:hari|pekan|minggu|bulan|tahun)\b", re.IGNORECASE)
_CLASSIFIERS = frozenset("orang jiwa unit buah ekor lembar butir".split())
_COUNTED = 6  # tokens behind a number that may say what it counts
_ALL = frozenset("seluruh semua setiap segenap segala".split())


@dataclass(frozen=True, slots=True)
class _MeantFor:
    """An amount, what makes it like others, the word behind it, and what that leads to."""

    value: str
    likeness: str
    by: str
    words: frozenset[str]


def amounts_held(claim: Statement, source: Statement) -> bool:
    """Whether the source has every amount of a claim, with its unit, or as many items."""
    bare = {one.split()[0] for one in source.amounts}
    free = _counted(claim, source) | _rated(claim, source)
    for amount in claim.amounts - source.amounts - free:
        number, _, unit = amount.partition(" ")
        # "dari 5,50 menjadi 5,75 persen": the unit may stand at the last of several
        shared = unit and number in source.amounts and any(a.endswith(unit) for a in source.amounts)
        if not (shared or (not unit and number in bare and number not in _percentages(source))):
            return False
    return True


def _counted(claim: Statement, source: Statement) -> set[str]:
    """The number of items in the list that a source is, if a claim says it of what they are."""
    if source.items < 2 or not (lead := _LEAD.match(source.text)):
        return set()
    items = source.text[lead.end() :].splitlines()
    every = (set(map(stem, item.lower().split())) for item in items if item.strip())
    listed = set(map(stem, lead[1].lower().split())) | set.intersection(*every)
    number = str(source.items)
    right = any(one.amount == number and one.word in listed for one in behind(claim))
    return {number} if right else set()


def _rated(claim: Statement, source: Statement) -> set[str]:
    """The one of each "setahun" of a claim, if the source says the same of "per tahun".

    Or of "tahun sebelumnya", without a number before it.
    """
    said = list(_rates(claim, "1"))
    held = {one for per in _PER for one in _rates(source, per)}
    written = len(_ONE.findall(claim.text))
    only = len(said) == claim.tokens.count("1") == written
    return {"1"} if only and said and held.issuperset(said) else set()


def _rates(text: Statement, mark: str) -> Iterator[tuple[str, str]]:
    """Each stretch of time behind a mark, with the amount before it or "lalu" behind it."""
    last = ""
    for at, (token, measure) in enumerate(pairwise(text.tokens)):
        if measure in _TIMES and (token == mark or (mark == "" and not token[0].isdigit())):
            behind = text.tokens[at + 2 : at + 3]
            if not _AGO.isdisjoint(behind):
                yield "", _TIMES[measure]
            elif mark and last:
                yield last, _TIMES[measure]
        if token in (SENTENCE, CLAUSE):
            last = ""
        elif text.kind(at) == "amount" and token != mark:
            last = text.amount(at)


def measured_otherwise(claim: Statement, source: Statement) -> bool:
    """Whether a number counts something else: "9 hari" where the source has "9 jam"."""
    for number, measure in claim.measured - source.measured:
        held = {other for one, other in source.measured if one == number}
        said = {other for one, other in claim.measured if one == number}
        if held and (measure not in held or held - said):
            return True
    pairs = ((before(claim), before(source)), (behind(claim), behind(source)))
    return any(_paired_otherwise(said, held) for said, held in pairs)


def timed_otherwise(claim: Statement, source: Statement) -> bool:
    """Whether an hour goes with another day than in the source."""
    days = _hours(source)
    return any(not said <= days.get(hour, said) for hour, said in _hours(claim).items())


def _hours(text: Statement) -> dict[str, set[str]]:
    """The days, with their month, that each hour stands behind."""
    ends = {end: day for day, _, end in places(text, "date")}
    found: dict[str, set[str]] = {}
    for at, token in enumerate(text.tokens[:-1]):
        before = at
        while before > 0 and text.tokens[before - 1] in (CLAUSE, SHUT):
            before -= 1
        if token in _AT and before in ends:
            found.setdefault(text.tokens[at + 1], set()).add(" ".join(ends[before].split()[:2]))
    return found


def is_for_another(claim: Statement, source: Statement) -> bool:
    """Whether a claim has one figure for what the source has another for: "Rp5 untuk anak"."""
    meant = _meant_for(source)
    return any(
        one.value in claim.amounts
        and other.value not in claim.amounts
        and (one.likeness, one.by) == (other.likeness, other.by)
        and claim.known & (other.words - one.words)
        and not claim.known & (one.words - other.words)
        for one in meant
        for other in meant
    )


def _meant_for(text: Statement) -> list[_MeantFor]:
    """The amounts that "untuk" or "di" follows, and what behind that, up to the next amount."""
    found = []
    for value, _, end in places(text, "amount"):
        if end < len(text.tokens) and text.tokens[end] in _FOR:
            stop = end + 1
            while text.tokens[stop] not in _STOPS and text.kind(stop) != "amount":
                stop += 1
            words = frozenset(carrying(text, range(end + 1, stop)))
            found.append(_MeantFor(value, likeness(text, value, end), text.tokens[end], words))
    return found


def on_its_last_day(claim: Statement, source: Statement) -> bool:
    """Whether something is said to be on the day until which the source has it last."""
    if not _ENDING.isdisjoint(claim.stems):
        return False
    ends, others = _days(source, until=True), _days(source, until=False)
    return bool(_days(claim, until=False) & (ends - others))


def _days(text: Statement, until: bool) -> set[str]:
    """The days, with their month, that "sampai" stands before, or does not."""
    found = set()
    for value, start, _ in places(text, "date"):
        before = start - 1
        while before > 0 and (text.tokens[before] == CLAUSE or text.tokens[before] in WEEKDAYS):
            before -= 1
        days = [part for part in value.split() if part[0] == "d"]
        if len(days) == 1 and (before >= 0 and text.tokens[before] in _UNTIL) is until:
            found.add(" ".join(value.split()[:2]))
    return found


def counts_another(claim: Statement, source: Statement) -> bool:
    """Whether a bare number of the source, or its "all", goes with what it does not there."""
    held = {one for one in source.amounts if " " not in one}
    near = _behind(source)
    for one in behind(claim):
        if one.amount in held and one.word not in source.known:
            return True
        if near.get(one.amount) and near[one.amount].isdisjoint(alike(one.word)):
            return True
    said, meant = _quantified(claim), _quantified(source)
    counted = {one.word for one in behind(source)}
    other = source.known if meant else counted
    return any(one not in meant and one in other for one in said)


def _behind(text: Statement) -> dict[str, set[str]]:
    """The roots behind each bare number that counts something; "24 orang" may be anybody."""
    counting = {one.amount for one in behind(text)}
    counting -= {one.amount for one in behind(text) if one.word in _CLASSIFIERS}
    found: dict[str, set[str]] = {}
    for value, _, end in places(text, "amount"):
        if value in counting and " " not in value:
            found.setdefault(value, set()).update(text.stems[end : end + _COUNTED])
    return found


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

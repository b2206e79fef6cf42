"""Follow-ups that only move the time: "kalau bulan sebelumnya?", "and the year after?"."""

import re
from collections.abc import Callable
from typing import Literal

from index.terms import MONTHS

Unit = Literal["month", "quarter", "year"]

_UNITS: dict[str, Unit] = {
    "bulan": "month", "month": "month", "triwulan": "quarter", "kuartal": "quarter",
    "quarter": "quarter", "tahun": "year", "year": "year",
}  # fmt: skip
_BACK = frozenset("sebelumnya before previous preceding".split())
_MOVED = re.compile(
    rf"\b(?P<unit>{'|'.join(_UNITS)}) (?P<way>sebelumnya|berikutnya|setelahnya|sesudahnya"
    r"|selanjutnya|before|after)\b"
    rf"|\b(?P<way_before>previous|preceding|next|following) (?P<unit_behind>{'|'.join(_UNITS)})\b",
    re.IGNORECASE,
)
_ENGLISH = (
    "january february march april may june july august september october november december"
).split()
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH = re.compile(
    rf"\b(?P<name>{'|'.join((*MONTHS, *_ENGLISH))})(?P<year> 20\d\d| 19\d\d)?\b", re.IGNORECASE
)
_QUARTER = re.compile(
    r"\b(?P<name>triwulan|kuartal|quarter|q)(?P<gap> ?)(?P<number>iv|i{1,3}|[1-4])\b"
    r"(?P<year> 20\d\d| 19\d\d)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def moves_time(follow_up: str) -> bool:
    """Whether a follow-up asks the same of another time, told by the one before."""
    return _MOVED.search(follow_up) is not None


def shifted(question: str, follow_up: str) -> str:
    """The question with its time moved as the follow-up says; as it is if that moves none.

    A month or a quarter moves with its year, and with a year every year does.
    """
    moved = _MOVED.search(follow_up)
    if moved is None:
        return question
    way = moved["way"] or moved["way_before"]
    step = -1 if way.lower() in _BACK else 1
    patterns: dict[Unit, tuple[re.Pattern[str], Callable[[re.Match[str], int], str]]] = {
        "month": (_MONTH, _month), "quarter": (_QUARTER, _quarter), "year": (_YEAR, _year),
    }  # fmt: skip
    pattern, move = patterns[_UNITS[(moved["unit"] or moved["unit_behind"]).lower()]]
    return pattern.sub(lambda match: move(match, step), question)


def _month(match: re.Match[str], step: int) -> str:
    name = match["name"].lower()
    names = list(MONTHS) if name in MONTHS else _ENGLISH
    years, place = divmod(names.index(name) + step, 12)
    return names[place].capitalize() + _moved_year(match["year"], years)


def _quarter(match: re.Match[str], step: int) -> str:
    given = match["number"].lower()
    number = _NUMBERS[given] if given in _NUMBERS else int(given)
    years, place = divmod(number - 1 + step, 4)
    roman = {value: name.upper() for name, value in _NUMBERS.items()}
    said = roman[place + 1] if given in _NUMBERS else str(place + 1)
    return match["name"] + match["gap"] + said + _moved_year(match["year"], years)


def _year(match: re.Match[str], step: int) -> str:
    return str(int(match[0]) + step)


def _moved_year(year: str | None, step: int) -> str:
    return f" {int(year) + step}" if year else ""

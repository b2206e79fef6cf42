"""Follow-ups that only move the time: "kalau bulan sebelumnya?", "and the year after?"."""

import re
from collections.abc import Sequence
from typing import Literal

from index.english import is_english
from index.terms import MONTHS

Unit = Literal["month", "quarter", "year"]

_UNITS: dict[str, Unit] = {
    "bulan": "month", "month": "month", "triwulan": "quarter", "kuartal": "quarter",
    "quarter": "quarter", "tahun": "year", "year": "year",
}  # fmt: skip
_BACK = frozenset("sebelumnya before previous preceding".split())
_NO_MOVE = re.compile(  # what is before a unit where it is compared with, or where it is counted
    r"\b(?:(?:dari(?:pada)?|dibanding(?:kan)?|terhadap|ketimbang|than|from|over|to|with)"
    r"(?: pada| the)?|\d+|dua|tiga|empat|lima|enam|beberapa|two|three|four|five|six|several) *$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    rf"\b(?P<unit>{'|'.join(_UNITS)}) (?P<way>sebelumnya|berikutnya|setelahnya|sesudahnya"
    r"|selanjutnya|before|after)\b"
    rf"|\b(?P<way_before>previous|preceding|next|following) (?P<unit_behind>{'|'.join(_UNITS)})\b",
    re.IGNORECASE,
)
_ENGLISH = (
    "January February March April May June July August September October November December"
).split()
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_OF_YEAR = r"(?:(?P<of>(?: tahun| of)? )(?P<year>(?:19|20)\d\d)\b)?"
_MONTH = re.compile(rf"\b(?P<name>{'|'.join(MONTHS)})\b{_OF_YEAR}", re.IGNORECASE)
_ENGLISH_MONTH = re.compile(rf"\b(?P<name>{'|'.join(_ENGLISH)})\b{_OF_YEAR}")
_DAY = re.compile(r"\d *$")
_QUARTER = re.compile(
    r"\b(?P<name>triwulan|kuartal|quarter|q)(?P<gap> ?)(?P<number>iv|i{1,3}|[1-4])\b" + _OF_YEAR,
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_LAW = re.compile(r"\b(?:nomor|no\.?) ?\d+ tahun *$", re.IGNORECASE)


def shifted(question: str, follow_up: str) -> str:
    """The question with its time moved as the follow-up says; as it is if that moves none.

    A month or a quarter moves with its year, and only where the question names one alone; with a
    year every year moves but that of a law.
    """
    moved = _MOVED.search(follow_up)
    if moved is None or _NO_MOVE.search(follow_up[: moved.start()]):
        return question
    step = -1 if (moved["way"] or moved["way_before"]).lower() in _BACK else 1
    unit = _UNITS[(moved["unit"] or moved["unit_behind"]).lower()]
    if unit == "year":
        return _years_moved(question, step)
    english = is_english(question)
    pattern = _QUARTER if unit == "quarter" else _ENGLISH_MONTH if english else _MONTH
    found = list(pattern.finditer(question))
    if len(found) != 1 or _DAY.search(question[: found[0].start()]):
        return question
    (match,) = found
    names = _ENGLISH if english else MONTHS
    said, years = _quarter(match, step) if unit == "quarter" else _month(match, step, names)
    of = f"{match['of']}{int(match['year']) + years}" if match["year"] else ""
    return question[: match.start()] + said + of + question[match.end() :]


def _month(match: re.Match[str], step: int, names: Sequence[str]) -> tuple[str, int]:
    """The month so many steps on, and how many years that is."""
    lower = [name.lower() for name in names]
    years, place = divmod(lower.index(match["name"].lower()) + step, len(names))
    return names[place].capitalize(), years


def _quarter(match: re.Match[str], step: int) -> tuple[str, int]:
    """The quarter so many steps on, spelt as it was, and how many years that is."""
    given = match["number"].lower()
    number = _NUMBERS[given] if given in _NUMBERS else int(given)
    years, place = divmod(number - 1 + step, 4)
    said = list(_NUMBERS)[place].upper() if given in _NUMBERS else str(place + 1)
    return match["name"] + match["gap"] + said, years


def _years_moved(question: str, step: int) -> str:
    def moved(match: re.Match[str]) -> str:
        law = _OF_LAW.search(question[: match.start()])
        return match[0] if law else str(int(match[0]) + step)

    return _YEAR.sub(moved, question)

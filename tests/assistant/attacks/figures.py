"""The figures of a text, read without any of the code that is under test."""

import datetime
import re
import unicodedata

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember"
).split()
_ENGLISH = (
    "january february march april may june july august september october november december"
).split()
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS + _ENGLISH)})\b")


def figures(text: str) -> frozenset[str]:
    """The figures, each spelt one way: ``1.840`` and ``1,840`` as 1840, ``4,75`` as 4.75."""
    plain = "".join(_digit(character) for character in text)
    return frozenset(map(_spelt, _FIGURE.findall(plain)))


def with_months(text: str) -> frozenset[str]:
    """The figures, and the number of each month that is named."""
    named = set(_MONTH.findall(text.casefold()))
    months = (_MONTHS + _ENGLISH).index
    return figures(text) | {str(months(name) % 12 + 1) for name in named}


def of_date(date: datetime.date | None) -> frozenset[str]:
    """Day, month and year."""
    return frozenset(str(n) for n in (date.day, date.month, date.year)) if date else frozenset()


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


def _spelt(figure: str) -> str:
    if _GROUPED.fullmatch(figure):
        return re.sub(r"[.,]", "", figure)
    return re.sub(r"^0+(?=\d)", "", figure.replace(",", "."))

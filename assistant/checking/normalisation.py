"""Answers made comparable: case, punctuation, numbers, amounts, percentages, dates; pure.

A text becomes tokens in which what means the same is written the same: "Rp2,5 triliun",
"Rp 2.500 miliar" and "2,5 triliun rupiah" are all ``2500000000000 rupiah``. Containment of a
gold answer is then containment of its tokens, side by side.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.dates import dates_in, month_named
from index.terms import MONTHS, dates_in_words, normalise, number

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|%")
_NAMED = re.compile(r"\d\W*[^\W\d_]{3,}\W*\d{4}$")  # a date that says its month, day before it
_UNITS = (
    (re.compile(r"\bdolar (?:as|amerika(?: serikat)?)\b|\bus ?\$|\bus dollars?\b|\$"), " usd "),
    (re.compile(r"\b(?:rp|idr)\b\.?|\brp\.?(?=\d)"), " rupiah "),
    (re.compile(r"(?<=\d) ?(?:bps|bp|basis points?|basis poin)\b"), " basispoin "),
    (re.compile(r"%|\b(?:prosen|percent|per cent|pct)\b"), " persen "),
)
_CURRENCIES = frozenset({"usd", "rupiah"})
_SCALES = {
    "ribu": 3, "rb": 3, "thousand": 3, "juta": 6, "jt": 6, "million": 6, "miliar": 9,
    "milyar": 9, "billion": 9, "triliun": 12, "trilyun": 12, "trillion": 12,
}  # fmt: skip
_WORDS = {
    name: str(value)
    for names in (
        "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
        "zero one two three four five six seven eight nine ten eleven",
    )
    for value, name in enumerate(names.split())
} | {"seratus": "100", "seribu": "1000", "sejuta": "1000000"}
_TEENS, _TENS, _HUNDREDS = "belas", "puluh", "ratus"
_SPELT = re.compile(  # in small letters, or at the beginning: a street may be called Empat Lima
    rf"(?:\b|^|(?<=[.!?“] ))(?<!-)(?:{'|'.join(_WORDS)}|(?:(?<=^)|(?<=[.!?“] ))(?:"
    rf"{'|'.join(word.capitalize() for word in _WORDS)}))"
    rf"(?:[^\S\n]+(?:{'|'.join((*_WORDS, _TEENS, _TENS, _HUNDREDS))}))*\b(?!-)"
)
_ARTICLES = (["satu"], ["one"])
_PARTS = re.compile(r"[,;]\s|\s(?:dan|and|lalu)\s")
_PLAIN_NUMBER = re.compile(r"\d+(?:,\d+)?")
_DAY = "d"  # marks the number of a day, which is no count: "4" is not in "4 Januari"


def tokens(text: str, english: bool = False) -> list[str]:
    """The comparable tokens of a text.

    Args:
        text: any text, Indonesian or English.
        english: read "1,840" as one thousand eight hundred and forty. Marks that can be read
            in one way only ("6.00", "1,234,567", "2.500") are read so in either language.
    """
    plain = dates_in_words(_full_dates(normalise(text)))
    for pattern, unit in _UNITS:
        plain = pattern.sub(unit, plain)
    found = [_word(token, english) for token in _counted(_TOKEN.findall(plain))]
    return _days(_amounts_first(list(_scaled(found))))


def numbers_in_figures(text: str) -> str:
    """A text with the numbers that it spells out in figures; "satu" alone stays as it is."""

    def counted(match: re.Match[str]) -> str:
        words = match[0].lower().split()
        if words in _ARTICLES:
            return match[0]
        return " ".join(_WORDS.get(word, word) for word in _counted(words))

    return _SPELT.sub(counted, text)


def contains(text: Sequence[str], gold: Sequence[str]) -> bool:
    """Whether tokens hold the gold tokens side by side; a bare number is no percentage."""
    size = len(gold)
    if not size:
        return False
    bare = _PLAIN_NUMBER.fullmatch(gold[-1]) is not None
    for at in range(len(text) - size + 1):
        if list(text[at : at + size]) == list(gold):
            after = text[at + size] if at + size < len(text) else ""
            if not (bare and after == "persen"):
                return True
    return False


def says(text: str, gold: str, english: bool = False) -> bool:
    """Whether a text says a gold answer, however both write it.

    The gold stands in the text side by side, or each of its parts does: "Falcon 9, Cape
    Canaveral" is said by a text that names both, in whichever order. With ``english`` the marks
    of the gold's numbers are read both ways, because an English question may have its gold
    answer copied from an Indonesian release.
    """
    said = tokens(text)
    wholes = ([gold], [part for part in _PARTS.split(gold) if part.strip()])
    return any(
        bool(parts) and all(contains(said, tokens(part, marks)) for part in parts)
        for parts in wholes
        for marks in ((False, True) if english else (False,))
    )


def _full_dates(text: str) -> str:
    """Dates in figures, and in English order, as "3 juni 2025"; others stay as they are."""
    for found in reversed(dates_in(text)):
        if not _NAMED.search(text[found.start : found.end]):
            day = found.date
            words = f" {day.day} {MONTHS[day.month - 1]} {day.year} "
            text = text[: found.start] + words + text[found.end :]
    return text


def _counted(words: Sequence[str]) -> Iterator[str]:
    """Numbers in several words as one: "empat belas", "dua ratus tiga puluh lima"."""
    at = 0
    while at < len(words):
        value, end = _spelt(words, at)
        yield str(value) if end > at + 1 else words[at]
        at = max(end, at + 1)


def _spelt(words: Sequence[str], at: int) -> tuple[int, int]:
    """The number below a thousand that is spelt out from here, and the place behind it."""
    value = 0
    while at < len(words) and (unit := _WORDS.get(words[at])) is not None:
        size = words[at + 1] if at + 1 < len(words) else ""
        if size == _TEENS and int(unit) < 10:
            return value + 10 + int(unit), at + 2
        if size in (_TENS, _HUNDREDS) and int(unit) < 10:
            value, at = value + int(unit) * (10 if size == _TENS else 100), at + 2
        elif int(unit) < 10 or (int(unit) == 100 and not value):
            value, at = value + int(unit), at + 1
            if int(unit) < 10:
                break
        else:
            return (value, at) if value else (int(unit), at + 1)
    return value, at


def _word(token: str, english: bool) -> str:
    if not token[0].isdigit():
        return _WORDS.get(token, token)
    marks = [mark for mark in token if mark in ".,"]
    foreign = marks.count(",") > 1 or (marks[:1] == [","] and marks[-1] == ".")
    only_way = marks.count(".") > 1 or (marks[:1] == ["."] and marks[-1] == ",")
    if foreign or (english and not only_way):
        token = token.translate(str.maketrans(".,", ",."))
    return number(token)


def _scaled(words: Sequence[str]) -> Iterator[str]:
    """Numbers with the scale behind them as one: 2,5 triliun, 450 ribu."""
    value: Decimal | None = None
    for word in words:
        if value is not None and word in _SCALES:
            value = value.scaleb(_SCALES[word])
            continue
        if value is not None:
            yield _written(value)
        value = Decimal(word.replace(",", ".")) if _PLAIN_NUMBER.fullmatch(word) else None
        if value is None:
            yield word
    if value is not None:
        yield _written(value)


def _written(value: Decimal) -> str:
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _amounts_first(words: list[str]) -> list[str]:
    """A currency in front of its amount goes behind it; one that stands twice, once."""
    moved: list[str] = []
    place = 0
    while place < len(words):
        word, after = words[place], words[place + 1 : place + 2]
        if word in _CURRENCIES and after and _PLAIN_NUMBER.fullmatch(after[0]):
            moved += [after[0], word]
            place += 2
            if words[place : place + 1] == [word]:
                place += 1
        else:
            moved.append(word)
            place += 1
    return moved


def _days(words: list[str]) -> list[str]:
    """Months by their Indonesian names, behind their day, and days marked as days."""
    named = list(words)
    for place, word in enumerate(words):
        month = month_named(word)
        if month is None:
            continue
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in MONTHS or _is_day(before) or _PLAIN_NUMBER.fullmatch(after):
            named[place] = MONTHS[month - 1]
        if named[place] not in MONTHS:
            continue
        if _is_day(before):
            named[place - 1] = _DAY + before
        elif _is_day(after):
            named[place], named[place + 1] = _DAY + after, named[place]
    return named


def _is_day(word: str) -> bool:
    return word.isdigit() and 1 <= int(word) <= 31

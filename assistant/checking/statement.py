"""What a piece of text says, as far as two texts can be compared without understanding; pure.

A text becomes comparable tokens (``normalisation.tokens``) with marks where a clause and a
sentence end, and over them: its figures (amounts with their unit, and dates), its names, what it
denies, and what it only foresees. What stands beside what is told by ``binding``.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from index.passages.sentences import sentence_spans
from index.stopwords import STOP_WORDS
from index.terms import MONTHS, is_word, normalise, stem

from .distribution import distributed
from .normalisation import tokens
from .vocabulary import (
    FORESEEN,
    IN_ENGLISH,
    MEASURES,
    NEGATIONS,
    NO_NAMES,
    ONLY,
    SAME,
    UNITS,
    WEEKDAY,
)

Kind = Literal["amount", "date", "name"]

SENTENCE, CLAUSE = "¶", ","  # tokens that stand for the end of one
OPEN, SHUT = "(", ")"
MARKS = frozenset({SENTENCE, CLAUSE, OPEN, SHUT})
_CLAUSE = re.compile(r"([,;:](?=\s)|[“”\"()]|\s[–—-]\s)")
_CAPITAL = re.compile(r"(?<![.!?:;\"“(] )(?<!^)(?<![\w-])[A-Z][^\W\d_]+")
ITEM = re.compile(r"^\s*(\d{1,2}[.)]|[a-z][.)]|[-•*])\s", re.MULTILINE)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![.,]?\d)")
_NOUN = re.compile(r"(?:Pe|Ke|Per)\w+an$")  # more than the dictionary derives
_FIRST = re.compile(r"\W*([A-Z][^\W\d_]{2,})")
_TO = frozenset("sampai dan to and until".split())
_NOT_ONLY = ONLY | {"saja", "just"}  # behind a negation
_NUMBERED = re.compile(r"(?<!\w)([A-CE-Z])-?(\d{1,2})(?![\w.,]*\d|\w)")  # M2, G20, S-1
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+62[ -]?\d{2,3}|0\d{2,3})(?:[ -]\d{3,5}){1,3}(?![\w-])")
_ORDERS = {"pertama": "1", "kedua": "2", "ketiga": "3", "keempat": "4",
           "i": "1", "ii": "2", "iii": "3", "iv": "4"}  # fmt: skip
_ORDER = rf"(?:{'|'.join(sorted(_ORDERS, reverse=True))}|[1-4])\b"
_PERIOD = re.compile(
    rf"\b(?P<unit>triwulan|kuartal|semester) (?P<first>{_ORDER})"
    rf"(?:(?P<joint> (?:dan|hingga|sampai) |, |[-–])(?P<second>{_ORDER}))?",
    re.IGNORECASE,
)
_IN_LETTERS = str.maketrans("0123456789", "bcdfghjklm")
_WITH_NUMBER = re.compile(r"\bXq[a-z]+")
_QUARTER = re.compile(r"\bQ([1-4])\b")
_NO_MARKS = ("sebelum", "setelah", "sesudah")
_REACH = 2  # words behind a negation or a plan that it is about


@dataclass(frozen=True)
class Statement:
    """The comparable side of one text; ``names`` are its capitalised words, in lower case."""

    text: str
    tokens: tuple[str, ...]
    names: frozenset[str]
    years: frozenset[str]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The roots of all tokens, in order."""
        return tuple(map(root, self.tokens))

    @cached_property
    def known(self) -> frozenset[str]:
        """Every token and every root."""
        return frozenset((*self.tokens, *self.stems))

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The roots of the words that carry meaning: no figures, no stop words."""
        return tuple(
            stemmed
            for token, stemmed in zip(self.tokens, self.stems, strict=True)
            if carries_meaning(token) and token not in NEGATIONS and stemmed not in FORESEEN
        )

    @cached_property
    def amounts(self) -> frozenset[str]:
        """Numbers, each with its unit if one is beside it ("4,5 persen")."""
        places = range(len(self.tokens))
        return frozenset(self.amount(at) for at in places if self.kind(at) == "amount")

    @cached_property
    def dates(self) -> frozenset[str]:
        """Days with their month, months, months with their year, years, and weekdays."""
        dated = [token if self.kind(at) == "date" else "" for at, token in enumerate(self.tokens)]
        alone = {token for token in dated if token and not _is_day(token)}
        years = {
            f"{one} {other}"
            for one, other in pairwise(dated)
            if one in MONTHS and other in self.years
        }
        days = {
            f"{token} {next(filter(MONTHS.__contains__, dated[at:]), '')}"
            for at, token in enumerate(dated)
            if _is_day(token)
        }
        return frozenset(alone | years | days | set(WEEKDAY.findall(self.text)))

    @cached_property
    def denied(self) -> tuple[tuple[str, ...], ...]:
        """For each negation the roots of what it negates, the nearest first.

        What there "is not" may stand before it too. What is "not only" so is so.
        """
        return tuple(self._behind(NEGATIONS, but=_NOT_ONLY))

    @cached_property
    def foreseen(self) -> tuple[tuple[str, ...], ...]:
        """For each plan or expectation the roots of what it is about, the nearest first."""
        return tuple(self._behind(FORESEEN))

    @cached_property
    def measured(self) -> Counter[tuple[str, str]]:
        """Numbers with the measure word behind them, and how often."""
        return Counter(
            (token, self.tokens[at + 1])
            for at, token in enumerate(self.tokens[:-1])
            if token[0].isdigit() and self.tokens[at + 1] in MEASURES
        )

    @cached_property
    def items(self) -> int:
        """How many items it has if it is one list, each in a line of its own; 0 if it is none."""
        lines = self.text.splitlines()
        listed = [match[1][-1] for line in lines if (match := ITEM.match(line))]
        first = next((at for at, line in enumerate(lines) if ITEM.match(line)), 0)
        whole = [line for line in lines[first:] if line.strip()]
        return len(listed) if len(set(listed)) == 1 and len(whole) == len(listed) else 0

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of the words is among its tokens or their roots."""
        return not words.isdisjoint(self.known - {stem(name) for name in self.names})

    def _behind(
        self, marks: frozenset[str], but: frozenset[str] = frozenset()
    ) -> Iterator[tuple[str, ...]]:
        """For each of some marks that is not followed by one of ``but``, what it is about."""
        for place, one in enumerate(zip(self.tokens, self.stems, strict=True)):
            if one[0] not in self.names and not marks.isdisjoint(one):
                if not but.isdisjoint(self.tokens[place + 1 : place + 2]):
                    continue
                exists = self.tokens[place + 1 : place + 2] == ("ada",)
                before = self._nearest(range(place - 1, -1, -1)) if exists else []
                yield (*before, *self._nearest(range(place + 1, len(self.tokens))))

    def _nearest(self, way: range) -> list[str]:
        """The roots of the first two tokens of its clause that carry meaning, on a way."""
        about: list[str] = []
        for at in way:
            if self.tokens[at] in MARKS or len(about) == _REACH:
                break
            if carries_meaning(self.tokens[at]):
                about.append(self.stems[at])
        return about

    def amount(self, at: int) -> str:
        """The number that is a token, with its unit if one is behind it."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else ""
        return f"{self.tokens[at]} {following}" if following in UNITS else self.tokens[at]

    def kind(self, at: int, names: frozenset[str] = frozenset()) -> Kind | None:
        """What a token is, or is part of; ``names`` are the words that are names."""
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else ""
        if _is_day(token) or token in MONTHS or (token in self.years and following not in UNITS):
            return "date"
        if token[0].isdigit():
            return "amount"
        return "name" if token in names else None


def together(statements: Sequence[Statement], text: str) -> Statement:
    """Several statements as one; ``text`` is theirs together."""
    return Statement(
        text,
        tuple(token for one in statements for token in one.tokens),
        frozenset().union(*(one.names for one in statements)),
        frozenset().union(*(one.years for one in statements)),
    )


def statement(text: str, english: bool = False) -> Statement:
    """The comparable side of a text; ``english`` as ``normalisation.tokens`` has it."""
    plain = _QUARTER.sub(r"triwulan \1", text)
    plain = _PHONE.sub(lambda match: _named("n", re.sub(r"\D", "", match[0])), plain)
    plain = _NUMBERED.sub(_numbered, _PERIOD.sub(_periods, plain))
    numbered = frozenset(map(normalise, _WITH_NUMBER.findall(plain)))
    plain = distributed(plain)
    for pattern, meant in (*SAME, *(IN_ENGLISH if english else ())):
        plain = pattern.sub(meant, plain)
    found: list[str] = []
    for start, end in sentence_spans(plain):
        for at, clause in enumerate(_CLAUSE.split(plain[start:end])):
            if at % 2:
                found.append(clause if clause in (OPEN, SHUT) else CLAUSE)
            else:
                found += tokens(clause, english)
        found.append(SENTENCE)
    found_names = [*_CAPITAL.findall(plain), *(() if english else _first_names(text))]
    names = frozenset(map(normalise, found_names)) | numbered
    years = frozenset(_YEAR.findall(text))
    return Statement(text, tuple(_ranges(found)), names - set(MONTHS) - NO_NAMES, years)


def _periods(match: re.Match[str]) -> str:
    """A quarter or half of a year, or two of them, each as one name."""
    unit = "sm" if match["unit"].lower() == "semester" else "tw"
    first, second = (
        _ORDERS.get((match[at] or "").lower(), match[at]) for at in ("first", "second")
    )
    both = (_named(unit, str(one)) for one in (first, second) if one)
    return (match["joint"] or "").join(both)


def _numbered(match: re.Match[str]) -> str:
    """A letter and a number as one name, which is no amount."""
    return _named(match[1], match[2])


def _named(letter: str, number: str) -> str:
    """What stands for them in a statement; no word looks like it."""
    return f"Xq{letter.lower()}{number.translate(_IN_LETTERS)}"


def _first_names(text: str) -> Iterator[str]:
    """First words of sentences in capitals throughout, or that are no words of the language."""
    for start, end in sentence_spans(text):
        first = _FIRST.match(text[start:end])
        if first is None:
            continue
        is_common = is_word(stem(first[1].lower())) or _NOUN.match(first[1])
        if first[1].isupper() or not is_common:
            yield first[1]


def _ranges(found: list[str]) -> list[str]:
    """Days that share their month with a later one marked as days: "1–20 April"; no times."""
    for at in range(len(found) - 2, -1, -1):
        following = found[at + 2] if found[at + 1] in _TO else found[at + 1]
        is_day = found[at].isdigit() and 1 <= int(found[at]) <= 31
        if is_day and _is_day(following) and found[max(0, at - 1)] != "pukul":
            found[at] = f"d{found[at]}"
    return found


def root(token: str) -> str:
    """The root of a token; "before" is no "not yet" and "after" no "already", as theirs are."""
    return token if token.startswith(_NO_MARKS) else stem(token)


def carries_meaning(token: str) -> bool:
    """Whether a token is a word that carries meaning."""
    return token[0].isalpha() and token not in STOP_WORDS and not _is_day(token)


def carrying(text: Statement, places: range) -> list[str]:
    """The roots that carry meaning at some places."""
    return [text.stems[at] for at in places if carries_meaning(text.tokens[at])]


def _is_day(token: str) -> bool:
    """Whether a token is the number of a day, as ``normalisation`` marks it."""
    return token[:1] == "d" and token[1:].isdigit()

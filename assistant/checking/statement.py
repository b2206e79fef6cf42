"""What a piece of text says, as far as two texts can be compared without understanding; pure.

A text becomes comparable tokens (``normalisation.tokens``) with marks where a clause and a
sentence end, and over them: its figures (amounts with their unit, and dates), its names, what it
denies, what it only foresees, and the words beside each figure and name, which bind it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from index.passages.sentences import sentence_spans
from index.stopwords import STOP_WORDS
from index.terms import MONTHS, is_word, normalise, stem

from .normalisation import tokens
from .vocabulary import (
    ANNOUNCING,
    BINDING,
    FORESEEN,
    MEASURES,
    NEGATIONS,
    NO_NAMES,
    SAME,
    UNITS,
    WEEKDAY,
)

Kind = Literal["amount", "date", "name"]

SENTENCE, CLAUSE = "¶", ","  # tokens that stand for the end of one
OPEN, SHUT = "(", ")"
_MARKS = frozenset({SENTENCE, CLAUSE, OPEN, SHUT})
_CLAUSE = re.compile(r"([,;:](?=\s)|[“”\"()]|\s[–—-]\s)")
_CAPITAL = re.compile(r"(?<![.!?:;\"“(] )(?<!^)(?<![\w-])[A-Z][^\W\d_]+")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![.,]?\d)")
_NOUN = re.compile(r"(?:Pe|Ke|Per)\w+an$")  # more than the dictionary derives
_FIRST = re.compile(r"\W*([A-Z][^\W\d_]{2,})")
_LEFT, _RIGHT = 6, 3  # words of a source that bind a figure or a name
_NEXT = 2  # words of a claim, on either side, that do
_REACH = 2  # words behind a negation or a plan that it is about


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure or a name where it stands, and the words beside it.

    Function words say on which side they stand ("<dari" is left of it, ">ke" right of it).
    """

    value: str
    words: frozenset[str]
    aside: bool = False  # in brackets


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
        return tuple(map(_root, self.tokens))

    @cached_property
    def known(self) -> frozenset[str]:
        """Every token and every root."""
        return frozenset((*self.tokens, *self.stems))

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The roots of the words that carry meaning: no figures, no stop words."""
        return tuple(
            root
            for token, root in zip(self.tokens, self.stems, strict=True)
            if _carries(token) and token not in NEGATIONS and root not in FORESEEN
        )

    @cached_property
    def amounts(self) -> frozenset[str]:
        """Numbers, each with its unit if one is beside it ("4,5 persen")."""
        places = range(len(self.tokens))
        return frozenset(self._amount(at) for at in places if self._kind(at) == "amount")

    @cached_property
    def dates(self) -> frozenset[str]:
        """Days with their month, months, months with their year, years, and weekdays."""
        dated = [token if self._kind(at) == "date" else "" for at, token in enumerate(self.tokens)]
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
        """For each negation the roots of what it negates, the nearest first."""
        return tuple(self._behind(NEGATIONS))

    @cached_property
    def foreseen(self) -> tuple[tuple[str, ...], ...]:
        """For each plan or expectation the roots of what it is about, the nearest first."""
        return tuple(self._behind(FORESEEN))

    @cached_property
    def measured(self) -> frozenset[tuple[str, str]]:
        """Numbers with the measure word behind them."""
        return frozenset(
            (token, self.tokens[at + 1])
            for at, token in enumerate(self.tokens[:-1])
            if token[0].isdigit() and self.tokens[at + 1] in MEASURES
        )

    @cached_property
    def before(self) -> tuple[tuple[str, str], ...]:
        """Each amount with what stands directly before it: a word, or a date; none at a start.

        Words that only announce an amount ("sebesar") are passed over.
        """
        found = []
        for value, start, _ in self._places("amount", frozenset()):
            at = start - 1
            while at >= 0 and (self.tokens[at] in ANNOUNCING or self.tokens[at] in UNITS):
                at -= 1
            if at >= 0 and self.tokens[at] not in _MARKS and self._kind(at) != "amount":
                first = at
                while first > 0 and self._kind(at) == self._kind(first - 1) == "date":
                    first -= 1
                found.append((" ".join(self.stems[first : at + 1]), value))
        return tuple(found)

    @cached_property
    def behind(self) -> tuple[tuple[str, str], ...]:
        """Each amount with the word that carries meaning directly behind it, if one does."""
        return tuple(
            (self.stems[end], value)
            for value, _, end in self._places("amount", frozenset())
            if end < len(self.tokens) and _carries(self.tokens[end])
        )

    def planned(self, reach: int) -> frozenset[str]:
        """The amounts with a plan or an expectation at most ``reach`` tokens before them."""
        return frozenset(
            value
            for value, start, _ in self._places("amount", frozenset())
            if not FORESEEN.isdisjoint(self.stems[max(0, start - reach) : start])
        )

    def around(self, sides: Mapping[str, str]) -> list[Bound]:
        """Every word that is one of ``sides``, or whose root is, with the words beside it.

        Its value is the side; the words are those that carry meaning, in its clause.
        """
        found = []
        for at, one in enumerate(zip(self.tokens, self.stems, strict=True)):
            side = next((sides[word] for word in one if word in sides), None)
            if side:
                left = self._meaning(range(at - 1, -1, -1), sides)
                right = self._meaning(range(at + 1, len(self.tokens)), sides)
                found.append(Bound(side, frozenset((*left, *right))))
        return found

    def _meaning(self, places: range, sides: Mapping[str, str]) -> Iterator[str]:
        """The nearest roots that carry meaning and are no side, to the end of the clause."""
        left = _REACH
        for at in places:
            if self.tokens[at] in (SENTENCE, CLAUSE) or not left:
                return
            if _carries(self.tokens[at]) and self.stems[at] not in sides:
                left -= 1
                yield self.stems[at]

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of the words is among its tokens or their roots."""
        return not words.isdisjoint(self.known - {stem(name) for name in self.names})

    def bound(
        self, kind: Kind, names: frozenset[str] = frozenset(), near: bool = False
    ) -> list[Bound]:
        """Every ``amount``, ``date`` or ``name`` with the words that bind it.

        Its words end at the next of its kind and with the sentence, and pass over brackets;
        ``near`` takes only the two on either side in its clause. ``names`` are the words that
        are names, also where a sentence begins.
        """
        depth = self._depths()
        found = []
        places = list(self._places(kind, names))
        for value, start, end in places:
            rivals = [one for one in places if one[1] != start and depth[one[1]] <= depth[start]]
            before = max((last for _, _, last in rivals if last <= start), default=0)
            after = min((first for _, first, _ in rivals if first >= end), default=len(depth))
            left = self._beside(range(start - 1, before - 1, -1), depth, "<", near)
            right = self._beside(range(end, after), depth, ">", near)
            found.append(Bound(value, frozenset((*left, *right)), depth[start] > 0))
        return found

    def _depths(self) -> list[int]:
        """For each token in how many brackets it stands."""
        depths, depth = [], 0
        for token in self.tokens:
            depth = max(0, depth + (token == OPEN) - (token == SHUT)) if token != SENTENCE else 0
            depths.append(depth)
        return depths

    def _behind(self, marks: frozenset[str]) -> Iterator[tuple[str, ...]]:
        for place, one in enumerate(zip(self.tokens, self.stems, strict=True)):
            if one[0] not in self.names and not marks.isdisjoint(one):
                about: list[str] = []
                for at in range(place + 1, len(self.tokens)):
                    if self.tokens[at] in _MARKS or len(about) == _REACH:
                        break
                    if _carries(self.tokens[at]):
                        about.append(self.stems[at])
                yield tuple(about)

    def _amount(self, at: int) -> str:
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else ""
        return f"{self.tokens[at]} {following}" if following in UNITS else self.tokens[at]

    def _kind(self, at: int, names: frozenset[str] = frozenset()) -> Kind | None:
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else ""
        if _is_day(token) or token in MONTHS or (token in self.years and following not in UNITS):
            return "date"
        if token[0].isdigit():
            return "amount"
        return "name" if token in names else None

    def _places(self, kind: Kind, names: frozenset[str]) -> Iterator[tuple[str, int, int]]:
        """Each value, the first of its tokens, and the one behind its last."""
        at = 0
        while at < len(self.tokens):
            if self._kind(at, names) != kind:
                at += 1
                continue
            end = at + 1
            if kind == "amount":
                value = self._amount(at)
                end += value.count(" ")
            else:
                while end < len(self.tokens) and self._kind(end, names) == kind:
                    end += 1
                value = " ".join(self.tokens[at:end])
            yield value, at, end
            at = end

    def _beside(self, places: range, depths: list[int], side: str, near: bool) -> list[str]:
        """The words from a value outwards; of function words those that bind."""
        most = _NEXT if near else (_LEFT if side == "<" else _RIGHT)
        home = depths[places.start] if places else 0
        found: list[str] = []
        for at in places:
            token = self.tokens[at]
            if token == SENTENCE or len(found) == most or (near and token == CLAUSE):
                break
            if token in _MARKS or depths[at] > home:
                continue
            if _carries(token):
                found.append(self.stems[at])
            else:
                found.append(side + token)
        return [word for word in found if word[0] not in "<>" or word[1:] in BINDING]


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
    plain = text
    for pattern, meant in SAME:
        plain = pattern.sub(meant, plain)
    found: list[str] = []
    for start, end in sentence_spans(plain):
        for at, clause in enumerate(_CLAUSE.split(plain[start:end])):
            if at % 2:
                found.append(clause if clause in (OPEN, SHUT) else CLAUSE)
            else:
                found += tokens(clause, english)
        found.append(SENTENCE)
    found_names = [*_CAPITAL.findall(text), *(() if english else _first_names(text))]
    names = frozenset(map(normalise, found_names))
    years = frozenset(_YEAR.findall(text))
    return Statement(text, tuple(_ranges(found)), names - set(MONTHS) - NO_NAMES, years)


def _first_names(text: str) -> Iterator[str]:
    """Capitalised first words of sentences that are no words of the language."""
    for start, end in sentence_spans(text):
        first = _FIRST.match(text[start:end])
        if first and not (is_word(stem(first[1].lower())) or _NOUN.match(first[1])):
            yield first[1]


def _ranges(found: list[str]) -> list[str]:
    """Days that share their month with a later one marked as days: "1–20 April"."""
    for at in range(len(found) - 2, -1, -1):
        following = found[at + 2] if found[at + 1] in ("sampai", "dan") else found[at + 1]
        if _is_day(following) and found[at].isdigit() and 1 <= int(found[at]) <= 31:
            found[at] = f"d{found[at]}"
    return found


def moved(claim: Iterable[Bound], source: Sequence[Bound], margin: int = 1) -> str | None:
    """The first value that stands beside what in the source stands beside another; else None.

    Only words that the source binds to one value alone have a voice; ``margin`` is by how many
    the other value must be ahead.
    """
    said = list(claim)
    meant = {one.value for one in said}
    words: dict[str, set[str]] = {}
    for one in source:
        if not one.aside or one.value in meant:
            words.setdefault(one.value, set()).update(one.words)
    for one in said:
        if one.value not in words:
            continue
        own = len(one.words & _alone(one.value, words))
        others = (len(one.words & _alone(value, words)) for value in words if value != one.value)
        if max(others, default=0) >= own + margin:
            return one.value
    return None


def _alone(value: str, words: Mapping[str, set[str]]) -> set[str]:
    return words[value].difference(*(one for other, one in words.items() if other != value))


def _root(token: str) -> str:
    """The root of a token; what was before is not what is "belum", though its root is."""
    return token if token.startswith("sebelum") else stem(token)


def _carries(token: str) -> bool:
    """Whether a token is a word that carries meaning."""
    return token[0].isalpha() and token not in STOP_WORDS and not _is_day(token)


def _is_day(token: str) -> bool:
    """Whether a token is the number of a day, as ``normalisation`` marks it."""
    return token[:1] == "d" and token[1:].isdigit()

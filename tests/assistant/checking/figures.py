"""Where the figures of a sentence stand, and changes of them that make the sentence false."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .dates import DATE, TIME, YEAR
from .material import Material, as_written
from .references import REFERENCE

_FIGURE = re.compile(
    r"(?<![\w.,/±-])(?P<currency>Rp ?)?(?P<number>\d+(?:[.,]\d+)*)(?![\d/±]|-\w)"
    r"(?P<rest> ?(?P<scale>ribu|juta|miliar|triliun|thousand|million|billion|trillion)\b)?"
    r"(?: ?(?P<unit>rupiah\b|persen\b|percent\b|%))?"
)
# a bound of an open range: another bound may follow from it; "not 3" stays true of another number
_OPEN = re.compile(
    r"\b(?:lebih dari|kurang dari|di (?:atas|bawah)(?: usia)?|sekitar|hampir|menembus|about|around"
    r"|s\.d\.|sampai dengan|sampai|hingga|antara|bukan|not|diploma)\s(?:Rp ?)?$",
    re.IGNORECASE,
)
# who can do so much can do less: only more is false
_AT_LEAST = re.compile(
    r"\b(?:sedikitnya|paling sedikit|minimal|at least)\s$"
    r"|\b(?:mampu|menampung|menahan|sanggup|mengolah)\b[^.,]{0,20}$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:maksimal|paling (?:banyak|lama)|cukup|hanya perlu|at most)\s$", re.IGNORECASE
)
# what is so of the last three years is so of the last two
_LATELY = re.compile(r" (?:tahun|bulan) terakhir")
_RANGE = re.compile(r"\s?(?:–|-|sampai|hingga|s\.d\.)\s?(?:Rp ?)?\d|\s?±")
_RANGED = re.compile(r"(?:\d|\d (?:meter|persen))\s?(?:–|-|sampai|hingga|s\.d\.|to)\s?(?:Rp ?)?$")
_SCALES = ("ribu", "juta", "miliar", "triliun")
_ENGLISH_SCALES = ("thousand", "million", "billion", "trillion")
_TIMES = {"": 1.0} | {
    scale: 1000.0 ** (at + 1)
    for scales in (_SCALES, _ENGLISH_SCALES)
    for at, scale in enumerate(scales)
}
_UNITS = {
    "kilometer": "meter", "km": "meter", "meter": "kilometer", "sentimeter": "meter",
    "cm": "meter", "mm": "cm", "milimeter": "sentimeter", "ton": "kilogram", "jam": "hari",
    "menit": "jam", "hari kerja": "bulan", "hari": "bulan", "tahun": "bulan", "bulan": "tahun",
    "minggu": "bulan", "semester": "bulan", "basis poin": "persen", "mil laut": "kilometer",
    "orang": "keluarga", "keluarga": "desa", "basis points": "percent", "metres": "kilometres",
    "kilometres": "metres", "working days": "weeks", "months": "years",
}  # fmt: skip
_UNIT = re.compile(
    rf" (?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b(?! (?:kubik|persegi|per))"
)
_DIGITS = "dua tiga empat lima enam tujuh delapan sembilan".split()
_ENGLISH_DIGITS = "two three four five six seven eight nine".split()
_TENS = {
    "sepuluh": "dua belas", "sebelas": "tiga belas", "seratus": "dua ratus",
    "sepertiga": "separuh", "seperlima": "separuh", "setengah": "seperempat", "ten": "twelve",
}  # fmt: skip
_WORD = re.compile(
    rf"\b(?:{'|'.join((*_DIGITS, *_ENGLISH_DIGITS, *_TENS))})\b(?! (?:di antara|of which))",
    re.IGNORECASE,
)
_GROWS = re.compile(r"\b(?:naik|turun|meningkat|menurun|tumbuh|up|risen)\b[^,.]{0,20}$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the whole of it ("Rp2,5 triliun") and its number ("2,5") as offsets."""

    start: int
    end: int
    number: tuple[int, int]
    digits: str
    digits_as_written: str
    kind: str
    scale: str

    @property
    def value(self) -> float:
        """What it amounts to, so that 80 ribu is no other number than 80.000."""
        number = self.digits_as_written.replace(".", "").replace(",", ".")
        return round(
            float(number if number.count(".") < 2 else self.digits) * _TIMES[self.scale], 6
        )


def figures(text: str) -> list[Figure]:
    """The figures of a text that are no part of a date, a time, a year or a reference."""
    taken = [m.span() for p in (REFERENCE, DATE, TIME, YEAR) for m in p.finditer(text)]
    found = []
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        if any(start < last and first < end for first, last in taken) or (
            re.match(r"\.\s", text[end:]) and text[:start].strip(" \n") == ""
        ):
            continue
        money = match["currency"] or match["unit"] == "rupiah"
        kind = "money" if money else "share" if match["unit"] else "plain"
        digits = re.sub(r"\D", "", match["number"])
        found.append(
            Figure(
                start,
                end,
                match.span("number"),
                digits,
                match["number"],
                kind,
                match["scale"] or "",
            )
        )
    return found


def near(material: Material) -> Iterator[str]:
    """Each number changed to another of as many digits that the release does not hold."""
    held = {one.digits for one in figures(material.known)}
    for one in _closed(material.said):
        number = material.said[slice(*one.number)]
        choices = [
            changed
            for changed in _neighbours(number)
            if (digits := re.sub(r"\D", "", changed)) not in held
            and _on_the_far_side(material.said, one, int(digits))
        ]
        if changed := material.one(choices):
            yield material.put(*one.number, changed)


def borrowed(material: Material) -> Iterator[str]:
    """Each number changed to another of its kind that stands elsewhere in the release."""
    for one in _closed(material.said):
        before = material.said[: one.start]
        sided = _AT_LEAST.search(before) or _AT_MOST.search(before)
        if sided or _LATELY.match(material.said, one.end) or material.english:
            continue
        whole = one.kind != "plain"
        choices = {
            text[other.start : other.end] if whole else text[slice(*other.number)]
            for text in (material.quote, *material.others)
            for other in figures(text)
            if other.kind == one.kind
            and (other.kind != "plain" or other.value > 1)
            and ("," in other.digits_as_written) == ("," in one.digits_as_written)
            and not any(other.value == mine.value for mine in figures(material.said))
        }
        if choice := material.one(choices):
            yield material.put(*((one.start, one.end) if whole else one.number), choice)


def exchanged(material: Material) -> Iterator[str]:
    """Two figures of one kind in each other's place, unless they are the ends of a range."""
    found = _closed(material.said)
    for first, second in pairwise(found):
        if first.digits == second.digits or first.kind != second.kind:
            continue
        a, b = material.said[first.start : first.end], material.said[second.start : second.end]
        between = material.said[first.end : second.start]
        yield material.put(first.start, second.end, b + between + a)


def rescaled(material: Material) -> Iterator[str]:
    """An amount a thousand times as large or small: juta for miliar."""
    for one in _closed(material.said):
        scales = _ENGLISH_SCALES if one.scale in _ENGLISH_SCALES else _SCALES
        if one.scale:
            at = scales.index(one.scale)
            other = scales[at + 1] if at + 1 < len(scales) else scales[at - 1]
            start = material.said.index(one.scale, one.number[1])
            yield material.put(start, start + len(one.scale), other)
        elif one.kind == "money" and re.fullmatch(r"\d+\.000", material.said[slice(*one.number)]):
            yield material.put(one.number[1] - 4, one.number[1], " juta")


def reunited(material: Material) -> Iterator[str]:
    """Another unit behind the number: meter for kilometer, poin persen for persen."""
    said = material.said
    spans = [(one.start, one.end, one.kind) for one in _closed(said)]
    spans += [(*match.span(), "plain") for match in _words(said)]
    for start, end, kind in spans:
        if kind == "share":
            name = said[start:end]
            unit = re.search(r" ?(?:persen|percent|%)$", name)
            assert unit is not None
            other = " poin persen" if _GROWS.search(said[:start]) else " permil"
            other = (
                {" permil": " per mille", " poin persen": " percentage points"}[other]
                if material.english
                else other
            )
            yield material.put(start + unit.start(), end, other)
            if not material.english:
                yield material.put(start, end, f"{name[: unit.start()]} rupiah")
        elif (match := _UNIT.match(said, end)) and not (
            match["unit"] == "ton" and _AT_LEAST.search(said[:start])
        ):
            yield material.put(*match.span("unit"), _UNITS[match["unit"]])


def in_words(material: Material) -> Iterator[str]:
    """A number in words changed to another."""
    for match in _words(material.said):
        word = match[0].lower()
        digits = _ENGLISH_DIGITS if word in _ENGLISH_DIGITS else _DIGITS
        other = _TENS.get(word) or material.one(digit for digit in digits if digit != word)
        assert other is not None
        yield material.put(*match.span(), as_written(match[0], other))


def _words(said: str) -> Iterator[re.Match[str]]:
    """The first word of each number in words; none of an open range."""
    last = -1
    for match in _WORD.finditer(said):
        before = said[: match.start()]
        follows, last = match.start() == last + 1, match.end()
        inside = re.search(r"\b(?:puluh|belas|ratus|ribu) $", before)
        half_open = _OPEN.search(before) and match[0].lower() not in ("seperlima", "sepertiga")
        sided = _AT_LEAST.search(before) or _AT_MOST.search(before)
        lately = _LATELY.match(said, match.end())
        if not (follows or inside or half_open or sided or lately):
            yield match


def _closed(said: str) -> list[Figure]:
    """The figures that are no bound of a range."""
    return [
        one
        for one in figures(said)
        if not (
            _OPEN.search(said[: one.start])
            or _RANGED.search(said[: one.start])
            or _RANGE.match(said, one.end)
            or re.match(r" (?:meter|persen) (?:sampai|hingga) \d", said[one.end :])
        )
    ]


def _on_the_far_side(said: str, one: Figure, changed: int) -> bool:
    """At least 20 is true of more than 20 too: a bound moves only to where nothing is known."""
    number, before = int(one.digits), said[: one.start]
    if _AT_LEAST.search(before) or _LATELY.match(said, one.end):
        return changed > number
    return changed < number if _AT_MOST.search(before) else changed != number


def _neighbours(number: str) -> Iterator[str]:
    """The number with one digit changed or two exchanged; the noughts at its end stay."""
    for at, digit in enumerate(number.rstrip("0.,") or number):
        if not digit.isdigit():
            continue
        for other in "123456789":
            if other != digit:
                yield number[:at] + other + number[at + 1 :]
        if at + 1 < len(number) and number[at + 1] not in f"{digit}.,0":
            yield number[:at] + number[at + 1] + digit + number[at + 2 :]

"""The number of a release, as its letterhead or its last line gives it."""

import re
from dataclasses import dataclass

REACH = 700  # characters at either end of a text where its number may stand
_S = r"[\s\u00a0\u200b\ufeff]"
_LABEL = (
    rf"(?:siaran{_S}*pers|press{_S}*release|rilis{_S}*pers)(?:{_S}+bersama)?{_S}*"
    rf"(?:nomor|number|no\.?)?{_S}*[:.]?{_S}*"
)
_ALONE = rf"(?:(?<=\n)|\A)[ \t]*(?:nomor|no\.?){_S}*[:.]?{_S}*"
_PART = r"(?:[\w.&()–-]|,(?=\d)){1,30}"
_VALUE = (
    # to the year, to which the next word may be glued: 048.Pers/04/SJI/2025Tanggal
    rf"(?:[\w.]{{1,20}}{_S}?[–-]{_S}?)?{_PART}(?:{_S}?/{_S}?{_PART}){{0,6}}?{_S}?/{_S}?20\d\d"
    # without one: 26/37/DKom
    r"|\d{1,3}/\d{1,4}/[A-Za-z]\w{1,15}\b"
)
_NUMBER = re.compile(f"(?P<label>{_LABEL}|{_ALONE})(?P<number>{_VALUE})", re.IGNORECASE)
_BEGINS = re.compile(r"(?:\A|\n|[.!?)”\"’\]*])[ \t\u00a0\u200b\ufeff]*\Z")
_CAPITALS = re.compile(r"[A-Z]{4,}\s*\Z")
_OTHER = re.compile(
    r"\b(?:ralat|koreksi|perbaikan|revisi|merujuk|menindaklanjuti|atas|terhadap)\b", re.IGNORECASE
)
# a line that ends in nothing but a number of the press office, anywhere in a text
_LINE = re.compile(
    r"^[^\n]{0,120}?\b(?:nomor|no\.?)[ \t]*[:.]?[ \t]*"
    r"(?P<number>[\w.-]{1,20}/(?:[\w.-]{1,20}/){0,5}20\d\d)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_PRESS = re.compile(r"pers|rilis|humas|\bHM\b|\bSP\b", re.IGNORECASE)
_RUNS_ON = re.compile(r"[ \t]*,?[ \t]*[a-zà-ÿ]")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A release's number: ``text[start:end]`` is how it is written with its label."""

    start: int
    end: int
    number: str


def number_in(text: str) -> FoundNumber | None:
    """The number that a text calls its own: not one of a law, a letter or another release."""
    for begin, end in ((0, REACH), (max(0, len(text) - REACH), len(text))):
        for match in _NUMBER.finditer(text[begin:end]):
            start, stop = begin + match.start(), begin + match.end()
            if _is_own(text, start, stop, match["label"]) and any(
                map(str.isdigit, match["number"])
            ):
                return FoundNumber(start, stop, " ".join(match["number"].split()))
    for line in _LINE.finditer(text):
        if _PRESS.search(line["number"]) and not _OTHER.search(line[0]):
            return FoundNumber(line.start("number"), line.end("number"), line["number"])
    return None


def _is_own(text: str, start: int, end: int, label: str) -> bool:
    before = text[max(0, start - 40) : start]
    if _OTHER.search(before.rpartition("\n")[2][-20:]) or _RUNS_ON.match(text, end):
        return False
    begins = _BEGINS.search(before) if before else True
    return bool(begins) or (label[:4].isupper() and _CAPITALS.search(before) is not None)

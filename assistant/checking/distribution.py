"""Figures given "masing-masing" (respectively), each beside what it is of; pure.

"Kredit investasi dan kredit modal kerja tumbuh masing-masing 14,8% dan 12,3%" says of each credit
one figure, and which is told by the order alone. Written as two sentences, "kredit investasi
tumbuh 14,8%" and "kredit modal kerja tumbuh 12,3%", it can be compared word by word.
"""

import re
from collections.abc import Sequence
from itertools import repeat

from index.terms import MONTHS

from .vocabulary import MEASURES

_MARK = re.compile(r"\bmasing-masing(?:nya)?\s+", re.IGNORECASE)
_VERB = r"(?:me|ter)[^\W\d_]{4,}|tumbuh|naik|turun"
_BEFORE = re.compile(rf"(?:,|\s+yang)?(?:\s+(?P<verb>{_VERB}))?(?:,|\s+yang)?\s*$", re.IGNORECASE)
_ENDS_IN_VERB = re.compile(rf"\b(?:{_VERB})$", re.IGNORECASE)
_NUMBER = r"\d+(?:[.,]\d+)*"
_CURRENCY = r"(?:Rp\.?\s?|USD?\s?\$?\s?)"
_UNIT = (
    r"(?:\s?%|\s(?:persen|bps|basis\spoin|ribu|juta|miliar|triliun|rupiah|dolar\sAS"
    rf"|dolar\sAmerika\sSerikat|{'|'.join(sorted(MEASURES))})\b)*"
)
_FIGURE = rf"{_CURRENCY}?{_NUMBER}{_UNIT}(?:\s?\([^()]{{1,20}}\))?"
_FIGURES = re.compile(
    rf"(?P<verb>(?:[^\W\d]+\s+){{0,5}}?)"
    rf"(?P<figures>{_FIGURE}(?:[,;]\s(?!dan\s|serta\s){_FIGURE})*,?\s(?:dan|serta)\s{_FIGURE})"
)
_EACH = re.compile(
    rf"(?P<currency>{_CURRENCY}?){_NUMBER}(?P<unit>{_UNIT})(?:\s?\([^()]{{1,20}}\))?"
)
_BETWEEN = re.compile(r"\b(?:antara|dari|berkisar|kisaran)\b", re.IGNORECASE)  # no two figures
_OF_OTHERS = re.compile(rf"\s+(?:untuk|bagi|kepada|diberikan|{'|'.join(MONTHS)})\b", re.IGNORECASE)
_START = re.compile(r"[.!?;:]\s|\n\s*\n|,\s(?:sedangkan|sementara|namun|tetapi|adapun)\s")
_END = re.compile(r"[.!?;]\s|\n\s*\n|,\s(?:sedangkan|sementara|namun|tetapi|adapun)\s")
_PARTS = re.compile(r",\s+(?:dan|serta)\s+|,\s+|\s+(?:dan|serta)\s+")
_LAST = re.compile(r"(?:dan|serta)\s+$")
_NAMED = re.compile(r"(?:(?<!\w)[^\W\d_]\w*|\))\W*$")  # ends with a word, not with a number
_APART = "\n\n"
_FEW = 2  # words between a comma and "dan", by which both are of one list
_MOST = 12  # such figures in one text


def distributed(text: str) -> str:
    """A text in which each figure behind a "masing-masing" stands beside its own, in a line.

    Left as it is where there are not as many things as figures, or which is whose is unclear.
    """
    marks = list(_MARK.finditer(text))
    if len(marks) > _MOST:
        return text
    for mark in reversed(marks):
        start = max((one.end() for one in _START.finditer(text, 0, mark.start())), default=0)
        figures = _FIGURES.match(text, mark.end())
        if figures is None or _MARK.search(text, start, mark.start()):
            continue
        told = _told(text[start : mark.start()], figures, text)
        if told:
            text = f"{text[:start]}{_APART.join(told)}{text[figures.end() :]}"
    return text


def _told(head: str, figures: re.Match[str], text: str) -> list[str]:
    """Each thing with its verb and its figure; none where they do not go together."""
    each = _with_units(figures["figures"])
    end = _END.search(text, figures.end())
    rest = text[figures.end() : end.start() if end else len(text)]
    more = any(len(_EACH.findall(one["figures"])) > 1 for one in _FIGURES.finditer(rest))
    if not each or more or _OF_OTHERS.match(rest) or _BETWEEN.search(figures["verb"]):
        return []
    before = _BEFORE.search(head, max(0, len(head) - 40))
    assert before is not None  # it matches nothing, too
    things = _things(head[: before.start()], len(each))
    if before["verb"] and any(map(_ENDS_IN_VERB.search, things)):
        return []
    verb = " ".join(f"{before['verb'] or ''} {figures['verb']}".split())
    return [" ".join(filter(None, one)) for one in zip(things, repeat(verb), each, strict=False)]


def _with_units(figures: str) -> list[str]:
    """The figures of a list; the unit of the last is that of those that have none.

    None where one has a currency before it and another has not.
    """
    found = list(_EACH.finditer(figures))
    unit = found[-1]["unit"]
    bare = [not one["unit"] and not one["currency"] for one in found]
    if any(bare) and any(one["currency"] for one in found):
        return []
    return [one[0] + (unit if alone else "") for one, alone in zip(found, bare, strict=True)]


def _things(text: str, count: int) -> list[str]:
    """The last so many parts of a list, each with what stands before the first; none if fewer.

    A part takes the place of as many words of the first: of "kredit investasi dan konsumsi" the
    second is "kredit konsumsi".
    """
    every = list(_PARTS.finditer(text))
    joints = every[-(count - 1) :]
    if len(joints) < count - 1 or not _LAST.search(joints[-1][0]):
        return []
    if any(_LAST.search(joint[0]) for joint in joints[:-1]) or _has_more(text, every, count):
        return []
    edges = [0, *(edge for joint in joints for edge in joint.span()), len(text)]
    parts = [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if any(part.count("(") != part.count(")") or not _NAMED.search(part) for part in parts):
        return []
    first, *others = (part.split() for part in parts)
    return [" ".join((*first[: -len(part)], *part)) for part in (first, *others)]


def _has_more(text: str, joints: Sequence[re.Match[str]], count: int) -> bool:
    """Whether more things are listed than two: "A, B, dan C", "A dan B dan C", "A, B dan C"."""
    if count != 2:  # of more there are commas, as many as there are
        return False
    last, *others = reversed(joints)
    if last[0].startswith(","):
        return True
    if not others:
        return False
    between = text[others[0].end() : last.start()]
    return _LAST.search(others[0][0]) is not None or len(between.split()) <= _FEW

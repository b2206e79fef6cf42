"""Figures given "masing-masing" (respectively), each beside what it is of; pure.

"Kredit investasi dan kredit modal kerja tumbuh masing-masing 14,8% dan 12,3%" says of each credit
one figure, and which is told by the order alone. Written as two sentences, "kredit investasi
tumbuh 14,8%" and "kredit modal kerja tumbuh 12,3%", it can be compared word by word.
"""

import re
from itertools import repeat

_MARK = re.compile(
    r",?(?:\s+yang)?(?P<verb>(?:\s+(?:(?:me|ter)[^\W\d_]{4,}|tumbuh|naik|turun))?)"
    r",?(?:\s+yang)?\s+masing-masing(?:nya)?\s+",
    re.IGNORECASE,
)
_FIGURE = (
    r"(?:Rp\.? ?|USD? ?\$? ?)?\d+(?:[.,]\d+)*"
    r"(?: ?%| (?:persen|bps|basis poin|ribu|juta|miliar|triliun)\b)*"
    r"(?: (?:rupiah|dolar AS|dolar Amerika Serikat)\b)?(?: ?\([^()]{1,20}\))?"
)
_AND = r"(?:,? (?:dan|serta) )"
_FIGURES = re.compile(
    rf"(?P<verb>(?:[^\W\d]+\s+){{0,5}}?)"
    rf"(?P<figures>{_FIGURE}(?:[,;] (?!dan |serta ){_FIGURE})*{_AND}{_FIGURE})"
)
_EACH = re.compile(_FIGURE)
_APART = "\n\n"
_SENTENCE = re.compile(r"[.!?;:]\s|\n")
_PARTS = re.compile(r",\s+(?:dan|serta)\s+|,\s+|\s+(?:dan|serta)\s+")
_LAST = re.compile(r"(?:dan|serta)\s$")
_NAMED = re.compile(r"(?:(?<!\w)[^\W\d_]\w*|\))\W*$")  # ends with a word, not with a number


def distributed(text: str) -> str:
    """A text in which each figure behind a "masing-masing" stands beside its own, in a line.

    Left as it is where there are not as many things as figures.
    """
    for mark in reversed(list(_MARK.finditer(text))):
        figures = _FIGURES.match(text, mark.end())
        if figures is None:
            continue
        each = _EACH.findall(figures["figures"])
        start = max((one.end() for one in _SENTENCE.finditer(text, 0, mark.start())), default=0)
        things = _things(text[start : mark.start()], len(each))
        if things:
            verb = " ".join(f"{mark['verb']} {figures['verb']}".split())
            told = (" ".join(filter(None, one)) for one in zip(things, repeat(verb), each))
            text = f"{text[:start]}{_APART.join(told)}{text[figures.end() :]}"
    return text


def _things(text: str, count: int) -> list[str]:
    """The last so many parts of a list, each with what stands before the first; none if fewer.

    A part takes the place of as many words of the first: of "kredit investasi dan konsumsi" the
    second is "kredit konsumsi".
    """
    joints = list(_PARTS.finditer(text))[-(count - 1) :]
    if len(joints) < count - 1 or not _LAST.search(joints[-1][0]):
        return []
    more = count == 2 and joints[-1][0].startswith(",")  # "A, B, dan C" are three
    if more or any(_LAST.search(joint[0]) for joint in joints[:-1]):
        return []
    edges = [0, *(edge for joint in joints for edge in joint.span()), len(text)]
    parts = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if not all(map(_NAMED.search, parts)):
        return []
    first, *others = (part.split() for part in parts)
    return [" ".join((*first[: -len(part)], *part)) for part in (first, *others)]

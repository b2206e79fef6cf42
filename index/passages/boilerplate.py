"""What is printed around a release: letterhead, counters, signatures, addresses, buttons.

It stays in the stored original and can be read there, but nothing is found by it and nothing
is quoted from it. Content that search loses is worse than boilerplate that it keeps: a rule
holds only at the beginning or at the end of a text, in an unbroken run of such lines, and a
line that might as well be content (a name, a date) only beside one that cannot be.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from ..releases import Release
from .boilerplate_rules import ANYWHERE, CLOSING, HINT, MENU, OPENING, TITLE, Rule
from .sentences import sentence_spans
from .wrapping import Span

_HEAD, _TAIL = 12, 90  # sentences that may be boilerplate at the beginning, at the end
_LONGEST = 260  # characters of a sentence that may be boilerplate
_ENTRIES = 6  # lines that may be a menu
_SHORT = 400  # letters and digits of its own: what has fewer beside boilerplate is near-empty
_ABOVE = {"title", "date", "number", "letterhead"}
_ANNOUNCES = re.compile(r":\W*\Z|\bberikut(?: ini)?\.?\Z")


class Mark(NamedTuple):
    """A sentence of boilerplate, ``text[start:end]``, and what it is.

    Kinds: ``title``, ``date``, ``number``, ``letterhead``, ``counter``, ``signature``, ``name``,
    ``contact``, ``copyright``, ``credit``, ``closing``, ``hashtags``, ``share``, ``navigation``,
    ``link``.
    """

    start: int
    end: int
    kind: str


def boilerplate(release: Release) -> list[Mark]:
    """The sentences of a release that are printed around it: ordered, disjoint, exact.

    Never all that has letters in it: a text that is nothing else is taken for its content.
    """
    dated = release.date is not None
    return marks_of(release.text, sentence_spans(release.text), release.title, dated)


def marks_of(text: str, spans: Sequence[Span], title: str, dated: bool) -> list[Mark]:
    """``boilerplate`` of a text whose sentences are known; ``dated`` if something else dates it."""
    kinds = _standing_alone(text, spans)
    kinds |= dict(enumerate(_settled(_opening(text, spans[:_HEAD], title))))
    for back, kind in enumerate(_closing([_line(text, p) for p in spans[: -_TAIL - 1 : -1]]), 1):
        kinds.setdefault(len(spans) - back, kind)
    if not dated:  # then the text is the only place that says when
        kinds = {number: kind for number, kind in kinds.items() if kind != "date"}
    rest = "".join(text[a:b] for n, (a, b) in enumerate(spans) if n not in kinds)
    if not any(map(str.isalnum, rest)):
        return []
    return [Mark(*spans[number], kinds[number]) for number in sorted(kinds)]


def without(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """``text[start:end]`` for searching: without the boilerplate that lies in it."""
    kept, at = [], start
    for mark in marks:
        if at <= mark.start < end:
            kept.append(text[at : mark.start])
            at = mark.end
    return "\n".join([*kept, text[at:end]]) if kept else text[start:end]


def is_near_empty(release: Release) -> bool:
    """Whether little is left of a text without its boilerplate: a caption, a copyright line.

    A short text with at most a letterhead is a short release, and one that ends by announcing a
    list ("… sebagai berikut:") has lost it: neither is near-empty.
    """
    marks = boilerplate(release)
    own = without(release.text, 0, len(release.text), marks).strip()
    if {mark.kind for mark in marks} <= _ABOVE or _ANNOUNCES.search(own):
        return False
    return sum(map(str.isalnum, own)) < _SHORT


def _line(text: str, span: Span) -> str:
    """A sentence in one line, empty if it is too long to be boilerplate."""
    start, end = span
    return " ".join(text[start:end].split()) if end - start <= _LONGEST else ""


def _matching(rules: Sequence[Rule], line: str) -> Rule | None:
    return next((rule for rule in rules if line and rule.pattern.fullmatch(line)), None)


def _standing_alone(text: str, spans: Sequence[Span]) -> dict[int, str]:
    found: dict[int, str] = {}
    for hint in HINT.finditer(text):
        number = bisect_right(spans, (hint.start(), len(text))) - 1
        if rule := _matching(ANYWHERE, _line(text, spans[number])):
            found[number] = rule.kind
    return found


def _opening(text: str, spans: Sequence[Span], title: str) -> Iterator[Rule | None]:
    """The rules of the first lines; the title again may have been taken for several sentences."""
    wanted, number = _letters(title), 0
    while number < len(spans):
        said, upto = "", number
        while upto < len(spans) and len(said) < len(wanted):
            said += _letters(text[slice(*spans[upto])])
            upto += 1
        if wanted and said == wanted and upto < len(spans) and text[spans[upto - 1][1] - 1] != ".":
            yield from [TITLE] * (upto - number)
            number = upto
        else:
            yield _matching(ANYWHERE + OPENING, _line(text, spans[number]))
            number += 1


def _closing(lines: Sequence[str]) -> list[str]:
    """The kinds of the last lines, from the end: signatures and the like, and menus."""
    found: list[str] = []
    while True:
        rest = lines[len(found) :]
        more = _settled(_matching(CLOSING + ANYWHERE, line) for line in rest) or _menu(rest)
        if not more:
            return found
        found += more


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _settled(rules: Iterable[Rule | None]) -> list[str]:
    """The kinds of the run of lines that begins a sequence, each sure or beside a sure one."""
    run = [rule for rule in takewhile(bool, rules) if rule]
    sure = [not rule.beside for rule in run]
    for _ in run:
        for n, rule in enumerate(run):
            near = (m for m in (n - 1, n + 1) if 0 <= m < len(run))
            sure[n] = sure[n] or any(sure[m] and run[m].kind in rule.beside for m in near)
    return [rule.kind for rule, _ in takewhile(itemgetter(1), zip(run, sure, strict=True))]


def _menu(lines: Sequence[str]) -> list[str]:
    """The menu of a page at the end of a text: many short lines, one of them more than once."""
    run = list(takewhile(MENU.fullmatch, lines))
    return ["navigation"] * len(run) if len(run) >= _ENTRIES and len(set(run)) < len(run) else []

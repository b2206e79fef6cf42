"""A release cut into passages: runs of whole sentences, the units that are embedded and found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..releases import Passage, Release
from .parts import parts
from .sentences import is_heading
from .wrapping import BLANK, BREAK, VISIBLE, Span

CHUNKER = "passages-2"  # to be changed with any rule that moves the bounds of a passage
LIMIT = 700  # characters

# Shares of the limit. A passage ends with a paragraph once it holds enough; before a heading it
# may hold less. A remainder smaller than the last share joins the passage before it, which may
# then exceed the limit by _EXCESS.
_ENOUGH, _ENOUGH_AT_HEADING, _REMAINDER = 4 / 7, 2 / 7, 3 / 14
_EXCESS = 1.15

# Where a sentence that is too long is cut, best first; the cut falls behind the match.
_CLAUSE_ENDS = [re.compile(r";\s"), re.compile(r"[,:)]\s|\s[–—-]\s")]
_WORD_ENDS = [re.compile(r"[^\S\u00a0\u202f]"), re.compile(f"[{BLANK}]")]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or a part of one that was too long."""

    start: int
    end: int
    opens: bool  # a paragraph
    heading: bool
    leads: bool  # to what follows: a heading, or "… sebagai berikut:"
    begins: bool = False  # a passage, whatever the size of the one before


def passages(release: Release, limit: int = LIMIT) -> list[Passage]:
    """The passages of a release: ordered, disjoint, covering its own sentences.

    Boilerplate at the beginning and the end belongs to no passage: nothing should find it, and
    what is found should not begin with it. A list of other hoaxes begins a passage. Each is at
    most ``limit`` characters; the last may have 15% more, so that no small remainder stands
    alone. Sentences stay whole unless one is longer than the limit. Raises ``ValueError`` for
    a limit under 1.
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1 character, got {limit}")
    groups = _join_remainder(list(_groups(_units(release, limit), limit)), limit)
    found: list[Passage] = []
    heading: str | None = None
    for ordinal, group in enumerate(groups):
        prose = next((n for n, unit in enumerate(group) if not unit.heading), len(group))
        heading = _last_heading(release.text, group[:prose]) or heading
        found.append(Passage(release.id, ordinal, group[0].start, group[-1].end, heading))
        heading = _last_heading(release.text, group) or heading
    return found


def passage_holding(release: Release, start: int, end: int) -> Passage | None:
    """The passage that holds all between two offsets; None where none does."""
    return next((p for p in passages(release) if p.start <= start and end <= p.end), None)


def _last_heading(text: str, group: list[_Unit]) -> str | None:
    headings = [unit for unit in group if unit.heading]
    return " ".join(text[headings[-1].start : headings[-1].end].split()) if headings else None


def _units(release: Release, limit: int) -> Iterator[_Unit]:
    text, known = release.text, parts(release)
    short = [is_heading(text, span) for span in known.sentences]
    # Signatures and addresses at the end look like headings, but head nothing.
    prose = max((n for n, flag in enumerate(short) if not flag), default=0)
    before = 0
    for number, span in enumerate(known.sentences):
        start, end = span
        gap = text[before:start]
        opens = not gap or BREAK.search(gap) is not None
        lists = number == known.listed
        heading = short[number] and number < prose and span not in known.headlines
        heading = heading or (lists and span not in known.headlines)
        for a, b in _parts(text, start, end, limit):
            leads = heading or (b == end and text[b - 1] == ":")
            yield _Unit(a, b, opens and a == start, heading, leads, lists and a == start)
        before = end


def _groups(units: Iterator[_Unit], limit: int) -> Iterator[list[_Unit]]:
    group: list[_Unit] = []
    for unit in units:
        if group and _ends_before(unit, group, limit):
            kept = _leading_on(group, unit, limit)
            yield group[: len(group) - kept]
            group = group[len(group) - kept :]
        group.append(unit)
    if group:
        yield group


def _ends_before(unit: _Unit, group: list[_Unit], limit: int) -> bool:
    """Whether a passage ends before a unit."""
    if unit.begins or unit.end - group[0].start > limit:
        return True
    if group[-1].leads:
        return False
    size = group[-1].end - group[0].start
    if unit.heading:
        return size >= _ENOUGH_AT_HEADING * limit
    return unit.opens and size >= _ENOUGH * limit


def _leading_on(group: list[_Unit], unit: _Unit, limit: int) -> int:
    """How many units at the end of a passage lead to the next unit and fit in its passage."""
    kept = 0
    if unit.begins:
        return kept
    while kept < len(group) - 1 and group[-kept - 1].leads:
        first = group[-kept - 1]
        rest = group[-kept - 2].end - group[0].start
        if unit.end - first.start > limit or (not first.heading and rest < _REMAINDER * limit):
            break
        kept += 1
    return kept


def _join_remainder(groups: list[list[_Unit]], limit: int) -> list[list[_Unit]]:
    if len(groups) < 2:
        return groups
    *others, before, last = groups
    if last[0].begins:
        return groups
    small = last[-1].end - last[0].start < _REMAINDER * limit
    if small and last[-1].end - before[0].start <= _EXCESS * limit:
        return [*others, before + last]
    return groups


def _parts(text: str, start: int, end: int, limit: int) -> Iterator[Span]:
    """A sentence in parts of at most ``limit`` characters, cut between clauses or words."""
    while end - start > limit:
        cut = _cut(text, start, start + limit)
        last = cut
        while not VISIBLE.match(text, last - 1):
            last -= 1
        yield start, last
        following = VISIBLE.search(text, cut, end)
        if following is None:
            return
        start = following.start()
    yield start, end


def _cut(text: str, start: int, stop: int) -> int:
    """The best place to cut in the second half of a window, else anywhere between words."""
    middle = (start + stop) // 2
    # One more character: the blank behind a word that ends at the limit is cut off anyway.
    for pattern in [*_CLAUSE_ENDS, *_WORD_ENDS]:
        if cut := _last_end(pattern, text, middle, stop + 1):
            return cut
    for pattern in _WORD_ENDS:
        if cut := _last_end(pattern, text, start + 1, middle):
            return cut
    return stop


def _last_end(pattern: re.Pattern[str], text: str, start: int, stop: int) -> int:
    return max((match.end() for match in pattern.finditer(text, start, stop)), default=0)

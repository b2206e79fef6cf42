"""From the lines of printed pages to running text, with where each page starts in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_EDGE = 0.12  # of the height of a page: where headers and footers stand
_REPEATED = 0.6  # of the pages: a line at the edge of so many is no part of the text
_PAGE_NUMBER = re.compile(
    r"(?:halaman|hal\.?|page|p\.)?\s*[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:/|dari|of)\s*\d{1,4})?",
    re.IGNORECASE,
)
_MARKER = re.compile(r"(?:[•●▪■◦‣○➢✓*–—-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+\S")
_ENDS = re.compile(r"[.!?:;][”\"’')\]]*\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)-\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WIDE_GAP = 1.3  # of the usual distance of lines: a new paragraph
_SHORT = 0.12  # of the width of the text that a last line leaves free
_VERY_SHORT = 0.4  # the same of a heading or an address
_TALLER = 1.12  # of a line: another size of type


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text and its box in points, the origin at the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its type."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in reading order."""

    lines: Sequence[Line]
    height: float


@dataclass(frozen=True, slots=True)
class Running:
    """The text of all pages; page n starts at ``starts[n - 1]``."""

    text: str
    starts: tuple[int, ...]


def running(pages: Sequence[Page]) -> Running:
    """The text without what repeats on the pages, lines joined to paragraphs."""
    bodies = [_Body.of(lines) for lines in _without_edges(pages)]
    words = _words(bodies)
    text, starts = "", []
    last: Line | None = None
    for body in bodies:
        start = None
        for number, line in enumerate(body.lines):
            gap = _between(last, line, body, turned=number == 0) if last else ""
            joined = _joined(text, line.text, words) if gap == " " else None
            text = joined if joined is not None else text + gap
            if start is None:
                start = len(text)
            text += line.text
            last = line
        starts.append(start)
    return Running(text, _filled(starts, len(text)))


def headline(page: Page) -> str:
    """The lines in the largest type near the top of a page, if there are larger ones."""
    lines = [line for line in page.lines if line.bottom > page.height / 2]
    if not lines:
        return ""
    usual = median(line.height for line in page.lines)
    largest = max(line.height for line in lines)
    if largest < usual * _TALLER:
        return ""
    first = next(n for n, line in enumerate(lines) if line.height > largest / 1.05)
    found = []
    for line in lines[first:]:
        if line.height < largest / 1.05:
            break
        found.append(line.text)
    return " ".join(found)


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of a page with what is usual among them."""

    lines: Sequence[Line]
    left: float
    right: float
    gaps: Mapping[int, float]  # height of the type → usual distance of its lines

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Body":
        gaps: dict[int, list[float]] = defaultdict(list)
        for one, next_one in pairwise(lines):
            if (gap := one.bottom - next_one.bottom) > 0 and _same_type(one, next_one):
                gaps[round(one.height)].append(gap)
        return cls(
            lines,
            min((line.left for line in lines), default=0),
            max((line.right for line in lines), default=0),
            {height: _usual(found) for height, found in gaps.items()},
        )

    @property
    def width(self) -> float:
        return self.right - self.left


def _same_type(one: Line, other: Line) -> bool:
    return max(one.height, other.height) <= _TALLER * min(one.height, other.height)


def _usual(gaps: Sequence[float]) -> float:
    """The commonest gap to half a point; the smaller of two."""
    counts = Counter(round(gap * 2) / 2 for gap in gaps)
    return min(counts, key=lambda gap: (-counts[gap], gap)) if counts else 0


def _without_edges(pages: Sequence[Page]) -> Iterator[list[Line]]:
    """The lines of each page but page numbers, footers, and headers after their first time."""
    edges = [(_edge(page, from_top=True), _edge(page, from_top=False)) for page in pages]
    times = [Counter(key for edge in side for key, _ in edge) for side in zip(*edges, strict=True)]
    often = max(2.0, _REPEATED * len(pages))
    seen: set[str] = set()
    for page, (top, bottom) in zip(pages, edges, strict=True):
        left_out = [line for _, line in _repeating(bottom, times[1], often)]
        for key, line in _repeating(top, times[0], often):
            if key in seen or _PAGE_NUMBER.fullmatch(line.text):
                left_out.append(line)
            seen.add(key)
        yield [line for line in page.lines if line not in left_out]


def _edge(page: Page, from_top: bool) -> list[tuple[str, Line]]:
    """The lines at an edge, the outermost first, each with what it says but for its figures."""
    limit = page.height * ((1 - _EDGE) if from_top else _EDGE)
    inside = [n for n in page.lines if (n.bottom > limit if from_top else n.top < limit)]
    outermost = sorted(inside, key=lambda line: -line.bottom if from_top else line.bottom)
    return [(re.sub(r"\d+", "#", "".join(n.text.split()).casefold()), n) for n in outermost]


def _repeating(
    edge: Sequence[tuple[str, Line]], times: Counter[str], often: float
) -> Iterator[tuple[str, Line]]:
    """The lines from the edge inward until one that is of this page only."""
    for key, line in edge:
        if times[key] < often and not _PAGE_NUMBER.fullmatch(line.text):
            return
        yield key, line


def _between(last: Line, line: Line, body: _Body, turned: bool) -> str:
    """What stands between two lines: a blank within a paragraph, a line end, or an empty line."""
    if _MARKER.match(line.text) and (_ENDS.search(last.text) or not turned):
        return "\n"
    if not _same_type(last, line):
        return "\n\n"
    if _LAST_WORD.search(last.text):
        return " "
    ended = bool(_ENDS.search(last.text))
    if turned or line.bottom >= last.bottom:  # on a new page, or in the next column
        return "\n\n" if ended or not line.text[:1].islower() else " "
    usual = body.gaps.get(round(last.height), 0)
    if usual and last.bottom - line.bottom > usual * _WIDE_GAP:
        return "\n\n"
    free = (body.right - last.right) / body.width if body.width else 0
    indented = line.left - last.left > line.height / 2 and line.left - body.left > line.height / 2
    if free > _VERY_SHORT or (ended and (free > _SHORT or indented)):
        return "\n\n"
    return " "


def _joined(text: str, line: str, words: Counter[str]) -> str | None:
    """The text without the hyphen that only parted a word; None where a blank is to follow."""
    before, after = _LAST_WORD.search(text[-60:]), _FIRST_WORD.match(line)
    if not text.endswith("-") or text.endswith((" -", "--")):
        return None
    if before is None or after is None or not line[:1].islower():
        return text
    first, second = before[1].casefold(), after[0].casefold()
    # "undang-undang", "anak-anaknya", "bersama-sama"
    doubled = len(first) > 2 and (second.startswith(first) or first.endswith(second))
    if doubled or words[f"{first}-{second}"] > words[first + second]:
        return text
    return text[:-1]


def _words(bodies: Sequence[_Body]) -> Counter[str]:
    """How often each word stands whole in a line."""
    found: Counter[str] = Counter()
    for body in bodies:
        for line in body.lines:
            found.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.casefold()))
    return found


def _filled(starts: Sequence[int | None], end: int) -> tuple[int, ...]:
    """A page without text starts where the next one does."""
    filled: list[int] = []
    for start in reversed(starts):
        end = end if start is None else start
        filled.append(end)
    return tuple(reversed(filled))

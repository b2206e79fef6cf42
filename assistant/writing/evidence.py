"""The evidence that a chat model writes from: numbered pieces of releases, within a budget."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from index.dates import indonesian_date
from index.passages import passages
from index.passages.parts import parts
from index.passages.sentences import in_quotation
from index.passages.speaking import speaker_of
from index.passages.wrapping import BREAK, ITEM, VISIBLE, Span, goes_on
from index.releases import Hit, Passage, Release

from .messages import Count
from .showing import in_one_line, powerless

PassagesOf = Callable[[Release], Sequence[Passage]]

_FARTHEST = 2  # passages that one may be widened by, on either side
_LONGEST_NAME = 200  # characters of an agency or a title
_UNDATED = "tanpa tanggal"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of evidence: ``release.text[start:end] == text``; ``number`` is its mark, from 1."""

    number: int
    release: Release
    start: int
    end: int
    text: str


def numbered(
    hits: Sequence[Hit], budget: int, count: Count, passages_of: PassagesOf = passages
) -> tuple[Block, ...]:
    """The evidence of ranked hits, best first, in at most ``budget`` tokens when rendered.

    Each hit is a whole passage, widened into its neighbours where its edge cuts a sentence, a
    list or a quotation; widened only if there is room. What overlaps or adjoins in one release
    is one block, at the rank of its best passage. The first passage that does not fit ends the
    evidence, but the first of all is then cut, at the last sentence end that fits, or in a
    sentence that is too long itself at a word. A budget in which no word fits leaves nothing.

    Args:
        hits: passages of live releases, best first.
        budget: tokens that ``rendered`` may have.
        count: counts the tokens of a text.
        passages_of: the passages of a release, in order, for finding neighbours.
    """
    chosen: tuple[Block, ...] = ()

    def fits(blocks: Sequence[Block]) -> bool:
        return count(rendered(blocks)) <= budget

    for hit in filter(_says_something, hits):
        spans = (_widened(hit, passages_of(hit.release)), (hit.passage.start, hit.passage.end))
        tried = (_joined(chosen, hit.release, span) for span in dict.fromkeys(spans))
        fitting = next(filter(fits, tried), None)
        if fitting is None:
            return chosen or next(filter(fits, _shortened(hit)), ())
        chosen = fitting
    return chosen


def rendered(blocks: Sequence[Block]) -> str:
    """The evidence as the model sees it: a head with agency, title and date, then the words.

    A sentence that began on a line of its own does here, other line breaks and blanks are
    single blanks; boilerplate and the headlines of other hoaxes are left out, since nothing is
    quoted from them. No ids and no addresses; nothing that could pass for a mark or an order.
    """
    return "\n\n".join(f"{_head(block)}\n{_words(block)}" for block in blocks)


def _head(block: Block) -> str:
    release = block.release
    agency, title = map(_name, (release.agency, release.title))
    day = indonesian_date(release.date) if release.date else _UNDATED
    quoted = f'"{title}"' if title else ""
    return f"[{block.number}] {', '.join(filter(None, (agency, quoted, day)))}"


def _name(words: str) -> str:
    line = in_one_line(powerless(in_one_line(words))).replace('"', "'")
    return line if len(line) <= _LONGEST_NAME else f"{line[:_LONGEST_NAME].rstrip()}…"


def _words(block: Block) -> str:
    text, said, before = block.release.text, "", block.start
    for start, end in parts(block.release).quotable(block.start, block.end):
        sentence = in_one_line(text[start:end])
        apart = BREAK.search(text, before, start) or ITEM.match(sentence)
        said += ("\n" if apart else " ") + sentence
        before = end
    return powerless(said.strip())


def _says_something(hit: Hit) -> bool:
    return bool(parts(hit.release).quotable(hit.passage.start, hit.passage.end))


def _joined(blocks: Sequence[Block], release: Release, span: Span) -> tuple[Block, ...]:
    """The blocks with one more span, those that it touches made one with it."""
    start, end = span
    kept: list[Block] = []
    place = None
    for block in blocks:
        if block.release.id == release.id and _touch(release.text, (start, end), block):
            start, end = min(start, block.start), max(end, block.end)
            place = len(kept) if place is None else place
        else:
            kept.append(block)
    place = len(kept) if place is None else place
    kept.insert(place, _block(release, (start, end)))
    return tuple(replace(block, number=number) for number, block in enumerate(kept, 1))


def _touch(text: str, span: Span, block: Block) -> bool:
    """Whether nothing that can be seen lies between a span and a block."""
    first, second = sorted((span, (block.start, block.end)))
    return first[1] >= second[0] or VISIBLE.search(text, first[1], second[0]) is None


def _block(release: Release, span: Span) -> Block:
    return Block(1, release, *span, release.text[slice(*span)])


def _shortened(hit: Hit) -> Iterator[tuple[Block, ...]]:
    """The beginnings of a passage, longest first: whole sentences, at last words."""
    start = hit.passage.start
    spans = parts(hit.release).quotable(start, hit.passage.end)
    for _, end in reversed(spans):
        yield (_block(hit.release, (start, end)),)
    text, (first, end) = hit.release.text, spans[0]
    for at in range(end - 1, first, -1):
        if text[at].isspace() and not text[at - 1].isspace():
            yield (_block(hit.release, (first, at)),)


def _widened(hit: Hit, others: Sequence[Passage]) -> Span:
    """A passage with as much of its neighbours as its edges cut off from it."""
    release, start, end = hit.release, hit.passage.start, hit.passage.end
    earlier, later = partial(_earlier, others), partial(_later, others)
    before, behind = earlier(start), later(end)
    for place in _speakers(hit):
        if before <= place < hit.passage.start:
            start = before
        elif hit.passage.end <= place < behind:
            end = behind
    for _ in range(_FARTHEST):
        start = earlier(start) if _cuts(release, start) else start
        end = later(end) if _cuts(release, end) else end
    return start, end


def _earlier(others: Sequence[Passage], start: int) -> int:
    """Where the passage begins that begins last before a place; the place if none does."""
    return max((other.start for other in others if other.start < start), default=start)


def _later(others: Sequence[Passage], end: int) -> int:
    return min((other.end for other in others if other.end > end), default=end)


def _speakers(hit: Hit) -> Iterator[int]:
    """Where those are named who say the quotations of a passage, if it does not name them."""
    for span in parts(hit.release).quotable(hit.passage.start, hit.passage.end):
        if named := speaker_of(hit.release, span):
            yield named[0]


def _cuts(release: Release, at: int) -> bool:
    """Whether a sentence, a list or a quotation goes on over a place."""
    spans = parts(release).quotable(0, len(release.text))
    if any(start < at < end for start, end in spans) or in_quotation(release.text, at):
        return True
    before = [span for span in spans if span[1] <= at]
    after = [span for span in spans if span[0] >= at]
    return bool(before and after) and goes_on(release.text, before[-1], after[0])

"""Lines: which line breaks end a sentence, and which only wrap one at a fixed width."""

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]

# White space plus the zero-width characters that some publishers scatter in their texts.
BLANK = r"\s\u00ad\u180e\u200b-\u200f\u2060\ufeff"
VISIBLE = re.compile(f"[^{BLANK}]")
BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
BULLETS = "•●▪◦·➢✓▶►"
# What begins an item of a list: "1.", "(a)", "iv)", "•", "- ".
ITEM = re.compile(
    rf"\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}})[.)](?!\d)|[-–*](?=[{BLANK}])|[{BULLETS}]"
)
LABEL = re.compile(r"[^\W\d_][^\n:.,]{0,40}: ?\S")
ADDRESS_END = re.compile(r"(?:https?:\S*|www\.\S*|\S*@\S+|\S+\.(?:id|com|org|net)\S*)\Z")
_RUNS_ON = re.compile(r"(?:,|\b(?:dan|atau|dari|di|ke|yang|untuk|dengan|pada|oleh|serta))\Z")
LISTED = re.compile(r"; ?(?:dan|atau|serta)\Z")
_CLOSED = re.compile(r"[.!?…;:][\"”»)\]}’*_]*\Z")
_LONG, _WRAPPED = 50, 130  # characters: the least of a line that runs on, the most of a wrapped one


def trim(text: str, start: int, end: int) -> Span:
    """The part of a span between its first and last visible characters; empty if all is blank."""
    first = VISIBLE.search(text, start, end)
    if first is None:
        return end, end
    while not VISIBLE.match(text, end - 1):
        end -= 1
    return first.start(), end


def blocks(text: str) -> Iterator[list[Span]]:
    """The lines of a text, trimmed, in groups that blank lines part."""
    block: list[Span] = []
    start = 0
    for end, after in [*(m.span() for m in BREAK.finditer(text)), (len(text), len(text))]:
        line = trim(text, start, end)
        if line[0] < line[1]:
            block.append(line)
        elif block:
            yield block
            block = []
        start = after
    if block:
        yield block


def line_cuts(text: str) -> Iterator[int]:
    """The starts of the lines that begin a sentence: all that do not go on from a wrapped one."""
    for block in blocks(text):
        yield block[0][0]
        lines = [text[a:b] for a, b in block]
        wrapped = _is_wrapped(lines)
        for (line, following), (start, _) in zip(pairwise(lines), block[1:], strict=True):
            if not _runs_on(line, following, wrapped):
                yield start


def goes_on(text: str, one: Span, other: Span) -> bool:
    """Whether the next sentence is an item of the list that one announces or is an item of."""
    if text[one[1] : other[0]].strip():
        return False  # what stands between them was left out
    line, following = text[slice(*one)], text[slice(*other)]
    if line.endswith((":", ";")) or LISTED.search(line[-12:]):
        return True
    return ITEM.match(line) is not None and ITEM.match(following) is not None


def _is_wrapped(lines: list[str]) -> bool:
    """Whether a block was broken at a fixed width, by those of its lines that end nothing.

    The lines of wrapped prose often go on in lower case, or the next word would not have
    fitted; those of a list do neither.
    """
    width = max((len(line) for line in lines if len(line) <= _WRAPPED), default=0)
    inner = [
        (line, following)
        for line, following in pairwise(lines)
        if len(line) <= width and "\t" not in line
        if not _CLOSED.search(line[-12:]) and not _starts_item(following)
    ]
    if width < _LONG or not inner:
        return False
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width for a, b in inner)
    if len(inner) == 1:
        last = inner[0][1]
        return full == 1 and len(last) <= _WRAPPED and _CLOSED.search(last[-12:]) is not None
    small = sum(following[0].islower() for _, following in inner)
    return small >= 0.3 * len(inner) or full >= 0.8 * len(inner)


def _starts_item(line: str) -> bool:
    return bool(ITEM.match(line) or LABEL.match(line))


def _runs_on(line: str, following: str, wrapped: bool) -> bool:
    """Whether a sentence may go on to the next line; what stops inside is for others to say."""
    if line[-1] in ";:" or LISTED.search(line[-12:]) or _starts_item(following):
        return False
    if ADDRESS_END.search(line[-200:]):
        return False
    if len(line) < _LONG and not wrapped:
        return False
    joins = following[0].islower() or following[0] == "(" or bool(_RUNS_ON.search(line[-12:]))
    return joins or (wrapped and len(line) >= _LONG)

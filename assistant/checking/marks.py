"""From a chat model's text to its sentences and the evidence that each of them names; pure.

Models write marks in many shapes: ``[1][2]``, ``[1, 3]``, ``[1-3]``, ``(1)``, ``【1】``, ``[^1]``,
before or behind the full stop, or once at the end of a paragraph. Whatever else a model dresses
its text with (headings, bullets, emphasis, links, images, HTML) is taken off: only its words are
ever shown.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from index.passages.sentences import sentence_spans

LONGEST = 20_000  # characters of a text that are read
_MOST = 60  # sentences
_WIDEST = 20  # numbers that a range may stand for
_FIRST, _LAST = 0xE000, 0xF8FF  # private use: a mark is one such character while sentences are cut

_NUMBERS = r"\^?\d{1,3}(?:†[^\]】\n]{0,40})?(?:\s*(?:[,;&–-]|dan|and)\s*\^?\d{1,3})*"
_MARK = re.compile(rf"\[\s*({_NUMBERS})\s*\]|【\s*({_NUMBERS})\s*】")
_ROUND = re.compile(
    rf"\(\s*({_NUMBERS})\s*\)(?=\s*(?:[.!?]|\n|$))|(?<=[.!?])\s*\(\s*({_NUMBERS})\s*\)"
)
_NO_MARK = re.compile(  # like one, but it names nothing, or has no end
    r"[\[【［]\s*[\d,;^–-][\d\s,;^–-]{0,60}(?:[\]】］]|(?=[\[【［])|$)", re.MULTILINE
)
_RANGE = re.compile(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^)]*\)?")
_LINK = re.compile(r"\[([^\]\[]*)\]\((?:[^()]|\([^()]*\))*\)")
_NESTED = 5  # images in links in images that are taken off
_ADDRESS = re.compile(
    r"(?<![a-z\d])[a-z][a-z\d+.-]{0,20}:/\S*|\b(?:https?|ftp|javascript|vbscript|file):\S+"
    r"|\bdata:\w+/\S*|\bwww\.\S+",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL
)
_THOUGHT = re.compile(
    r"<(think|thinking|thought|reasoning)\b[^>]{0,40}>.*?(?:</\1\s*>|$)"
    r"|\A(?:(?!</?(?:think|thinking|thought|reasoning)\b).)*</(?:think|thinking|thought|reasoning)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_CODE = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>?")
_LEFT = re.compile(r":/|<(?=[a-zA-Z/!?])|!(?=\[)|(?<=\])(?=\()", re.IGNORECASE)
_DRESS = re.compile(
    r"^\s*(?:#{1,6}|>|[-*+•]|```\w*|\d{1,2}[.)])(?:\s+|$)|[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}"
)
_BEHIND = re.compile(r"([.!?]+[\"”’)]*)\s*([\ue000-\uf8ff](?:\s*[\ue000-\uf8ff])*)")
_SPACE = re.compile(r"\s+")
_APART = re.compile(r"(?<=[^\s:])\s+([.,;!?])(?![^\W_])")  # not so that an address comes together


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence as the model wrote it, without marks, and the numbers that it cites."""

    text: str
    cited: tuple[int, ...]


def claims(text: str, known: int) -> tuple[Claim, ...]:
    """The sentences of a text; marks that name none of the ``known`` pieces of evidence go.

    A sentence without a mark of its own has that of the end of its paragraph; one that comes
    again is one.
    """
    found: dict[str, Claim] = {}
    for paragraph in plain(text, known).split("\n"):
        for claim in _of_paragraph(paragraph):
            found.setdefault(claim.text, claim)
    return tuple(found.values())[:_MOST]


def without_thoughts(text: str) -> str:
    """A text without what a model thought before it answered, as some put it in tags.

    Their chat template may have opened the tag already, so that only its end is in the text.
    """
    return _THOUGHT.sub("", text[: 10 * LONGEST]).lstrip()


def plain(text: str, known: int) -> str:
    """The words of a text in its paragraphs, each mark as one private-use character.

    First goes what leaves its neighbours side by side, which may put an address or a tag
    together; then these, for each of which a blank is left.
    """
    text = without_thoughts(text)[:LONGEST]
    text = "".join(filter(_is_kept, unicodedata.normalize("NFC", _whole(text))))
    text = "\n".join(_DRESS.sub("", line) for line in text.splitlines())
    for _ in range(_NESTED):
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _ADDRESS.sub(" ", _CODE.sub(" ", _HIDDEN.sub(" ", text)))
    marked = _LEFT.sub(" ", "\n".join(_TAG.sub(" ", line) for line in text.split("\n")))
    for pattern in (_MARK, _ROUND):
        marked = pattern.sub(lambda match: _as_characters(match[1] or match[2], known), marked)
    return _BEHIND.sub(r"\2\1", _NO_MARK.sub(" ", marked))


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which nothing can encode."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _is_kept(character: str) -> bool:
    if _FIRST <= ord(character) <= _LAST:
        return False
    return character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cn"}


def _as_characters(numbers: str, known: int) -> str:
    named: list[int] = []
    for match in _RANGE.finditer(numbers):
        first, last = int(match[1]), int(match[2] or match[1])
        named.extend(range(first, min(last, first + _WIDEST) + 1))
    marks = "".join(chr(_FIRST + n) for n in dict.fromkeys(named) if 1 <= n <= known)
    return marks or " "


def _of_paragraph(paragraph: str) -> Iterator[Claim]:
    sentences = [paragraph[start:end] for start, end in sentence_spans(paragraph)]
    cut = [(_words(one), _cited(one)) for one in sentences]
    last = next((cited for _, cited in reversed(cut) if cited), ())
    at_end = bool(cut) and cut[-1][1] == last and sum(1 for _, cited in cut if cited) == 1
    for words, cited in cut:
        if any(character.isalnum() for character in words):
            yield Claim(words, cited or (last if at_end else ()))


def _cited(sentence: str) -> tuple[int, ...]:
    numbers = (ord(character) - _FIRST for character in sentence)
    return tuple(dict.fromkeys(n for n in numbers if 1 <= n <= _LAST - _FIRST))


def _words(sentence: str) -> str:
    kept = "".join(c if not _FIRST <= ord(c) <= _LAST else " " for c in sentence)
    kept = _SPACE.sub(" ", kept).strip()
    return _APART.sub(r"\1", kept)

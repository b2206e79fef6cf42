"""The hand-written paraphrases, each with its quote and the rest of its release."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import frontmatter

from index.passages.sentences import sentence_spans

SAMPLES = Path(__file__).resolve().parents[3] / "index" / "samples"
PARAPHRASES = Path(__file__).with_name("paraphrases.jsonl")


@dataclass(frozen=True, slots=True)
class Pair:
    """``said`` is true given ``quote``, words of ``release`` (the stem of a sample's name)."""

    release: str
    quote: str
    said: str
    kind: str


def paraphrases() -> list[Pair]:
    """All paraphrases, in the order of the file."""
    return [Pair(**json.loads(line)) for line in PARAPHRASES.read_text("utf-8").splitlines()]


def quotes() -> Iterator[Pair]:
    """Each quoted sentence as said of itself: true, word for word."""
    seen = set()
    for pair in paraphrases():
        for start, end in sentence_spans(pair.quote):
            said = pair.quote[start:end]
            if said not in seen and said.endswith((".", "”")) and len(said.split()) > 3:
                seen.add(said)
                yield Pair(pair.release, pair.quote, said, "quoted")


def others(pair: Pair) -> list[str]:
    """The sentences of the release outside the quote."""
    text = body(pair.release)
    start = text.index(pair.quote)
    end = start + len(pair.quote)
    return [text[a:b] for a, b in sentence_spans(text) if b <= start or a >= end]


@cache
def body(release: str) -> str:
    """The text of a sample release."""
    content: str = frontmatter.load(str(SAMPLES / f"{release}.md")).content
    return content

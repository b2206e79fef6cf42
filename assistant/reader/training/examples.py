"""What the network learns from: questions over passages with the answer marked, or none.

The public sets are read by path and are no part of the project: IDK-MRC and SQuAD-id (JSON),
FacQA (CSV with a BIO label a word).
"""

import ast
import csv
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.passages.sentences import sentence_spans

from ..inputs import Span

WINDOW = 700  # characters, about as long as a passage of a release


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage a question is asked of, behind its header; ``answer`` where it answers."""

    header: str
    text: str
    answer: Span | None


@dataclass(frozen=True, slots=True)
class Example:
    """One question and the passages it is asked of; at most one of them answers."""

    question: str
    passages: tuple[Passage, ...]


def squad_examples(path: Path, draw: random.Random) -> Iterator[Example]:
    """Examples of a file in SQuAD's form, a passage each; answers with wrong offsets left out."""
    for paragraph in json.loads(path.read_text(encoding="utf-8")):
        context = paragraph["context"]
        for asked in paragraph["qas"]:
            answers = [] if asked["is_impossible"] else asked["answers"]
            span = _span(context, answers[0]) if answers else None
            if answers and span is None:
                continue
            question = " ".join(asked["question"].split())
            yield Example(question, (window(context, span, question, draw),))


def _span(context: str, answer: dict[str, object]) -> Span | None:
    start, text = int(str(answer["answer_start"])), str(answer["text"])
    if not text.strip() or context[start : start + len(text)] != text:
        return None
    return start, start + len(text)


def facqa_examples(path: Path) -> Iterator[Example]:
    """Examples of FacQA: the words joined by spaces, the first labelled run as the answer."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            question, words, labels = (
                ast.literal_eval(row[name]) for name in ("question", "passage", "seq_label")
            )
            passage = Passage("", " ".join(words), _labelled(words, labels))
            yield Example(" ".join(question), (passage,))


def _labelled(words: list[str], labels: list[str]) -> Span | None:
    if "B" not in labels:
        return None
    first = labels.index("B")
    last = first
    while last + 1 < len(labels) and labels[last + 1] == "I":
        last += 1
    start = len(" ".join(words[:first])) + (first > 0)
    return start, len(" ".join(words[: last + 1]))


def window(
    text: str, span: Span | None, question: str, draw: random.Random, size: int = WINDOW
) -> Passage:
    """A passage of whole sentences, at most about ``size`` characters, around the answer.

    Without an answer it is around the sentence that shares the most words with the question,
    as a search would find it.
    """
    sentences = sentence_spans(text)
    if len(text) <= size or not sentences:
        return Passage("", text, span)
    if span is None:
        asked = set(question.lower().split())
        shared = [len(asked & set(text[a:b].lower().split())) for a, b in sentences]
        low = high = shared.index(max(shared))
    else:
        start, end = span
        touching = [n for n, (a, b) in enumerate(sentences) if a < end and b > start]
        low, high = touching[0], touching[-1]
    while True:
        grown = [
            (a, b) for a, b in ((low - 1, high), (low, high + 1))
            if a >= 0 and b < len(sentences) and sentences[b][1] - sentences[a][0] <= size
        ]  # fmt: skip
        if not grown:
            break
        low, high = draw.choice(grown)
    start, end = sentences[low][0], sentences[high][1]
    return Passage("", text[start:end], (span[0] - start, span[1] - start) if span else None)


def save_groups(path: Path, examples: Iterable[Example]) -> int:
    """Write examples as JSON lines; how many."""
    with path.open("w", encoding="utf-8") as file:
        return sum(1 for one in examples if file.write(_line(one)))


def load_groups(path: Path) -> list[Example]:
    """The examples that ``save_groups`` wrote."""
    with path.open(encoding="utf-8") as file:
        return [_example(json.loads(line)) for line in file]


def _line(example: Example) -> str:
    return json.dumps(asdict(example), ensure_ascii=False) + "\n"


def _example(record: dict[str, Any]) -> Example:
    passages = (
        Passage(one["header"], one["text"], tuple(one["answer"]) if one["answer"] else None)
        for one in record["passages"]
    )
    return Example(record["question"], tuple(passages))

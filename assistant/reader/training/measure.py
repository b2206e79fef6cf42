"""Measure a trained reader on reading comprehension.

``python -m assistant.reader.training.measure QUESTIONS --weights FILE``.

It reads a file in SQuAD's form with unanswerable questions, as IDK-MRC's, and prints exact
match and F1 (an answer where there is none counts 0, no answer where there is none 1), the
same over the answerable questions alone, and the AUROC of answerability. How likely an answer is
said to be is what both heads say of it together, the margin of the span over none and the judgement
of the passage; one is given where that is above what is best for the other half of the paragraphs.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from index.encoder.bundled import BundledModel
from index.encoder.encoder import length_batches

from ...evaluation.public.auroc import auroc
from ...evaluation.spans import exact_match, token_f1
from ...networks.runtime import padded
from ...networks.tuned import from_encoder, opened
from ..decoding import Read, best_span
from ..inputs import encode
from ..network import ReaderNetwork

Values = NDArray[np.float64]


def main() -> None:
    """Print the figures of one weights file or checkpoint."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--weights", type=Path, required=True, help="weights or a checkpoint")
    parser.add_argument("--every", type=int, default=1, help="take every so many-th question")
    given = parser.parse_args()
    paragraphs = json.loads(given.questions.read_text(encoding="utf-8"))
    asked = [(p["context"], q) for p in paragraphs for q in p["qas"]][:: given.every]
    reads = _read(given.weights, [(q["question"], context) for context, q in asked])
    rows = [_row(read, context, q) for read, (context, q) in zip(reads, asked, strict=True)]
    halves = [at % 2 for at, p in enumerate(paragraphs) for _ in p["qas"]][:: given.every]
    print(json.dumps(figures(rows, halves)))


def _read(weights: Path, asked: Sequence[tuple[str, str]]) -> list[Read]:
    bundled = BundledModel()
    _, words = from_encoder(ReaderNetwork, bundled)
    network = opened(ReaderNetwork, bundled, weights)
    tokenizer = bundled.tokenizer()
    readings = [encode(tokenizer, question, [("", text)])[0] for question, text in asked]
    found: dict[int, Read] = {}
    for batch in length_batches([len(one.ids) for one in readings], 16):
        ids, mask = map(torch.from_numpy, padded([readings[row].ids for row in batch]))
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = [one.float().numpy() for one in network(words[ids], mask)]
        for at, row in enumerate(batch):
            starts, ends, answers = (one[at] for one in outputs)
            found[row] = Read(readings[row], starts, ends, float(answers))
    return [found[row] for row in range(len(readings))]


def _row(read: Read, context: str, asked: dict[str, object]) -> tuple[float, float, float, bool]:
    """The log odds of an answer, its exact match and F1 if it is given, and answerability."""
    found = best_span(read)
    golds = [str(one["text"]) for one in asked["answers"]]  # type: ignore[attr-defined]
    answerable = not asked["is_impossible"]
    if found is None:
        return -99.0, 0.0, 0.0, answerable
    said = context[slice(*found.span)]
    return found.margin + read.answers, exact_match(said, golds), token_f1(said, golds), answerable


def figures(
    rows: Sequence[tuple[float, float, float, bool]], halves: Sequence[int]
) -> dict[str, float | None]:
    """EM and F1 in per cent, and the AUROC of the odds; the rows of a half share a number."""
    margin, exact, overlap, answerable = (np.array(one) for one in zip(*rows, strict=True))
    has, half = answerable.astype(bool), np.array(halves)
    said = np.zeros(len(rows), dtype=bool)
    for number in set(halves):
        here = half == number
        said[here] = margin[here] > _best(margin[~here], exact[~here], has[~here])
    em = np.where(said, exact * has, ~has)
    f1 = np.where(said, overlap * has, ~has)
    area = auroc(margin[has].tolist(), margin[~has].tolist())
    return {
        "questions": len(rows),
        "em": round(100 * float(em.mean()), 1), "f1": round(100 * float(f1.mean()), 1),
        "answerable_em": round(100 * float(em[has].mean()), 1),
        "answerable_f1": round(100 * float(f1[has].mean()), 1),
        "refused": round(100 * float((~said[~has]).mean()), 1),
        "auroc": area and round(area, 3),
    }  # fmt: skip


def _best(margin: Values, exact: Values, has: NDArray[np.bool_]) -> float:
    """The margin above which answering gives the most exact matches; 0 without any."""
    if not len(margin):
        return 0.0
    tried = np.sort(margin)
    right = [float(np.where(margin > one, exact * has, ~has).sum()) for one in tried]
    return float(tried[int(np.argmax(right))])


if __name__ == "__main__":
    main()

"""Pairs of a claim and a source with their label, in batches of like length."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ....networks.runtime import padded
from ..inputs import Compared, encode

_TOKENS = 2048  # of a batch, padding included
_POOL = 2048  # pairs among which lengths are matched


class Label(IntEnum):
    """What a source says of a claim, in the order of the network's outputs."""

    ENTAILED = 0
    NEITHER = 1
    CONTRADICTED = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A pair and its label."""

    pair: Compared
    label: Label


@dataclass(frozen=True, slots=True)
class Batch:
    """Ids and mask (rows, tokens), and the labels (rows,)."""

    ids: NDArray[np.int64]
    mask: NDArray[np.float32]
    labels: NDArray[np.int64]


def indonli(path: Path) -> Iterator[Example]:
    """The pairs of a file of IndoNLI (JSON lines)."""
    labels = dict(zip("enc", Label, strict=True))
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Example(Compared(row["hypothesis"], "", row["premise"]), labels[row["label"]])


def batches(examples: Sequence[Example], tokenizer: Tokenizer, seed: int) -> Iterator[Batch]:
    """Endless batches: epoch after epoch, each in its own order, the same for the same seed."""
    epoch = 0
    while True:
        draw = random.Random(f"{seed}-{epoch}")
        order = draw.sample(range(len(examples)), len(examples))
        for at in range(0, len(order), _POOL):
            pool = [examples[n] for n in order[at : at + _POOL]]
            encoded = encode(tokenizer, [one.pair for one in pool])
            rows = sorted(zip(encoded, (one.label for one in pool), strict=True), key=_length)
            filled = list(_filled(rows))
            draw.shuffle(filled)
            for batch in filled:
                ids, mask = padded([ids for ids, _ in batch])
                yield Batch(ids, mask, np.array([int(label) for _, label in batch]))
        epoch += 1


def _length(row: tuple[list[int], Label]) -> int:
    return len(row[0])


def _filled(rows: list[tuple[list[int], Label]]) -> Iterator[list[tuple[list[int], Label]]]:
    batch: list[tuple[list[int], Label]] = []
    for row in rows:
        if batch and (len(batch) + 1) * len(row[0]) > _TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch

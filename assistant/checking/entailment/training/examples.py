"""Pairs of a claim and a source with their label, and what the network is shown of them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ....networks.batching import in_batches
from ....networks.runtime import padded
from ..inputs import Compared, encode

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


Row = tuple[list[int], Label]


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
    """Endless batches, as ``in_batches`` makes them."""

    def rows_of(pool: Sequence[Example]) -> list[list[Row]]:
        encoded = encode(tokenizer, [one.pair for one in pool])
        return [[(ids, one.label)] for ids, one in zip(encoded, pool, strict=True)]

    return map(_padded, in_batches(examples, rows_of, lambda row: len(row[0]), seed, _POOL))


def _padded(groups: list[list[Row]]) -> Batch:
    rows = [row for group in groups for row in group]
    ids, mask = padded([ids for ids, _ in rows])
    return Batch(ids, mask, np.array([int(label) for _, label in rows]))

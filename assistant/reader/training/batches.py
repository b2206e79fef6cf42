"""What the network is shown of examples, and what it should say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ...networks.batching import in_batches
from ...networks.runtime import padded
from ..inputs import Reading, encode, tokens_of
from .examples import Example

_POOL = 1024  # examples among which lengths are matched


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs of several questions, padded, and what the network should say of them.

    ``ids`` and ``mask`` have the shape (rows, tokens); ``starts`` and ``ends`` are token
    positions, 0 where the passage does not answer; ``groups`` numbers the questions.
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.float32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    groups: NDArray[np.int64]


Row = tuple[Reading, int, int]


def batches(examples: Sequence[Example], tokenizer: Tokenizer, seed: int) -> Iterator[Batch]:
    """Endless batches, as ``in_batches`` makes them."""

    def rows_of(pool: Sequence[Example]) -> list[list[Row]]:
        return [rows(one, tokenizer) for one in pool]

    return map(_padded, in_batches(examples, rows_of, lambda row: len(row[0].ids), seed, _POOL))


def rows(example: Example, tokenizer: Tokenizer) -> list[Row]:
    """The inputs of an example with their answers in tokens; none if its answer was cut off."""
    pairs = [(passage.header, passage.text) for passage in example.passages]
    found = []
    readings = encode(tokenizer, example.question, pairs)
    for passage, reading in zip(example.passages, readings, strict=True):
        span = tokens_of(reading, passage.answer) if passage.answer else (0, 0)
        if span is None:
            return []
        found.append((reading, *span))
    return found


def _padded(groups: list[list[Row]]) -> Batch:
    flat = [(number, row) for number, group in enumerate(groups) for row in group]
    ids, mask = padded([reading.ids for _, (reading, _, _) in flat])
    return Batch(
        ids,
        mask,
        np.array([start for _, (_, start, _) in flat]),
        np.array([end for _, (_, _, end) in flat]),
        np.array([number for number, _ in flat]),
    )

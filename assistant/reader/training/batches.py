"""Examples in an order that a seed fixes, in batches of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ...networks.runtime import padded
from ..inputs import Reading, encode, tokens_of
from .examples import Example

_TOKENS = 2048  # of a batch, padding included
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
    """Endless batches: epoch after epoch, each in its own order, the same for the same seed."""
    epoch = 0
    while True:
        draw = random.Random(f"{seed}-{epoch}")
        order = draw.sample(range(len(examples)), len(examples))
        for at in range(0, len(order), _POOL):
            pool = [rows(examples[n], tokenizer) for n in order[at : at + _POOL]]
            pool = sorted((one for one in pool if one), key=_length)
            grouped = list(_filled(pool))
            draw.shuffle(grouped)
            yield from map(_padded, grouped)
        epoch += 1


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


def _length(group: list[Row]) -> int:
    return max(len(reading.ids) for reading, _, _ in group)


def _filled(pool: list[list[Row]]) -> Iterator[list[list[Row]]]:
    batch: list[list[Row]] = []
    for group in pool:
        size = sum(map(len, batch)) + len(group)
        if batch and size * _length(group) > _TOKENS:
            yield batch
            batch = []
        batch.append(group)
    if batch:
        yield batch


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

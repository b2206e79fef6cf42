"""Examples in an order that a seed fixes, in batches of like length."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Row = TypeVar("Row")

_TOKENS = 2048  # of a batch, padding included


def in_batches(
    items: Sequence[Item],
    rows_of: Callable[[Sequence[Item]], Sequence[list[Row]]],
    length: Callable[[Row], int],
    seed: int,
    pool: int,
) -> Iterator[list[list[Row]]]:
    """Endless batches: epoch after epoch, each in its own order, the same for the same seed.

    Args:
        items: what is learned from.
        rows_of: makes inputs of some items, those of one item staying together; an item without
            any is left out.
        length: of an input, in tokens.
        seed: fixes the order.
        pool: items among which lengths are matched.
    """
    epoch = 0
    while True:
        draw = random.Random(f"{seed}-{epoch}")
        order = draw.sample(range(len(items)), len(items))
        for at in range(0, len(order), pool):
            made = rows_of([items[n] for n in order[at : at + pool]])
            groups = [(max(map(length, rows)), rows) for rows in made if rows]
            filled = list(_filled(sorted(groups, key=lambda one: one[0])))
            draw.shuffle(filled)
            yield from filled
        epoch += 1


def _filled(groups: Sequence[tuple[int, list[Row]]]) -> Iterator[list[list[Row]]]:
    batch: list[list[Row]] = []
    for longest, rows in groups:
        if batch and (sum(map(len, batch)) + len(rows)) * longest > _TOKENS:
            yield batch
            batch = []
        batch.append(rows)
    if batch:
        yield batch

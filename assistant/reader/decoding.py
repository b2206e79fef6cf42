"""From the network's logits to the best span of a passage; pure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .inputs import Reading, Span, characters_of

_LONGEST = 48  # tokens of an answer


@dataclass(frozen=True, slots=True)
class Read:
    """What the network said of a passage, in logits.

    ``starts`` and ``ends`` have one value a token; those of the first token stand for "no
    answer here". ``answers`` is what the head that only judges the passage says.
    """

    reading: Reading
    starts: NDArray[np.float32]
    ends: NDArray[np.float32]
    answers: float


@dataclass(frozen=True, slots=True)
class Found:
    """A span in characters of the passage, and by how much it is preferred to no answer."""

    span: Span
    margin: float


def best_span(read: Read, within: Span | None = None) -> Found | None:
    """The span with the largest sum of logits, at most 48 tokens long; None without words.

    ``within`` keeps it to tokens that start in these characters of the passage.
    """
    low, high = within or (0, 1 << 30)
    offsets = read.reading.offsets
    at = [token for token, (a, b) in enumerate(offsets) if a < b and low <= a < high]
    if not at:
        return None
    sums = read.starts[at][:, None] + read.ends[at][None, :]
    ones = np.ones(sums.shape, dtype=bool)
    sums = np.where(np.triu(ones) & ~np.triu(ones, _LONGEST), sums, -np.inf)
    first, last = np.unravel_index(int(sums.argmax()), sums.shape)
    margin = float(sums.max() - read.starts[0] - read.ends[0])
    return Found(characters_of(read.reading, at[first], at[last]), margin)

"""What the library asks of an encoder, and the batching that every encoder shares."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Report = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """What makes two encoders' vectors comparable; kept in the library's manifest."""

    model: str
    revision: str
    query_prompt: str
    document_prompt: str
    dimension: int


class Encoder(Protocol):
    """Turns texts into unit vectors: float32 arrays of shape (texts, dimension)."""

    @property
    def identity(self) -> EncoderIdentity:
        """Model, revision, prompts and dimension."""

    @property
    def window(self) -> int:
        """The most tokens of one text that the model reads."""

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, under the model's query prompt."""

    def encode_document(self, texts: Sequence[str], report: Report | None = None) -> Vectors:
        """Vectors of passages, under the model's document prompt.

        ``report`` is called with the number of texts that each batch finished.
        """

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each passage text with prompt and special tokens, not truncated."""


def length_batches(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """Positions in batches of like length, longest first, so that padding is short.

    The longest batch comes first: if memory is short, it is so at once.
    """
    order = sorted(range(len(lengths)), key=lambda position: -lengths[position])
    for start in range(0, len(order), size):
        yield order[start : start + size]

"""Whether a chat model answers, and how fast."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from .messages import Message
from .models import ChatModel

_QUESTION = Message("user", "Jawab: ya")
_LIMIT = 16  # tokens: enough to see how fast they come


@dataclass(frozen=True, slots=True)
class Probe:
    """How one tiny call went.

    Attributes:
        answer: what the model said.
        first: seconds until its first word.
        rate: pieces, which mostly are tokens, a second from then on; None of a single one.
    """

    answer: str
    first: float
    rate: float | None


def probe(model: ChatModel, clock: Callable[[], float] = time.monotonic) -> Probe:
    """Ask a chat model for one word.

    Raises:
        ModelError: it gives none.
    """
    began = clock()
    came: list[tuple[float, str]] = []
    for piece in model.stream([_QUESTION], _LIMIT):
        came.append((clock(), piece))
    first, last = came[0][0], came[-1][0]
    rate = (len(came) - 1) / (last - first) if last > first else None
    return Probe("".join(piece for _, piece in came), first - began, rate)

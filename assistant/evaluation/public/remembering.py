"""An encoder that embeds no passage twice, for measurements that share one model."""

import time
from collections.abc import Callable, Sequence

import numpy as np

from index.encoder import Encoder, EncoderIdentity, Vectors
from index.encoder.encoder import Report


class RememberingEncoder:
    """Another encoder with a memory of its passages; questions are embedded each time.

    ``inner`` is that other one. ``saved`` is the time in seconds by ``clock`` that the memory
    has saved so far: what the remembered texts took when they were embedded, each its share of
    its call by length. A caller whose texts were embedded for another adds what it saved to the
    time it took.
    """

    def __init__(self, encoder: Encoder, clock: Callable[[], float] = time.perf_counter) -> None:
        self.inner = encoder
        self._clock = clock
        self._known: dict[str, tuple[Vectors, float]] = {}
        self.saved = 0.0

    @property
    def identity(self) -> EncoderIdentity:
        """See ``Encoder``."""
        return self.inner.identity

    @property
    def window(self) -> int:
        """See ``Encoder``."""
        return self.inner.window

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder``; nothing is remembered, so that a search takes its whole time."""
        return self.inner.encode_query(texts)

    def encode_document(self, texts: Sequence[str], report: Report | None = None) -> Vectors:
        """See ``Encoder``."""
        fresh = list(dict.fromkeys(text for text in texts if text not in self._known))
        remembered = len(texts) - len(fresh)
        self.saved += sum(self._known[text][1] for text in texts if text in self._known)
        if report and remembered:
            report(remembered)
        if fresh:
            started = self._clock()
            vectors = self.inner.encode_document(fresh, report)
            rate = (self._clock() - started) / (sum(map(len, fresh)) or 1)
            for text, vector in zip(fresh, vectors, strict=True):
                self._known[text] = vector, rate * len(text)
        if not texts:
            return np.zeros((0, self.identity.dimension), dtype=np.float32)
        return np.stack([self._known[text][0] for text in texts])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See ``Encoder``."""
        return self.inner.count_tokens(texts)

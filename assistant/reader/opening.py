"""The reader of a library, opened when the first question is read."""

import threading
from collections.abc import Sequence
from dataclasses import replace

from index.encoder import Encoder
from index.library import Library
from index.releases import Hit

from .plain import PlainReader
from .reading import Reader, Reading
from .runtime import open_span_reader
from .trained import TrainedReader
from .weights import load_weights


class LibraryReader:
    """Reads with the trained network where it is to be had, else by the simpler method.

    The network is converted (at its very first use) and loaded at the first reading, once.

    Args:
        library: whose passages are read.
        least: the confidence from which an answer is given; as it was fitted if None.
    """

    def __init__(self, library: Library, least: float | None = None) -> None:
        self._library = library
        self._least = least
        self._opening = threading.Lock()
        self._reader: Reader | None = None

    def open(self) -> Reader:
        """The reader, loaded if it is not yet."""
        with self._opening:
            if self._reader is None:
                self._reader = open_reader(self._library, self._least)
            return self._reader

    def read(self, question: str, hits: Sequence[Hit], english: bool = False) -> Reading:
        """See ``Reader``."""
        return self.open().read(question, hits, english)


def open_reader(
    library: Library, least: float | None = None, encoder: Encoder | None = None
) -> Reader:
    """The reader that a library can have, now; see ``LibraryReader`` for ``least``.

    ``encoder`` is the one whose words the network reads, where it stands behind the library's.
    """
    spans = open_span_reader(encoder or library.encoder)
    weights = load_weights("trained" if spans else "plain")
    if least is not None:
        weights = replace(weights, threshold=least)
    return TrainedReader(library, weights, spans) if spans else PlainReader(library, weights)

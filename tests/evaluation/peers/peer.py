"""What a peer is to the measurement."""

from collections.abc import Sequence
from typing import Protocol

from .documents import Chunk, Document


class Peer(Protocol):
    """A retriever over the documents that it has indexed."""

    def index(self, documents: Sequence[Document]) -> int:
        """Take the documents in, once; how many chunks they became."""

    def search(self, question: str, k: int) -> list[Chunk]:
        """The best ``k`` chunks, best first."""

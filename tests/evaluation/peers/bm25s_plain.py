"""Plain BM25: bm25s as its page shows it, without stop words or stems (it has no Indonesian)."""

from collections.abc import Sequence

import bm25s

from index.encoder import Encoder

from .documents import Chunk, Document
from .splitting import split


class Runner:
    def __init__(self, encoder: Encoder | None) -> None:
        del encoder

    def index(self, documents: Sequence[Document]) -> int:
        self._chunks = split(documents)
        texts = [chunk.page_content for chunk in self._chunks]
        self._bm25 = bm25s.BM25()
        tokens = bm25s.tokenize(texts, stopwords=None, show_progress=False)
        self._bm25.index(tokens, show_progress=False)
        return len(self._chunks)

    def search(self, question: str, k: int) -> list[Chunk]:
        tokens = bm25s.tokenize(question, stopwords=None, show_progress=False)
        numbers, _ = self._bm25.retrieve(tokens, k=min(k, len(self._chunks)), show_progress=False)
        found = [self._chunks[number] for number in numbers[0]]
        return [Chunk(one.metadata["release_id"], one.page_content) for one in found]

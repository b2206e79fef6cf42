"""txtai hybrid: ``Embeddings(hybrid=True, content=True)``, over the usual chunks."""

from collections.abc import Sequence

from txtai import Embeddings

from index.encoder import Encoder, Vectors

from .documents import Chunk, Document
from .splitting import split

# txtai puts these before a text that it embeds: they say which of the encoder's two sides is meant
_QUERY, _DATA = "?\x1f", "!\x1f"


class Runner:
    def __init__(self, encoder: Encoder) -> None:
        def transform(texts: list[str]) -> Vectors:
            bare = [text[len(_QUERY) :] for text in texts]
            if texts[0].startswith(_QUERY):
                return encoder.encode_query(bare)
            assert all(text.startswith(_DATA) for text in texts)
            return encoder.encode_document(bare)

        self._embeddings = Embeddings(
            method="external", transform=transform, instructions={"query": _QUERY, "data": _DATA},
            hybrid=True, content=True,
        )  # fmt: skip

    def index(self, documents: Sequence[Document]) -> int:
        self._chunks = split(documents)
        self._embeddings.index((n, one.page_content) for n, one in enumerate(self._chunks))
        return len(self._chunks)

    def search(self, question: str, k: int) -> list[Chunk]:
        found = [self._chunks[int(one["id"])] for one in self._embeddings.search(question, k)]
        return [Chunk(one.metadata["release_id"], one.page_content) for one in found]

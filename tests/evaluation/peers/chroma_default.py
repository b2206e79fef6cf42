"""Chroma by itself, embedding as it does when nothing else is said: English MiniLM.

Its own embedding function downloads the model; the encoder given here runs the same weights.
"""

from collections.abc import Sequence

import chromadb
from chromadb.config import Settings

from index.encoder import Encoder

from .documents import Chunk, Document
from .splitting import split

_BATCH = 5_000  # Chroma refuses more than 5,461


class Runner:
    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def index(self, documents: Sequence[Document]) -> int:
        chunks = split(documents)
        client = chromadb.EphemeralClient(Settings(anonymized_telemetry=False))
        self._collection = client.create_collection("chroma", embedding_function=None)
        for start in range(0, len(chunks), _BATCH):
            part = chunks[start : start + _BATCH]
            texts = [chunk.page_content for chunk in part]
            self._collection.add(
                ids=[str(start + number) for number in range(len(part))],
                documents=texts,
                metadatas=[{"release_id": chunk.metadata["release_id"]} for chunk in part],
                embeddings=self._encoder.encode_document(texts),
            )
        return len(chunks)

    def search(self, question: str, k: int) -> list[Chunk]:
        found = self._collection.query(self._encoder.encode_query([question]), n_results=k)
        pairs = zip(found["metadatas"][0], found["documents"][0], strict=True)
        return [Chunk(metadata["release_id"], text) for metadata, text in pairs]

"""LangChain's standard recipe: RecursiveCharacterTextSplitter(1000, 200) and Chroma."""

from collections.abc import Sequence

import chromadb
from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from index.encoder import Encoder

from .documents import Chunk, Document
from .splitting import split


class _Embeddings(Embeddings):
    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._encoder.encode_document(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self._encoder.encode_query([text])[0].tolist()


class Runner:
    def __init__(self, encoder: Encoder) -> None:
        self._embeddings = _Embeddings(encoder)

    def index(self, documents: Sequence[Document]) -> int:
        chunks = split(documents)
        client = chromadb.EphemeralClient(Settings(anonymized_telemetry=False))
        self._store = Chroma.from_documents(
            chunks, self._embeddings, collection_name="langchain", client=client
        )
        return len(chunks)

    def search(self, question: str, k: int) -> list[Chunk]:
        found = self._store.similarity_search(question, k=k)
        return [Chunk(one.metadata["release_id"], one.page_content) for one in found]

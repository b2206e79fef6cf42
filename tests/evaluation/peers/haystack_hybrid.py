"""Haystack hybrid: BM25 and embedding retrievers over its in-memory store, joined by rank.

Its tutorial re-ranks what was joined with a cross-encoder from the hub; that is left out.
"""

from collections.abc import Sequence
from dataclasses import replace

from haystack import Document as HaystackDocument
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from index.encoder import Encoder

from .documents import Chunk, Document


class Runner:
    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def index(self, documents: Sequence[Document]) -> int:
        whole = [
            HaystackDocument(content=d.text, meta={"release_id": d.release.id, **d.metadata})
            for d in documents
        ]
        splitter = DocumentSplitter()
        splitter.warm_up()
        chunks = splitter.run(whole)["documents"]
        vectors = self._encoder.encode_document([chunk.content for chunk in chunks])
        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        store.write_documents(
            [replace(c, embedding=v.tolist()) for c, v in zip(chunks, vectors, strict=True)]
        )
        self._by_words = InMemoryBM25Retriever(store)
        self._by_vector = InMemoryEmbeddingRetriever(store)
        self._joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")
        return len(chunks)

    def search(self, question: str, k: int) -> list[Chunk]:
        vector = self._encoder.encode_query([question])[0].tolist()
        legs = [
            self._by_words.run(query=question, top_k=k)["documents"],
            self._by_vector.run(query_embedding=vector, top_k=k)["documents"],
        ]
        found = self._joiner.run(documents=legs, top_k=k)["documents"]
        return [Chunk(one.meta["release_id"], one.content) for one in found]

"""LlamaIndex hybrid, as its pages on BM25 and on reciprocal rerank fusion show it."""

from collections.abc import Sequence

from llama_index.core import Document as LlamaDocument
from llama_index.core import VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.retrievers.bm25 import BM25Retriever

from index.encoder import Encoder

from .documents import Chunk, Document

_TOKENS = 512  # of a chunk, as its page on BM25 has it


class _Embedding(BaseEmbedding):
    _encoder: Encoder = PrivateAttr()

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(model_name=encoder.identity.model, embed_batch_size=512)
        self._encoder = encoder

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._encoder.encode_document(texts).tolist()

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._encoder.encode_query([query])[0].tolist()

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class Runner:
    def __init__(self, encoder: Encoder) -> None:
        self._embedding = _Embedding(encoder)

    def index(self, documents: Sequence[Document]) -> int:
        whole = [
            LlamaDocument(text=d.text, doc_id=d.release.id, metadata=d.metadata) for d in documents
        ]
        self._nodes = SentenceSplitter(chunk_size=_TOKENS).get_nodes_from_documents(whole)
        self._vectors = VectorStoreIndex(self._nodes, embed_model=self._embedding)
        self._bm25 = BM25Retriever.from_defaults(nodes=self._nodes)
        return len(self._nodes)

    def search(self, question: str, k: int) -> list[Chunk]:
        self._bm25.similarity_top_k = min(k, len(self._nodes))
        legs = [self._vectors.as_retriever(similarity_top_k=k), self._bm25]
        fusion = QueryFusionRetriever(
            legs, llm=MockLLM(), mode="reciprocal_rerank", similarity_top_k=k, num_queries=1,
            use_async=False,
        )  # fmt: skip
        found = [one.node for one in fusion.retrieve(question)]
        return [Chunk(node.ref_doc_id, node.get_content()) for node in found]

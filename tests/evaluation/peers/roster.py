"""Who is measured, with which model, and which defaults are not."""

from dataclasses import dataclass

OURS, MINILM, NONE = "our encoder", "all-MiniLM-L6-v2", "–"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its name for ``--only``, its module here, its model, what it is built from."""

    name: str
    title: str
    module: str
    model: str
    packages: tuple[str, ...]
    licence: str


ROSTER = (
    Entry("ours", "Tanya Rilis", "ours", OURS, ("tanya-rilis",), "Apache-2.0"),
    Entry("bm25s", "bm25s, plain BM25", "bm25s_plain", NONE, ("bm25s",), "MIT"),
    Entry(
        "langchain", "LangChain recipe (splitter 1000/200, Chroma)", "langchain_chroma_recipe",
        OURS, ("langchain-chroma", "langchain-text-splitters", "chromadb"), "MIT, Apache-2.0",
    ),
    Entry(
        "llamaindex", "LlamaIndex hybrid (vector + BM25, reciprocal rank)", "llamaindex_hybrid",
        OURS, ("llama-index-core", "llama-index-retrievers-bm25"), "MIT",
    ),
    Entry(
        "haystack", "Haystack hybrid (BM25 + embedding, joined by rank)", "haystack_hybrid",
        OURS, ("haystack-ai",), "Apache-2.0",
    ),
    Entry("txtai", "txtai hybrid", "txtai_hybrid", OURS, ("txtai",), "Apache-2.0"),
    Entry("chroma", "Chroma, its default model", "chroma_default", MINILM, ("chromadb",), "Apache-2.0"),
    Entry("txtai-default", "txtai hybrid, its default model", "txtai_hybrid", MINILM, ("txtai",), "Apache-2.0"),
)  # fmt: skip

LEFT_OUT = (
    "LangChain names no default model; its pages use hosted ones, which need a key.",
    "LlamaIndex's default model is OpenAI's, which needs a key.",
    "Haystack's own embedders are hosted (OpenAI's by default) and need a key; the cross-encoder "
    "that its hybrid tutorial re-ranks with is downloaded from the hub.",
)

"""The usual cut, also for the peers that bring none of their own."""

from collections.abc import Sequence

from langchain_core.documents import Document as LangChainDocument
from langchain_text_splitters import RecursiveCharacterTextSplitter

from .documents import Document

SIZE, OVERLAP = 1000, 200  # characters, as LangChain's own recipe has them


def split(documents: Sequence[Document]) -> list[LangChainDocument]:
    """Chunks of at most ``SIZE`` characters, each knowing its release."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
    whole = [
        LangChainDocument(d.text, metadata={"release_id": d.release.id, **d.metadata})
        for d in documents
    ]
    return splitter.split_documents(whole)

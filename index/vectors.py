"""The one home of chromadb: passage vectors, looked up by cosine."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings

from .encoder import Vectors
from .errors import storage_error

_LARGEST_BATCH = 5_000  # Chroma refuses more than 5,461


class VectorStore:
    """Unit vectors under the keys of their texts, in one folder.

    A client does not see what another process writes: call ``reopen`` when it has written.
    """

    def __init__(self, folder: Path, dimension: int) -> None:
        self.folder = folder
        self._name = f"passages-{dimension}"
        self._lock = threading.RLock()
        self._client, self._collection = self._open()

    def _open(self) -> tuple[ClientAPI, chromadb.Collection]:
        settings = Settings(anonymized_telemetry=False, allow_reset=False)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            client = chromadb.PersistentClient(str(self.folder), settings)
            collection = client.get_or_create_collection(
                self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except Exception as error:  # Chroma's own kinds, sqlite's, and its Rust core's
            raise storage_error("vectors_damaged", self.folder, error) from error
        return client, collection

    def reopen(self) -> None:
        """See what another process has written."""
        with self._lock:
            self.close()
            self._client, self._collection = self._open()

    def close(self) -> None:
        """Let go of the folder."""
        with self._lock:
            self._client.close()  # type: ignore[attr-defined]
            SharedSystemClient.clear_system_cache()

    def count(self) -> int:
        """How many vectors there are."""
        with self._lock:
            return self._collection.count()

    def keys(self) -> set[str]:
        """The keys of all vectors."""
        with self._lock:
            return set(self._collection.get(include=[])["ids"])

    def add(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Write vectors, shape (keys, dimension), over what had their keys."""
        with self._lock:
            for start in range(0, len(keys), _LARGEST_BATCH):
                part = slice(start, start + _LARGEST_BATCH)
                try:
                    self._collection.upsert(ids=list(keys[part]), embeddings=vectors[part])
                except Exception as error:  # its Rust core's own kinds
                    raise storage_error("vectors_damaged", self.folder, error) from error

    def remove(self, keys: Iterable[str]) -> None:
        """Forget vectors; keys that are not there are no error."""
        gone = list(keys)
        with self._lock:
            for start in range(0, len(gone), _LARGEST_BATCH):
                self._collection.delete(ids=gone[start : start + _LARGEST_BATCH])

    def clear(self) -> None:
        """Forget every vector, those of other models too."""
        with self._lock:
            for collection in self._client.list_collections():
                self._client.delete_collection(collection.name)
            self.reopen()

    def search(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """The nearest vectors to one of shape (dimension,): (key, cosine), best first."""
        with self._lock:
            limit = min(limit, self._collection.count())
            if not limit:
                return []
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances"]
            )
        distances = found["distances"] or [[]]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [(key, 1.0 - float(distance)) for key, distance in pairs]

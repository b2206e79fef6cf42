"""The one home of chromadb: passage vectors, looked up by cosine."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings

from .encoder import Vectors
from .errors import storage_error

_LARGEST_BATCH = 5_000  # Chroma refuses more than 5,461

# Wide enough that what is found hardly depends on the order of writing.
_HNSW: CreateHNSWConfiguration = {
    "space": "cosine", "ef_construction": 200, "ef_search": 800, "max_neighbors": 32,
}  # fmt: skip


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
                self._name, embedding_function=None, configuration={"hnsw": _HNSW}
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

    def copy(self, other: "VectorStore", keys: Iterable[str]) -> set[str]:
        """Take over those of another store's vectors that it has; their keys."""
        wanted, found = list(keys), set[str]()
        for start in range(0, len(wanted), _LARGEST_BATCH):
            part = other.get(wanted[start : start + _LARGEST_BATCH])
            if part:
                self.add(list(part), np.array(list(part.values()), dtype=np.float32))
                found.update(part)
        return found

    def get(self, keys: Sequence[str]) -> dict[str, Vectors]:
        """Those of the vectors that are there: key → vector of shape (dimension,)."""
        with self._lock:
            found = self._collection.get(ids=list(keys), include=["embeddings"])
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["ids"], vectors, strict=True))

    def remove(self, keys: Iterable[str]) -> None:
        """Forget vectors; keys that are not there are no error."""
        gone = list(keys)
        with self._lock:
            for start in range(0, len(gone), _LARGEST_BATCH):
                self._collection.delete(ids=gone[start : start + _LARGEST_BATCH])

    def search(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """The nearest vectors to one of shape (dimension,): (key, cosine), best first."""
        with self._lock:
            try:
                found = self._query(vector, limit)
            except Exception:  # another client of this process closed what is shared, or a
                self.reopen()  # writer moved a file under us: what is there now can be read
                try:
                    found = self._query(vector, limit)
                except Exception as error:
                    raise storage_error("vectors_damaged", self.folder, error) from error
        if found is None:
            return []
        distances = found["distances"] or [[]]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [(key, 1.0 - float(distance)) for key, distance in pairs]

    def _query(self, vector: Vectors, limit: int) -> chromadb.QueryResult | None:
        limit = min(limit, self._collection.count())
        if not limit:
            return None
        return self._collection.query(
            query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances"]
        )

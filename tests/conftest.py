import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.encoder import EncoderIdentity, open_encoder
from index.library import Library
from index.releases import Release
from index.settings import IndexSettings

SHARED = Path(os.environ.get("RILIS_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--questions", help="file of your own questions about your own library (tests/evaluation)"
    )


class WordEncoder:
    """A small real encoder: words hashed into a unit vector; counts what it embeds."""

    window = 512

    def __init__(self, model: str = "words") -> None:
        self.identity = EncoderIdentity(model, "1", "", "", 64)
        self.embedded = 0

    def encode_query(self, texts):
        return self._vectors(texts)

    def encode_document(self, texts, report=None):
        self.embedded += len(texts)
        if report:
            report(len(texts))
        return self._vectors(texts)

    def count_tokens(self, texts):
        return [len(text.split()) + 2 for text in texts]

    def _vectors(self, texts):
        vectors = np.full((len(texts), 64), 0.01, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, hashlib.md5(word.encode()).digest()[0] % 64] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def settings(tmp_path: Path) -> IndexSettings:
    return IndexSettings(data_dir=tmp_path / "data", _env_file=None)


@pytest.fixture
def library(settings: IndexSettings) -> Iterator[Library]:
    opened = Library(settings, WordEncoder())
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the converted bundled model."""
    folder = tmp_path_factory.mktemp("models")
    open_encoder("bundled", folder)
    return folder


def release(id: str = "a", text: str = "Menteri membuka pasar di Tirtaloka.", **values) -> Release:
    return Release(id=id, text=text, title=values.pop("title", "Pasar Tirtaloka"), **values)

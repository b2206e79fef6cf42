from collections.abc import Iterator
from pathlib import Path

import pytest

from index.encoder import open_encoder
from index.library import Library
from index.loading import load, sample_folder
from index.settings import IndexSettings

from .cases import HOSTILE


@pytest.fixture(scope="session")
def attacked(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the sample releases with every hostile release among them."""
    folder = tmp_path_factory.mktemp("attacked")
    settings = IndexSettings(data_dir=folder, _env_file=None)
    library = Library(settings, open_encoder("bundled", models))
    library.add([*load([sample_folder()]), *HOSTILE])
    yield library
    library.close()

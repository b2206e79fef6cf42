from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.loading import load, sample_folder
from index.settings import IndexSettings
from tests.conftest import WordEncoder

from .cases import HOSTILE


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the sample releases with every hostile release among them."""
    folder: Path = tmp_path_factory.mktemp("attacked")
    library = Library(IndexSettings(data_dir=folder, _env_file=None), WordEncoder())
    library.add([*load([sample_folder()]), *HOSTILE])
    yield library
    library.close()

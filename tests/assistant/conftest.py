from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant, open_assistant
from index.encoder import open_encoder
from index.library import Library
from index.loading import load, sample_folder
from index.settings import IndexSettings


@pytest.fixture(scope="session")
def sample_assistant(models, tmp_path_factory) -> Iterator[Assistant]:
    """The assistant over the sample releases, with the bundled encoder and the trained reader."""
    library = Library(
        IndexSettings(data_dir=tmp_path_factory.mktemp("samples")), open_encoder("bundled", models)
    )
    library.add(load([sample_folder()]))
    yield open_assistant(library)
    library.close()

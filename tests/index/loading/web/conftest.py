from collections.abc import Callable, Iterator

import pytest

from index.changes import Changes
from index.intake import take
from index.library import Library
from index.loading.problems import Problem
from index.pruning import Prune
from index.releases import Release
from index.settings import IndexSettings
from index.sources import read, root_of
from tests.index.loading.web.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    opened = Site()
    yield opened
    opened.close()


@pytest.fixture
def other() -> Iterator[Site]:
    """A second site: another port is another host."""
    opened = Site()
    yield opened
    opened.close()


@pytest.fixture
def open_web(settings: IndexSettings) -> IndexSettings:
    """Settings that allow loopback, without delays."""
    return settings.model_copy(update={"web_private": True, "web_delay": 0.0, "web_timeout": 5.0})


@pytest.fixture
def gives(open_web: IndexSettings, library: Library) -> Callable[..., list[Release | Problem]]:
    """What sources give, read anew."""

    def found(*sources: str, settings: IndexSettings = open_web) -> list[Release | Problem]:
        gave: list[Release | Problem] = []
        for item in read(sources, settings, library.catalog.ledger, {}):
            gave += [item] if isinstance(item, Problem) else item.load()
        return gave

    return found


@pytest.fixture
def index(open_web: IndexSettings, library: Library) -> Callable[..., Changes]:
    """Take sources into the library, as the command does."""

    def taken(*sources: str, sync: bool = False, allow_empty: bool = False) -> Changes:
        items = read(sources, open_web, library.catalog.ledger, {}, whole=sync)
        root = root_of(sources[0]) if len(sources) == 1 else ""
        return take(library, items, root, Prune(root, allow_empty) if sync else None)

    return taken

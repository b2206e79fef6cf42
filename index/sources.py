"""What a user names, files, folders and addresses, as items to be read."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .catalog.ledger import Ledger
from .loading import address, items
from .loading.items import Item
from .loading.problems import Problem
from .settings import IndexSettings


def read(
    sources: Sequence[str], settings: IndexSettings, ledger: Ledger, fields: Mapping[str, str]
) -> Iterator[Item | Problem]:
    """The items of files, folders and addresses, one after another."""
    yield from items([Path(source) for source in sources], fields)


def root_of(source: str) -> str:
    """What a folder, file or address is known by in the ledger."""
    return address(Path(source))

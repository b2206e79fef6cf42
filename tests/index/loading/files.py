"""Files for the tests of the loaders, and the one item that each gives."""

from pathlib import Path

from index.errors import MESSAGES
from index.loading import Problem, load
from index.releases import Release


def write(folder: Path, content: str | bytes, name: str = "rilis.md") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def release(path: Path) -> Release:
    (item,) = load([path])
    assert isinstance(item, Release), item
    return item


def problem(path: Path) -> Problem:
    (item,) = load([path])
    assert isinstance(item, Problem), item
    assert item.skipped and not item.fatal
    assert str(item) == MESSAGES[item.code].format(**item.values)
    return item

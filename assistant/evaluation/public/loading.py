"""A public set from the files of a format."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from index.errors import LibraryError

from .facqa import read_facqa
from .sets import PublicSet
from .squad import read_squad

FORMATS: Mapping[str, Callable[[Path, str], PublicSet]] = MappingProxyType(
    {"squad": read_squad, "idk-mrc": read_squad, "facqa": read_facqa}
)
"""The formats of ``rilis eval --format``, each with what reads a file of it."""


def load_set(format: str, paths: Sequence[Path]) -> PublicSet:
    """The questions of the first file, to be searched for among the paragraphs of all.

    Raises:
        LibraryError: the format is unknown, a file does not fit it or has no question.
    """
    if format not in FORMATS:
        raise LibraryError("set_format", format=format, formats=", ".join(FORMATS))
    sets = [FORMATS[format](path, format) for path in paths]
    if not sets or not sets[0].questions:
        raise LibraryError("set_empty", path=paths[0] if paths else "", format=format)
    paragraphs = {one.id: one for read in sets for one in read.paragraphs}
    return PublicSet(tuple(paragraphs.values()), sets[0].questions, sets[0].skipped)

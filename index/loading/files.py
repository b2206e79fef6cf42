"""Files, and folders of them."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from ..releases import Release
from .documents import path_id
from .formats import LARGEST, STREAMED, SUFFIXES, load_stream
from .given import Given
from .ignoring import Pattern, is_ignored, patterns
from .items import Item
from .problems import Problem, problem, shown

_NOTHING: Mapping[str, str] = MappingProxyType({})


def items(
    paths: Sequence[Path], fields: Mapping[str, str] = _NOTHING, ignore: Sequence[str] = ()
) -> Iterator[Item | Problem]:
    """Files, and those of folders (recursively), in order of their names.

    Of a folder, hidden files and folders are left out, links to folders not followed, and what
    its ``.rilisignore`` or ``ignore`` names is passed over (patterns as in a ``.gitignore``).
    ``fields`` maps our names of fields to a table's.
    """
    for path in paths:
        for found in _expand(path.absolute(), ignore):
            if isinstance(found, Problem):
                yield found
            elif unusable := _unusable(found):
                yield unusable
            else:
                yield _item(found, fields)


def load(paths: Sequence[Path]) -> Iterator[Release | Problem]:
    """The releases of ``items``."""
    for item in items(paths):
        if isinstance(item, Problem):
            yield item
        else:
            yield from item.load()


def address(path: Path) -> str:
    """What a file is known by: its absolute path, in one Unicode form on every system."""
    return unicodedata.normalize("NFC", shown(path.absolute()))


def sample_folder() -> Path:
    """The sample releases that ship with the program."""
    return Path(str(files("index") / "samples"))


def _item(path: Path, fields: Mapping[str, str]) -> Item | Problem:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    except OSError as error:
        return _unreadable(path, error)
    digest.update(repr(sorted(fields.items())).encode() if fields else b"")
    given = Given(address(path), path_id(path), fields=fields)

    def load() -> Iterator[Release | Problem]:
        try:
            with path.open("rb") as file:
                yield from load_stream(file, path.suffix, given)
        except OSError as error:
            yield _unreadable(path, error)

    return Item(given.source, digest.hexdigest(), load)


def _expand(path: Path, ignore: Sequence[str]) -> Iterator[Path | Problem]:
    try:
        if path.is_dir():
            found = False
            for item in _walk(path, patterns(path, ignore)):
                found = True
                yield item
            if not found:
                yield problem("folder_empty", path)
        elif not path.exists():
            yield problem("file_missing", path)
        elif path.suffix.lower() not in SUFFIXES:
            yield problem("unsupported_format", path, suffix=path.suffix or "?")
        else:
            yield path
    except OSError as error:
        yield problem("folder_unreadable", path, reason=error.strerror or error)


def _walk(root: Path, ignore: Sequence[Pattern]) -> Iterator[Path | Problem]:
    left = [(root, True)]
    while left:
        path, is_folder = left.pop()
        if not is_folder:
            yield path
            continue
        try:
            left += reversed(list(_inside(root, path, ignore)))
        except OSError as error:
            yield problem("folder_unreadable", path, reason=error.strerror or error)


def _inside(root: Path, folder: Path, ignore: Sequence[Pattern]) -> Iterator[tuple[Path, bool]]:
    """What a folder holds that may be read, by name, and whether it is a folder."""
    with os.scandir(folder) as entries:
        found = sorted((one.name, one.is_dir(follow_symlinks=False)) for one in entries)
    for name, is_folder in found:
        path = folder / name
        if name.startswith(".") or is_ignored(path.relative_to(root), is_folder, ignore):
            continue
        if is_folder or path.suffix.lower() in SUFFIXES:
            yield path, is_folder


def _unreadable(path: Path, error: OSError) -> Problem:
    return problem("file_unreadable", address(path), reason=error.strerror or error)


def _unusable(path: Path) -> Problem | None:
    """Why a file is not even opened: a pipe would wait for ever, a huge one fill the memory."""
    try:
        found = path.stat()
    except OSError as error:
        return _unreadable(path, error)
    if not stat.S_ISREG(found.st_mode):
        return problem("file_unreadable", address(path), reason="not a regular file")
    if path.suffix.lower() not in STREAMED and found.st_size > LARGEST:
        return problem("file_too_big", address(path), size=found.st_size, limit=LARGEST)
    return None

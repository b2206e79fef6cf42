"""Zip archives of documents: read in memory, nothing is written to the disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ..releases import Release
from .documents import path_id
from .formats import LARGEST, SUFFIXES, load_bytes
from .given import Given
from .problems import Problem, problem, shown
from .zipped import LARGEST_WHOLE, MOST_MEMBERS, bomb, is_encrypted, is_link, is_outside

DEEPEST = 2  # an archive in an archive, and no further
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError,
    RuntimeError,
)  # fmt: skip


@dataclass
class _Left:
    """What may still be unpacked of an archive and of those in it."""

    size: int = LARGEST_WHOLE
    count: int = MOST_MEMBERS


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """The releases of the documents in an archive, each with ``archive.zip!name`` as its source.

    Hidden members and formats that cannot be read are passed over, as those of a folder.
    """
    yield from _read(file, given, 1, _Left())


def _read(file: BinaryIO, given: Given, depth: int, left: _Left) -> Iterator[Release | Problem]:
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        yield problem("zip_broken", given.source, reason=error)
        return
    with archive:
        if found := bomb(archive, given.source):
            yield found
            return
        members = sorted((m for m in archive.infolist() if _is_wanted(m)), key=_name)
        if not members:
            yield problem("folder_empty", given.source)
        for member in members:
            left.size -= member.file_size
            left.count -= 1
            if left.size < 0 or left.count < 0:
                yield problem("zip_bomb", given.source, size=f"> {LARGEST_WHOLE}", packed="?")
                return
            yield from _member(archive, member, given, depth, left)


def _name(member: zipfile.ZipInfo) -> str:
    return member.filename


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    hidden = any(part.startswith(".") and part != ".." for part in path.parts)
    hidden = hidden or "__MACOSX" in path.parts
    return not member.is_dir() and not hidden and path.suffix.lower() in SUFFIXES


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, given: Given, depth: int, left: _Left
) -> Iterator[Release | Problem]:
    source = f"{given.source}!{shown(member.filename)}"
    if is_outside(member.filename) or is_link(member):
        yield problem("member_outside", source)
        return
    if is_encrypted(member):
        yield problem("encrypted", source)
        return
    if member.file_size > LARGEST:
        yield problem("file_too_big", source, size=member.file_size, limit=LARGEST)
        return
    try:
        raw = archive.read(member)
    except _BROKEN as error:
        yield problem("zip_broken", source, reason=error)
        return
    inner = replace(given, source=source, fallback_id=path_id(Path(source)))
    suffix = PurePosixPath(member.filename).suffix.lower()
    if suffix != ".zip":
        yield from load_bytes(raw, suffix, inner)
    elif depth < DEEPEST:
        yield from _read(io.BytesIO(raw), inner, depth + 1, left)
    else:
        yield problem("zip_too_deep", source, limit=DEEPEST)

"""Markdown, plain text, and folders of them."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import frontmatter
import yaml

from ..releases import Release
from .documents import path_id, release_of
from .problems import Problem, problem
from .records import load_records

LARGEST_FILE = 50_000_000  # bytes of one .md or .txt
_SUFFIXES = (".md", ".txt", ".jsonl")


def load(paths: Sequence[Path]) -> Iterator[Release | Problem]:
    """Releases of files and of folders (recursively, hidden ones left out), in order."""
    for path in paths:
        for item in _expand(path):
            if isinstance(item, Problem):
                yield item
            elif item.suffix.lower() == ".jsonl":
                yield from load_records(item)
            else:
                yield from _load_file(item)


def sample_folder() -> Path:
    """The sample releases that ship with the program."""
    return Path(str(files("index") / "samples"))


def _expand(path: Path) -> Iterator[Path | Problem]:
    try:
        if path.is_dir():
            found = sorted(one for one in path.rglob("*") if _wanted(one, path))
            if not found:
                list(path.iterdir())  # rglob is silent about a folder it may not read
                yield problem("folder_empty", path)
            yield from found
        elif not path.exists():
            yield problem("file_missing", path)
        elif path.suffix.lower() not in _SUFFIXES:
            yield problem("unsupported_format", path, suffix=path.suffix or "?")
        else:
            yield path
    except OSError as error:
        yield problem("file_unreadable", path, reason=error.strerror or error)


def _wanted(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return not hidden and path.suffix.lower() in _SUFFIXES and not path.is_dir()


def _load_file(path: Path) -> Iterator[Release | Problem]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            yield problem("file_too_large", path, size=path.stat().st_size, limit=LARGEST_FILE)
            return
        raw = path.read_bytes()
    except OSError as error:
        yield problem("file_unreadable", path, reason=error.strerror or error)
        return
    content = _decoded(raw, path)
    if isinstance(content, Problem):
        yield content
        return
    try:
        values, text = _split(content)
    except yaml.YAMLError as error:
        yield problem("bad_front_matter", path, reason=" ".join(str(error).split()))
        return
    release, problems = release_of(values, text, str(path), path_id(path))
    yield from problems
    if release:
        yield release


def _decoded(raw: bytes, path: Path) -> str | Problem:
    if b"\x00" in raw:
        return problem("wrong_encoding", path, offset=raw.index(b"\x00"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        return problem("wrong_encoding", path, offset=error.start)


def _split(content: str) -> tuple[dict[str, object], str]:
    """Front matter and body; a text that merely begins with a rule has no front matter."""
    if not content.startswith("---\n") and not content.startswith("---\r\n"):
        return {}, content
    values, text = frontmatter.parse(content)
    return (values, text) if values else ({}, content)

"""Markdown, plain text, and folders of them."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import yaml
from frontmatter.default_handlers import YAMLHandler

from ..releases import Release
from .documents import LONGEST_TEXT, path_id, release_of
from .items import Item
from .problems import Problem, problem, shown
from .records import decoded, fields_of, has_words, load_records

LARGEST_FILE = 50_000_000  # bytes of one .md or .txt
LONGEST_FRONT_MATTER = 50_000  # characters
_SUFFIXES = (".md", ".txt", ".jsonl")
_RULE = re.compile(r"\s*---[^\S\n]*\n")
_KNOWN_KEY = re.compile(
    r"^(?:id|title|judul|agency|instansi|lembaga|date|tanggal|url|tautan|number|nomor)[ \t]*:",
    re.MULTILINE,
)
_KEY = re.compile(r"^[a-z_][a-z0-9_-]*[ \t]*:(?=\s|\Z)", re.MULTILINE)
_KEY_LINE = re.compile(rf"{_KEY.pattern}|[ \t#]|-[ \t]|\Z")
_NULLS = ("", "~", "null", "Null", "NULL")
_FRONT_MATTER = YAMLHandler()
_NOTHING: Mapping[str, str] = MappingProxyType({})


def items(paths: Sequence[Path], fields: Mapping[str, str] = _NOTHING) -> Iterator[Item | Problem]:
    """Files, and those of folders (recursively), in order of their names.

    Of a folder, hidden files and folders are left out, and links to folders not followed.
    """
    for path in paths:
        for found in _expand(path.resolve()):
            if isinstance(found, Problem):
                yield found
            elif unusable := _unusable(found):
                yield unusable
            else:
                yield _item(found)


def _item(path: Path) -> Item | Problem:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return _unreadable(path, error)
    return Item(shown(path), digest, lambda: _read(path))


def _read(path: Path) -> Iterator[Release | Problem]:
    return load_records(path) if path.suffix.lower() == ".jsonl" else _load_file(path)


def load(paths: Sequence[Path]) -> Iterator[Release | Problem]:
    """The releases of ``items``."""
    for item in items(paths):
        if isinstance(item, Problem):
            yield item
        else:
            yield from item.load()


def sample_folder() -> Path:
    """The sample releases that ship with the program."""
    return Path(str(files("index") / "samples"))


def sample_paths() -> list[Path]:
    """What to ``load`` for the sample releases."""
    return [sample_folder()]


def _expand(path: Path) -> Iterator[Path | Problem]:
    try:
        if path.is_dir():
            found = False
            for item in _walk(path):
                found = True
                yield item
            if not found:
                yield problem("folder_empty", path)
        elif not path.exists():
            yield problem("file_missing", path)
        elif path.suffix.lower() not in _SUFFIXES:
            yield problem("unsupported_format", path, suffix=path.suffix or "?")
        else:
            yield path
    except OSError as error:
        yield _unreadable(path, error)


def _walk(folder: Path) -> Iterator[Path | Problem]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((one.name, one.is_dir(follow_symlinks=False)) for one in entries)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for name, is_folder in found:
        path = folder / name
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(path)
        elif path.suffix.lower() in _SUFFIXES:
            yield path


def _unreadable(path: Path, error: OSError) -> Problem:
    return problem("file_unreadable", path, reason=error.strerror or error)


def _unusable(path: Path) -> Problem | None:
    """Why a file is not even opened: a pipe would wait for ever, a huge text fill the memory."""
    try:
        found = path.stat()
    except OSError as error:
        return _unreadable(path, error)
    if not stat.S_ISREG(found.st_mode):
        return problem("file_unreadable", path, reason="not a regular file")
    if path.suffix.lower() != ".jsonl" and found.st_size > LARGEST_FILE:
        # a character has four bytes at most
        return problem("file_too_large", path, size=f"≥{found.st_size // 4}", limit=LONGEST_TEXT)
    return None


def _load_file(path: Path) -> Iterator[Release | Problem]:
    try:
        content = decoded(path.read_bytes(), path)
    except OSError as error:
        yield _unreadable(path, error)
        return
    if isinstance(content, Problem):
        yield content
        return
    split = _split(content.replace("\r\n", "\n"), path)
    if isinstance(split, Problem):
        yield split
        return
    fields, text = split
    release, problems = release_of(fields, text, shown(path), path_id(path))
    yield from problems
    if release:
        yield release


def _split(content: str, path: Path) -> tuple[dict[str, object], str] | Problem:
    """Front matter and body; a text that merely begins with a rule has no front matter."""
    block, body = "", content
    if _RULE.match(content) and len(parts := _FRONT_MATTER.FM_BOUNDARY.split(content, 2)) == 3:
        _, block, body = parts
    if not _is_front_matter(block):
        return _titled({}, content, path)
    line = content[: content.index(block)].count("\n") + 1
    if len(block) > LONGEST_FRONT_MATTER:
        reason = f"longer than {LONGEST_FRONT_MATTER} characters"
        return problem("bad_front_matter", f"{path}:{line}", reason=reason)
    try:
        values = _FRONT_MATTER.load(block, Loader=_AsWritten)
    except RecursionError:
        return problem("bad_front_matter", f"{path}:{line}", reason="nested too deeply")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or " ".join(str(error).split())
        line += mark.line if mark else 0
        return problem("bad_front_matter", f"{path}:{line}", reason=reason)
    if not isinstance(values, dict):
        return _titled({}, content, path)
    words = {name: None if value in _NULLS else value for name, value in values.items()}
    return _titled(words, body, path)


def _titled(
    values: dict[str, object], text: str, path: Path
) -> tuple[dict[str, object], str] | Problem:
    try:
        return fields_of(values, text), text if has_words(text) else ""
    except ValueError as error:
        return problem("bad_front_matter", path, reason=error)


def _is_front_matter(block: str) -> bool:
    """Whether a known key is named, or nothing but keys: prose between two rules does not."""
    if _KNOWN_KEY.search(block):
        return True
    return bool(_KEY.search(block)) and all(map(_KEY_LINE.match, block.splitlines()))


class _AsWritten(yaml.BaseLoader):
    """Every value as it is written (a number 007, a title "No"), and no aliases.

    An alias can make a few lines grow beyond any memory.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases are not supported", problem_mark=mark)
        return super().compose_node(parent, index)

"""Markdown and plain text, with or without YAML front matter."""

import re
from collections.abc import Iterator
from typing import BinaryIO

import yaml
from frontmatter.default_handlers import YAMLHandler

from ..releases import Release
from .documents import release_of
from .given import Given
from .problems import Problem, problem
from .records import decoded, fields_of, has_words

LONGEST_FRONT_MATTER = 50_000  # characters
_RULE = re.compile(r"\s*---[^\S\n]*\n")
_KNOWN_KEY = re.compile(
    r"^(?:id|title|judul|agency|instansi|lembaga|date|tanggal|url|tautan|number|nomor)[ \t]*:",
    re.MULTILINE,
)
_KEY = re.compile(r"^[a-z_][a-z0-9_-]*[ \t]*:(?=\s|\Z)", re.MULTILINE)
_KEY_LINE = re.compile(rf"{_KEY.pattern}|[ \t#]|-[ \t]|\Z")
_NULLS = ("", "~", "null", "Null", "NULL")
_FRONT_MATTER = YAMLHandler()


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """One release: the front matter's values, and the text below it as it stands."""
    content = decoded(file.read(), given.source)
    if isinstance(content, Problem):
        yield content
        return
    split = _split(content.replace("\r\n", "\n"), given.source)
    if isinstance(split, Problem):
        yield split
        return
    fields, text = split
    release, problems = release_of(
        {**given.values, **fields}, text, given.source, given.fallback_id
    )
    yield from problems
    if release:
        yield release


def _split(content: str, source: str) -> tuple[dict[str, object], str] | Problem:
    """Front matter and body; a text that merely begins with a rule has no front matter."""
    block, body = "", content
    if _RULE.match(content) and len(parts := _FRONT_MATTER.FM_BOUNDARY.split(content, 2)) == 3:
        _, block, body = parts
    if not _is_front_matter(block):
        return _titled({}, content, source)
    line = content[: content.index(block)].count("\n") + 1
    if len(block) > LONGEST_FRONT_MATTER:
        reason = f"longer than {LONGEST_FRONT_MATTER} characters"
        return problem("bad_front_matter", f"{source}:{line}", reason=reason)
    try:
        values = _FRONT_MATTER.load(block, Loader=_AsWritten)
    except RecursionError:
        return problem("bad_front_matter", f"{source}:{line}", reason="nested too deeply")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or " ".join(str(error).split())
        line += mark.line if mark else 0
        return problem("bad_front_matter", f"{source}:{line}", reason=reason)
    if not isinstance(values, dict):
        return _titled({}, content, source)
    words = {name: None if value in _NULLS else value for name, value in values.items()}
    return _titled(words, body, source)


def _titled(
    values: dict[str, object], text: str, source: str
) -> tuple[dict[str, object], str] | Problem:
    try:
        return fields_of(values, text), text if has_words(text) else ""
    except ValueError as error:
        return problem("bad_front_matter", source, reason=error)


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

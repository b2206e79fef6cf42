"""JSON lines: one release a line, a bad line reported by its number."""

import json
from collections.abc import Iterator
from pathlib import Path

from ..releases import Release
from .documents import release_of, text_id
from .problems import Problem, problem


def load_records(path: Path) -> Iterator[Release | Problem]:
    """Releases of a file of JSON lines: ``text`` is needed, every other key may be null."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield from _load_line(path, number, line)
    except OSError as error:
        yield problem("file_unreadable", path, reason=error.strerror or error)


def _load_line(path: Path, number: int, line: bytes) -> Iterator[Release | Problem]:
    source = f"{path}:{number}"
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        yield problem("wrong_encoding", source, offset=error.start)
        return
    except (ValueError, RecursionError) as error:
        yield problem("bad_record", source, reason=f"not JSON: {error}")
        return
    if not isinstance(record, dict):
        yield problem("bad_record", source, reason="a record is an object, { … }")
        return
    text = record.get("text", record.get("isi"))
    if not isinstance(text, str):
        yield problem("bad_record", source, reason="the field text is missing or no string")
        return
    release, problems = release_of(record, text, source, text_id(path, text))
    yield from problems
    if release:
        yield release

"""JSON lines: one release a line, a bad line reported by its number."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from ..releases import Release
from .documents import first_words, release_of, text_id
from .given import Given
from .problems import Problem, problem, shown

LONGEST_LINE = 50_000_000  # bytes of one record
_TITLES = ("title", "judul")
_WORDS = {*_TITLES, "id", "agency", "instansi", "lembaga", "date", "tanggal", "url", "tautan"}
_WORDS |= {"number", "nomor"}
_BOM = b"\xef\xbb\xbf"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# A character of several bytes: where there is one, cp1252 would show two or three wrong ones.
_UTF8 = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """Releases of a file of JSON lines: ``text`` is needed, every other key may be null."""
    empty = True
    for number, line in _lines(file):
        if line.removeprefix(_BOM).strip():
            empty = False
            yield from _load_line(given, number, line)
    if empty:
        yield problem("file_empty", given.source)


def mapped(record: Mapping[str, object], fields: Mapping[str, str]) -> dict[str, object]:
    """A table's record under our names: ``fields`` maps ours to the table's."""
    theirs = {name: ours for ours, name in fields.items()}
    return {theirs.get(name, name): value for name, value in record.items()}


def decoded(raw: bytes, source: object) -> str | Problem:
    """UTF-8, or else cp1252; what is neither names its first wrong byte."""
    if b"\x00" in raw:
        return problem("wrong_encoding", source, offset=raw.index(b"\x00"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from after the mark
        offset = error.start + (len(_BOM) if raw.startswith(_BOM) else 0)
    if raw.startswith(_BOM) or _UTF8.search(raw):
        return problem("wrong_encoding", source, offset=offset)
    if control := _CONTROL.search(raw):
        return problem("wrong_encoding", source, offset=control.start())
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        return problem("wrong_encoding", source, offset=error.start)


def fields_of(values: Mapping[str, object], text: str) -> dict[str, object]:
    """The named values that are not null, as words, and a title if the text has one.

    Raises:
        ValueError: a value that must be words is a list or a mapping.
    """
    fields: dict[str, object] = {}
    for name, value in values.items():
        name = shown(name)
        if name in _WORDS and isinstance(value, list | dict):
            raise ValueError(f"the field {name} is not one value")
        if value is not None and name not in ("text", "isi"):
            fields[name] = value if isinstance(value, str) else _dumped(value, name)
    if not any(str(fields.get(name, "")).strip() for name in _TITLES):
        fields["title"] = first_words(text) if has_words(text) else ""
    return fields


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in it: a text without one is as good as empty."""
    return any(map(str.isalnum, text))


def _dumped(value: object, name: str) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        raise ValueError(f"the field {name} is nested too deeply") from None


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of one that is too long only the start, one byte over the limit."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        yield number, line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1) or b"\n"


def _load_line(given: Given, number: int, line: bytes) -> Iterator[Release | Problem]:
    source = f"{given.source}:{number}"
    if len(line) > LONGEST_LINE:
        yield problem("bad_record", source, reason=f"the line is over {LONGEST_LINE} bytes long")
        return
    content = decoded(line, source)
    if isinstance(content, Problem):
        yield content
        return
    try:
        record, text = _record(content, given.fields)
        fields = fields_of(record, text)
    except ValueError as error:
        yield problem("bad_record", source, reason=error)
        return
    release, problems = release_of(fields, text, source, text_id(Path(given.source), text))
    yield from problems
    if release:
        yield release


def _record(content: str, fields: Mapping[str, str]) -> tuple[dict[str, object], str]:
    try:
        record = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from None
    if not isinstance(record, dict):
        raise ValueError("a record is an object, { … }")
    record = mapped(record, fields)
    text = record.get("isi") if record.get("text") is None else record["text"]
    if not isinstance(text, str):
        raise ValueError("the field text is missing or no string")
    return record, text.replace("\r\n", "\n") if has_words(text) else ""

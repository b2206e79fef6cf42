"""Tables as CSV: one release a row, a bad row reported by its line."""

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from ..releases import Release
from .documents import release_of, text_id
from .formats import LARGEST
from .given import Given
from .problems import Problem, problem
from .records import decoded, fields_of, has_words

_DELIMITERS = ",;\t|"
_TEXTS = ("text", "isi")


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """Releases of a table whose first row names the columns; one is ``text`` (or ``isi``)."""
    content = _decoded(file.read(LARGEST + 1), given.source)
    if isinstance(content, Problem):
        yield content
        return
    if not content.strip():
        yield problem("file_empty", given.source)
        return
    csv.field_size_limit(LARGEST)
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=_delimiter(content))
    try:
        header = _header(next(rows), given)
        if not set(header) & set(_TEXTS):
            yield problem("no_text_column", given.source, columns=", ".join(header))
            return
        numbered = _numbered(rows.line_num + 1, ((rows.line_num, row) for row in rows))
        yield from _rows(numbered, header, given)
    except csv.Error as error:
        yield problem("bad_record", f"{given.source}:{rows.line_num}", reason=error)


def _decoded(raw: bytes, source: str) -> str | Problem:
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # a spreadsheet's "Unicode text"
        return raw.decode("utf-16", "replace")
    return decoded(raw, source)


def _delimiter(content: str) -> str:
    """What parts the names of the columns: the mark seen most often outside of quotes."""
    first, quoted = [], False
    for char in content.lstrip()[:10_000]:
        quoted ^= char == '"'
        if char in "\r\n" and not quoted:
            break
        if not quoted:
            first.append(char)
    return max(_DELIMITERS, key=first.count)


def _header(row: Sequence[str], given: Given) -> list[str]:
    """The columns under our names: by the map, or whatever their case."""
    ours = {theirs: name for name, theirs in given.fields.items()}
    return [ours.get(name.strip(), name.strip().lower()) for name in row]


def _rows(
    rows: Iterator[tuple[int, list[str]]], header: Sequence[str], given: Given
) -> Iterator[Release | Problem]:
    empty = True
    for line, row in rows:
        source = f"{given.source}:{line}"
        if not any(cell.strip() for cell in row):
            continue
        empty = False
        if len(row) > len(header):
            reason = f"{len(row)} cells in the row, {len(header)} columns"
            yield problem("bad_record", source, reason=reason)
            continue
        yield from _row(dict(zip(header, row, strict=False)), source, given)
    if empty:
        yield problem("file_empty", given.source)


def _numbered(start: int, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it starts on: a cell may hold line ends."""
    for end, row in rows:
        yield start, row
        start = end + 1


def _row(record: dict[str, str], source: str, given: Given) -> Iterator[Release | Problem]:
    text = record.get("text") or record.get("isi") or ""
    text = text.replace("\r\n", "\n") if has_words(text) else ""
    values = {name: value for name, value in record.items() if name and value.strip()}
    fields = fields_of(values, text)
    release, problems = release_of(fields, text, source, text_id(Path(given.source), text))
    yield from problems
    if release:
        yield release

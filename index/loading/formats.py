"""Which format a document is in, and who reads it."""

import io
import zipfile
from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO, Protocol

from ..releases import Release
from .given import Given
from .problems import Problem, problem

# Modules are imported when their format is met: some are slow to load.
_READERS = {
    ".md": "text", ".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".csv": "tables", ".tsv": "tables",
    ".jsonl": "records", ".zip": "archives",
}  # fmt: skip
SUFFIXES = tuple(_READERS)
STREAMED = (".jsonl", ".zip")  # read piece by piece: no limit for the whole
LARGEST = 50_000_000  # bytes of one document
_HEAD = 4096
_ALIKE = ({".md", ".txt"}, {".html", ".htm", ".xhtml"}, {".csv", ".tsv"})


class _Reader(Protocol):
    def read(self, file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
        """The releases of a document."""


def load_bytes(raw: bytes, suffix: str, given: Given) -> Iterator[Release | Problem]:
    """The releases of a document in memory."""
    return load_stream(io.BytesIO(raw), suffix, given)


def load_stream(file: BinaryIO, suffix: str, given: Given) -> Iterator[Release | Problem]:
    """The releases of a document, read as what it is; a suffix that lies is remarked on."""
    suffix = suffix.lower()
    head = file.read(_HEAD)
    file.seek(0)
    found = sniffed(file, head) or suffix
    file.seek(0)
    if found not in _READERS:
        yield problem("unsupported_format", given.source, suffix=suffix or "?")
        return
    if found != suffix and not any({found, suffix} <= alike for alike in _ALIKE):
        yield problem("lying_suffix", given.source, skipped=False, suffix=suffix, found=found)
    reader: _Reader = import_module(f".{_READERS[found]}", __package__)
    yield from reader.read(file, given)


def sniffed(file: BinaryIO, head: bytes) -> str:
    """The suffix that the content deserves, where the content (its first kilobytes) says so."""
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(file)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:300].lower()
    if start.startswith((b"<!doctype html", b"<html")) or (
        start.startswith(b"<?xml") and b"<html" in head.lower()
    ):
        return ".html"
    return ""


def _zipped(file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist()[:1000])
            if "word/document.xml" in names:
                return ".docx"
            if "content.xml" in names and "mimetype" in names:
                return ".odt"
    except (zipfile.BadZipFile, OSError, ValueError):
        pass  # the reader of the suffix says what is wrong with it
    return ".zip" if zipfile.is_zipfile(file) else ""

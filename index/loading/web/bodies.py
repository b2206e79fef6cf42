"""The body of an answer: of a kind that can be read, unpacked, and never beyond a limit."""

import re
import zlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ..formats import SUFFIXES
from .refusal import Refusal

GZIP = b"\x1f\x8b"
_TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt", "text/markdown": ".md",
    "text/csv": ".csv", "application/zip": ".zip", "application/x-zip-compressed": ".zip",
    "application/jsonl": ".jsonl", "application/x-ndjson": ".jsonl",
}  # fmt: skip
_GZIPPED = ("application/gzip", "application/x-gzip")
# These say nothing of the format: the address does, or the content.
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream", *_GZIPPED)
# Not every codec of Python is an encoding of pages, and some take their time.
_CHARSET = re.compile(
    r"charset\s*=\s*[\"']?((?:us-ascii|ascii|latin|iso-8859|windows-|cp12|shift|euc|gb|big5|koi8)[\w-]*)",
    re.IGNORECASE,
)
_PIECE = 1 << 20


def suffix_of(kind: str, address: str) -> str:
    """The suffix of a content type; where that is vague, the address's own.

    Raises:
        Refusal: it is no document.
    """
    kind = kind.partition(";")[0].strip().lower()
    named = PurePosixPath(urlsplit(address).path).suffix.lower()
    if kind in _TYPES:
        return _TYPES[kind]
    if kind.endswith(("/xml", "+xml")):
        return ".xml"
    if kind == "application/json" and named == ".jsonl":
        return named
    if kind not in _VAGUE:
        raise Refusal("web_type", type=kind)
    if named in SUFFIXES:
        return named
    return ".txt" if kind == "text/plain" else ""


def received(chunks: Iterable[bytes], headers: Mapping[str, str], limit: int) -> bytes:
    """The body, unpacked if it came packed.

    Raises:
        Refusal: it is longer than ``limit`` bytes, packed or unpacked, or it is damaged.
    """
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > limit:
        raise Refusal("web_too_large", limit=limit)
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding in ("identity", ""):
        body = bytearray()
        for chunk in chunks:
            body += chunk
            if len(body) > limit:
                raise Refusal("web_too_large", limit=limit)
        return bytes(body)
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise Refusal("web_broken", reason=f"content-encoding {coding[:40]}")
    return unpacked(chunks, limit)


def unpacked(chunks: Iterable[bytes], limit: int) -> bytes:
    """The content of gzip or zlib data, unpacked piece by piece and cut off at the limit.

    Raises:
        Refusal: as ``received``.
    """
    unpacker = zlib.decompressobj(47)  # gzip or zlib, by their first bytes
    body = bytearray()
    try:
        for chunk in chunks:
            while chunk and not unpacker.eof:
                body += unpacker.decompress(chunk, _PIECE)
                chunk = unpacker.unconsumed_tail
                if len(body) > limit:
                    raise Refusal("web_too_large", limit=limit)
    except zlib.error as error:
        raise Refusal("web_broken", reason=f"gzip: {error}") from None
    if not unpacker.eof:
        raise Refusal("web_cut_off", again=True)
    return bytes(body)


def in_utf8(body: bytes, kind: str) -> bytes:
    """A text in UTF-8, where the server's word on its encoding proves true.

    What is UTF-8 already stays; so does what the named encoding cannot decode: then the
    document's own words and bytes are asked.
    """
    named = _CHARSET.search(kind)
    codec = named[1].lower() if named else ""
    if codec in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        codec = "cp1252"  # as browsers do
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(codec).encode() if codec else body
        except (LookupError, UnicodeError):
            pass
    return body

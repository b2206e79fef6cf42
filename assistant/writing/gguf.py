"""The header of a GGUF file: what a model says of itself, and how long its file must be.

The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import math
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

FileCode = Literal[
    "file_missing", "file_unreadable", "not_gguf", "version", "cut_off", "truncated", "damaged"
]

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_ALIGNMENT = 32  # bytes, where the file names no other
_DIMENSIONS = 4  # of a tensor, at most
_LONGEST_NAME = 1 << 16
_LONGEST_TEXT = 1 << 20  # longer texts are passed over
_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?"}
_NUMBERS |= {10: "Q", 11: "q", 12: "d"}
_TEXT, _ARRAY = 8, 9
# how a tensor's numbers are packed: type → numbers in a block, bytes of a block
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    9: (32, 36), 10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210),
    15: (256, 292), 16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18),
    21: (256, 110), 22: (256, 82), 23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4),
    27: (1, 8), 28: (1, 8), 29: (256, 56), 30: (1, 2), 34: (256, 54), 35: (256, 66),
    39: (32, 17),
}  # fmt: skip
_UNKNOWN = (1, 0)  # of a newer type only the beginning can be told


class ModelFileError(Exception):
    """A file is no model that can be served: a code of the section ``serve`` and its values."""

    def __init__(self, code: FileCode, **values: object) -> None:
        self.code: FileCode = code
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(code, self.values)


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a model's file says.

    Attributes:
        context: tokens that the model was trained to read at once; None if it does not say.
        conversation: whether it says how a conversation is put to it.
        size: bytes that the file has at least when it is whole.
    """

    context: int | None
    conversation: bool
    size: int


def read_header(path: Path) -> Header:
    """The header of a GGUF file, which is as long as the header says.

    Raises:
        ModelFileError: it is missing, unreadable, no GGUF, or not whole.
    """
    try:
        with path.open("rb") as file:
            cursor = _Cursor(file, os.fstat(file.fileno()).st_size)
            header = _header(cursor, path)
    except FileNotFoundError:
        raise ModelFileError("file_missing", path=path) from None
    except OSError as error:
        reason = error.strerror or error
        raise ModelFileError("file_unreadable", path=path, reason=reason) from None
    except EOFError:
        raise ModelFileError("cut_off", path=path, size=cursor.size) from None
    if cursor.size < header.size:
        raise ModelFileError("truncated", path=path, size=cursor.size, needed=header.size)
    return header


class _Cursor:
    """A place in the header. Raises EOFError where the file ends before it does."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self.size = file, size
        self.place = 0

    def take(self, count: int) -> bytes:
        self._step(count)
        return self._file.read(count)

    def skip(self, count: int) -> None:
        self._step(count)
        self._file.seek(count, os.SEEK_CUR)

    def number(self, form: str) -> int | float:
        (value,) = struct.unpack(f"<{form}", self.take(struct.calcsize(form)))
        return value  # type: ignore[no-any-return]

    def count(self, form: str = "Q") -> int:
        return int(self.number(form))

    def _step(self, count: int) -> None:
        if self.place + count > self.size:
            raise EOFError
        self.place += count


def _header(cursor: _Cursor, path: Path) -> Header:
    if cursor.take(min(4, cursor.size)) != _MAGIC:
        raise ModelFileError("not_gguf", path=path)
    version = cursor.count("I")
    if version not in _VERSIONS:
        raise ModelFileError("version", path=path, version=version)
    tensors, pairs = cursor.count(), cursor.count()
    try:
        said = dict(_pair(cursor) for _ in range(pairs))
        ends = [_end(cursor) for _ in range(tensors)]
        start = _aligned(cursor.place, said.get("general.alignment", _ALIGNMENT))
    except ValueError:
        raise ModelFileError("damaged", path=path) from None
    context = said.get(f"{said.get('general.architecture')}.context_length")
    return Header(
        context if isinstance(context, int) and context > 0 else None,
        bool(said.get("tokenizer.chat_template")),
        start + max(ends) if ends else cursor.place,
    )


def _pair(cursor: _Cursor) -> tuple[str, int | float | str | None]:
    return _name(cursor), _value(cursor, cursor.count("I"))


def _name(cursor: _Cursor) -> str:
    length = cursor.count()
    if length > _LONGEST_NAME:
        raise ValueError
    return cursor.take(length).decode(errors="replace")


def _value(cursor: _Cursor, kind: int) -> int | float | str | None:
    """A number or a text; None for what is only passed over."""
    if kind in _NUMBERS:
        return cursor.number(_NUMBERS[kind])
    if kind == _TEXT:
        length = cursor.count()
        if length <= _LONGEST_TEXT:
            return cursor.take(length).decode(errors="replace")
        cursor.skip(length)
    elif kind == _ARRAY:
        _pass_array(cursor)
    else:
        raise ValueError
    return None


def _pass_array(cursor: _Cursor) -> None:
    kind, count = cursor.count("I"), cursor.count()
    if kind in _NUMBERS:
        cursor.skip(count * struct.calcsize(_NUMBERS[kind]))
    elif kind == _TEXT:
        for _ in range(count):
            cursor.skip(cursor.count())
    else:
        raise ValueError


def _end(cursor: _Cursor) -> int:
    """Where a tensor ends, from the start of all."""
    _name(cursor)
    dimensions = cursor.count("I")
    if dimensions > _DIMENSIONS:
        raise ValueError
    numbers = math.prod(cursor.count() for _ in range(dimensions))
    block, packed = _BLOCKS.get(cursor.count("I"), _UNKNOWN)
    return cursor.count() + numbers // block * packed


def _aligned(place: int, alignment: object) -> int:
    if not isinstance(alignment, int) or alignment < 1:
        raise ValueError
    return -(-place // alignment) * alignment

"""GGUF files of a few bytes."""

import struct
from pathlib import Path

Value = int | float | str | list[str] | list[int]


def text(words: str) -> bytes:
    return struct.pack("<Q", len(words.encode())) + words.encode()


def value(given: Value) -> bytes:
    match given:
        case str():
            return struct.pack("<I", 8) + text(given)
        case int():
            return struct.pack("<II", 4, given)
        case float():
            return struct.pack("<If", 6, given)
        case [str(), *_]:
            return struct.pack("<IIQ", 9, 8, len(given)) + b"".join(map(text, given))
        case _:
            return struct.pack(f"<IIQ{len(given)}I", 9, 4, len(given), *given)


def tensor(name: str, shape: tuple[int, ...], kind: int, offset: int) -> bytes:
    sizes = struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
    return text(name) + sizes + struct.pack("<IQ", kind, offset)


def header(pairs: dict[str, Value], tensors: list[bytes], version: int = 3) -> bytes:
    start = b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(pairs))
    said = b"".join(text(key) + value(given) for key, given in pairs.items())
    return start + said + b"".join(tensors)


CHAT: dict[str, Value] = {
    "general.architecture": "kecil",
    "kecil.rope": 0.5,
    "tokenizer.tokens": ["pasar", "apung", ""],
    "tokenizer.types": [1, 1, 3],
    "kecil.context_length": 4096,
    "tokenizer.chat_template": "{{ messages }}",
}


def model(path: Path, pairs: dict[str, Value] = CHAT, lacking: int = 0) -> Path:
    """A model of one 64-number tensor in four bits (36 bytes) and one of three fp32 (12)."""
    made = header(pairs, [tensor("a", (32, 2), 2, 0), tensor("b", (3,), 0, 64)])
    made += bytes(-len(made) % 32) + bytes(64 + 12 - lacking)
    path.write_bytes(made)
    return path

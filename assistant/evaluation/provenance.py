"""What made a run, so that two runs can be told apart or compared."""

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from index.library import Library

from .folder import Made

_SOURCES = ("assistant", "index", "prompts")
_READ = (".py", ".json", ".toml")


def what_made(
    library: Library, path: Path, count: int, k: int, seed: int, date: str, command: str
) -> Made:
    """What makes a run: the program down to its source, the model, the questions, the library."""
    status = library.status()
    hashes = json.dumps(sorted(library.catalog.live_hashes().items()))
    return {
        "program": f"{_version()} ({source_digest()[:12]})",
        "model": status.manifest.get("model", ""),
        "questions": {"name": path.name, "sha256": sha256(path.read_bytes()), "count": count},
        "releases": status.releases,
        "passages": status.passages,
        "k": k,
        "seed": seed,
        "date": date,
        "command": command,
        "library": sha256(hashes.encode()),
    }


def source_digest() -> str:
    """SHA-256 over the program's own files: two runs of one digest ran the same code."""
    digest = hashlib.sha256()
    for name in _SOURCES:
        for path, content in sorted(_contents(files(name), name)):
            digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def sha256(content: bytes) -> str:
    """The digest in hex digits."""
    return hashlib.sha256(content).hexdigest()


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        inside = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _contents(entry, inside)
        elif entry.name.endswith(_READ):
            yield inside, entry.read_bytes()


def _version() -> str:
    try:
        return f"tanya-rilis {version('tanya-rilis')}"
    except PackageNotFoundError:
        return "tanya-rilis"

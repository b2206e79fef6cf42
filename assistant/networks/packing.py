"""The trained weights as a file: what training changed, as int8 rows with scales.

Only the difference from the bundled encoder is stored, so the encoder's own weights are not
stored twice, and eight bits of a small difference lose less than eight bits of the whole.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from index.errors import LibraryError

Tensors = Mapping[str, NDArray[np.float32]]

FORMAT = "reader-1"  # of the first network that was kept so
_SCALE = ".scale"
_LEVELS = 127


def save(path: Path, changes: Tensors, base: str) -> None:
    """Write changes to ``base``, an encoder's revision: matrices in int8, the rest in fp16."""
    packed: dict[str, NDArray[np.generic]] = {}
    for name, change in changes.items():
        if change.ndim == 2:
            packed[name], packed[name + _SCALE] = _rows(change)
        else:
            packed[name] = change.astype(np.float16)
    metadata = {"format": FORMAT, "base": base, "sha256": _digest(packed)}
    save_file(packed, path, metadata=metadata)


def load(path: Path, base: str) -> dict[str, NDArray[np.float32]]:
    """The changes in a file, in fp32.

    Raises:
        LibraryError: the file is damaged, or belongs to another base.
    """
    try:
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata() or {}
            packed = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (OSError, ValueError, SafetensorError) as error:
        raise LibraryError("network_unreadable", path=path, reason=error) from error
    if metadata.get("format") != FORMAT or metadata.get("base") != base:
        raise LibraryError("network_unreadable", path=path, reason="made for another model")
    if metadata.get("sha256") != _digest(packed):
        raise LibraryError("network_unreadable", path=path, reason="its checksum is another")
    changes = {}
    for name, values in packed.items():
        if name.endswith(_SCALE):
            continue
        wide = values.astype(np.float32)
        scale = packed.get(name + _SCALE)
        changes[name] = wide if scale is None else wide * scale.astype(np.float32)
    return changes


def _rows(change: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    most = np.abs(change).max(axis=1, keepdims=True)
    scale = np.where(most > 0, most / _LEVELS, 1).astype(np.float32)
    return np.rint(change / scale).astype(np.int8), scale


def _digest(packed: Mapping[str, NDArray[np.generic]]) -> str:
    digest = hashlib.sha256()
    for name in sorted(packed):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(packed[name]).tobytes())
    return digest.hexdigest()

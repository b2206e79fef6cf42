"""The bundled model under OpenVINO: the everyday path, without torch.

A converted model is a folder: ``model.xml`` and ``model.bin`` (OpenVINO's form of the
network with pooling and normalisation, weights in fp16), ``tokenizer.json``, and
``converted.json`` with the identity and every file's SHA-256. The plug-in computes in
the precision that is fastest on the processor; ``python -m index.encoder.benchmark``
measures what that costs against fp32 (cosine 0.9999 where it chooses bf16).
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..errors import LibraryError
from .encoder import EncoderIdentity, Report, Vectors, length_batches

FILES = ("model.xml", "model.bin", "tokenizer.json")
MANIFEST = "converted.json"
_BATCH = 16


class OpenVinoEncoder:
    """A converted model, loaded from its ``folder``.

    Raises:
        LibraryError: a file is missing or is not the one that was converted.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.identity = check(folder)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.window = int((self.tokenizer.truncation or {"max_length": 512})["max_length"])
        # one tokenizer, 300 MB, counts, encodes, and serves the reader
        self.tokenizer.no_truncation()
        self._model = compiled(folder / "model.xml")

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder``."""
        return self._encode([self.identity.query_prompt + text for text in texts], None)

    def encode_document(self, texts: Sequence[str], report: Report | None = None) -> Vectors:
        """See ``Encoder``."""
        return self._encode([self.identity.document_prompt + text for text in texts], report)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See ``Encoder``."""
        prompted = [self.identity.document_prompt + text for text in texts]
        return [len(encoding.ids) for encoding in self.tokenizer.encode_batch_fast(prompted)]

    def _encode(self, prompted: list[str], report: Report | None) -> Vectors:
        encoded = [self._window(one.ids) for one in self.tokenizer.encode_batch_fast(prompted)]
        vectors = np.zeros((len(encoded), self.identity.dimension), dtype=np.float32)
        request = self._model.create_infer_request()  # not to be shared between threads
        for batch in length_batches([len(ids) for ids in encoded], _BATCH):
            vectors[batch] = request.infer(_inputs([encoded[row] for row in batch]))[0]
            if report:
                report(len(batch))
        return vectors

    def _window(self, ids: list[int]) -> list[int]:
        """The ids that the model reads: cut at the window, the end token kept."""
        return ids if len(ids) <= self.window else [*ids[: self.window - 1], ids[-1]]


def silent_openvino() -> Any:
    """Import openvino so that it cannot report its use to its makers.

    It does so at import, unless the package it reports with is not to be had.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino

    return openvino


def compiled(path: Path) -> Any:
    """A converted network, ready to run on this processor with the least delay."""
    return silent_openvino().Core().compile_model(path, "CPU", {"PERFORMANCE_HINT": "LATENCY"})


def check(folder: Path) -> EncoderIdentity:
    """The identity of a whole converted model.

    Raises:
        LibraryError: a file is missing or its checksum is another.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
        found = {name: sha256(folder / name) for name in FILES}
        identity = EncoderIdentity(**manifest["identity"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError("converted_model_broken", folder=folder) from error
    if found != manifest["sha256"]:
        raise LibraryError("converted_model_broken", folder=folder)
    return identity


def write_manifest(folder: Path, identity: EncoderIdentity) -> None:
    """Finish a converted model: record who it is and what its files are."""
    sums = {name: sha256(folder / name) for name in FILES}
    manifest = {"identity": asdict(identity), "sha256": sums}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))


def _inputs(batch: list[list[int]]) -> dict[str, NDArray[np.int64]]:
    longest = max(map(len, batch))
    ids = np.ones((len(batch), longest), dtype=np.int64)  # 1 is <pad>
    mask = np.zeros((len(batch), longest), dtype=np.int64)
    for row, tokens in enumerate(batch):
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return {"input_ids": ids, "attention_mask": mask}


def sha256(path: Path) -> str:
    """The hex digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

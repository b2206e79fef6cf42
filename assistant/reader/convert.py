"""Convert the trained reader for OpenVINO: ``python -m assistant.reader.convert FOLDER WEIGHTS``.

It runs in a process of its own so that torch's memory goes when it is done.
"""

import sys
from pathlib import Path

import torch

from index.encoder.bundled import BundledModel
from index.encoder.openvino_runtime import silent_openvino

from . import packing
from .network import trained
from .runtime import MODEL, write_manifest


def convert(folder: Path, weights: Path) -> None:
    """Write the converted network into an existing, empty folder."""
    bundled = BundledModel()
    network = trained(bundled, packing.load(weights, bundled.revision))
    vectors = torch.zeros((2, 8, bundled.architecture.hidden))
    openvino = silent_openvino()
    with torch.no_grad():
        converted = openvino.convert_model(
            network, example_input={"vectors": vectors, "mask": torch.ones((2, 8))}
        )
    openvino.save_model(converted, folder / MODEL, compress_to_fp16=True)
    write_manifest(folder)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))

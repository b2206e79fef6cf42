"""Convert a trained network for OpenVINO, in a process of its own: torch's memory goes with it."""

import sys
from pathlib import Path

import torch

from index.encoder.bundled import BundledModel
from index.encoder.openvino_runtime import silent_openvino

from . import packing
from .runtime import MODEL, write_manifest
from .tuned import TunedNetwork, trained


def convert(kind: type[TunedNetwork], folder: Path, weights: Path) -> None:
    """Write the converted network of a weights file into an existing, empty folder."""
    bundled = BundledModel()
    network = trained(kind, bundled, packing.load(weights, bundled.revision))
    vectors = torch.zeros((2, 8, bundled.architecture.hidden))
    openvino = silent_openvino()
    with torch.no_grad():
        converted = openvino.convert_model(
            network, example_input={"vectors": vectors, "mask": torch.ones((2, 8))}
        )
    openvino.save_model(converted, folder / MODEL, compress_to_fp16=True)
    write_manifest(folder)


def main(kind: type[TunedNetwork]) -> None:
    """Convert as ``python -m … FOLDER WEIGHTS`` is asked to."""
    folder, weights = map(Path, sys.argv[1:])
    convert(kind, folder, weights)

"""Convert the bundled model for OpenVINO, once: ``python -m index.encoder.convert FOLDER``.

It runs in a process of its own so that torch's memory goes when it is done.
"""

import sys
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer

from .bundled import BundledModel
from .openvino_runtime import silent_openvino, write_manifest
from .torch_runtime import load_bundled


class _Embedder(torch.nn.Module):
    """Token ids and mask in, unit vectors out: the whole ``SentenceTransformer`` as one."""

    def __init__(self, model: SentenceTransformer) -> None:
        super().__init__()
        self.stages = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Run the stages; shapes (batch, tokens) → (batch, dimension)."""
        features = {"input_ids": input_ids, "attention_mask": attention_mask}
        for stage in self.stages:
            features = stage(features)
        return features["sentence_embedding"]


def convert(folder: Path) -> None:
    """Write the converted model into an existing, empty folder."""
    bundled = BundledModel()
    encoder = load_bundled(bundled)
    embedder = _Embedder(encoder.model).eval()
    openvino = silent_openvino()
    example = torch.ones((2, 8), dtype=torch.int64)
    with torch.no_grad():
        converted = openvino.convert_model(
            embedder, example_input={"input_ids": example, "attention_mask": example}
        )
    openvino.save_model(converted, folder / "model.xml", compress_to_fp16=True)
    bundled.tokenizer().save(str(folder / "tokenizer.json"))
    write_manifest(folder, encoder.identity)


if __name__ == "__main__":
    convert(Path(sys.argv[1]))

import numpy as np
import pytest
import torch

from assistant.networks import packing
from assistant.networks.runtime import check
from assistant.networks.tuned import changes, from_encoder, trained
from assistant.reader.inputs import encode
from assistant.reader.network import ReaderNetwork
from assistant.reader.runtime import open_span_reader
from index.encoder import open_encoder
from index.encoder.bundled import BundledModel
from index.encoder.openvino_runtime import sha256
from index.errors import LibraryError

QUESTION = "Berapa pelampung cuaca dipasang?"
PASSAGES = [
    ("Cuaca, 3 juni 2025", "Badan Angin memasang 77 pelampung cuaca di Teluk Senja."),
    ("", "Tidak ada.Hal ini " * 12),
]


def test_the_converted_network_says_what_torch_says(models, tmp_path):
    torch.manual_seed(5)
    bundled = BundledModel()
    network, words = from_encoder(ReaderNetwork, bundled)
    with torch.no_grad():
        for layer in network.body.encoder.layer[6:]:
            layer.output.dense.weight += 0.01 * torch.randn_like(layer.output.dense.weight)
    path = tmp_path / "weights.safetensors"
    packing.save(path, changes(network, bundled), bundled.revision)
    encoder = open_encoder("bundled", models)
    reader = open_span_reader(encoder, path)
    reads = reader.read(QUESTION, PASSAGES)
    same = trained(ReaderNetwork, bundled, packing.load(path, bundled.revision))
    for read, reading in zip(reads, encode(encoder.tokenizer, QUESTION, PASSAGES), strict=True):
        vectors = words[torch.tensor([reading.ids])]
        with torch.inference_mode():
            starts, _, answers = same(vectors, torch.ones(vectors.shape[:2]))
        # the processor may compute in bf16
        assert np.corrcoef(read.starts, starts[0].numpy())[0, 1] > 0.99
        assert read.answers == pytest.approx(float(answers), abs=0.15)
    folder = models / f"reader-{sha256(path)[:16]}"
    check(folder)
    (folder / "model.bin").write_bytes(b"damaged")
    with pytest.raises(LibraryError):
        check(folder)

import itertools
import json

import numpy as np
import torch

from assistant.networks.training import train
from assistant.reader.network import ReaderNetwork
from assistant.reader.train import loss
from assistant.reader.training.batches import Batch
from index.encoder.bundled import Architecture

TINY = Architecture(32, 2, 2, 64, 50, 32, 1, 1e-12)
MARK = 7  # the token that is the answer


def batch(seed: int, rows: int = 16, tokens: int = 12) -> Batch:
    """Pairs of one passage with the mark and one without."""
    draw = np.random.default_rng(seed)
    ids = draw.integers(10, 50, (rows, tokens))
    ids[:, 0] = 0
    places = np.where(np.arange(rows) % 2 == 0, draw.integers(1, tokens, rows), 0)
    ids[places > 0, places[places > 0]] = MARK
    mask = np.ones(ids.shape, dtype=np.float32)
    return Batch(ids, mask, places, places, np.arange(rows) // 2)


def network() -> tuple[ReaderNetwork, torch.Tensor]:
    torch.manual_seed(3)
    return ReaderNetwork(TINY), torch.randn(50, 32)


def right(model: ReaderNetwork, words: torch.Tensor, seen: Batch) -> float:
    model.eval()
    with torch.inference_mode():
        vectors = words[torch.from_numpy(seen.ids)]
        starts, _, answers = model(vectors, torch.from_numpy(seen.mask))
    spans = starts.argmax(1).numpy() == seen.starts
    judged = (answers.numpy() > 0) == (seen.starts > 0)
    return float((spans & judged).mean())


def test_a_tiny_network_learns_to_find_and_to_refuse(tmp_path):
    model, words = network()
    before = right(model, words, batch(999))
    train(model, words, map(batch, itertools.count()), loss, [3e-3] * 60, tmp_path)
    assert before < 0.5
    assert right(model, words, batch(999)) >= 0.95
    curve = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert [line["step"] for line in curve] == [10, 20, 30, 40, 50, 60]
    assert curve[-1]["loss"] < curve[0]["loss"] / 2


def test_an_interrupted_run_ends_as_an_uninterrupted_one(tmp_path):
    whole, words = network()
    train(whole, words, map(batch, range(8)), loss, [1e-3] * 8, tmp_path / "whole")
    halves, words = network()
    train(halves, words, map(batch, range(4)), loss, [1e-3] * 4, tmp_path / "halves")
    again, words = network()
    train(again, words, map(batch, range(8)), loss, [1e-3] * 8, tmp_path / "halves")
    for name, tensor in whole.state_dict().items():
        assert torch.allclose(tensor, again.state_dict()[name], atol=1e-6), name

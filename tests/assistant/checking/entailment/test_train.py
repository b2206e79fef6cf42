import itertools
import json

import numpy as np
import pytest
import torch

from assistant.checking.entailment.inputs import LONGEST, Compared, encode
from assistant.checking.entailment.network import EntailmentNetwork
from assistant.checking.entailment.train import loss
from assistant.checking.entailment.training.examples import Batch, Example, Label, batches, indonli
from assistant.networks.training import train
from index.encoder.bundled import Architecture, BundledModel

TINY = Architecture(32, 2, 2, 64, 50, 32, 1, 1e-12)


def batch(seed: int, rows: int = 24, tokens: int = 10) -> Batch:
    """Rows that say their label in one of their tokens."""
    draw = np.random.default_rng(seed)
    labels = draw.integers(0, 3, rows)
    ids = draw.integers(10, 50, (rows, tokens))
    ids[np.arange(rows), draw.integers(1, tokens, rows)] = 3 + labels
    return Batch(ids, np.ones(ids.shape, dtype=np.float32), labels)


def test_a_tiny_network_learns_the_labels(tmp_path) -> None:
    torch.manual_seed(2)
    network, words = EntailmentNetwork(TINY), torch.randn(50, 32)
    train(network, words, map(batch, itertools.count()), loss, [3e-3] * 80, tmp_path)
    seen = batch(999)
    network.eval()
    with torch.inference_mode():
        logits = network(words[torch.from_numpy(seen.ids)], torch.from_numpy(seen.mask))
    assert float((logits.argmax(1).numpy() == seen.labels).mean()) >= 0.9


def test_indonli_is_read_with_its_labels(tmp_path) -> None:
    rows = [{"premise": "A.", "hypothesis": "B.", "label": label} for label in "nce"]
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    assert [one.label for one in indonli(path)] == [
        Label.NEITHER, Label.CONTRADICTED, Label.ENTAILED,
    ]  # fmt: skip


def test_batches_hold_every_pair_once_an_epoch_and_come_out_the_same() -> None:
    tokenizer = BundledModel().tokenizer()
    examples = [Example(Compared(f"Ada {n} perahu.", "", "Perahu. " * n), Label(n % 3))
                for n in range(1, 60)]  # fmt: skip
    found = list(itertools.islice(batches(examples, tokenizer, 5), 40))
    again = list(itertools.islice(batches(examples, tokenizer, 5), 40))
    assert all((a.ids == b.ids).all() for a, b in zip(found, again, strict=True))
    rows = list(itertools.accumulate(len(one.labels) for one in found))
    assert 59 in rows
    assert sum(int(one.labels.sum()) for one in found[: rows.index(59) + 1]) == sum(
        int(one.label) for one in examples
    )


@pytest.mark.parametrize("claim", ["Perahu layar " * 300, "Perahu"])
def test_an_input_is_never_too_long(claim) -> None:
    (ids,) = encode(
        BundledModel().tokenizer(), [Compared(claim, "Judul", "Kapal berlayar. " * 200)]
    )
    assert len(ids) == LONGEST
    assert ids[0] == 0 and ids[-1] == 2 and ids.count(2) == 3

"""Train the network: ``python -m assistant.checking.entailment.train --indonli FILE --out FOLDER``.

It starts as the reader. FILE is IndoNLI's training set (JSON lines); ``--releases FILE`` adds
sentences of releases with true and false changes of them, and ``--written N`` those about them
that were written for this project, N times, each true one with a false change of it. The run can
be killed: the same command goes on from its last checkpoint. At the end ``weights.safetensors``
stands in the out folder, and with ``--measure`` what the network gets right of another file of
IndoNLI is printed.
"""

import argparse
import json
import random
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from index.encoder.bundled import BundledModel
from index.loading import load
from index.releases import Release

from ...networks import packing
from ...networks.runtime import WEIGHTS
from ...networks.training import arguments, rates, train
from ...networks.tuned import changes, from_encoder, opened, trained
from ...reader.runtime import SHIPPED as READER
from .network import EntailmentNetwork
from .training.changed import changed
from .training.examples import Batch, batches, indonli
from .training.releases import examples_of
from .training.written import load_written


def main() -> None:
    """Read the pairs, train, write the weights, and measure."""
    given = _arguments()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    examples = [*indonli(given.indonli)] * given.times
    if given.releases:
        found = [one for one in load([given.releases]) if isinstance(one, Release)]
        examples += examples_of(found, given.pairs, random.Random(given.seed))
        written = [one for one in load_written({one.id: one for one in found})
                   if one.is_for_network]  # fmt: skip
        for turn in range(given.written):
            examples += [one.example for one in written]
            examples += changed(written, random.Random(given.seed + turn))
    bundled = BundledModel()
    network, words = from_reader(bundled)
    if given.start:
        network = opened(EntailmentNetwork, bundled, given.start)
    network.freeze(given.frozen)
    tokenizer = bundled.tokenizer()
    print(f"{len(examples)} pairs, {given.steps} steps", flush=True)
    steps = batches(examples, tokenizer, given.seed)
    train(network, words, steps, loss, rates(given), given.out)
    packing.save(given.out / WEIGHTS, changes(network, bundled), bundled.revision)
    if given.measure:
        pairs = list(indonli(given.measure))
        network.eval()
        print(json.dumps(measured(network, words, batches(pairs, tokenizer, 0), len(pairs))))


def from_reader(bundled: BundledModel) -> tuple[EntailmentNetwork, Tensor]:
    """The network as it starts, the reader's body with a small head, and the word vectors."""
    _, words = from_encoder(EntailmentNetwork, bundled)
    reader = packing.load(READER, bundled.revision)
    return trained(EntailmentNetwork, bundled, reader).train(), words


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--indonli", type=Path, required=True, help="IndoNLI, training set")
    parser.add_argument("--times", type=int, default=2, help="times that IndoNLI counts")
    parser.add_argument("--releases", type=Path, help="releases (JSON lines)")
    parser.add_argument("--pairs", type=int, default=36_000, help="pairs of the releases")
    parser.add_argument("--written", type=int, default=0, help="times that written ones count")
    parser.add_argument("--start", type=Path, help="weights or checkpoint to start from")
    parser.add_argument("--measure", type=Path, help="IndoNLI, validation set")
    return arguments(parser, steps=2000, frozen=7)


def loss(logits: Tensor, batch: Batch) -> Tensor:
    """The cross-entropy of the labels."""
    return functional.cross_entropy(logits.float(), torch.from_numpy(batch.labels))


def measured(
    network: EntailmentNetwork, words: Tensor, steps: object, pairs: int
) -> dict[str, float]:
    """The share of right labels over one epoch of ``pairs`` pairs."""
    right = seen = 0
    for batch in steps:  # type: ignore[attr-defined]
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits = network(words[torch.from_numpy(batch.ids)], torch.from_numpy(batch.mask))
        right += int((logits.argmax(1).numpy() == batch.labels).sum())
        seen += len(batch.labels)
        if seen >= pairs:
            break
    return {"pairs": seen, "accuracy": round(right / seen, 4)}


if __name__ == "__main__":
    main()

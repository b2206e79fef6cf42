"""Train the reader: ``python -m assistant.reader.train --data FOLDER --out FOLDER``.

FOLDER of the data holds ``idk_mrc/``, ``squad_id/`` and ``facqa/``; ``--releases FILE…`` adds
questions over releases, as ``training.pairs`` made and ``training.asked`` looked them up, a file
given twice counting twice. The run can be killed: the same command goes on from its last
checkpoint. ``curve.jsonl`` in the out folder gets a line every few steps; at the end
``weights.safetensors`` stands beside it.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from index.encoder.bundled import BundledModel

from ..networks import packing
from ..networks.runtime import WEIGHTS
from ..networks.training import arguments, rates, train
from ..networks.tuned import changes, from_encoder, opened
from .network import ReaderNetwork
from .training.batches import Batch, batches
from .training.examples import Example, facqa_examples, load_groups, squad_examples
from .training.wording import colloquial

_NEGATIVE = 0.5  # weight of a passage beside one that answers


def main() -> None:
    """Read the examples, train, and write the weights."""
    given = _arguments()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    examples = list(_examples(given))
    bundled = BundledModel()
    network, words = from_encoder(ReaderNetwork, bundled)
    if given.start:
        network = opened(ReaderNetwork, bundled, given.start)
    network.freeze(given.frozen)
    steps = batches(examples, bundled.tokenizer(), given.seed)
    print(f"{len(examples)} questions, {given.steps} steps", flush=True)
    train(network, words, steps, loss, rates(given), given.out)
    packing.save(given.out / WEIGHTS, changes(network, bundled), bundled.revision)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--releases", type=Path, nargs="*", default=[], help="more (JSON lines)")
    parser.add_argument("--idk", type=int, default=1, help="times IDK-MRC counts, later ones loose")
    parser.add_argument("--squad", type=int, default=3000, help="questions of SQuAD-id")
    parser.add_argument("--start", type=Path, help="weights or checkpoint to start from")
    return arguments(parser, steps=1200, frozen=0)


def _examples(given: argparse.Namespace) -> Iterator[Example]:
    draw = random.Random(given.seed)
    for again in range(given.idk):
        for one in squad_examples(given.data / "idk_mrc" / "train.json", draw):
            yield replace(one, question=colloquial(one.question, draw)) if again else one
    yield from facqa_examples(given.data / "facqa" / "train.csv")
    translated = list(squad_examples(given.data / "squad_id" / "valid.json", draw))
    yield from draw.sample(translated, min(given.squad, len(translated)))
    for path in given.releases:
        yield from load_groups(path)


def loss(scores: tuple[Tensor, Tensor, Tensor], batch: Batch) -> Tensor:
    """The errors of start, end and judgement of each passage, and of the choice among them.

    The choice is a softmax over the passages of one question, where one of them answers.
    """
    starts, ends, answers = (one.float() for one in scores)
    gold_start, gold_end = torch.from_numpy(batch.starts), torch.from_numpy(batch.ends)
    groups = torch.from_numpy(batch.groups)
    positive = (gold_start > 0).float()
    among = torch.zeros(int(groups.max()) + 1).index_add(0, groups, positive)[groups]
    weight = torch.where((among > 0) & (positive == 0), _NEGATIVE, 1.0)
    spans = functional.cross_entropy(starts, gold_start, reduction="none")
    spans = spans + functional.cross_entropy(ends, gold_end, reduction="none")
    judged = functional.binary_cross_entropy_with_logits(answers, positive, reduction="none")
    total = ((spans / 2 + judged) * weight).sum() / weight.sum()
    return total + _choice(answers, positive, groups) / 2


def _choice(answers: Tensor, positive: Tensor, groups: Tensor) -> Tensor:
    errors = []
    for group in range(int(groups.max()) + 1):
        members = groups == group
        if members.sum() > 1 and positive[members].sum() == 1:
            errors.append((answers[members].logsumexp(0) - answers[members & (positive > 0)]).sum())
    return torch.stack(errors).mean() if errors else answers.sum() * 0


if __name__ == "__main__":
    main()

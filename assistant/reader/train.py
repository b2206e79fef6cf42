"""Train the reader: ``python -m assistant.reader.train --data FOLDER --out FOLDER``.

FOLDER of the data holds ``idk_mrc/``, ``squad_id/`` and ``facqa/``; ``--releases FILE…`` adds
questions over releases, as ``training.pairs`` made and ``training.asked`` looked them up, a file
given twice counting twice. The run can be killed: the same command goes on from its last
checkpoint. ``curve.jsonl`` in the out folder gets a line every few steps; at the end
``weights.safetensors`` stands beside it.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from index.encoder.bundled import BundledModel

from . import packing
from .network import ReaderNetwork, changes, from_encoder
from .training.batches import Batch, batches
from .training.examples import Example, facqa_examples, load_groups, squad_examples
from .training.wording import colloquial

_LOGGED = 10  # steps between lines of the curve
_SAVED = 180  # seconds between checkpoints
_WARM = 50  # steps in which the rate rises
_NEGATIVE = 0.5  # weight of a passage beside one that answers


def main() -> None:
    """Read the examples, train, and write the weights."""
    given = _arguments()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    examples = list(_examples(given))
    bundled = BundledModel()
    network, words = from_encoder(bundled)
    if given.start:
        network.load_state_dict(torch.load(given.start, weights_only=True)["network"])
    freeze(network, given.frozen)
    steps = batches(examples, bundled.tokenizer(), given.seed)
    print(f"{len(examples)} questions, {given.steps} steps", flush=True)
    rates = [given.rate * _share(n, given.steps, given.cool) for n in range(1, given.steps + 1)]
    train(network, words, steps, rates, given.out)
    packing.save(given.out / "weights.safetensors", changes(network, bundled), bundled.revision)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--releases", type=Path, nargs="*", default=[], help="more (JSON lines)")
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, curve and weights")
    parser.add_argument("--steps", type=int, default=1200, help="batches of about 2,048 tokens")
    parser.add_argument("--idk", type=int, default=1, help="times IDK-MRC counts, later ones loose")
    parser.add_argument("--squad", type=int, default=3000, help="questions of SQuAD-id")
    parser.add_argument("--start", type=Path, help="checkpoint of another run to start from")
    parser.add_argument("--cool", type=float, default=0.35, help="share of steps, rate falling")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate")
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers left as they are")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


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


def freeze(network: ReaderNetwork, layers: int) -> None:
    """Leave the embeddings and the lowest layers as the encoder has them."""
    fixed = [network.body.embeddings, *network.body.encoder.layer[:layers]]
    for part in fixed:
        part.requires_grad_(False)


def train(
    network: ReaderNetwork, words: Tensor, steps: Iterator[Batch], rates: list[float], out: Path
) -> None:
    """Take a step for each learning rate, from the checkpoint in ``out`` if there is one."""
    total = len(rates)
    out.mkdir(parents=True, exist_ok=True)
    trained = [one for one in network.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=rates[0], weight_decay=0.01, eps=1e-6)
    checkpoint = out / "checkpoint.pt"
    done = _restore(checkpoint, network, optimiser)
    network.train()
    began = saved = time.monotonic()
    rows, losses = 0, []
    for step, batch in enumerate(islice(steps, done, total), done + 1):
        for group in optimiser.param_groups:
            group["lr"] = rates[step - 1]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(words[torch.from_numpy(batch.ids)], torch.from_numpy(batch.mask))
        error = loss(scores, batch)
        optimiser.zero_grad()
        error.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        rows += len(batch.ids)
        losses.append(float(error.detach()))
        if step % _LOGGED == 0 or step == total:
            line = {"step": step, "loss": round(sum(losses) / len(losses), 4), "rows": rows,
                    "seconds": round(time.monotonic() - began, 1)}  # fmt: skip
            with (out / "curve.jsonl").open("a") as curve:
                curve.write(json.dumps(line) + "\n")
            losses = []
        if time.monotonic() - saved > _SAVED or step == total:
            _save(checkpoint, network, optimiser, step)
            saved = time.monotonic()


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


def _share(step: int, total: int, cool: float) -> float:
    """The learning rate's share of its peak: up, level, and down to nothing."""
    falling = (total - step + 1) / (cool * total) if cool else 1.0
    return min(1.0, step / _WARM, falling)


def _restore(path: Path, network: ReaderNetwork, optimiser: torch.optim.Optimizer) -> int:
    if not path.exists():
        return 0
    kept = torch.load(path, weights_only=True)
    network.load_state_dict(kept["network"])
    optimiser.load_state_dict(kept["optimiser"])
    torch.set_rng_state(kept["random"])  # of dropout
    return int(kept["step"])


def _save(path: Path, network: ReaderNetwork, optimiser: torch.optim.Optimizer, step: int) -> None:
    whole = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "step": step,
             "random": torch.get_rng_state()}  # fmt: skip
    scratch = path.with_suffix(".new")
    torch.save(whole, scratch)
    os.replace(scratch, path)


if __name__ == "__main__":
    main()

"""Training a network: steps that can be killed and gone on with, and a log of the curve."""

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from .tuned import TunedNetwork

_LOGGED = 10  # steps between lines of the curve
_SAVED = 180  # seconds between checkpoints
_WARM = 50  # steps in which the rate rises


class Inputs(Protocol):
    """A batch: ids and mask with the shape (rows, tokens), and what the network should say."""

    @property
    def ids(self) -> NDArray[np.int64]:
        """Token ids."""

    @property
    def mask(self) -> NDArray[np.float32]:
        """One for a token, zero for padding."""


Batch = TypeVar("Batch", bound=Inputs)


def arguments(parser: argparse.ArgumentParser, steps: int, frozen: int) -> argparse.Namespace:
    """The command line, with what every training takes added to it."""
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, curve and weights")
    parser.add_argument("--steps", type=int, default=steps, help="batches of about 2,048 tokens")
    parser.add_argument("--cool", type=float, default=0.35, help="share of steps, rate falling")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate")
    parser.add_argument("--frozen", type=int, default=frozen, help="lowest layers left alone")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def rates(given: argparse.Namespace) -> list[float]:
    """The learning rate of each step: up, level, and down to nothing."""
    total, cool = given.steps, given.cool * given.steps
    falling = [(total - done) / cool if cool else 1.0 for done in range(total)]
    return [
        given.rate * min(1.0, step / _WARM, share) for step, share in enumerate(falling, start=1)
    ]


def train(
    network: TunedNetwork,
    words: Tensor,
    steps: Iterator[Batch],
    loss: Callable[[Any, Batch], Tensor],
    rates: Sequence[float],
    out: Path,
) -> None:
    """Take a step for each learning rate, from the checkpoint in ``out`` if there is one.

    ``loss`` is the error of what the network says of a batch. ``curve.jsonl`` in ``out`` gets a
    line every few steps.
    """
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


def _restore(path: Path, network: TunedNetwork, optimiser: torch.optim.Optimizer) -> int:
    if not path.exists():
        return 0
    kept = torch.load(path, weights_only=True)
    network.load_state_dict(kept["network"])
    optimiser.load_state_dict(kept["optimiser"])
    torch.set_rng_state(kept["random"])  # of dropout
    return int(kept["step"])


def _save(path: Path, network: TunedNetwork, optimiser: torch.optim.Optimizer, step: int) -> None:
    whole = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "step": step,
             "random": torch.get_rng_state()}  # fmt: skip
    scratch = path.with_suffix(".new")
    torch.save(whole, scratch)
    os.replace(scratch, path)

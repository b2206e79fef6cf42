"""The mean of two trainings: ``python -m assistant.reader.average A B --share 0.65 --out FILE``.

A and B are checkpoints of runs of which one went on from the other. Between them lies a network
that is often better than both (Wortsman and others 2022, *Model soups*), and as fast as one. FILE
gets its weights; ``--share`` is what B counts for.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from index.encoder.bundled import BundledModel

from ..networks import packing
from ..networks.tuned import changes, from_encoder
from .network import ReaderNetwork

State = Mapping[str, Tensor]


def between(one: State, other: State, share: float) -> dict[str, Tensor]:
    """The tensors of ``one`` moved to those of ``other`` by a share in [0, 1]; equal ones stay."""
    return {
        name: value if torch.equal(value, other[name]) else torch.lerp(value, other[name], share)
        for name, value in one.items()
    }


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("checkpoints", type=Path, nargs=2)
    parser.add_argument("--share", type=float, default=0.5, help="of the second")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    one, other = (torch.load(path, weights_only=True)["network"] for path in given.checkpoints)
    bundled = BundledModel()
    network, _ = from_encoder(ReaderNetwork, bundled)
    network.load_state_dict(between(one, other, given.share))
    packing.save(given.out, changes(network, bundled), bundled.revision)


if __name__ == "__main__":
    main()

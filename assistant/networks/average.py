"""The mean of two trainings: ``python -m assistant.networks.average A B --share 0.65 --out FILE``.

A and B are weights files of one kind of network, of which one training went on from the other.
Between them lies a network that is often better than both (Wortsman and others 2022, *Model
soups*), and as fast as one. FILE gets its weights; ``--share`` is what B counts for.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder.bundled import BundledModel

from . import packing
from .packing import Tensors


def between(one: Tensors, other: Tensors, share: float) -> dict[str, NDArray[np.float32]]:
    """The changes of ``one`` moved to those of ``other`` by a share in [0, 1].

    What only one of them has changed is zero in the other.
    """
    found = {}
    for name in sorted({*one, *other}):
        shape = one[name].shape if name in one else other[name].shape
        nothing = np.zeros(shape, dtype=np.float32)
        a, b = one.get(name, nothing), other.get(name, nothing)
        found[name] = (a + share * (b - a)).astype(np.float32)
    return found


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("weights", type=Path, nargs=2)
    parser.add_argument("--share", type=float, default=0.5, help="of the second")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    base = BundledModel().revision
    one, other = (packing.load(path, base) for path in given.weights)
    packing.save(given.out, between(one, other, given.share), base)


if __name__ == "__main__":
    main()

"""The small models over features, fitted by ``python -m assistant.evaluation.calibrate``.

Two sets: ``plain`` scores sentences without the trained network, ``trained`` with it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import numpy as np

Way = Literal["plain", "trained"]


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights, one a feature, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, features: Sequence[float]) -> float:
        """The probability in [0, 1]."""
        return float(1 / (1 + np.exp(-(np.dot(self.weights, features) + self.bias))))


@dataclass(frozen=True, slots=True)
class Weights:
    """What the calibration fitted.

    ``sentence`` scores a sentence, ``decision`` whether the best one answers, given from
    ``threshold``; ``rerank`` is the network's share of a passage's rank, in [0, 1].
    """

    sentence: Logistic
    decision: Logistic
    threshold: float
    rerank: float = 0.0


def load_weights(way: Way = "plain") -> Weights:
    """The weights that ship with the program."""
    fitted = json.loads((files(__package__) / "weights.json").read_text())[way]
    return Weights(
        Logistic(tuple(fitted["sentence"]["weights"]), fitted["sentence"]["bias"]),
        Logistic(tuple(fitted["decision"]["weights"]), fitted["decision"]["bias"]),
        fitted["threshold"],
        fitted.get("rerank", 0.0),
    )

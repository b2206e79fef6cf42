"""The small models over features, fitted by ``python -m assistant.evaluation.calibrate``.

Two sets: ``plain`` chooses sentences without the trained network, ``trained`` with it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import numpy as np

Way = Literal["plain", "trained"]

_EVIDENCE = ("dense", "lexical", "rarest_missing", "number_missing", "english")
PLAIN = ("coverage", "context", "cue", "cosine", "passage", "first")
PLAIN_DECISION = ("score", "coverage", "context", "cosine", *_EVIDENCE)
PASSAGE = ("search", "answers", "margin")
TRAINED = ("margin", "holds", "answers", "passage", "first", "coverage", "context", "cue")
TRAINED_DECISION = (
    "score", *TRAINED, "lead", "fit", "most", "gap", "length", "form", "names_missing", *_EVIDENCE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights, one a feature, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, features: Sequence[float]) -> float:
        """The probability in [0, 1]."""
        return float(1 / (1 + np.exp(-(np.dot(self.weights, features) + self.bias))))


NOTHING = Logistic((), 0.0)


@dataclass(frozen=True, slots=True)
class Weights:
    """What the calibration fitted.

    ``sentence`` scores a sentence, ``decision`` whether the best one answers, given from
    ``threshold``; ``passage`` re-ranks passages, and only the trained way has it.
    """

    sentence: Logistic
    decision: Logistic
    threshold: float
    passage: Logistic = NOTHING


def load_weights(way: Way = "plain") -> Weights:
    """The weights that ship with the program."""
    fitted = json.loads((files(__package__) / "weights.json").read_text())[way]
    return Weights(
        _logistic(fitted["sentence"]),
        _logistic(fitted["decision"]),
        fitted["threshold"],
        _logistic(fitted["passage"]) if way == "trained" else NOTHING,
    )


def _logistic(fitted: dict[str, list[float] | float]) -> Logistic:
    weights, bias = fitted["weights"], fitted["bias"]
    assert isinstance(weights, list) and isinstance(bias, float)
    return Logistic(tuple(weights), bias)

"""How near a sentence is in words and meaning to what is to support it.

The guards of ``agreement`` know what makes a sentence false; this weighs what they cannot see, an
addition above all: several words side by side that the source does not have. A logistic model
over a few features, fitted by ``python -m tests.assistant.checking.fitting`` on hand-written
paraphrases and false changes of them; weights and errors are in ``nearness.json``. Between two
languages words cannot be compared and the cosine alone decides.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Any, cast

import numpy as np

from .statement import Statement

FEATURES = ("missing", "many_missing", "run", "all_there", "cosine", "apart", "shorter", "words")
_MANY = 5.0  # words
_LONG = 20.0  # words
_SPAN = 3  # words between two that are beside each other still


@dataclass(frozen=True, slots=True)
class Nearness:
    """The fitted model: a weight a feature, a bias, and the probability that is enough.

    ``foreign`` is the cosine that is enough between two languages.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float
    foreign: float

    def is_enough(self, values: tuple[float, ...]) -> bool:
        """Whether a sentence of these features is near enough."""
        return float(1 / (1 + np.exp(-(np.dot(self.weights, values) + self.bias)))) > self.threshold


def features(
    claim: Statement, source: Statement, context: Statement, cosine: float
) -> tuple[float, ...]:
    """The features of ``FEATURES`` of a claim, each from 0 to about 1."""
    missing = [word not in source.known and word not in context.known for word in claim.content]
    runs = [len(list(run)) for gone, run in groupby(missing) if gone]
    share = sum(missing) / len(missing) if missing else 0.0
    held = source.content
    near = {(a, b) for at, a in enumerate(held) for b in held[at + 1 : at + 1 + _SPAN]}
    pairs = list(pairwise(claim.content))
    return (
        share,
        sum(missing) / _MANY,
        max(runs, default=0) / _MANY,
        float(not any(missing)),
        min(1.0, max(0.0, (cosine - 0.75) / 0.25)),
        sum(pair not in near for pair in pairs) / len(pairs) if pairs else 0.0,
        max(0.0, 1 - len(claim.content) / max(1, len(held))),
        len(claim.content) / _LONG,
    )


@cache
def load_nearness() -> Nearness:
    """The model that ships with the program."""
    text = (files(__package__) / "nearness.json").read_text(encoding="utf-8")
    fitted = cast(dict[str, Any], json.loads(text))
    weights = tuple(float(fitted["features"][name]) for name in FEATURES)
    return Nearness(weights, fitted["bias"], fitted["threshold"], fitted["foreign"])

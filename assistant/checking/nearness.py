"""How near a sentence is in words and meaning to what is to support it.

The ``guards`` know what makes a sentence false; this weighs what they cannot see, an addition
above all: several words side by side that the source does not have. A logistic model over a few
features, fitted by ``python -m tests.assistant.checking.fitting`` on hand-written paraphrases and
false changes of them; weights and errors are in ``nearness.json``. Where the network of
``entailment`` is to be had, its judgement is one of the features, and so are two guards that
object too easily (``WEIGHED``) and are no vetoes then. Between two languages words cannot be
compared, and the network or the cosine decides alone.
"""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Literal

import numpy as np

from index.encoder import Encoder

from .entailment.inputs import Compared
from .entailment.runtime import Judge, open_judge
from .guards import Reason
from .places import Place
from .statement import Statement

Way = Literal["plain", "judged"]

PLAIN = ("missing", "many_missing", "run", "all_there", "cosine", "apart", "shorter", "length")
WEIGHED: tuple[Reason, ...] = ("strength", "role")
FEATURES: dict[Way, tuple[str, ...]] = {
    "plain": PLAIN,
    "judged": (*PLAIN, "entailed", *WEIGHED),
}
_MANY = 5.0  # words
_LONG = 20.0  # words
_SPAN = 3  # words between two that are beside each other still
_SURE = 8.0  # log odds of the network that are all it can say


@dataclass(frozen=True, slots=True)
class Nearness:
    """The fitted model: a weight a feature, a bias, and the probability that is enough.

    ``foreign`` is what is enough between two languages: a cosine, or log odds of the network.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float
    foreign: float

    def is_enough(self, values: Sequence[float]) -> bool:
        """Whether a sentence of these features is near enough."""
        return float(1 / (1 + np.exp(-(np.dot(self.weights, values) + self.bias)))) > self.threshold


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a place that may say it, with the guards that object."""

    claim: Statement
    place: Place
    objections: tuple[Reason, ...] = ()


class Comparer:
    """Tells which sentences are near enough to their places; safe in threads.

    Args:
        encoder: gives the encoder, which tells how near two texts are in meaning. The network
            beside it is loaded at the first comparison.
    """

    def __init__(self, encoder: Callable[[], Encoder]) -> None:
        self._encoder = encoder
        self._opening = threading.Lock()
        self._judge: Judge | None = None
        self._opened = False

    def weighs(self, english: bool = False) -> frozenset[Reason]:
        """The guards whose objection is weighed against all else, and is no veto."""
        return frozenset(WEIGHED) if self._open() and not english else frozenset()

    def near(self, pairs: Sequence[Pair], english: bool = False) -> list[bool]:
        """Whether each claim is near enough to its place; ``english``, of claims in English."""
        if not pairs:
            return []
        judge = self._open()
        model = load_nearness("judged" if judge else "plain")
        odds = judge.judge([compared(pair) for pair in pairs]) if judge else None
        if english:
            return [one >= model.foreign for one in odds or self._cosines(pairs)]
        rows = [
            features(pair.claim, pair.place.said, pair.place.context, cosine)
            for pair, cosine in zip(pairs, self._cosines(pairs), strict=True)
        ]
        if odds:
            more = [judgement(one, pair.objections) for one, pair in zip(odds, pairs, strict=True)]
            rows = [(*row, *judged) for row, judged in zip(rows, more, strict=True)]
        return [model.is_enough(row) for row in rows]

    def _open(self) -> Judge | None:
        with self._opening:
            if not self._opened:
                self._judge = open_judge(self._encoder())
                self._opened = True
            return self._judge

    def _cosines(self, pairs: Sequence[Pair]) -> list[float]:
        both = [(pair.claim.text, pair.place.said.text) for pair in pairs]
        texts = list(dict.fromkeys(text for one in both for text in one))
        vectors = dict(zip(texts, self._encoder().encode_document(texts), strict=True))
        return [float(vectors[claim] @ vectors[place]) for claim, place in both]


def compared(pair: Pair) -> Compared:
    """A claim and a place as the network reads them."""
    return Compared(pair.claim.text, pair.place.context.text, pair.place.said.text)


def features(
    claim: Statement, source: Statement, context: Statement, cosine: float
) -> tuple[float, ...]:
    """The features of ``PLAIN`` of a claim, each from 0 to about 1."""
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


def judgement(odds: float, objections: Sequence[Reason]) -> tuple[float, ...]:
    """The features of the judged way beside the plain ones, from -1 to 1.

    ``odds`` are the network's log odds that the claim follows.
    """
    sure = max(-1.0, min(1.0, odds / _SURE))
    return (sure, *(float(reason in objections) for reason in WEIGHED))


@cache
def load_nearness(way: Way) -> Nearness:
    """The model that ships with the program."""
    fitted = json.loads((files(__package__) / "nearness.json").read_text(encoding="utf-8"))[way]
    weights = tuple(float(fitted["features"][name]) for name in FEATURES[way])
    return Nearness(weights, fitted["bias"], fitted["threshold"], fitted["foreign"])

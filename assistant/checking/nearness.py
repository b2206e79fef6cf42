"""How near a sentence is in words and meaning to what is to support it.

The ``guards`` know what makes a sentence false; this weighs what they cannot see, an addition
above all: several words side by side that the source does not have. A logistic model over a few
features, fitted by ``python -m tests.assistant.checking.fitting`` on hand-written paraphrases and
false changes of them, and on sentences written about real releases; weights and errors are in
``nearness.json``. Where the network of ``entailment`` is to be had, its judgement is one of the
features, and so are two guards that object too easily to be vetoes then (``WEIGHED``). Others are
right about a claim that is worded as its source is; of one in words of its own they are overruled
where the network finds that it follows (``OVERRULED``), and the guard of strange words wherever it
is sure. Between two languages words cannot be compared: the network decides, or without it the
cosine.
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
from .synonyms import same

Way = Literal["plain", "judged", "foreign"]  # without the network, with it, in another language

PLAIN = ("missing", "many_missing", "run", "all_there", "cosine", "apart", "shorter", "length")
WEIGHED: dict[Way, tuple[Reason, ...]] = {
    "plain": (), "judged": ("strength", "role"), "foreign": ("negation",)
}  # fmt: skip
OVERRULED: dict[Way, frozenset[Reason]] = {
    "plain": frozenset(),
    "judged": frozenset(
        ("count", "negation", "plan", "opposite", "duty", "post", "speaker", "words")
    ),
    "foreign": frozenset(),
}
FEATURES: dict[Way, tuple[str, ...]] = {
    "plain": PLAIN,
    "judged": (*PLAIN, "entailed", *WEIGHED["judged"]),
    "foreign": ("cosine", "entailed", *WEIGHED["foreign"]),
}
FOREIGN = 0.83  # cosine that is enough between two languages, without the network
_FREE = 0.34  # share of a claim's words that are its own, from which it is worded freely
_FOLLOWS = 0.0  # log odds of the network from which it overrules a guard
_SURELY = 1.0  # the same of a guard of what turns a sentence round; of strange words, anywhere
_TURNING: frozenset[Reason] = frozenset(("negation", "opposite", "plan", "duty"))
_MANY = 5.0  # words
_LONG = 20.0  # words
_SPAN = 3  # words between two that are beside each other still
_SURE = 8.0  # log odds of the network that are all it can say


@dataclass(frozen=True, slots=True)
class Nearness:
    """The fitted model: a weight a feature, a bias, and the probability that is enough."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

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
        """The guards whose objection may be no veto: ``near`` says where."""
        way = _way(self._open(), english)
        return OVERRULED[way].union(WEIGHED[way])

    def near(self, pairs: Sequence[Pair], english: bool = False) -> list[bool]:
        """Whether each claim is near enough to its place; ``english``, of claims in English."""
        if not pairs:
            return []
        judge = self._open()
        cosines = self._cosines(pairs)
        if english and not judge:
            return [one >= FOREIGN for one in cosines]
        odds = judge.judge([compared(pair) for pair in pairs]) if judge else [0.0] * len(pairs)
        way = _way(judge, english)
        model = load_nearness(way)
        return [
            overruled(way, pair, said) and model.is_enough(features(way, pair, cosine, said))
            for pair, cosine, said in zip(pairs, cosines, odds, strict=True)
        ]

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


def _way(judge: Judge | None, english: bool) -> Way:
    return ("foreign" if english else "judged") if judge else "plain"


def overruled(way: Way, pair: Pair, odds: float) -> bool:
    """Whether no guard that can be overruled stands: none objects, or the network knows better."""
    against = OVERRULED[way].intersection(pair.objections)
    if not against:
        return True
    if against == {"words"} and odds >= _SURELY:
        return True
    missing = _missing(pair.claim, pair.place.said, pair.place.context)
    enough = _FOLLOWS if against.isdisjoint(_TURNING) else _SURELY
    return odds >= enough and sum(missing) >= _FREE * max(1, len(missing))


def features(way: Way, pair: Pair, cosine: float, odds: float) -> tuple[float, ...]:
    """The features of a way, each from -1 to about 1.

    ``odds`` are the network's log odds that the claim follows.
    """
    near = _spread(cosine)
    sure = max(-1.0, min(1.0, odds / _SURE))
    objected = tuple(float(reason in pair.objections) for reason in WEIGHED[way])
    if way == "foreign":
        return (near, sure, *objected)
    words = _of_words(pair.claim, pair.place.said, pair.place.context, near)
    return (*words, sure, *objected) if way == "judged" else words


def _spread(cosine: float) -> float:
    return min(1.0, max(0.0, (cosine - 0.75) / 0.25))


def _missing(claim: Statement, source: Statement, context: Statement) -> list[bool]:
    """Of each word of a claim that carries meaning whether its source does not have it."""
    known = source.known | context.known
    return [word not in known and same(word).isdisjoint(known) for word in claim.content]


def _of_words(
    claim: Statement, source: Statement, context: Statement, near: float
) -> tuple[float, ...]:
    """The features of ``PLAIN`` of a claim."""
    missing = _missing(claim, source, context)
    runs = [len(list(run)) for gone, run in groupby(missing) if gone]
    share = sum(missing) / len(missing) if missing else 0.0
    held = source.content
    beside = {(a, b) for at, a in enumerate(held) for b in held[at + 1 : at + 1 + _SPAN]}
    pairs = list(pairwise(claim.content))
    return (
        share,
        sum(missing) / _MANY,
        max(runs, default=0) / _MANY,
        float(not any(missing)),
        near,
        sum(pair not in beside for pair in pairs) / len(pairs) if pairs else 0.0,
        max(0.0, 1 - len(claim.content) / max(1, len(held))),
        len(claim.content) / _LONG,
    )


@cache
def load_nearness(way: Way) -> Nearness:
    """The model that ships with the program."""
    fitted = json.loads((files(__package__) / "nearness.json").read_text(encoding="utf-8"))[way]
    weights = tuple(float(fitted["features"][name]) for name in FEATURES[way])
    return Nearness(weights, fitted["bias"], fitted["threshold"])

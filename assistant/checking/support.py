"""Whether cited passages support a sentence: an offline check, and ALCE's two measures.

ALCE (Gao et al. 2023, *Enabling large language models to generate text with citations*): a
sentence is recalled when its citations together support it; a citation is precise when its
sentence is recalled and it is needed: it supports alone, or the others do not without it.
ALCE asks a large entailment model. Here a sentence that is quoted word for word is supported;
for any other a logistic model over a few features decides, and a guard stands before it: with a
number, a date or a name that the passages do not hold it is not supported. The model is fitted
and its error measured by ``python -m assistant.checking.fit_support``; both are in
``support.json``.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, cast

import numpy as np

from index.encoder import Encoder
from index.names import NAMES
from index.terms import MONTHS, NAME, content_stems, normalise, stem, terms

from .normalisation import tokens

FEATURES = (
    "uncovered", "all_covered", "pairs_uncovered", "negation", "opposite", "cosine", "shorter",
)  # fmt: skip
_NEGATIONS = frozenset(
    "tidak bukan belum tanpa tak jangan nggak gak batal gagal not no never without".split()
)
_OPPOSITES = (
    "naik turun", "tambah kurang", "buka tutup", "tinggi rendah", "besar kecil", "tolak terima",
    "tolak setuju", "masuk keluar", "menang kalah", "sebelum setelah", "awal akhir", "lebih kurang",
    "cepat lambat", "kuat lemah", "untung rugi", "mulai henti", "baru lama", "sedikit banyak",
)  # fmt: skip
_CAPITAL = re.compile(r"(?<![.!?:;\"“(] )(?<!^)(?<![\w-])[A-Z][^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_ONE_OF = re.compile(r"\bsalah (?:satu|seorang)\b")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Weights:
    """What the fitting found: a weight a feature, a bias, and the probability that is enough."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

    def __call__(self, features: Sequence[float]) -> float:
        """The probability, in [0, 1], that a sentence of these features is supported."""
        return float(1 / (1 + np.exp(-(np.dot(self.weights, features) + self.bias))))


@dataclass(frozen=True, slots=True)
class SupportCheck:
    """Decides with an encoder, for how near in meaning two texts are."""

    encoder: Encoder
    weights: Weights

    def __call__(self, passages: Sequence[str], sentence: str) -> bool:
        """Whether the passages, read together, support the sentence."""
        if any(quotes(passage, sentence) for passage in passages):
            return True
        together = " ".join(passages)
        if not together.strip() or guarded(together, sentence):
            return False
        vectors = self.encoder.encode_document([together, sentence])
        cosine = float(vectors[0] @ vectors[1])
        return self.weights(features(together, sentence, cosine)) >= self.weights.threshold

    def recalled(self, passages: Sequence[str], sentence: str) -> bool:
        """ALCE's citation recall of one sentence; False without a citation."""
        return bool(passages) and self(passages, sentence)

    def precise(self, passages: Sequence[str], sentence: str) -> list[bool]:
        """ALCE's citation precision: for each passage cited by a sentence, whether it counts."""
        if not self.recalled(passages, sentence):
            return [False] * len(passages)
        if len(passages) == 1:
            return [True]
        return [
            self([passage], sentence)
            or not self([*passages[:place], *passages[place + 1 :]], sentence)
            for place, passage in enumerate(passages)
        ]


@cache
def support_record() -> dict[str, object]:
    """``support.json``: the weights, the encoder they were fitted with, and their errors."""
    return cast(
        dict[str, object],
        json.loads((files(__package__) / "support.json").read_text(encoding="utf-8")),
    )


def load_check(encoder: Encoder) -> SupportCheck:
    """The check with the weights that ship with the program."""
    fitted = cast(dict[str, Any], support_record()["weights"])
    weights = tuple(float(fitted["features"][name]) for name in FEATURES)
    return SupportCheck(encoder, Weights(weights, fitted["bias"], fitted["threshold"]))


def quotes(passage: str, sentence: str) -> bool:
    """Whether the sentence stands in the passage word for word; blanks and case aside."""
    said = _flat(sentence)
    return bool(said) and said in _flat(passage)


def figures_missing(passage: str, sentence: str) -> bool:
    """Whether a number, an amount, a month or a day of a month is not in the passage."""
    held = _figures(passage)
    return not _figures(sentence) <= held


def names_missing(passage: str, sentence: str) -> bool:
    """Whether a capitalised word inside the sentence is not in the passage.

    The spellings of a body that both name, old or new, are in both.
    """
    known = set(_WORD.findall(normalise(passage))) | _shared_names(passage, sentence)
    return any(normalise(name) not in known for name in _CAPITAL.findall(sentence))


def guarded(passage: str, sentence: str) -> bool:
    """Whether a sentence says a figure or a name that its passage does not."""
    return figures_missing(passage, sentence) or names_missing(passage, sentence)


def _figures(text: str) -> set[str]:
    """The numbers and months of a text, and the days with their month."""
    found = tokens(_ONE_OF.sub(" ", normalise(text)))
    figures = {token for token in found if token[0].isdigit() or token in MONTHS}
    days = {f"{a} {b}" for a, b in pairwise(found) if b in MONTHS and a[1:].isdigit()}
    return figures | days


def features(passage: str, sentence: str, cosine: float) -> tuple[float, ...]:
    """The features of ``FEATURES``, each in [0, 1], of a passage and a sentence about it."""
    said, held = _stems(sentence), _stems(passage)
    known = set(held) | _shared_names(passage, sentence)
    uncovered = _share([word not in known for word in said])
    pairs = list(pairwise(said))
    near = {(a, b) for at, a in enumerate(held) for b in held[at + 1 : at + 4]}
    return (
        uncovered,
        float(uncovered == 0),
        _share([pair not in near for pair in pairs]),
        float(_negated(passage, said, held) != _negated(sentence, held, said)),
        float(_opposed(set(said), set(held))),
        min(1.0, max(0.0, (cosine - 0.75) / 0.25)),
        max(0.0, 1 - len(said) / max(1, len(held))),
    )


def _stems(text: str) -> list[str]:
    return [word for word in content_stems(text) if word not in _NEGATIONS]


def _negated(text: str, other: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a text negates something that the other text speaks of too."""
    words = [stem(word) for word in re.findall(r"\w+", normalise(text))]
    shared = set(other) & set(own)
    return any(
        word in _NEGATIONS and shared & set(words[place + 1 : place + 4])
        for place, word in enumerate(words)
    )


def _opposed(said: set[str], held: set[str]) -> bool:
    """Whether one says what is the opposite of a word of the other, and not that word."""
    return any(
        (one in said and other in held and one not in held)
        or (other in said and one in held and other not in held)
        for one, other in map(str.split, _OPPOSITES)
    )


def _shared_names(passage: str, sentence: str) -> set[str]:
    """The words of every spelling of the bodies that both name, and their stems."""
    both = set(terms(passage)) & set(terms(sentence))
    names = [term.removeprefix(NAME) for term in both if term.startswith(NAME)]
    spellings = [spelling for name in names for spelling in NAMES[name]]
    return {word for one in spellings for word in (*content_stems(one), *one.split())}


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def _flat(text: str) -> str:
    return _SPACE.sub(" ", normalise(text)).strip()

"""Fit the support check, and measure its error.

``python -m assistant.checking.fit_support INDONLI PAIRS`` fits on ``train.jsonl`` of IndoNLI
(Mahendra et al. 2021; entailment against the other two labels), measures on ``val.jsonl`` and
on hand-labelled pairs, with the bundled encoder, and writes ``support.json``.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from index.encoder import Encoder, open_encoder

from .support import FEATURES, SupportCheck, Weights, features, guarded, quotes

_STRENGTH = 1.0  # of the regularisation, as scikit-learn's C
_STEPS = tuple(step / 100 for step in range(20, 81))


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage, a sentence, and whether the one supports the other."""

    passage: str
    sentence: str
    supported: bool
    kind: str = ""


def read_indonli(path: Path) -> list[Pair]:
    """The pairs of an IndoNLI file; the label is kept as the kind."""
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Pair(r["premise"], r["hypothesis"], r["label"] == "e", r["label"]) for r in records]


def read_pairs(path: Path) -> list[Pair]:
    """Hand-labelled pairs: a line a passage, its sentences under their kind."""
    pairs: list[Pair] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        passage = record.pop("premise")
        for kind, said in record.items():
            sentences = said if isinstance(said, list) else [said]
            pairs += [Pair(passage, s, kind == "supported", kind) for s in sentences]
    return pairs


def error_of(said: Sequence[bool], pairs: Sequence[Pair]) -> dict[str, object]:
    """How often decisions are wrong: over all, of the unsupported, of the supported, by kind."""
    wrong = [one != pair.supported for one, pair in zip(said, pairs, strict=True)]
    bad = [w for w, pair in zip(wrong, pairs, strict=True) if not pair.supported]
    good = [w for w, pair in zip(wrong, pairs, strict=True) if pair.supported]
    kinds = sorted({pair.kind for pair in pairs})
    return {
        "pairs": len(pairs),
        "error": _share(wrong),
        "false_support": _share(bad),
        "false_refusal": _share(good),
        "by_kind": {
            kind: _share([w for w, p in zip(wrong, pairs, strict=True) if p.kind == kind])
            for kind in kinds
        },
    }


def decide(encoder: Encoder, weights: Weights, pairs: Sequence[Pair]) -> list[bool]:
    """What the check says of each pair."""
    check = SupportCheck(encoder, weights)
    return [check([pair.passage], pair.sentence) for pair in pairs]


def _rows(encoder: Encoder, pairs: Sequence[Pair]) -> list[tuple[float, ...]]:
    texts = list(dict.fromkeys(text for p in pairs for text in (p.passage, p.sentence)))
    vectors = dict(zip(texts, encoder.encode_document(texts), strict=True))
    return [
        features(p.passage, p.sentence, float(vectors[p.passage] @ vectors[p.sentence]))
        for p in pairs
    ]


def fit(encoder: Encoder, pairs: Sequence[Pair]) -> Weights:
    """The weights, from the pairs that get as far as the model.

    The threshold is that with the least sum of both kinds of error over all pairs.
    """
    rows = np.array(_rows(encoder, pairs))
    labels = np.array([pair.supported for pair in pairs])
    vetoed = np.array([guarded(pair.passage, pair.sentence) for pair in pairs])
    sure = np.array([quotes(pair.passage, pair.sentence) for pair in pairs])
    left = ~vetoed & ~sure
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(rows[left], labels[left])
    chances = model.predict_proba(rows)[:, 1]

    def cost(threshold: float) -> float:
        said = (chances >= threshold) & ~vetoed | sure
        return float(said[~labels].mean() + (~said[labels]).mean())

    weights = tuple(round(float(weight), 4) for weight in model.coef_[0])
    return Weights(weights, round(float(model.intercept_[0]), 4), min(_STEPS, key=cost))


def _share(flags: Sequence[bool]) -> float:
    return round(sum(flags) / len(flags), 4) if flags else 0.0


def main(indonli: Path, pairs: Path) -> None:
    """Fit, measure, write."""
    with tempfile.TemporaryDirectory() as folder:
        encoder = open_encoder("bundled", Path(folder))
        weights = fit(encoder, read_indonli(indonli / "train.jsonl"))
        errors = {}
        for name, held_out in (
            ("indonli", read_indonli(indonli / "val.jsonl")),
            ("pairs", read_pairs(pairs)),
        ):
            errors[name] = error_of(decide(encoder, weights, held_out), held_out)
    record = {
        "weights": {
            "features": dict(zip(FEATURES, weights.weights, strict=True)),
            "bias": weights.bias,
            "threshold": weights.threshold,
        },
        "encoder": encoder.identity.model,
        **errors,
    }
    target = Path(__file__).with_name("support.json")
    target.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(target.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

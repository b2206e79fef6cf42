"""Fit ``nearness.json`` and print how the whole check errs: ``python -m tests.assistant.checking.fitting``.

True sentences are the paraphrases, false ones what the mutations make of them and of the quotes.
The errors are out of sample: each release's sentences are judged by weights fitted on the others.
"""

import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.checking import nearness
from assistant.checking.agreement import disagreement
from assistant.checking.statement import Statement, statement
from assistant.checking.verification import context_of
from index.encoder import open_encoder
from index.loading import load
from index.releases import Release

from .mutations import mutations
from .pairs import SAMPLES, Pair, others, paraphrases, quotes

SEED, FOLDS = 6, 5
_STRENGTH = 3.0  # C of the logistic model
_THRESHOLD = 0.3  # keeps nearly all that the guards keep
_FOREIGN = 0.83  # cosine; of English paraphrases all but a few have it


@dataclass(frozen=True)
class Case:
    """A sentence, what it is to be held against, and whether that says it."""

    pair: Pair
    kind: str  # "true", or the kind of mutation
    said: str
    guarded: bool

    @property
    def english(self) -> bool:
        """Whether it is in another language than its source."""
        return self.pair.kind == "english"


def cases() -> Iterator[Case]:
    """Every paraphrase, and every mutation of one or of a quote."""
    draw = random.Random(SEED)
    for pair in [*paraphrases(), *quotes()]:
        made = [
            (one.kind, one.text) for one in mutations(pair.said, pair.quote, others(pair), draw)
        ]
        if pair.kind != "quoted":
            made.append(("true", pair.said))
        for kind, text in made:
            claim = statement(text, pair.kind == "english")
            why = disagreement(claim, _source(pair), _context(pair), pair.kind == "english")
            yield Case(pair, kind, text, why is not None)


def judged(every: list[Case]) -> list[bool]:
    """Whether the whole check believes each, judged by weights of other releases."""
    with tempfile.TemporaryDirectory() as folder:
        encoder = open_encoder("bundled", Path(folder))
        texts = sorted(
            {text for one in every if not one.guarded for text in (one.said, one.pair.quote)}
        )
        vectors = dict(zip(texts, encoder.encode_document(texts), strict=True))
    rows = np.array([_row(one, vectors) for one in every])
    true = np.array([one.kind == "true" for one in every])
    usable = np.array([not one.guarded and not one.english for one in every])
    folds = np.array([_fold(one.pair.release) for one in every])
    believed = np.array([one.english and not one.guarded for one in every])
    believed &= rows[:, nearness.FEATURES.index("cosine")] >= (_FOREIGN - 0.75) / 0.25
    for fold in range(FOLDS):
        fitted = _fit(rows[usable & (folds != fold)], true[usable & (folds != fold)])
        here = usable & (folds == fold)
        believed[here] = fitted.predict_proba(rows[here])[:, 1] > _THRESHOLD
    final = _fit(rows[usable], true[usable])
    _write(final)
    return [bool(one) for one in believed]


def main() -> None:
    """Fit, write, and print the errors by kind."""
    every = list(cases())
    believed = judged(every)
    for name, english in (("Indonesian", False), ("English", True)):
        here = [
            (one, yes) for one, yes in zip(every, believed, strict=True) if one.english is english
        ]
        kept = [yes for one, yes in here if one.kind == "true"]
        false = [(one.kind, yes) for one, yes in here if one.kind != "true"]
        passed, made = (
            Counter(kind for kind, yes in false if yes),
            Counter(kind for kind, _ in false),
        )
        guards = sum(1 for one, _ in here if one.kind == "true" and not one.guarded)
        print(f"{name}: kept {sum(kept)} of {len(kept)} paraphrases (guards alone {guards}); "
              f"believed {sum(passed.values())} of {len(false)} false sentences")  # fmt: skip
        for kind in sorted(made):
            print(f"  {kind}: {passed[kind]} of {made[kind]}")


def _row(case: Case, vectors: dict[str, np.ndarray]) -> tuple[float, ...]:
    if case.guarded:
        return (0.0,) * len(nearness.FEATURES)
    cosine = float(vectors[case.said] @ vectors[case.pair.quote])
    claim = statement(case.said, case.english)
    return nearness.features(claim, _source(case.pair), _context(case.pair), cosine)


def _fit(rows: np.ndarray, true: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=5_000).fit(rows, true)


def _write(fitted: LogisticRegression) -> None:
    record = {
        "features": {
            name: round(float(weight), 4)
            for name, weight in zip(nearness.FEATURES, fitted.coef_[0], strict=True)
        },
        "bias": round(float(fitted.intercept_[0]), 4),
        "threshold": _THRESHOLD,
        "foreign": _FOREIGN,
        "encoder": "multilingual-e5-small",
    }
    target = Path(str(nearness.__file__)).with_name("nearness.json")
    target.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _fold(release: str) -> int:
    return sorted(path.stem for path in SAMPLES.glob("*.md")).index(release) % FOLDS


@cache
def _source_of(quote: str) -> Statement:
    return statement(quote)


def _source(pair: Pair) -> Statement:
    return _source_of(pair.quote)


@cache
def _context_of(release: str) -> Statement:
    (found,) = (one for one in load([SAMPLES / f"{release}.md"]) if isinstance(one, Release))
    return context_of(found)


def _context(pair: Pair) -> Statement:
    return _context_of(pair.release)


if __name__ == "__main__":
    main()

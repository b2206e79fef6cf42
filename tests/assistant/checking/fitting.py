"""Fit ``nearness.json`` and print how the whole check errs: ``python -m tests.assistant.checking.fitting``.

True sentences are the paraphrases, false ones what the mutations make of them and of the quotes.
The errors are out of sample: each release's sentences are judged by weights fitted on the others.
"""

import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.checking import nearness
from assistant.checking.entailment.inputs import Compared
from assistant.checking.entailment.runtime import open_judge
from assistant.checking.guards import Reason, objections
from assistant.checking.nearness import FEATURES, WEIGHED, Way
from assistant.checking.places import context_of
from assistant.checking.statement import Statement, statement
from index.encoder import Encoder, open_encoder
from index.loading import load
from index.releases import Release

from .mutations import mutations
from .pairs import SAMPLES, Pair, others, paraphrases, quotes

SEED, FOLDS = 6, 5
_STRENGTH = 3.0  # C of the logistic model
# keep nearly all that the guards keep; between two languages a cosine, or log odds
_ENOUGH: dict[Way, tuple[float, float]] = {"plain": (0.07, 0.83), "judged": (0.07, 0.0)}


@dataclass(frozen=True)
class Case:
    """A sentence, what it is to be held against, and whether that says it."""

    pair: Pair
    kind: str  # "true", or the kind of mutation
    said: str

    @property
    def english(self) -> bool:
        """Whether it is in another language than its source."""
        return self.pair.kind == "english"

    @cached_property
    def claim(self) -> Statement:
        """Its comparable side."""
        return statement(self.said, self.english)

    @cached_property
    def objections(self) -> tuple[Reason, ...]:
        """The guards that object."""
        return objections(self.claim, source_of(self.pair), _context(self.pair), self.english)

    def passes(self, way: Way) -> bool:
        """Whether no guard vetoes it."""
        weighed = WEIGHED if way == "judged" and not self.english else ()
        return set(weighed).issuperset(self.objections)


@dataclass(frozen=True)
class Measured:
    """Every case with its features (cases, features of the judged way), cosines and log odds."""

    cases: Sequence[Case]
    rows: NDArray[np.float64]
    cosines: NDArray[np.float64]
    odds: NDArray[np.float64]


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
            yield Case(pair, kind, text)


def measured(every: Sequence[Case], encoder: Encoder) -> Measured:
    """What encoder and network say of every case that a guard does not veto."""
    judge = open_judge(encoder)
    assert judge is not None
    tried = [one for one in every if one.passes("judged")]
    texts = sorted({text for one in tried for text in (one.said, one.pair.quote)})
    vectors = dict(zip(texts, encoder.encode_document(texts), strict=True))
    odds = judge.judge([_compared(one) for one in tried])
    cosines = [float(vectors[one.said] @ vectors[one.pair.quote]) for one in tried]
    found = dict(zip(tried, zip(cosines, odds, strict=True), strict=True))
    rows = [_row(one, *found.get(one, (0.0, 0.0))) for one in every]
    both = np.array([found.get(one, (0.0, -9.0)) for one in every])
    return Measured(every, np.array(rows), both[:, 0], both[:, 1])


def judged(seen: Measured, way: Way) -> tuple[list[bool], dict[str, object]]:
    """Whether the check believes each, by weights of other releases; and the final weights."""
    size = len(FEATURES[way])
    rows = seen.rows[:, :size]
    true = np.array([one.kind == "true" for one in seen.cases])
    passes = np.array([one.passes(way) for one in seen.cases])
    english = np.array([one.english for one in seen.cases])
    folds = np.array([_fold(one.pair.release) for one in seen.cases])
    enough, foreign = _ENOUGH[way]
    believed = english & passes & ((seen.cosines if way == "plain" else seen.odds) >= foreign)
    usable = passes & ~english
    for fold in range(FOLDS):
        fitted = _fit(rows[usable & (folds != fold)], true[usable & (folds != fold)])
        here = usable & (folds == fold)
        believed[here] = fitted.predict_proba(rows[here])[:, 1] > enough
    final = _fit(rows[usable], true[usable])
    return [bool(one) for one in believed], _record(final, way)


def main() -> None:
    """Fit, write, and print the errors by kind."""
    with tempfile.TemporaryDirectory() as folder:
        seen = measured(list(cases()), open_encoder("bundled", Path(folder)))
    records = {}
    for way in FEATURES:
        believed, records[way] = judged(seen, way)
        print(f"{way}:")
        for name, english in (("Indonesian", False), ("English", True)):
            _print(name, [(one, yes) for one, yes in zip(seen.cases, believed, strict=True)
                          if one.english is english], way)  # fmt: skip
    target = Path(str(nearness.__file__)).with_name("nearness.json")
    target.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")


def _print(name: str, here: Sequence[tuple[Case, bool]], way: Way) -> None:
    kept = [yes for one, yes in here if one.kind == "true"]
    false = [(one.kind, yes) for one, yes in here if one.kind != "true"]
    passed = Counter(kind for kind, yes in false if yes)
    made = Counter(kind for kind, _ in false)
    free = sum(one.passes(way) for one, _ in here if one.kind == "true")
    print(f" {name}: kept {sum(kept)} of {len(kept)} paraphrases (not vetoed {free}); "
          f"believed {sum(passed.values())} of {len(false)} false sentences")  # fmt: skip
    for kind in sorted(made):
        print(f"  {kind}: {passed[kind]} of {made[kind]}")


def _row(case: Case, cosine: float, odds: float) -> tuple[float, ...]:
    plain = nearness.features(case.claim, source_of(case.pair), _context(case.pair), cosine)
    return (*plain, *nearness.judgement(odds, case.objections))


def _fit(rows: NDArray[np.float64], true: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=5_000).fit(rows, true)


def _record(fitted: LogisticRegression, way: Way) -> dict[str, object]:
    enough, foreign = _ENOUGH[way]
    weights = zip(FEATURES[way], fitted.coef_[0], strict=True)
    return {
        "features": {name: round(float(weight), 4) for name, weight in weights},
        "bias": round(float(fitted.intercept_[0]), 4),
        "threshold": enough,
        "foreign": foreign,
    }


def _fold(release: str) -> int:
    return sorted(path.stem for path in SAMPLES.glob("*.md")).index(release) % FOLDS


@cache
def _source_of(quote: str) -> Statement:
    return statement(quote)


def source_of(pair: Pair) -> Statement:
    """The comparable side of a pair's quote."""
    return _source_of(pair.quote)


@cache
def _release(name: str) -> Release:
    (found,) = (one for one in load([SAMPLES / f"{name}.md"]) if isinstance(one, Release))
    return found


@cache
def _context_of(release: str) -> Statement:
    return context_of(_release(release))


def _context(pair: Pair) -> Statement:
    return _context_of(pair.release)


def _compared(case: Case) -> Compared:
    return Compared(case.said, _context(case.pair).text, case.pair.quote)


if __name__ == "__main__":
    main()

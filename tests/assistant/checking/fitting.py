"""Fit ``nearness.json`` and print how the whole check errs.

``python -m tests.assistant.checking.fitting RELEASES``.

Of the sample releases true sentences are the paraphrases, false ones what the mutations make of
them and of the quotes; of RELEASES, the development ones, those that were written about them and
kept from the network. Each of the four counts as much as the others. The errors are out of
sample: each release's sentences are judged by weights fitted on the others.
"""

import argparse
import hashlib
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.checking import nearness
from assistant.checking.entailment.runtime import open_judge
from assistant.checking.entailment.training.examples import Label
from assistant.checking.entailment.training.written import load_written
from assistant.checking.guards import objections
from assistant.checking.nearness import FEATURES, FOREIGN, OVERRULED, WEIGHED, Pair, Way, compared
from assistant.checking.places import Place, context_of
from assistant.checking.statement import Statement, statement
from assistant.writing.evidence import Block
from index.encoder import Encoder, open_encoder
from index.loading import load
from index.releases import Release

from .mutations import mutations
from .pairs import SAMPLES, others, paraphrases, quotes

SEED, FOLDS = 6, 5
_STRENGTH = 3.0  # C of the logistic model
_ENOUGH: dict[Way, float] = {"plain": 0.3, "judged": 0.2, "foreign": 0.7}

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Case:
    """A sentence, what it is to be held against, and whether that says it."""

    release: Release
    quote: str
    said: str
    kind: str  # "true", or what is wrong with it
    english: bool = False
    written: bool = False  # about a real release, not made of a sample

    @cached_property
    def pair(self) -> Pair:
        """Its comparable sides, with the guards that object."""
        claim, source = statement(self.said, self.english), _statement(self.quote)
        context = _context(self.release)
        against = objections(claim, source, context, self.english)
        block = Block(1, self.release, 0, len(self.quote), self.quote)
        return Pair(claim, Place(block, ((0, len(self.quote)),), source, context), against)

    def passes(self, way: Way) -> bool:
        """Whether no guard vetoes it."""
        return OVERRULED[way].union(WEIGHED[way]).issuperset(self.pair.objections)

    @property
    def fold(self) -> int:
        """Which fifth it is in: that of its release."""
        return hashlib.sha256(f"fold {self.release.id}".encode()).digest()[0] % FOLDS


@dataclass(frozen=True)
class Measured:
    """Cases with what the encoder (cosines) and the network (log odds) say of each."""

    cases: Sequence[Case]
    cosines: Values
    odds: Values

    def rows(self, way: Way) -> Values:
        """The features of a way (cases, features)."""
        every = zip(self.cases, self.cosines, self.odds, strict=True)
        return np.array([nearness.features(way, one.pair, *said) for one, *said in every])

    def passes(self, way: Way) -> Flags:
        """Which of them no guard vetoes (cases,)."""
        every = zip(self.cases, self.odds, strict=True)
        return np.array([one.passes(way) and nearness.overruled(way, one.pair, odds)
                         for one, odds in every])  # fmt: skip


def cases() -> Iterator[Case]:
    """Every paraphrase of the samples, and every mutation of one or of a quote."""
    draw = random.Random(SEED)
    for pair in [*paraphrases(), *quotes()]:
        made = [
            (one.kind, one.text) for one in mutations(pair.said, pair.quote, others(pair), draw)
        ]
        if pair.kind != "quoted":
            made.append(("true", pair.said))
        for kind, text in made:
            yield Case(_sample(pair.release), pair.quote, text, kind, pair.kind == "english")


def written_cases(releases: Mapping[str, Release]) -> Iterator[Case]:
    """Every written sentence that was kept from the network."""
    for one in load_written(releases):
        if not one.is_for_network:
            quote = one.release.text[one.start : one.end]
            kind = "true" if one.label is Label.ENTAILED else one.kind
            yield Case(one.release, quote, one.claim, kind, one.lang == "en", written=True)


def measured(every: Sequence[Case], encoder: Encoder) -> Measured:
    """What encoder and network say of every case."""
    judge = open_judge(encoder)
    assert judge is not None
    texts = sorted({text for one in every for text in (one.said, one.quote)})
    vectors = dict(zip(texts, encoder.encode_document(texts), strict=True))
    cosines = [float(vectors[one.said] @ vectors[one.quote]) for one in every]
    odds = judge.judge([compared(one.pair) for one in every])
    return Measured(every, np.array(cosines), np.array(odds))


def judged(seen: Measured, way: Way) -> tuple[list[bool], dict[str, object]]:
    """Whether the check believes each, by weights of other releases; and the final weights."""
    rows, true = seen.rows(way), np.array([one.kind == "true" for one in seen.cases])
    passes = seen.passes(way)
    if way == "plain":
        foreign = np.array([one.english for one in seen.cases])
        believed = foreign & passes & (seen.cosines >= FOREIGN)
        usable = passes & ~foreign
    else:
        believed = np.zeros(len(rows), dtype=bool)
        usable = passes & np.array([one.english == (way == "foreign") for one in seen.cases])
    written = np.array([one.written for one in seen.cases])
    folds = np.array([one.fold for one in seen.cases])
    for fold in range(FOLDS):
        fitted = _fit(rows, true, written, usable & (folds != fold))
        here = usable & (folds == fold)
        if here.any():
            believed[here] = fitted.predict_proba(rows[here])[:, 1] > _ENOUGH[way]
    return [bool(one) for one in believed], _record(_fit(rows, true, written, usable), way)


def main() -> None:
    """Fit, write, and print the errors by kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("releases", type=Path)
    given = parser.parse_args()
    releases = {one.id: one for one in load([given.releases]) if isinstance(one, Release)}
    every = [*cases(), *written_cases(releases)]
    with tempfile.TemporaryDirectory() as folder:
        seen = measured(every, open_encoder("bundled", Path(folder)))
    records = {}
    for way in FEATURES:
        believed, records[way] = judged(seen, way)
        print(f"{way}:")
        both = list(zip(seen.cases, believed, strict=True))
        for english in (False, True) if way == "plain" else (way == "foreign",):
            for written in (False, True):
                here = [(one, yes) for one, yes in both
                        if one.english is english and one.written is written]  # fmt: skip
                name = "English" if english else "Indonesian"
                _print(f"{name}, {'written' if written else 'samples'}", here, way)
    target = Path(str(nearness.__file__)).with_name("nearness.json")
    target.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")


def _print(name: str, here: Sequence[tuple[Case, bool]], way: Way) -> None:
    kept = [yes for one, yes in here if one.kind == "true"]
    false = [(one.kind, yes) for one, yes in here if one.kind != "true"]
    passed = Counter(kind for kind, yes in false if yes)
    made = Counter(kind for kind, _ in false)
    free = sum(one.passes(way) for one, _ in here if one.kind == "true")
    print(f" {name}: kept {sum(kept)} of {len(kept)} true sentences (not vetoed {free}); "
          f"believed {sum(passed.values())} of {len(false)} false ones")  # fmt: skip
    print("  " + ", ".join(f"{kind} {passed[kind]}/{made[kind]}" for kind in sorted(made)))


def _fit(rows: Values, true: Flags, written: Flags, used: Flags) -> LogisticRegression:
    """The model of the rows that are ``used``, each kind of evidence weighing the same."""
    weights = np.zeros(len(rows))
    for part in (true & written, true & ~written, ~true & written, ~true & ~written):
        here = part & used
        weights[here] = 1 / max(1, here.sum())
    weights *= used.sum() / weights.sum()
    model = LogisticRegression(C=_STRENGTH, max_iter=5_000)
    return model.fit(rows[used], true[used], sample_weight=weights[used])


def _record(fitted: LogisticRegression, way: Way) -> dict[str, object]:
    weights = zip(FEATURES[way], fitted.coef_[0], strict=True)
    return {
        "features": {name: round(float(weight), 4) for name, weight in weights},
        "bias": round(float(fitted.intercept_[0]), 4),
        "threshold": _ENOUGH[way],
    }


@cache
def _statement(text: str) -> Statement:
    return statement(text)


@cache
def _sample(name: str) -> Release:
    (found,) = (one for one in load([SAMPLES / f"{name}.md"]) if isinstance(one, Release))
    return found


_contexts: dict[str, Statement] = {}


def _context(release: Release) -> Statement:
    if release.id not in _contexts:
        _contexts[release.id] = context_of(release)
    return _contexts[release.id]


if __name__ == "__main__":
    main()

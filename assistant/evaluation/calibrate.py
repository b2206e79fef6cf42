"""Fit the reader's weights on half of a question file, over the library in RILIS_DATA_DIR.

``python -m assistant.evaluation.calibrate FILE`` writes ``assistant/reader/weights.json``, for
the plain way and, where the trained network is to be had, for the trained one. Sentences are
fitted first (does this one hold gold evidence?), then the decision (does the best one?).
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from index.library import Library
from index.releases import Hit
from index.search import Search

from .. import reader as reading_room
from ..answers import Evidence
from ..assistant import EVIDENCE
from ..question import language_of, standalone
from ..reader import (
    Candidate,
    Logistic,
    Reader,
    Reading,
    SpanReader,
    Weights,
)
from ..reader.decoding import Read
from ..reader.features import DECISION, PLAIN, TRAINED, TRAINED_DECISION
from ..reader.runtime import open_span_reader
from ..settings import Settings
from .questions import Question, load_questions
from .retrieval import covered, held, reciprocal_rank
from .split import is_fitted

_STRENGTH = 1.0  # of the regularisation, as scikit-learn's C

Readings = list[tuple[Question, Reading]]


def main(path: Path) -> None:
    """Fit every way that can be had and write its weights."""
    library = Library(Settings())
    questions = [q for q in load_questions(path) if is_fitted(q.id)]
    target = Path(str(reading_room.__file__)).parent / "weights.json"
    fitted = json.loads(target.read_text())
    fitted["plain"] = fit(questions, library, None)
    if spans := open_span_reader(library.encoder, library.folder / "models"):
        fitted["trained"] = fit(questions, library, spans)
    target.write_text(json.dumps(fitted, indent=1) + "\n")
    print(target.read_text())


def fit(
    questions: Sequence[Question], library: Library, spans: SpanReader | None
) -> dict[str, object]:
    """The weights of one way, as they are written."""
    spans = _Remembering(spans) if spans else None
    search = Search(library)
    asked = [(q, standalone(q.question, q.history)) for q in questions]
    found = [search(text, EVIDENCE) for _, text in asked]

    def readings(weights: Weights) -> Readings:
        reader = Reader(library, weights, spans)
        read = [
            reader.read(text, hits, language_of(q.question) == "en")
            for (q, text), hits in zip(asked, found, strict=True)
        ]
        return list(zip(questions, read, strict=True))

    rerank = _rerank(readings, spans, library) if spans else 0.0
    sentence = _sentence(readings(_unfitted(spans, rerank)))
    rows, labels = [], []
    for question, reading in readings(replace(_unfitted(spans, rerank), sentence=sentence)):
        rows.append(reading.decision_features)
        first = reading.candidates[:3]
        labels.append(question.answerable and any(_is_gold(c, question) for c in first))
    decision = _fit(rows, labels)
    return {
        "sentence": _plain(sentence),
        "decision": _plain(decision),
        "threshold": _threshold(decision, rows, labels),
        "rerank": rerank,
    }


class _Remembering:
    """A network that reads the same passages for the same question only once."""

    def __init__(self, spans: SpanReader) -> None:
        self._spans = spans
        self._known: dict[tuple[str, tuple[str, str]], Read] = {}

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Read]:
        """See ``SpanReader``."""
        fresh = [one for one in dict.fromkeys(passages) if (question, one) not in self._known]
        found = self._spans.read(question, fresh) if fresh else []
        self._known |= {(question, one): read for one, read in zip(fresh, found, strict=True)}
        return [self._known[question, one] for one in passages]


def _unfitted(spans: SpanReader | None, rerank: float) -> Weights:
    """Weights that measure everything and prefer nothing."""
    features, deciding = (TRAINED, TRAINED_DECISION) if spans else (PLAIN, DECISION)
    sentence = Logistic((0.0,) * len(features), 0.0)
    return Weights(sentence, Logistic((0.0,) * len(deciding), 0.0), 1.0, rerank)


def _sentence(readings: Readings) -> Logistic:
    rows, labels = [], []
    for question, reading in readings:
        marks = [_is_gold(one, question) for one in reading.candidates]
        if question.answerable and any(marks):
            rows += [one.features for one in reading.candidates]
            labels += marks
    return _fit(rows, labels)


def _rerank(readings: Callable[[Weights], Readings], spans: SpanReader, library: Library) -> float:
    """The network's share of the rank that puts gold passages first; the least of equals."""

    def gain(share: float) -> float:
        weights = _unfitted(spans, share)
        return sum(
            reciprocal_rank(held(_places(reading.hits), q.evidence, library.catalog.release))
            for q, reading in readings(weights)
            if q.answerable
        )

    shares = [step / 10 for step in range(9)]
    return max(shares, key=lambda share: (round(gain(share), 4), -share))


def _places(hits: Sequence[Hit]) -> list[Evidence]:
    return [Evidence(h.release.id, h.passage.start, h.passage.end, h.score) for h in hits]


def _is_gold(candidate: Candidate, question: Question) -> bool:
    release = candidate.hit.release
    return any(
        gold.release_id == release.id and covered(*candidate.span, release, gold.quote) >= 0.5
        for gold in question.evidence
    )


def _fit(rows: list[tuple[float, ...]], labels: list[bool]) -> Logistic:
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=1000)
    model.fit(np.array(rows), np.array(labels))
    return Logistic(tuple(model.coef_[0].tolist()), float(model.intercept_[0]))


def _threshold(decision: Logistic, rows: list[tuple[float, ...]], labels: list[bool]) -> float:
    """Where right answers less wrong ones are most; the strictest of equals."""
    chances = [decision(row) for row in rows]

    def gain(threshold: float) -> int:
        said = [label for chance, label in zip(chances, labels, strict=True) if chance >= threshold]
        return 2 * sum(said) - len(said)

    steps = [step / 20 for step in range(6, 17)]
    return max(steps, key=lambda threshold: (gain(threshold), threshold))


def _plain(model: Logistic) -> dict[str, object]:
    return {"weights": [round(w, 4) for w in model.weights], "bias": round(model.bias, 4)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

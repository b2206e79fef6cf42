"""Fit the reader's weights on half of a question file, over the library in RILIS_DATA_DIR.

``python -m assistant.evaluation.calibrate FILE`` writes ``assistant/reader.json``. Sentences
are fitted first (does this one hold gold evidence?), then the decision (does the best one?).
"""

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from index.library import Library
from index.search import Search

from ..assistant import EVIDENCE
from ..question import language_of, standalone
from ..reader import Candidate, Logistic, Reader, Reading, Weights, load_weights
from ..settings import Settings
from .questions import Question, load_questions
from .retrieval import covered
from .split import is_fitted

_STRENGTH = 1.0  # of the regularisation, as scikit-learn's C


def main(path: Path) -> None:
    """Fit both models and write them."""
    library = Library(Settings())
    search = Search(library)
    questions = [q for q in load_questions(path) if is_fitted(q.id)]
    asked = [(q, standalone(q.question, q.history)) for q in questions]
    found = [search(text, EVIDENCE) for _, text in asked]

    def readings(weights: Weights) -> list[tuple[Question, Reading]]:
        reader = Reader(library, weights)
        read = [
            reader.read(text, hits, language_of(q.question) == "en")
            for (q, text), hits in zip(asked, found, strict=True)
        ]
        return list(zip(questions, read, strict=True))

    start = load_weights()
    rows, labels = [], []
    for question, reading in readings(start):
        marks = [_is_gold(one, question) for one in reading.candidates]
        if question.answerable and any(marks):
            rows += [one.features for one in reading.candidates]
            labels += marks
    sentence = _fit(rows, labels)
    weights = Weights(sentence, start.decision, start.threshold)
    rows, labels = [], []
    for question, reading in readings(weights):
        rows.append(reading.decision_features)
        first = reading.candidates[:3]
        labels.append(question.answerable and any(_is_gold(c, question) for c in first))
    decision = _fit(rows, labels)
    fitted = {
        "sentence": _plain(sentence),
        "decision": _plain(decision),
        "threshold": _threshold(decision, rows, labels),
    }
    target = Path(__file__).parents[1] / "reader.json"
    target.write_text(json.dumps(fitted, indent=1) + "\n")
    print(target.read_text())


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

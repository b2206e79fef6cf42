"""Fit the small models of the reader: ``python -m assistant.evaluation.calibrate RELEASES``.

RELEASES must be indexed in RILIS_DATA_DIR. The models are fitted on those of the written
questions (``assistant/reader/training/asked.jsonl``) that the network never saw, and on no question
that anything is measured with; figures of five-fold cross-validation are printed.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from index.library import Library
from index.loading import load
from index.releases import Hit, Release
from index.search import Search

from .. import reader as reading_room
from ..answers import Quote
from ..assistant import EVIDENCE
from ..question import language_of, read_as, search_words
from ..reader import Logistic, PlainReader, Reader, Reading, SpanReader, TrainedReader, Weights
from ..reader.decoding import Read
from ..reader.features import passage_features
from ..reader.inputs import header
from ..reader.runtime import open_span_reader
from ..reader.trained import READ
from ..reader.training.asked import Asked, load_asked
from ..reader.weights import PASSAGE, PLAIN, PLAIN_DECISION, TRAINED, TRAINED_DECISION
from ..settings import Settings
from .public.auroc import auroc

_STRENGTH = 10.0  # of the regularisation, as scikit-learn's C: the best of 1, 3, 10, 30 and 100
_FOLDS = 5
_ANSWERED = 0.1  # of the unanswerable questions, for the sake of the others

Rows = list[tuple[float, ...]]
Group = tuple[Rows, list[bool]]
"""The rows of one question, and which of them answer it: at least one does."""


@dataclass(frozen=True, slots=True)
class Found:
    """A question as it is read with, and what was found for it."""

    asked: Asked
    text: str
    hits: list[Hit]

    @property
    def english(self) -> bool:
        """Whether it is asked in English."""
        return language_of(self.asked.question) == "en"


def main(path: Path) -> None:
    """Fit every way that can be had and write its weights."""
    releases = {one.id: one for one in load([path]) if isinstance(one, Release)}
    kept = [one for one in load_asked(releases) if not one.is_for_network]
    asked = [one for one in kept if one.is_typical]
    library = Library(Settings())
    search = Search(library)
    found = [
        Found(
            one,
            read_as(one.question, one.history),
            search(search_words(one.question, one.history), EVIDENCE),
        )
        for one in asked
    ]
    target = Path(str(reading_room.__file__)).parent / "weights.json"
    fitted = json.loads(target.read_text())
    fitted["plain"] = _fit_plain(library, found)
    if spans := open_span_reader(library.encoder):
        fitted["trained"] = _fit_trained(library, found, spans)
    target.write_text(json.dumps(fitted, indent=1) + "\n")


def _fit_plain(library: Library, found: Sequence[Found]) -> dict[str, object]:
    def reader(sentence: Logistic, decision: Logistic) -> Reader:
        return PlainReader(library, Weights(sentence, decision, 1.0))

    return _fitted("plain", reader, found, len(PLAIN), len(PLAIN_DECISION))


def _fit_trained(library: Library, found: Sequence[Found], spans: SpanReader) -> dict[str, object]:
    remembering = Remembering(spans)
    groups: list[Group] = []
    for one in found:
        pool = one.hits[:READ]
        pairs = [(header(hit.release.title, hit.release.date), hit.text) for hit in pool]
        marks = [is_gold(one.asked, h.release.id, h.passage.start, h.passage.end) for h in pool]
        if any(marks):
            reads = remembering.read(one.text, pairs)
            rows = [passage_features(hit, read) for hit, read in zip(pool, reads, strict=True)]
            groups.append((rows, marks))
    passage = _fit_choice(groups)
    assert len(passage.weights) == len(PASSAGE)

    def reader(sentence: Logistic, decision: Logistic) -> Reader:
        return TrainedReader(library, Weights(sentence, decision, 1.0, passage), remembering)

    fitted = _fitted("trained", reader, found, len(TRAINED), len(TRAINED_DECISION))
    return {"passage": _plain(passage), **fitted}


def _fitted(
    way: str,
    reader: Callable[[Logistic, Logistic], Reader],
    found: Sequence[Found],
    features: int,
    deciding: int,
) -> dict[str, object]:
    """The models of one way: of sentences first, then of the decision about the best one."""
    nothing = Logistic((0.0,) * deciding, 0.0)
    groups: list[Group] = []
    for one, reading in _readings(reader(Logistic((0.0,) * features, 0.0), nothing), found):
        marks = [is_gold(one.asked, c.hit.release.id, *c.span) for c in reading.candidates]
        if any(marks):
            groups.append(([candidate.features for candidate in reading.candidates], marks))
    sentence = _fit_choice(groups)
    rows, right, answerable = Rows(), list[bool](), list[bool]()
    for one, reading in _readings(reader(sentence, nothing), found):
        rows.append(reading.decision_features)
        right.append(any(_is_cited(one.asked, quote) for quote in reading.best))
        answerable.append(bool(one.asked.places))
    decision = _fit(rows, answerable)
    chances = _held_out(rows, answerable)
    threshold = _threshold(chances, np.array(answerable))
    _tell(way, chances, np.array(right), np.array(answerable), threshold)
    return {"sentence": _plain(sentence), "decision": _plain(decision), "threshold": threshold}


def _readings(reader: Reader, found: Sequence[Found]) -> list[tuple[Found, Reading]]:
    return [(one, reader.read(one.text, one.hits, one.english)) for one in found]


class Remembering:
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


def is_gold(asked: Asked, release_id: str, start: int, end: int) -> bool:
    """Whether a span shares half of the shorter of it and a place that answers."""
    return any(
        place.release_id == release_id
        and 2 * (min(end, place.quote[1]) - max(start, place.quote[0]))
        >= min(end - start, place.quote[1] - place.quote[0])
        for place in asked.places
    )


def _is_cited(asked: Asked, quote: Quote) -> bool:
    return is_gold(asked, quote.release_id, quote.start, quote.end)


def _model() -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=1000)


def _fit_choice(groups: Sequence[Group]) -> Logistic:
    """The weights that put a right row of each question first, scaled to say how likely it is.

    A conditional logit (McFadden 1974): the loss of a question is the logarithm of what the
    softmax over its rows gives to the right ones, with a quadratic penalty on the weights. The
    sum is then made a probability by a logistic regression on it alone (Platt 1999).
    """
    tables = [(np.array(rows), np.array(labels)) for rows, labels in groups]
    sizes = tables[0][0].shape[1]

    def loss(weights: NDArray[np.float64]) -> float:
        total = float(weights @ weights) / (2 * _STRENGTH)
        for rows, labels in tables:
            sums = rows @ weights
            total += float(logsumexp(sums) - logsumexp(sums[labels]))
        return total

    weights = minimize(loss, np.zeros(sizes), method="L-BFGS-B").x
    sums = np.concatenate([rows @ weights for rows, _ in tables])
    labels = np.concatenate([labels for _, labels in tables])
    scale = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(sums[:, None], labels)
    slope = float(scale.coef_[0, 0])
    return Logistic(tuple((slope * weights).tolist()), float(scale.intercept_[0]))


def _fit(rows: Rows, labels: Sequence[bool]) -> Logistic:
    model = _model().fit(np.array(rows), np.array(labels))
    return Logistic(tuple(model.coef_[0].tolist()), float(model.intercept_[0]))


def _held_out(rows: Rows, labels: Sequence[bool]) -> NDArray[np.float64]:
    """For each row what a model says that was fitted on the other folds."""
    found = cross_val_predict(
        _model(), np.array(rows), np.array(labels), cv=_FOLDS, method="predict_proba"
    )
    return np.array(found[:, 1])


def _threshold(chances: NDArray[np.float64], answerable: NDArray[np.bool_]) -> float:
    """What answers as many of the unanswerable questions as may be answered."""
    return round(float(np.quantile(chances[~answerable], 1 - _ANSWERED)), 3)


def _tell(
    way: str,
    chances: NDArray[np.float64],
    right: NDArray[np.bool_],
    answerable: NDArray[np.bool_],
    threshold: float,
) -> None:
    said = chances >= threshold
    figures: Mapping[str, float | None] = {
        "questions": len(chances),
        "threshold": threshold,
        "refused answerable": float((~said[answerable]).mean()),
        "answered unanswerable": float(said[~answerable].mean()),
        "right of answered answerable": float(right[answerable & said].mean()),
        "AUROC answerable": auroc(chances[answerable].tolist(), chances[~answerable].tolist()),
        "Brier of being answerable": float(((chances - answerable) ** 2).mean()),
    }
    print(way, json.dumps({name: value and round(value, 3) for name, value in figures.items()}))


def _plain(model: Logistic) -> dict[str, object]:
    return {"weights": [round(w, 4) for w in model.weights], "bias": round(model.bias, 4)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

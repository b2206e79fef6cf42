"""The extractive reader: which sentences of the evidence answer a question, if any do.

Every sentence of the best passages is scored by a logistic model over a few features; a
second one decides whether the best sentence answers at all. Their weights are in
``reader.json``, fitted by ``python -m assistant.evaluation.calibrate``.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from index.library import Library
from index.passages.parts import parts
from index.releases import Hit
from index.terms import MONTHS, content_stems

from .answers import Quote
from .question import Kind, kind_of

_PASSAGES = 8  # whose sentences are read
_ENCODED = 24  # sentences whose meaning is compared, the best by words
_MOST = 3  # sentences of an answer
_LONGEST = 600  # characters of a sentence that is still a quotation
SENTENCE_FEATURES = ("coverage", "context", "cue", "cosine", "passage", "first")
DECISION_FEATURES = (
    "score", "coverage", "context", "cosine", "dense", "lexical", "rarest_missing",
    "number_missing", "english",
)  # fmt: skip

_CUES: dict[Kind, re.Pattern[str]] = {
    "money": re.compile(r"(?:\bRp|\bIDR|\bUSD|US\$|\$) ?\d[\d.,]*|\d[\d.,]* (?:rupiah|dolar)"),
    "share": re.compile(r"\d[\d.,]* ?(?:persen|%)"),
    "number": re.compile(r"\d"),
    "date": re.compile(rf"\d{{1,2}}/\d{{1,2}}|\b(?:{'|'.join(MONTHS)}|20\d\d)\b", re.IGNORECASE),
    "person": re.compile(r"\b[A-Z][a-z]+ (?:[A-Z][\w.]*)"),
    "place": re.compile(r"\b(?:di|ke|dari|in|at) [A-Z]"),
    "reason": re.compile(r"\b(?:karena|sebab|akibat|untuk|agar|guna|sehingga|because)\b", re.I),
}
# Without a figure or a date, a sentence cannot answer a question for one.
_NEEDED = frozenset({"money", "share", "number", "date"})
_LEANING = re.compile(
    r"\W*(?:Hal (?:ini|tersebut|itu)|Ia\b|Dia\b|Beliau\b|Mereka\b|Angka (?:ini|tersebut)"
    r"|Jumlah (?:ini|tersebut)|Program (?:ini|tersebut)|Kegiatan (?:ini|tersebut))"
)
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could answer, with its features (see ``SENTENCE_FEATURES``)."""

    hit: Hit
    span: tuple[int, int]
    features: tuple[float, ...]
    score: float = 0.0

    @property
    def text(self) -> str:
        """The sentence as it stands in the release."""
        return self.hit.release.text[self.span[0] : self.span[1]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences read, best first, and how likely they answer, in [0, 1].

    ``quotes`` is the answer, empty where the confidence is too low; ``best`` is what it would
    be at any confidence.
    """

    candidates: tuple[Candidate, ...]
    decision_features: tuple[float, ...]
    confidence: float
    quotes: tuple[Quote, ...]
    best: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights, one a feature, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, features: Sequence[float]) -> float:
        """The probability in [0, 1]."""
        return float(1 / (1 + np.exp(-(np.dot(self.weights, features) + self.bias))))


@dataclass(frozen=True, slots=True)
class Weights:
    """What the calibration fitted."""

    sentence: Logistic
    decision: Logistic
    threshold: float


def load_weights() -> Weights:
    """The weights that ship with the program."""
    fitted = json.loads((files(__package__) / "reader.json").read_text())
    return Weights(
        Logistic(tuple(fitted["sentence"]["weights"]), fitted["sentence"]["bias"]),
        Logistic(tuple(fitted["decision"]["weights"]), fitted["decision"]["bias"]),
        fitted["threshold"],
    )


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the passages of a library."""

    library: Library
    weights: Weights

    def read(self, question: str, hits: Sequence[Hit], english: bool = False) -> Reading:
        """Quotes that answer ``question`` from ``hits``, best first; none when none does."""
        rarity = {stem: self.library.fulltext.rarity(stem) for stem in content_stems(question)}
        candidates = self._candidates(question, hits, rarity)
        if not candidates:
            return Reading((), (0.0,) * len(DECISION_FEATURES), 0.0, ())
        features = _decision_features(candidates[0], hits, rarity, english)
        confidence = self.weights.decision(features)
        best = _chosen(candidates, rarity)
        quotes = best if confidence >= self.weights.threshold else ()
        return Reading(tuple(candidates), features, confidence, quotes, best)

    def _candidates(
        self, question: str, hits: Sequence[Hit], rarity: dict[str, float]
    ) -> list[Candidate]:
        kind = kind_of(question)
        asked = question.lower()
        found: dict[tuple[str, int], Candidate] = {}
        for hit in hits[:_PASSAGES]:
            around = set(content_stems(f"{hit.release.title}\n{_day(hit)}\n{hit.text}"))
            context = _coverage(rarity, around)
            title = set(content_stems(hit.release.title))
            for number, span in enumerate(_sentences(hit)):
                text = hit.release.text[span[0] : span[1]]
                if not 15 <= len(text) <= _LONGEST or text.endswith("?") or _repeats(text, title):
                    continue
                coverage = _coverage(rarity, set(content_stems(text)))
                cue = float(kind != "other" and _answers_kind(kind, text, asked))
                if kind in _NEEDED and not cue:
                    continue
                features = (coverage, context, cue, 0.0, hit.score, float(number == 0))
                found.setdefault((hit.release.id, span[0]), Candidate(hit, span, features))
        by_words = sorted(found.values(), key=lambda one: -(one.features[0] + one.features[4]))
        return self._ranked(question, by_words[:_ENCODED])

    def _ranked(self, question: str, candidates: list[Candidate]) -> list[Candidate]:
        if not candidates:
            return []
        encoder = self.library.encoder
        cosines = (
            encoder.encode_document([c.text for c in candidates])
            @ (encoder.encode_query([question])[0])
        )
        ranked = []
        for candidate, cosine in zip(candidates, cosines.tolist(), strict=True):
            features = (*candidate.features[:3], _spread(cosine), *candidate.features[4:])
            score = self.weights.sentence(features)
            ranked.append(Candidate(candidate.hit, candidate.span, features, score))
        return sorted(ranked, key=lambda one: -one.score)


def _sentences(hit: Hit) -> list[tuple[int, int]]:
    """What a passage says: no boilerplate, and no headline of another hoax."""
    return parts(hit.release).quotable(hit.passage.start, hit.passage.end)


def _repeats(text: str, title: set[str]) -> bool:
    """Whether a line only says the title again: a headline is no evidence."""
    stems = set(content_stems(text))
    return not stems or len(stems & title) / len(stems) >= 0.8


def _day(hit: Hit) -> str:
    day = hit.release.date
    return day.strftime("%d/%m/%Y") if day else ""


def _coverage(rarity: dict[str, float], stems: set[str]) -> float:
    """The share of the question's words, weighed by rarity, that ``stems`` hold."""
    total = sum(rarity.values())
    return sum(weight for stem, weight in rarity.items() if stem in stems) / total if total else 0.0


def _spread(cosine: float) -> float:
    """E5's cosines lie between 0.75 and 0.92: spread them over [0, 1]."""
    return min(1.0, max(0.0, (cosine - 0.75) / 0.17))


def _answers_kind(kind: Kind, text: str, asked: str) -> bool:
    found = (match[0].lower() for match in _CUES[kind].finditer(text))
    return any(kind == "reason" or one not in asked for one in found)


def _decision_features(
    best: Candidate, hits: Sequence[Hit], rarity: dict[str, float], english: bool
) -> tuple[float, ...]:
    hit = best.hit
    around = set(content_stems(f"{hit.release.title}\n{_day(hit)}\n{hit.text}"))
    missing = {stem: weight for stem, weight in rarity.items() if stem not in around}
    numbers = [stem for stem in rarity if _NUMBER.match(stem) or stem in MONTHS]
    number_missing = sum(stem in missing for stem in numbers) / len(numbers) if numbers else 0.0
    return (
        best.score,
        best.features[0],
        best.features[1],
        best.features[3],
        _spread(max((h.dense_score or 0.0) for h in hits)),
        max((h.lexical_score or 0.0) for h in hits) / (sum(rarity.values()) or 1.0) / 2,
        max(missing.values(), default=0.0) / 9,
        number_missing,
        float(english),
    )


def _chosen(candidates: Sequence[Candidate], rarity: dict[str, float]) -> tuple[Quote, ...]:
    """The best sentence, those that add to it from its release, and what it leans on."""
    best = candidates[0]
    chosen = {best.span}
    covered = set(content_stems(best.text))
    for other in candidates[1:]:
        if len(chosen) == _MOST:
            break
        if other.hit.release.id != best.hit.release.id or other.score < 0.6 * best.score:
            continue
        gain = _coverage(rarity, covered | set(content_stems(other.text)))
        if gain - _coverage(rarity, covered) >= 0.15:
            chosen.add(other.span)
            covered |= set(content_stems(other.text))
    if len(chosen) < _MOST and _LEANING.match(best.text):
        before = [span for span in _sentences(best.hit) if span[1] <= best.span[0]]
        chosen.update(before[-1:])
    release = best.hit.release
    return tuple(Quote(release.id, a, b, release.text[a:b]) for a, b in sorted(chosen))

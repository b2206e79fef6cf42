"""What is measured of a sentence, and of the evidence as a whole; pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.passages.parts import parts
from index.releases import Hit
from index.terms import MONTHS, content_stems

from ..question import Kind
from .decoding import Read, best_span
from .inputs import Span

PLAIN = ("coverage", "context", "cue", "cosine", "passage", "first")
TRAINED = (*PLAIN, "margin", "answers", "best")
DECISION = (
    "score", "coverage", "context", "cosine", "dense", "lexical", "rarest_missing",
    "number_missing", "english",
)  # fmt: skip
TRAINED_DECISION = (*DECISION, "margin", "answers", "lead")

_LONGEST = 600  # characters of a sentence that is still a quotation
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
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could answer, with its features (``PLAIN`` or ``TRAINED``)."""

    hit: Hit
    span: Span
    features: tuple[float, ...]
    score: float = 0.0

    @property
    def text(self) -> str:
        """The sentence as it stands in the release."""
        return self.hit.release.text[self.span[0] : self.span[1]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its kind, itself in lower case, and how rare each of its words is."""

    kind: Kind
    lower: str
    rarity: Mapping[str, float]


def sentences_of(hit: Hit, asked: Asked, read: Read | None) -> list[Candidate]:
    """The sentences of a passage that can be quoted and could answer, with their features.

    Their cosine is 0 until it is known.
    """
    around = set(content_stems(f"{hit.release.title}\n{_day(hit)}\n{hit.text}"))
    context = coverage(asked.rarity, around)
    title = set(content_stems(hit.release.title))
    best = best_span(read) if read else None
    found = []
    for number, span in enumerate(spans_of(hit)):
        text = hit.release.text[span[0] : span[1]]
        if not 15 <= len(text) <= _LONGEST or text.endswith("?") or _repeats(text, title):
            continue
        cue = float(asked.kind != "other" and _answers_kind(asked.kind, text, asked.lower))
        if asked.kind in _NEEDED and not cue:
            continue
        covered = coverage(asked.rarity, set(content_stems(text)))
        known = (covered, context, cue, 0.0, hit.score, float(number == 0))
        seen: tuple[float, ...] = ()
        if read:
            at = (span[0] - hit.passage.start, span[1] - hit.passage.start)
            own = best_span(read, at)
            holds = best is not None and at[0] <= best.span[0] < at[1]
            margin = squashed(own.margin) if own else 0.0
            seen = (margin, squashed(read.answers), float(holds))
        found.append(Candidate(hit, span, (*known, *seen)))
    return found


def with_cosine(candidate: Candidate, cosine: float) -> Candidate:
    """The candidate with the likeness of its meaning to the question's."""
    features = (*candidate.features[:3], spread(cosine), *candidate.features[4:])
    return Candidate(candidate.hit, candidate.span, features)


def decision_features(
    candidates: Sequence[Candidate], hits: Sequence[Hit], asked: Asked, english: bool
) -> tuple[float, ...]:
    """What tells whether the best sentence answers at all (``DECISION``, ``TRAINED_DECISION``)."""
    best = candidates[0]
    hit = best.hit
    around = set(content_stems(f"{hit.release.title}\n{_day(hit)}\n{hit.text}"))
    missing = {stem: weight for stem, weight in asked.rarity.items() if stem not in around}
    numbers = [stem for stem in asked.rarity if _NUMBER.match(stem) or stem in MONTHS]
    number_missing = sum(stem in missing for stem in numbers) / len(numbers) if numbers else 0.0
    features = (
        best.score,
        best.features[0],
        best.features[1],
        best.features[3],
        spread(max((h.dense_score or 0.0) for h in hits)),
        max((h.lexical_score or 0.0) for h in hits) / (sum(asked.rarity.values()) or 1.0) / 2,
        max(missing.values(), default=0.0) / 9,
        number_missing,
        float(english),
    )
    if len(best.features) == len(PLAIN):
        return features
    others = [one.score for one in candidates if one.hit.release.id != hit.release.id]
    return (*features, best.features[6], best.features[7], best.score - max(others, default=0.0))


def coverage(rarity: Mapping[str, float], stems: set[str]) -> float:
    """The share of the question's words, weighed by rarity, that ``stems`` hold."""
    total = sum(rarity.values())
    return sum(weight for stem, weight in rarity.items() if stem in stems) / total if total else 0.0


def spread(cosine: float) -> float:
    """E5's cosines lie between 0.75 and 0.92: spread them over [0, 1]."""
    return min(1.0, max(0.0, (cosine - 0.75) / 0.17))


def squashed(logit: float) -> float:
    """A logit in [0, 1], flatter than a probability: the network is too sure of itself."""
    return float(1 / (1 + np.exp(-logit / 3)))


def spans_of(hit: Hit) -> list[Span]:
    """What a passage says, in characters of the release: no boilerplate, no other hoax."""
    return parts(hit.release).quotable(hit.passage.start, hit.passage.end)


def _repeats(text: str, title: set[str]) -> bool:
    """Whether a line only says the title again: a headline is no evidence."""
    stems = set(content_stems(text))
    return not stems or len(stems & title) / len(stems) >= 0.8


def _day(hit: Hit) -> str:
    day = hit.release.date
    return day.strftime("%d/%m/%Y") if day else ""


def _answers_kind(kind: Kind, text: str, asked: str) -> bool:
    found = (match[0].lower() for match in _CUES[kind].finditer(text))
    return any(kind == "reason" or one not in asked for one in found)

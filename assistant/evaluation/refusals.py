"""Refusing rightly: rates, the risk-coverage curve, calibration; pure.

Hallucination and error are those of NoMIRACL (Thakur et al. 2024): the share of unanswerable
questions that were answered, and of answerable ones that were not. Risk and coverage are
those of selective prediction (El-Yaniv and Wiener 2010).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .folder import ReliabilityBin, RiskPoint

_MOST_POINTS = 200
_BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A question as the decision to answer sees it.

    ``right`` says whether the answer is right, or would be if it were not withheld; an
    unanswerable question has no right answer.
    """

    confidence: float
    answerable: bool
    right: bool


def risk_point(judged: Sequence[Judged], threshold: float) -> RiskPoint:
    """What holds when every question of at least this confidence is answered."""
    given = [one for one in judged if one.confidence >= threshold]
    answerable = [one for one in judged if one.answerable]
    unanswerable = [one for one in judged if not one.answerable]
    return {
        "threshold": threshold,
        "coverage": _share(len(given), len(judged)),
        "risk": _share(sum(not one.right for one in given), len(given)),
        "hallucination": _share(sum(not one.answerable for one in given), len(unanswerable)),
        "error": _share(sum(one.confidence < threshold for one in answerable), len(answerable)),
    }


def risk_coverage(judged: Sequence[Judged]) -> list[RiskPoint]:
    """The curve over every threshold that tells questions apart, the strictest first."""
    thresholds = sorted({one.confidence for one in judged}, reverse=True)
    if len(thresholds) > _MOST_POINTS:
        last = len(thresholds) - 1
        kept = {round(step * last / (_MOST_POINTS - 1)) for step in range(_MOST_POINTS)}
        thresholds = [thresholds[place] for place in sorted(kept)]
    return [risk_point(judged, threshold) for threshold in thresholds]


def reliability(judged: Sequence[Judged]) -> list[ReliabilityBin]:
    """Ten bins of equal width, those with a question in them: confidence against being right.

    The last bin holds a confidence of 1 too.
    """
    bins: dict[int, list[Judged]] = {}
    for one in judged:
        bins.setdefault(min(_BINS - 1, int(one.confidence * _BINS)), []).append(one)
    return [
        {
            "low": place / _BINS,
            "high": (place + 1) / _BINS,
            "count": len(held),
            "mean": sum(one.confidence for one in held) / len(held),
            "rate": sum(one.right for one in held) / len(held),
        }
        for place, held in sorted(bins.items())
    ]


def brier(judged: Sequence[Judged]) -> float | None:
    """The mean squared difference of confidence and being right (Brier 1950); 0 is best."""
    if not judged:
        return None
    return sum((one.confidence - one.right) ** 2 for one in judged) / len(judged)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0

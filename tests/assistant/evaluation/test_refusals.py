"""Every number here is worked out by hand."""

import pytest

from assistant.evaluation.refusals import Judged, brier, reliability, risk_coverage, risk_point

FIVE = (
    Judged(0.9, True, True),
    Judged(0.8, False, False),
    Judged(0.6, True, True),
    Judged(0.4, True, False),
    Judged(0.2, False, False),
)


def test_a_point_of_the_curve():
    assert risk_point(FIVE, 0.6) == {
        "threshold": 0.6,
        "coverage": 3 / 5,
        "risk": 1 / 3,  # the unanswerable one of three given
        "hallucination": 1 / 2,
        "error": 1 / 3,  # 0.4 is refused though answerable
    }
    nothing = risk_point(FIVE, 0.95)
    assert (nothing["coverage"], nothing["risk"], nothing["error"]) == (0, 0, 1)


def test_the_curve_goes_from_strict_to_all():
    points = risk_coverage(FIVE)
    assert [p["threshold"] for p in points] == [0.9, 0.8, 0.6, 0.4, 0.2]
    assert [p["coverage"] for p in points] == [0.2, 0.4, 0.6, 0.8, 1]
    assert [p["risk"] for p in points] == [0, 1 / 2, 1 / 3, 2 / 4, 3 / 5]
    assert risk_coverage([]) == []
    many = risk_coverage([Judged(n / 1000, True, True) for n in range(1000)])
    assert len(many) == 200 and many[-1]["coverage"] == 1


def test_reliability_and_brier():
    bins = reliability((*FIVE, Judged(1.0, True, True)))
    assert [(b["low"], b["count"]) for b in bins] == [
        (0.2, 1), (0.4, 1), (0.6, 1), (0.8, 1), (0.9, 2),
    ]  # fmt: skip
    assert bins[-1]["mean"] == pytest.approx(0.95) and bins[-1]["rate"] == 1
    assert brier(FIVE) == pytest.approx((0.01 + 0.64 + 0.16 + 0.16 + 0.04) / 5)
    assert brier([]) is None

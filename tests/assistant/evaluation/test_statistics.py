import random

import pytest

from assistant.evaluation.statistics import holm, interval, paired_p, quantile
from assistant.evaluation.summary import writing

from .runs import line


def test_an_interval_holds_the_mean_and_shrinks():
    few, many = [0.0, 1.0] * 10, [0.0, 1.0] * 1000
    low, high = interval(few)
    assert low < 0.5 < high
    narrow = interval(many)
    assert narrow[1] - narrow[0] < (high - low) / 5
    # the normal approximation: 0.5 ± 1.96 · 0.5 / √2000
    assert narrow[0] == pytest.approx(0.5 - 0.0219, abs=0.004)
    assert interval(few) == interval(few) != interval(few, seed=1)
    assert interval([0.3]) == (0.3, 0.3) and interval([1.0] * 9) == (1, 1)
    with pytest.raises(ValueError):
        interval([])


def test_the_paired_test_by_hand():
    assert paired_p([]) == paired_p([0.0, 0.0]) == 1
    assert paired_p([1.0]) == 1  # either sign is as far
    assert paired_p([1.0] * 5) == 2 / 2**5  # McNemar: five of five one way
    # 7 to 1: both tails of the binomial: 2 · (1 + 8) / 256
    assert paired_p([1.0] * 7 + [-1.0]) == pytest.approx(18 / 256)
    assert paired_p([0.0] * 90 + [-1.0] * 6) == 2 / 2**6
    assert paired_p([1.0] * 10 + [-1.0] * 10) == 1


def test_by_chance_agrees_with_all_signs_and_finds_no_loss_in_noise():
    # 15 of 18 one way: 2 · (C(18,0)+…+C(18,3)) / 2^18
    exact = 2 * (1 + 18 + 153 + 816) / 2**18
    assert paired_p([1.0] * 15 + [-1.0] * 3) == pytest.approx(exact, rel=0.2)
    coin = random.Random(1)
    found = [paired_p([coin.choice((-1.0, 1.0)) for _ in range(30)], seed=n) for n in range(100)]
    assert sum(p <= 0.05 for p in found) <= 12


def test_holm_by_hand():
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx(
        {"a": 0.03, "c": 0.06, "b": 0.06}
    )
    assert holm({"a": 0.9, "b": 0.8}) == {"b": 1.0, "a": 1.0}
    assert holm({}) == {}


def test_quantiles_are_values_that_occurred():
    assert quantile(range(1, 101), 0.95) == 95
    assert quantile([3.0], 0.95) == 3
    assert quantile([1, 2, 3, 4], 0.5) == 2


def test_what_became_of_drafts_is_counted():
    lines = [
        line(mode="generated", written_by="model", faults=["fabricated"]),
        line(mode="extractive", written_by="model", faults=["fabricated", "spliced"]),
        line(mode="extractive"),
    ]
    assert writing(lines) == {
        "drafts": 2,
        "answers": 1,
        "faults": {"fabricated": 2, "spliced": 1},
    }

"""What ships errs no more than it is said to; ``fitting`` measures it out of sample."""

import numpy as np
import pytest

from assistant.checking.nearness import FEATURES, Way, load_nearness
from index.encoder import open_encoder

from .fitting import Case, Measured, cases, measured

EVERY = 5  # of so many cases one is looked at
LEAST_KEPT: dict[Way, float] = {"plain": 0.85, "judged": 0.88}
MOST_BELIEVED: dict[Way, float] = {"plain": 0.02, "judged": 0.02}


@pytest.fixture(scope="module")
def seen(models) -> Measured:
    every = [one for one in cases() if not one.english]
    some = [one for one in every if one.kind == "true"] + every[::EVERY]
    return measured(list(dict.fromkeys(some)), open_encoder("bundled", models))


def believed(seen: Measured, way: Way) -> list[tuple[Case, bool]]:
    model, size = load_nearness(way), len(FEATURES[way])
    rows = seen.rows[:, :size]
    return [
        (case, case.passes(way) and model.is_enough(row))
        for case, row in zip(seen.cases, rows, strict=True)
    ]


@pytest.mark.parametrize("way", list(FEATURES))
def test_true_sentences_are_kept_and_false_ones_are_not(seen, way):
    found = believed(seen, way)
    kept = [yes for case, yes in found if case.kind == "true"]
    false = [yes for case, yes in found if case.kind != "true"]
    assert len(kept) > 350 and len(false) > 900
    assert np.mean(kept) >= LEAST_KEPT[way]
    assert np.mean(false) <= MOST_BELIEVED[way]


def test_the_network_makes_the_check_better(seen):
    plain, judged = (believed(seen, way) for way in FEATURES)
    right = [sum(yes == (case.kind == "true") for case, yes in found) for found in (plain, judged)]
    assert right[1] > right[0]

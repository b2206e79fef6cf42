"""What ships errs no more than it is said to; ``fitting`` measures it out of sample."""

import numpy as np
import pytest

from assistant.checking.nearness import FEATURES, WEIGHED, Way, load_nearness
from index.encoder import open_encoder

from .fitting import Case, Measured, cases, measured

EVERY = 5  # of so many cases one is looked at
LEAST_KEPT: dict[Way, float] = {"plain": 0.93, "judged": 0.94}
MOST_BELIEVED: dict[Way, float] = {"plain": 0.01, "judged": 0.004}
MOST_WORDS = 0.4  # of the false sentences in which one word stands for another


@pytest.fixture(scope="module")
def seen(models) -> Measured:
    every = [one for one in cases() if not one.english]
    some = [one for at, one in enumerate(every) if one.kind == "true" or at % EVERY == 0]
    return measured(some, open_encoder("bundled", models))


def believed(seen: Measured, way: Way) -> list[tuple[Case, bool]]:
    model = load_nearness(way)
    return [
        (case, bool(passes) and model.is_enough(row))
        for case, passes, row in zip(seen.cases, seen.passes(way), seen.rows(way), strict=True)
    ]


@pytest.mark.parametrize("way", ["plain", "judged"])
def test_true_sentences_are_kept_and_false_ones_are_not(seen, way):
    found = believed(seen, way)
    kept = [yes for case, yes in found if case.kind == "true"]
    false = [yes for case, yes in found if case.kind not in ("true", "word")]
    words = [yes for case, yes in found if case.kind == "word"]
    assert len(kept) > 350 and len(false) > 900 and len(words) > 150
    assert np.mean(kept) >= LEAST_KEPT[way]
    assert np.mean(false) <= MOST_BELIEVED[way]
    assert np.mean(words) <= MOST_WORDS


@pytest.mark.parametrize("way", list(FEATURES))
def test_no_objection_speaks_for_a_sentence(way):
    weights = dict(zip(FEATURES[way], load_nearness(way).weights, strict=True))
    assert all(weights[name] < 0 for name in WEIGHED[way])


def test_the_network_makes_the_check_better(seen):
    plain, judged = (believed(seen, way) for way in ("plain", "judged"))
    right = [sum(yes == (case.kind == "true") for case, yes in found) for found in (plain, judged)]
    assert right[1] > right[0]

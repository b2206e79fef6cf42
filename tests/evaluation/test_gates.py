"""The sample set against its committed baseline: a real loss fails, noise does not."""

from pathlib import Path

import pytest

from assistant.evaluation.baselines import asked_in, read_baseline
from assistant.evaluation.comparison import TESTED, compare
from tests.conftest import SHARED

from .conftest import SAMPLE, own_file

BASELINES = Path(__file__).with_name("baselines")


@pytest.fixture(scope="module")
def compared(request):
    if own_file(request.config):
        pytest.skip("the baseline is of the sample set")
    ran = request.getfixturevalue("ran")
    _, baseline = read_baseline(BASELINES / "sample.json")
    return compare(baseline, asked_in(list(ran.lines.values())))


@pytest.mark.parametrize("name", TESTED)
def test_no_measure_is_really_worse(compared, name):
    for change in compared.changes:
        if change.name == name:
            assert change.verdict != "worse", change


def test_the_baseline_is_of_these_questions(compared):
    assert not compared.left_out, (
        "write the baseline anew: rilis eval check RUN --against … --write"
    )
    assert not compared.inexact and not compared.newly_failed and not compared.worse


@pytest.mark.parametrize(
    ("name", "path"), [("sample", SAMPLE), ("real", SHARED / "questions.jsonl")]
)
def test_a_baseline_holds_no_text(name, path):
    if not path.exists():
        pytest.skip("needs ../shared/data")
    text = (BASELINES / f"{name}.json").read_text()
    _, asked = read_baseline(BASELINES / f"{name}.json")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(asked) == len(lines)
    assert len(text) < 1000 * len(lines)
    assert not any(char in text for char in "?…")

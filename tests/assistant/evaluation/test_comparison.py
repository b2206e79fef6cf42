import json

import pytest

from assistant.evaluation.baselines import asked_in, digest_of, read_baseline, write_baseline
from assistant.evaluation.comparison import Asked, compare
from index.errors import LibraryError


def run(hits, failed=(), digest="d", **measures):
    return {
        f"q{n}": Asked(digest, {"hit@5": float(hit), **measures}, n in failed)
        for n, hit in enumerate(hits)
    }


def test_the_same_run_is_the_same():
    found = compare(run([1, 0, 1]), run([1, 0, 1]))
    assert found.verdict == "same" and not found.moved and not found.worse


def test_one_question_lost_is_no_real_loss():
    found = compare(run([1] * 30), run([0] + [1] * 29))
    assert found.verdict == "unclear" and not found.worse
    assert [(m.id, m.name, m.better) for m in found.moved] == [("q0", "hit@5", False)]


def test_many_lost_are():
    found = compare(run([1] * 30), run([0] * 8 + [1] * 22))
    (change,) = found.changes
    assert found.worse and found.verdict == change.verdict == "worse"
    assert change.p == pytest.approx(2 / 2**8)
    assert (change.before, change.after, change.n) == (1, pytest.approx(22 / 30), 30)
    assert compare(run([0] * 8), run([1] * 8)).verdict == "better"


def test_fewer_hallucinations_are_better():
    before = {f"q{n}": Asked("d", {"hallucinated": 1.0}) for n in range(8)}
    after = {f"q{n}": Asked("d", {"hallucinated": 0.0}) for n in range(8)}
    assert compare(before, after).verdict == "better"
    assert compare(after, before).worse


def test_the_correction_counts_the_measures_that_could_tell():
    names = ("hit@20", "mrr@10", "contains_answer", "expected_citation")
    before = {f"q{n}": Asked("d", dict.fromkeys(("hit@5", *names), 1.0)) for n in range(30)}

    def after(*lost):
        return {
            id: Asked("d", one.measures | {name: float(int(id[1:]) >= 7) for name in lost})
            for id, one in before.items()
        }

    # alone: 2 / 2^7 = 0.016, and no constant measure is counted beside it
    (change, *_) = compare(before, after("hit@5")).changes
    assert change.p == pytest.approx(2 / 2**7) and change.verdict == "worse"
    # five that lost seven each: 5 · 0.016 > 0.05
    crowded = compare(before, after("hit@5", *names))
    assert [c.p for c in crowded.changes] == pytest.approx([5 * 2 / 2**7] * 5)
    assert not crowded.worse and crowded.verdict == "unclear"


def test_crashes_and_inexact_citations_are_never_luck():
    assert compare(run([1, 1]), run([1, 1], failed=[0])).newly_failed == ("q0",)
    assert compare(run([1, 1]), run([1, 1], failed=[0])).worse
    assert not compare(run([1, 1], failed=[0]), run([1, 1], failed=[0])).worse
    inexact = compare(run([1], citation_exact=1.0), run([1], citation_exact=0.5))
    assert inexact.inexact == ("q0",) and inexact.worse


def test_only_the_same_questions_are_compared():
    found = compare(run([1, 1]), run([1]) | {"new": Asked("d", {})})
    assert found.left_out == ("q1", "new")
    with pytest.raises(LibraryError, match="no question in common"):
        compare(run([1]), run([1], digest="other"))


def test_what_does_not_apply_in_both_is_left_out():
    before, after = run([1, 1]), run([1, 1])
    after["q0"] = Asked("d", {"hit@5": None})
    assert compare(before, after).changes[0].n == 1


LINE = {
    "question": {"id": "q1", "question": "Rahasia?", "notes": ""},
    "answer": {"status": "answered", "answer": "Rahasia."},
    "legs": {},
    "measures": {"hit@5": 1.0, "ms.total": 12.3, "token_f1": 0.123456},
}
SUMMARY = {
    "made": {"seed": 0, "releases": 3, "questions": {"name": "q.jsonl"}, "command": "rilis eval q"},
    "measures": {"hit@5": {"value": 1.0, "low": 1.0, "high": 1.0, "n": 1}},
}


def test_a_baseline_holds_no_text_and_reads_back(tmp_path):
    path = tmp_path / "new" / "baseline.json"
    write_baseline(path, [LINE], SUMMARY)
    written = path.read_text()
    assert "Rahasia" not in written and "command" not in written and "ms.total" not in written
    made, asked = read_baseline(path)
    assert made["releases"] == 3
    assert asked["q1"].measures["hit@5"] == 1 and not asked["q1"].failed
    assert compare(asked, asked_in([LINE])).verdict == "same"
    assert digest_of(LINE["question"]) != digest_of(LINE["question"] | {"question": "Lain?"})


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"made": {}, "questions": {"a": 1}})])
def test_a_broken_baseline_is_a_sentence(tmp_path, text):
    path = tmp_path / "b.json"
    path.write_text(text)
    with pytest.raises(LibraryError, match="baseline"):
        read_baseline(path)

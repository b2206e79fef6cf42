import json

import pytest

from assistant.evaluation.checking import check_questions
from index.errors import LibraryError
from tests.conftest import release

RELEASE = release("a", "Menteri  membuka “pasar” di Tirtaloka.")
GOOD = {
    "id": "q1", "type": "place", "lang": "id", "question": "Di mana pasar dibuka?", "history": [],
    "answers": ["Tirtaloka"], "evidence": [{"release_id": "a", "quote": "di Tirtaloka"}],
    "answerable": True, "notes": "",
}  # fmt: skip
REFUSED = {"id": "q2", "question": "Who opened the market in the north?", "answerable": False}


def checked(tmp_path, *records):
    path = tmp_path / "q.jsonl"
    lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
    path.write_text("\n".join(lines) + "\n")
    return check_questions(path, lambda id: RELEASE if id == "a" else None)


def test_a_good_file_has_no_fault(tmp_path):
    found = checked(tmp_path, GOOD, "", REFUSED)
    assert not found.faults
    assert [q.id for q in found.questions] == ["q1", "q2"]
    assert found.questions[1].lang == "en"  # not given: the words say it


def quoting(quote, id="a"):
    return GOOD | {"evidence": [{"release_id": id, "quote": quote}]}


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        ("{", ["question_not_json"]),
        ("[1]", ["question_not_json"]),
        ({}, ["question_field_missing"] * 3),
        (GOOD | {"question": " "}, ["question_field_wrong"]),
        (GOOD | {"id": 7, "answerable": "ya"}, ["question_field_wrong"] * 2),
        (GOOD | {"answers": "Tirtaloka"}, ["question_field_wrong"]),
        (GOOD | {"answers": []}, ["question_field_missing"]),
        (GOOD | {"evidence": [{"release_id": "a"}]}, ["question_field_wrong"]),
        (GOOD | {"history": [{"role": "user"}]}, ["question_field_wrong"]),
        (REFUSED | {"answers": ["x"]}, ["question_contradicts"]),
        (quoting("di Tirtaloka", "tiada"), ["question_release_unknown"]),
        (quoting("di Samudrapura"), ["question_quote_not_verbatim"]),
        (quoting('Menteri membuka "pasar"'), ["question_quote_nearly"]),
    ],
)
def test_each_fault_is_named(tmp_path, record, codes):
    found = checked(tmp_path, record)
    assert [fault.code for fault in found.faults] == codes
    assert not found.questions
    assert all(fault.source.endswith("q.jsonl:1") for fault in found.faults)


def test_all_faults_come_together_and_the_good_lines_are_kept(tmp_path):
    found = checked(tmp_path, GOOD, "", "nonsense", GOOD, quoting("x") | {"id": "q9"}, REFUSED)
    assert [(fault.source.rsplit(":")[-1], fault.code) for fault in found.faults] == [
        ("3", "question_not_json"), ("4", "question_id_twice"), ("5", "question_quote_not_verbatim"),
    ]  # fmt: skip
    assert [q.id for q in found.questions] == ["q1", "q2"]
    assert "line 1" in str(found.faults[1])


def test_a_file_without_a_question_is_an_error(tmp_path):
    with pytest.raises(LibraryError):
        checked(tmp_path, "", " ")
    with pytest.raises(LibraryError):
        check_questions(tmp_path / "none.jsonl", lambda id: None)

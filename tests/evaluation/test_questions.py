"""A test a question: ``pytest tests/evaluation --questions my.jsonl`` over one's own library."""

import pytest

from .conftest import own_file


def test_it_is_answered_without_a_crash_and_quoted_exactly(ran, asked_id):
    line = ran.lines[asked_id]
    assert line["answer"]["status"] != "error", line["answer"]["answer"]
    assert line["measures"]["citation_exact"] in (1, None)


def test_it_is_answered_rightly(request, ran, asked_id):
    if own_file(request.config) is None:
        pytest.skip("the sample set is held against its baseline instead")
    line = ran.lines[asked_id]
    answered = line["answer"]["status"] == "answered"
    said = f"{line['question']['question']}\n{line['answer']['answer']}"
    if line["question"]["answerable"]:
        assert answered, f"refused though answerable: {said}"
        assert line["measures"]["right_if_answered"], f"wrong: {said}"
    else:
        assert not answered, f"answered though unanswerable: {said}"

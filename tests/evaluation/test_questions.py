"""A test a question: ``pytest tests/evaluation --questions my.jsonl`` over one's own library."""

from .conftest import own_file


def test_a_question(request, ran, asked_id):
    """No crash, exact citations; of one's own questions, also the right end.

    The sample set's ends are held against its baseline instead: some are known to be wrong.
    """
    line = ran.lines[asked_id]
    question, answer = line["question"], line["answer"]
    said = f"{question['question']}\n{answer['answer']}"
    assert answer["status"] != "error", said
    assert line["measures"]["citation_exact"] in (1, None), said
    if own_file(request.config) is None:
        return
    answered = answer["status"] == "answered"
    if question["answerable"]:
        assert answered, f"refused though answerable: {said}"
        assert line["measures"]["right_if_answered"], f"wrong: {said}"
    else:
        assert not answered, f"answered though unanswerable: {said}"

"""Every number here is worked out by hand."""

import pytest

from assistant.answers import Answer, Citation, Evidence, Mode, Quote, Sentence, Status, Turn
from assistant.checking.support import load_check
from assistant.citations import source_of
from assistant.evaluation.folder import NAMES
from assistant.evaluation.judging import is_right, judge
from assistant.evaluation.questions import Gold, Question, question_record
from tests.conftest import WordEncoder, release

TEXT = "Pasar Tirtaloka dibuka 3 Juni 2025. Anggarannya Rp2,5 triliun. Kepala pasar adalah Sari."
A = release("a", TEXT)
CHECK = load_check(WordEncoder())
DATE, MONEY = TEXT[:35], TEXT[36:62]


def find(id):
    return A if id == "a" else None


def quote(text):
    start = TEXT.index(text)
    return Quote("a", start, start + len(text), text)


def answer(*quotes, status=Status.ANSWERED, **values):
    cited = tuple(Citation(n, q, source_of(A)) for n, q in enumerate(quotes, 1))
    said = tuple(Sentence(q.text, (n,), True) for n, q in enumerate(quotes, 1))
    times = {"search": 10.0, "answer": 20.0, "total": 30.0}
    return Answer("?", status, Mode.EXTRACTIVE, "id", said, cited, timings_ms=times, **values)


def ask(answers, gold=DATE, **values):
    golds = tuple(Gold("a", one) for one in ([gold] if isinstance(gold, str) else gold))
    return Question("q", "?", answers=tuple(answers), evidence=golds, lang="id", **values)


def judged(question, given, k=20, **stages):
    return judge(question, given, stages, k, find, CHECK)


def test_a_right_answer():
    found = judged(
        ask(["2025-06-03"]), answer(quote(DATE), evidence=(Evidence("a", 0, 40, 1.0),)),
        dense=[Evidence("a", 50, 80, 1.0), Evidence("a", 0, 40, 1.0)],
    )  # fmt: skip
    assert found["contains_answer"] == found["expected_citation"] == found["answered"] == 1
    assert found["citation_exact"] == found["citation_recall"] == found["citation_precision"] == 1
    assert found["hit@1"] == 1 and found["dense.hit@1"] == 0 and found["dense.mrr@10"] == 0.5
    assert found["characters_to_hit"] == 40 and found["dense.characters_to_hit"] == 70
    assert found["recall@5"] is None and found["hallucinated"] is None
    assert found["refused_answerable"] == 0 and found["ms.total"] == 30
    # five words said, three of them gold: 2 · 3 / (6 + 3)
    assert judged(ask(["3 Juni 2025"]), answer(quote(DATE)))["token_f1"] == pytest.approx(6 / 9)


def test_a_wrong_answer_and_the_second_citation():
    found = judged(ask(["3 Juni 2025"]), answer(quote(MONEY), quote(DATE)))
    assert (found["first_citation"], found["expected_citation"]) == (0, 1)
    found = judged(ask(["3 Juni 2025"]), answer(quote(MONEY)))
    assert found["contains_answer"] == found["expected_citation"] == 0
    assert found["right_if_answered"] == 0


def test_a_refusal_counts_as_nothing_said_and_is_judged_by_what_it_withheld():
    refusal = answer(status=Status.NOT_FOUND, withheld=(quote(DATE),), confidence=0.3)
    found = judged(ask(["3 Juni 2025"]), refusal)
    assert found["refused_answerable"] == 1 and found["contains_answer"] == 0
    assert found["token_f1"] == 0 and found["citation_exact"] is None
    assert found["right_if_answered"] == 1


def test_the_unanswerable():
    question = Question("q", "?", answerable=False)
    found = judged(question, answer(quote(DATE)))
    assert found["hallucinated"] == 1 and found["right_if_answered"] == 0
    assert found["hit@1"] is found["contains_answer"] is found["refused_answerable"] is None
    assert judged(question, answer(status=Status.NOT_FOUND))["hallucinated"] == 0


def test_what_is_told_without_a_search_is_no_answer_and_no_time_of_one():
    told = answer(status=Status.TOLD)
    unanswerable = judged(Question("q", "?", answerable=False), told)
    assert unanswerable["hallucinated"] == unanswerable["answered"] == 0
    assert unanswerable["ms.search"] is unanswerable["ms.total"] is None
    answerable = judged(ask(["3 Juni 2025"]), told)
    assert answerable["refused_answerable"] == 1 and answerable["contains_answer"] == 0


def test_a_list_wants_every_item_and_every_quote():
    question = ask(["3 Juni 2025", "Rp2.500 miliar"], [DATE, MONEY], notes="list: all required")
    half = judged(question, answer(quote(DATE), evidence=(Evidence("a", 0, 40, 1.0),)))
    assert half["list_share"] == 0.5 and half["contains_answer"] == 0
    assert half["recall@5"] == 0.5 and half["hit@5"] == 1 and half["right_if_answered"] == 0
    whole = judged(question, answer(quote(DATE), quote(MONEY)))
    assert whole["list_share"] == whole["contains_answer"] == whole["right_if_answered"] == 1
    assert is_right(question, "", [quote(DATE), quote(MONEY)], find)
    assert not is_right(question, "", [quote(MONEY)], find)


def test_an_inexact_citation_is_seen():
    wrong = Quote("a", 0, 5, "Pasat")
    assert judged(ask(["x"]), answer(quote(DATE), wrong))["citation_exact"] == 0.5


def test_a_rank_beyond_what_was_asked_for_is_not_measured():
    found = judged(ask(["x"]), answer(status=Status.NOT_FOUND), k=5)
    assert found["hit@5"] == 0
    assert found["hit@10"] is found["hit@20"] is found["mrr@10"] is found["ndcg@10"] is None


def test_every_measure_is_there():
    stages = {"dense": [], "lexical": [], "fused": []}
    assert set(judged(ask(["x"]), answer(), **stages)) == set(NAMES)


def test_a_question_s_record_reads_back():
    question = ask(["x"], history=(Turn("user", "y"),), type="t", notes="any")
    assert question_record(question) == {
        "id": "q", "type": "t", "lang": "id", "question": "?",
        "history": [{"role": "user", "content": "y"}], "answers": ["x"],
        "evidence": [{"release_id": "a", "quote": DATE}], "answerable": True, "notes": "any",
    }  # fmt: skip

"""Every number here is worked out by hand."""

from math import log2

import pytest

from assistant.answers import Evidence
from assistant.evaluation.questions import Gold, Question
from assistant.evaluation.retrieval import (
    characters_to_hit,
    covered,
    held,
    hit_at,
    ndcg_at,
    overlaps,
    recall_at,
    reciprocal_rank,
    release_hit_at,
)
from tests.conftest import release

# 0123456789012345678901234567890123456789
TEXT = "aaaaaaaaaaBBBBBBBBBBccccccccccDDDDDDDDDD"
A = release("a", TEXT)
GOLDS = (Gold("a", "BBBBBBBBBB"), Gold("a", "DDDDDDDDDD"))


def at(start, end, id="a"):
    return Evidence(id, start, end, 1.0)


def find(id):
    return A if id == "a" else None


def test_the_share_of_a_quote_that_a_span_holds():
    assert covered(10, 20, A, "BBBBBBBBBB") == 1
    assert covered(15, 40, A, "BBBBBBBBBB") == 0.5
    assert covered(20, 30, A, "BBBBBBBBBB") == 0
    assert covered(0, 40, A, "tidak ada") == covered(0, 40, A, "") == 0
    twice = release("b", "xyz … xyz")
    assert covered(6, 9, twice, "xyz") == 1  # wherever it stands


def test_overlap_by_half_of_the_shorter():
    assert overlaps(15, 20, A, "BBBBBBBBBB")  # the whole of the shorter span
    assert overlaps(5, 15, A, "BBBBBBBBBB")  # five of ten
    assert overlaps(6, 14, A, "BBBBBBBBBBcccccccccc")  # four of eight
    assert not overlaps(6, 13, A, "BBBBBBBBBBcccccccccc")  # three of seven
    assert not overlaps(0, 14, A, "BBBBBBBBBB")  # four of ten
    assert not overlaps(12, 12, A, "BBBBBBBBBB")


def test_what_each_passage_holds():
    ranked = [at(0, 14), at(0, 15), at(10, 40), at(10, 20, "other")]
    assert held(ranked, GOLDS, find) == [frozenset(), {0}, {0, 1}, frozenset()]
    assert held(ranked, GOLDS, find, share=0.4)[0] == {0}
    assert held(ranked, (Gold("gone", "x"),), find) == [frozenset()] * 4


HELD = [frozenset(), frozenset({1}), frozenset({1}), frozenset({0, 1})]


def test_hit_recall_and_reciprocal_rank():
    assert [hit_at(HELD, k) for k in (1, 2, 4)] == [False, True, True]
    assert [recall_at(HELD, 2, k) for k in (1, 2, 3, 4)] == [0, 0.5, 0.5, 1]
    assert recall_at(HELD, 1, 4) == 1  # any one is enough
    assert reciprocal_rank(HELD) == 0.5
    assert reciprocal_rank(HELD, k=1) == 0
    assert not hit_at([], 5) and reciprocal_rank([]) == 0 == recall_at([], 2, 5)


def test_ndcg():
    # quote 1 at rank 2, quote 0 at rank 4; ideal: ranks 1 and 2
    wanted = (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3))
    assert ndcg_at(HELD, 2) == pytest.approx(wanted)
    assert ndcg_at(HELD, 1) == pytest.approx(1 / log2(3))  # one needed, at rank 2
    assert ndcg_at([frozenset({0, 1})], 2) == 1  # two in the first passage: cut at 1
    assert ndcg_at(HELD, 2, k=1) == 0 == ndcg_at([], 2)


def test_releases_are_ranked_once_each():
    ranked = [at(0, 5, "x"), at(5, 9, "x"), at(0, 9, "y"), at(0, 9, "a")]
    assert not release_hit_at(ranked, GOLDS, 1)
    assert not release_hit_at(ranked, GOLDS, 2)
    assert release_hit_at(ranked, GOLDS, 3)


def test_characters_read_up_to_the_first_hit():
    ranked = [at(0, 10), at(10, 25), at(20, 40)]
    assert characters_to_hit(ranked, held(ranked, GOLDS, find)) == 25
    assert characters_to_hit(ranked[:1], [frozenset()]) is None


@pytest.mark.parametrize(
    ("notes", "needed", "is_list"),
    [
        ("", 1, False), ("any; several", 1, False), ("all; the first", 2, False), ("all", 2, False),
        ("list: all required", 2, True), ("allowed to differ", 1, False),
        ("answer needs all of it", 1, False),
    ],
)  # fmt: skip
def test_how_many_quotes_an_answer_needs(notes, needed, is_list):
    question = Question("q", "?", evidence=GOLDS, notes=notes)
    assert (question.needed, question.is_list) == (needed, is_list)
    assert Question("q", "?", notes=notes).needed == 0

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest

from index.english import in_indonesian, is_english
from index.search import Search
from tests.conftest import release


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the budget of the ministry?", True), ("Berapa anggaran kementerian?", False),
        ("BI rate Maret 2024", False), ("how many schools", True),
        ("apa itu Bank of Indonesia", False), ("", False),
    ],
)  # fmt: skip
def test_a_question_in_english(question, expected):
    assert is_english(question) is expected


def test_its_words_in_indonesian():
    found = in_indonesian("What caused the trade balance deficit of state-owned ports?").split()
    assert {"neraca", "perdagangan", "defisit", "bumn", "pelabuhan"} <= set(found)
    assert in_indonesian("Berapa pelampung?") == ""


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Who hiked the fuel prices?", "harga"),  # known by their stems
        ("Which bridges were built?", "jembatan"),
        ("When is the early warning?", "peringatan dini"),  # the longest phrase first
        ("How many free-meal recipients?", "bergizi gratis"),  # a word with a hyphen, or its parts
        ("Did the Japanese visit?", "jepang"),
    ],
)
def test_a_word_is_known_in_other_forms_too(question, meant):
    assert meant in in_indonesian(question)


def test_the_glossary_has_one_line_for_each_and_no_word_that_stays_the_same():
    lines = (files("index") / "english.tsv").read_text(encoding="utf-8").splitlines()
    said, meant = zip(*(line.split("\t") for line in lines), strict=True)
    assert list(said) == sorted(set(said))
    assert all(text == text.strip().lower() and text for text in (*said, *meant))
    assert not [one for one, other in zip(said, meant, strict=True) if one == other]


def test_threads_do_not_disturb_each_other():
    question = "Which ministers opened the bridges that the provinces had built?"
    alone = in_indonesian(question)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(in_indonesian, [question] * 200)) == {alone}


def test_the_keyword_leg_finds_by_them(library):
    library.add([release("a", "Harga bahan pangan naik."), release("b", "Jembatan itu roboh.")])
    found = Search(library).found("Why is the bridge down?").lexical
    assert [hit.release.id for hit in found] == ["b"]

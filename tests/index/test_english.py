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


def test_the_keyword_leg_finds_by_them(library):
    library.add([release("a", "Harga bahan pangan naik."), release("b", "Jembatan itu roboh.")])
    found = Search(library).found("Why is the bridge down?").lexical
    assert [hit.release.id for hit in found] == ["b"]

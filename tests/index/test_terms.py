import pytest

from index.terms import stem, terms


@pytest.mark.parametrize(
    ("spoken", "root"),
    [
        ("masang", "pasang"),
        ("ngirim", "kirim"),
        ("nyalurin", "salur"),
        ("nyari", "cari"),
        ("ngebangun", "bangun"),
        ("nambah", "tambah"),
        ("dibangunin", "bangun"),
    ],
)
def test_a_spoken_verb_has_the_root_of_the_written_one(spoken, root):
    assert stem(spoken) == root


@pytest.mark.parametrize("word", ["malang", "nganjuk", "manado", "mesir", "naik"])
def test_a_name_or_a_root_is_left_alone(word):
    assert stem(word) == word


def test_a_spoken_verb_is_found_by_the_written_one():
    assert set(terms("masang pelampung")) & set(terms("memasang pelampung")) == {
        "pelampung",
        "~pasang",
    }

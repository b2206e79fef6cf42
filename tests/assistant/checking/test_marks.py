import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking.marks import Claim, claims, plain


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Kapal berangkat [1][2].", (1, 2)),
        ("Kapal berangkat. [1, 3]", (1, 3)),
        ("Kapal berangkat [1-3].", (1, 2, 3)),
        ("Kapal berangkat (1).", (1,)),
        ("Kapal berangkat【2】.", (2,)),
        ("Kapal berangkat【2†sumber】.", (2,)),
        ("Kapal berangkat[^4].", (4,)),
        ("Kapal berangkat [1 dan 2].", (1, 2)),
        ("[3] Kapal berangkat.", (3,)),
        ("Kapal berangkat [9].", ()),
        ("Kapal berangkat [0].", ()),
        ("Kapal berangkat [1-999].", (1, 2, 3, 4)),
        ("Kapal berangkat.", ()),
    ],
)
def test_marks_in_all_their_shapes(text, cited):
    (claim,) = claims(text, known=4)
    assert (claim.text, claim.cited) == ("Kapal berangkat.", cited)


def test_a_mark_behind_the_full_stop_is_of_the_sentence_before():
    assert claims("Kapal berangkat. [1] Biayanya Rp5 juta. [2]", 2) == (
        Claim("Kapal berangkat.", (1,)),
        Claim("Biayanya Rp5 juta.", (2,)),
    )


def test_one_mark_at_the_end_is_of_the_whole_paragraph():
    found = claims("Kapal berangkat. Kapal tiba [2].\n\nKapal kembali.", 2)
    assert [claim.cited for claim in found] == [(2,), (2,), ()]


@pytest.mark.parametrize("text", ["Ada (1) syarat itu.", "Menurut Pasal (2) ayat itu."])
def test_a_number_in_brackets_inside_a_sentence_is_no_mark(text):
    assert claims(text, 4) == (Claim(text, ()),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Kapal** _berangkat_.", "Kapal berangkat."),
        ("# Kapal berangkat.", "Kapal berangkat."),
        ("- Kapal berangkat.", "Kapal berangkat."),
        ("Kapal [berangkat](https://a.invalid/x).", "Kapal berangkat."),
        ("Kapal ![x](https://a.invalid/x.png) berangkat.", "Kapal berangkat."),
        ("Kapal <img src=x onerror=alert(1)> berangkat.", "Kapal berangkat."),
        ("Kapal <script>alert(1)</script> berangkat.", "Kapal berangkat."),
        ("Kapal <!-- tersembunyi --> berangkat.", "Kapal berangkat."),
        ("Kapal berangkat https://a.invalid/x?y=1", "Kapal berangkat"),
        ("Kapal\u200b be\u202erangkat.", "Kapal berangkat."),
    ],
)
def test_only_words_are_left(text, words):
    assert [claim.text for claim in claims(text, 1)] == [words]


@given(st.text(alphabet=st.characters(), max_size=300), st.integers(0, 9))
def test_any_text_gives_sentences_without_marks_or_addresses(text, known):
    for claim in claims(text, known):
        assert all(1 <= number <= known for number in claim.cited)
        assert "http://" not in claim.text.lower() and "<script" not in claim.text.lower()
        assert not any(0xE000 <= ord(character) <= 0xF8FF for character in claim.text)
        assert claim.text.encode()


def test_a_text_is_read_to_a_limit():
    assert len(claims("".join(f"Kapal {n} berangkat. " for n in range(500)), 1)) == 60
    assert claims("Kapal berangkat pagi. " * 500, 1) == (Claim("Kapal berangkat pagi.", ()),)
    assert len(plain("a" * 100_000, 1)) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "<think>Bukti [2] menyebut kapal lain. Jadi [1].</think>\n\nKapal berangkat [1].",
        "<THINKING id=1>Kapal tiba [2].</THINKING>Kapal berangkat [1].",
        "Bukti 2 menyebut kapal lain [2].\n</think>\nKapal berangkat [1].",
        "Kapal berangkat [1].<think>Apakah itu benar? Kapal tiba [2].",
    ],
)
def test_what_a_model_thought_is_no_part_of_its_answer(text):
    assert claims(text, 2) == (Claim("Kapal berangkat.", (1,)),)

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader.inputs import LONGEST, characters_of, encode, header, tokens_of
from index.encoder.bundled import BundledModel

GLUED = (
    "Kerja sama ini dijunjung tinggi.Hal tersebut disampaikan\u200b Menteri.BI menaikkan BI-Rate"
    " 25\u202fbps menjadi 6,25%.Anggaran Rp1,\u200b2 triliun untuk 63startup dan kendaraanbox."
)
_PIECES = ["Rp", "6,25%", " ", ".", "Hal", "tinggi", "\u200b", "\u202f", "ﬁ", "é", "e\u0301", "12",
           "\n", "“", "日", "\U0001f600", "kendaraanbox", "63startup"]  # fmt: skip


@pytest.fixture(scope="module")
def tokenizer():
    return BundledModel().tokenizer()


@given(pieces=st.lists(st.sampled_from(_PIECES), min_size=1, max_size=30), data=st.data())
def test_a_span_is_covered_by_its_tokens(tokenizer, pieces, data):
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    [reading] = encode(tokenizer, "Berapa?", [("Judul, 3 mei 2025", text)])
    found = tokens_of(reading, (start, end))
    held = [at for a, b in reading.offsets for at in range(max(a, start), min(b, end))]
    assert (found is None) == (not held)
    if found:
        low, high = characters_of(reading, *found)
        assert low <= min(held) and max(held) < high


@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=30))
def test_offsets_lie_in_the_passage_and_never_begin_or_end_with_blanks(tokenizer, pieces):
    text = "".join(pieces)
    [reading] = encode(tokenizer, "Berapa?", [("Judul", text)])
    assert len(reading.ids) == len(reading.offsets)
    for start, end in reading.offsets:
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("answer", ["Menteri", "6,25%", "Rp1,\u200b2 triliun", "63startup"])
def test_an_answer_in_glued_text_is_found_again(tokenizer, answer):
    start = GLUED.index(answer)
    [reading] = encode(tokenizer, "Berapa?", [("Siaran pers", GLUED)])
    first, last = tokens_of(reading, (start, start + len(answer)))
    low, high = characters_of(reading, first, last)
    assert answer in GLUED[low:high]
    assert high - low <= len(answer) + 3  # a glued stop may share a token


def test_the_header_and_the_question_cover_nothing(tokenizer):
    [reading] = encode(tokenizer, "Berapa Rp5?", [("Rp5 untuk semua", "Tidak ada.")])
    covered = {at for a, b in reading.offsets for at in range(a, b)}
    assert covered == {at for at, c in enumerate("Tidak ada.") if c != " "}


def test_an_answer_that_was_cut_off_is_none(tokenizer):
    text = "Kata yang panjang sekali. " * 100 + "Jawabannya tujuh."
    [reading] = encode(tokenizer, "Berapa?", [("", text)])
    assert len(reading.ids) == LONGEST
    assert tokens_of(reading, (text.index("tujuh"), len(text) - 1)) is None
    assert tokens_of(reading, (0, 4)) is not None


def test_a_long_question_leaves_room_for_the_passage(tokenizer):
    [reading] = encode(tokenizer, "berapa " * 500, [("", "Ada tujuh belas.")])
    assert tokens_of(reading, (4, 9)) is not None


def test_a_header_names_the_title_and_the_date_in_words():
    assert header("Harga minyak", datetime.date(2025, 5, 3)) == "Harga minyak, 3 mei 2025"
    assert header("Harga minyak", None) == "Harga minyak"
    assert header("", None) == ""

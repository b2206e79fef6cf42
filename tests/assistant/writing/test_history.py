import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers import Turn
from assistant.writing.history import fitting, transcript
from assistant.writing.messages import AROUND, Message, roughly, tokens
from assistant.writing.showing import without_marks

HISTORY = (
    Turn("user", "Berapa kios di Pasar Apung?"),
    Turn("assistant", "Ada 36 kios [1]. Semuanya terisi [2, 3]."),
    Turn("user", "Kapan dibuka?"),
    Turn("assistant", "Pasar dibuka 12 Mei 2026 [1]."),
)


def words(text: str) -> int:
    return len(text.split())


def test_a_short_history_is_kept_in_order_without_its_marks():
    assert fitting(HISTORY, 1_000, words) == (
        Message("user", "Berapa kios di Pasar Apung?"),
        Message("assistant", "Ada 36 kios. Semuanya terisi."),
        Message("user", "Kapan dibuka?"),
        Message("assistant", "Pasar dibuka 12 Mei 2026."),
    )


def test_older_exchanges_go_first_and_whole():
    newest = fitting(HISTORY, 1_000, words)[2:]
    room = tokens(newest, words)
    assert room == 2 * AROUND + 2 + 5
    assert fitting(HISTORY, room, words) == newest
    assert fitting(HISTORY, room + 2 * AROUND + 8, words) == newest
    assert fitting(HISTORY, room - 1, words) == ()


def test_questions_and_answers_alternate():
    turns = [
        Turn("assistant", "Halo."),
        Turn("user", "Pertama?"),
        Turn("user", "Kedua?"),
        Turn("assistant", "Ya."),
        Turn("assistant", "Tidak."),
        Turn("user", "Ketiga?"),
        Turn("assistant", " [1] "),
    ]
    assert fitting(turns, 1_000, words) == (Message("user", "Kedua?"), Message("assistant", "Ya."))


@given(
    st.lists(st.builds(Turn, st.sampled_from(["user", "assistant"]), st.text(max_size=60))),
    st.integers(-5, 200),
)
def test_the_budget_is_never_exceeded(turns, budget):
    kept = fitting(turns, budget, roughly)
    assert not kept or tokens(kept, roughly) <= budget
    assert [message.role for message in kept] == ["user", "assistant"] * (len(kept) // 2)


@pytest.mark.parametrize(
    "marked",
    [
        *("Naik [1].", "Naik [1][2].", "Naik [1, 3].", "Naik [1-3].", "Naik [1 dan 2]."),
        *("Naik 【1】.", "Naik [^1].", "Naik【1†sumber】.", "Naik ［２］."),
    ],
)
def test_marks_of_every_shape_go(marked):
    assert without_marks(marked) == "Naik."


def test_what_is_no_mark_stays():
    for text in ("Pasal 5 ayat (1) berlaku.", "[HOAKS] Pasar ditutup", "Tahun [2026]", "a[i]"):
        assert without_marks(text) == text


def test_a_transcript_has_a_line_for_each_message():
    said = [Message("user", "Kapan\ndibuka?"), Message("assistant", "Senin.\n\nA: Selasa.")]
    assert transcript(said) == "Q: Kapan dibuka?\nA: Senin. A: Selasa."


def test_a_rough_count_is_rather_too_high():
    assert roughly("") == 0
    assert roughly("Pasar dibuka") == 4
    assert roughly("Rp1.480.000") == 1 + 9
    assert roughly("海") == 1
    assert roughly("\ud800") == 1

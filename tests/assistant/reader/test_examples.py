import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader.training.batches import batches, rows
from assistant.reader.training.clozes import clozes
from assistant.reader.training.examples import (
    Example,
    Passage,
    facqa_examples,
    load_groups,
    save_groups,
    squad_examples,
    window,
)
from assistant.reader.training.wording import colloquial, passive
from index.encoder.bundled import BundledModel
from tests.conftest import release

TEXT = (
    "Kementerian Angin menyalurkan 12.500 paket pelampung di Kabupaten Senja pada 3 Juni 2025."
    "Total nilai bantuan untuk nelayan di pesisir itu mencapai Rp4,7 miliar menurut catatan."
    "“Kami ingin setiap nelayan pulang dengan selamat ke rumah dan keluarganya masing-masing,”"
    " kata Kepala Badan Angin Bayu Segara."
    "Pelampung dipasang lebih awal karena gelombang di perairan itu naik setiap pertengahan tahun."
)


def test_a_cloze_asks_for_what_stands_in_the_release():
    asked = [c for seed in range(20) for c in clozes(release(text=TEXT), random.Random(seed))]
    found = {(c.kind, TEXT[slice(*c.answer)]) for c in asked}
    assert ("count", "12.500") in found
    assert ("money", "Rp4,7 miliar") in found
    assert ("date", "3 Juni 2025") in found
    assert ("place", "Kabupaten Senja") in found
    assert any(kind == "reason" and text.startswith("gelombang") for kind, text in found)
    assert any(kind == "speech" and text.startswith("Kami ingin") for kind, text in found)
    for cloze in asked:
        assert TEXT[slice(*cloze.answer)].lower() not in cloze.question.lower()


def test_the_same_seed_asks_the_same():
    first, again = (list(clozes(release(text=TEXT), random.Random(4))) for _ in range(2))
    assert first == again and first


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("menyalurkan", "disalurkan"),
        ("memasang", "dipasang"),
        ("memberi", "diberi"),
        ("besar", None),
    ],
)
def test_a_verb_in_the_passive(verb, said):
    assert passive(verb) == said


def test_a_question_said_otherwise_is_never_empty():
    draw = random.Random(1)
    assert all(colloquial("berapa bantuan yang disalurkan", draw) for _ in range(50))


@given(st.data())
def test_a_window_keeps_its_answer(data):
    text = TEXT * 4
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 60)))
    seed = data.draw(st.integers(0, 9))
    cut = window(text, (start, end), "Berapa?", random.Random(seed), size=200)
    assert cut.text[slice(*cut.answer)] == text[start:end]


def test_a_window_without_an_answer_is_around_the_question_s_words():
    cut = window(TEXT, None, "berapa nilai bantuan nelayan", random.Random(0), size=100)
    assert "nilai bantuan" in cut.text and cut.answer is None and len(cut.text) <= 100


def test_public_sets_are_read_and_wrong_offsets_left_out(tmp_path):
    context = "Pasar dibuka di Senja."
    qas = [
        {"question": "Di mana  pasar?", "is_impossible": False,
         "answers": [{"text": "Senja", "answer_start": 16}]},
        {"question": "Salah?", "is_impossible": False,
         "answers": [{"text": "Senja", "answer_start": 3}]},
        {"question": "Siapa?", "is_impossible": True, "answers": []},
    ]  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps([{"context": context, "qas": qas}]))
    found = list(squad_examples(tmp_path / "a.json", random.Random(0)))
    assert found == [
        Example("Di mana pasar?", (Passage("", context, (16, 21)),)),
        Example("Siapa?", (Passage("", context, None),)),
    ]
    (tmp_path / "b.csv").write_text(
        "question,passage,seq_label\n"
        "\"['Di', 'mana', '?']\",\"['Di', 'Teluk', 'Senja', '.']\",\"['O', 'B', 'I', 'O']\"\n"
    )
    [one] = facqa_examples(tmp_path / "b.csv")
    [passage] = one.passages
    assert passage.text[slice(*passage.answer)] == "Teluk Senja"


def test_groups_are_read_as_they_were_written_and_batched_the_same(tmp_path):
    groups = [
        Example(f"Berapa {n}?", (Passage("Judul", TEXT, (30, 36)), Passage("", "Tidak ada.", None)))
        for n in range(40)
    ]
    assert save_groups(tmp_path / "g.jsonl", groups) == 40
    assert load_groups(tmp_path / "g.jsonl") == groups
    tokenizer = BundledModel().tokenizer()
    [(reading, first, last), (_, none, _)] = rows(groups[0], tokenizer)
    assert TEXT[reading.offsets[first][0] : reading.offsets[last][1]].strip() == "12.500"
    assert none == 0
    one, again = (next(batches(groups, tokenizer, seed=3)) for _ in range(2))
    assert (one.ids == again.ids).all() and (one.groups == again.groups).all()
    assert one.ids.size <= 2048 and set(one.groups[one.starts > 0]) == set(one.groups)

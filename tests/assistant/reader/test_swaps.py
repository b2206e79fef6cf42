import random

import pytest

from assistant.reader.training.swaps import swapped


@pytest.mark.parametrize(
    ("question", "passage", "kept"),
    [
        ("Berapa bantuan untuk Riau?", "Bantuan untuk Riau 12 paket.", "Berapa bantuan untuk "),
        ("Berapa bantuan pada 2024?", "Bantuan 2024 dan 2025.", "Berapa bantuan pada "),
        ("Inflasi bulan Mei?", "Inflasi Mei turun.", "Inflasi bulan "),
        ("Pendaftaran batch 2 kapan?", "Batch 2 dibuka.", "Pendaftaran batch "),
        ("Apa kata BKN soal seleksi?", "BKN membuka seleksi.", "Apa kata "),
    ],
)
def test_one_thing_is_exchanged_for_another_that_the_passage_does_not_name(question, passage, kept):
    for seed in range(20):
        found = swapped(question, passage, random.Random(seed))
        assert found and found != question and found.startswith(kept)
        fresh = set(found.lower().replace("?", "").split()) - set(question.lower().split())
        assert fresh and not fresh <= set(passage.lower().split())


def test_nothing_to_exchange():
    assert swapped("Siapa yang datang?", "Menteri datang.", random.Random(1)) is None


def test_the_same_seed_exchanges_the_same():
    question, passage = "Berapa bantuan BNPB untuk Riau pada Mei 2024?", "Bantuan."
    assert swapped(question, passage, random.Random(3)) == swapped(
        question, passage, random.Random(3)
    )

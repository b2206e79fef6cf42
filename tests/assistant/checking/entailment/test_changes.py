"""Changes worked by hand: what stays true, what becomes false, and what is left alone."""

import random

import pytest

from assistant.checking.entailment.training.changed import changed
from assistant.checking.entailment.training.examples import Label
from assistant.checking.entailment.training.faithful import CHANGES
from assistant.checking.entailment.training.false import ADDITIONS, CONTRADICTIONS, Material
from assistant.checking.entailment.training.releases import examples_of
from assistant.checking.entailment.training.written import Written
from index.loading import load
from index.releases import Release
from tests.conftest import release

from ..pairs import SAMPLES

TRUE = [
    ("brackets", "Badan Angin (BA) memasang alat.", "Badan Angin memasang alat."),
    ("discourse", "Selain itu, warga dilatih.", "Warga dilatih."),
    (
        "shorter",
        "Dinas Perahu melatih enam puluh nelayan di Teluk Senja, sehingga hasil tangkapan naik.",
        "Dinas Perahu melatih enam puluh nelayan di Teluk Senja.",
    ),
    (
        "shorter",
        "Dinas Perahu hanya melatih enam puluh nelayan Teluk Senja, sehingga tangkapan naik.",
        None,
    ),
    ("reported", "“Air sudah surut sejak tadi malam,” kata Camat Wira.", "Camat Wira"),
    ("attributed", "Menteri Sekar mengatakan, air sudah surut sejak tadi malam.",
     "ir sudah surut sejak tadi malam"),
    ("attributed", "Menurut Menteri Sekar, air sudah surut sejak tadi malam.",
     "Menteri Sekar"),
    ("body", "Kementerian Pertahanan membuka posko.", "han membuka posko."),
    ("turned", "Menteri Sekar meresmikan jembatan Hulusari pada Senin.",
     "Jembatan Hulusari diresmikan oleh Menteri Sekar pada Senin."),
]  # fmt: skip
FALSE = [
    ("opposite", "Harga ikan naik.", "Harga ikan turun."),
    ("negated", "Badan Angin memasang alat.", "memasang alat."),
    ("affirmed", "Jembatan belum dibuka.", "Jembatan dibuka."),
    ("time", "Jembatan akan dibuka Mei.", " dibuka Mei."),
    ("time", "Jembatan telah dibuka.", "Jembatan "),
    ("replaced", "Harga ikan segar naik.", "basah"),
    ("stronger", "Bantuan diterima sebagian warga.", "Bantuan diterima seluruh warga."),
    ("roles", "Menteri Sekar menggantikan Bupati Wira pada Senin.",
     "Menteri Sekar digantikan oleh Bupati Wira pada Senin."),
    ("exchanged", "Kapal itu berlayar dari Teluk Senja ke Pulau Fajar.",
     "Kapal itu berlayar dari Pulau Fajar ke Teluk Senja."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said", "expected"), TRUE)
def test_a_true_change_worked_by_hand(change, said, expected) -> None:
    way, _ = CHANGES[change]
    found = {way(said, random.Random(seed)) for seed in range(9)}
    if expected is None:
        assert found == {None}
    else:
        assert all(one and expected in one for one in found if one != said), found
        assert found - {said, None}


@pytest.mark.parametrize(("change", "said", "expected"), FALSE)
def test_a_false_change_worked_by_hand(change, said, expected) -> None:
    material = Material(
        said,
        ["Tirta Loka"],
        ["Elian Marovek"],
        [" setelah sempat tertunda"],
        ["basah", "menambah", "ikan"],
    )
    way, _ = {**CONTRADICTIONS, **ADDITIONS}[change]
    found = {way(said, material, random.Random(seed)) for seed in range(9)} - {None}
    assert found
    assert all(expected in one and one != said for one in found), found


def test_pairs_of_releases_have_every_label_and_come_out_the_same() -> None:
    releases = [one for one in load([SAMPLES]) if isinstance(one, Release)]
    pairs = examples_of(releases, 300, random.Random(1))
    assert pairs == examples_of(releases, 300, random.Random(1))
    assert {one.label for one in pairs} == set(Label)
    assert all(one.pair.claim != one.pair.source for one in pairs if one.label)


def test_written_sentences_are_made_false_and_only_true_ones_are() -> None:
    text = "Menteri Sekar belum membuka jembatan Hulusari, yang dibangun dua tahun. " * 3
    told = release("a", text, title="Jembatan", agency="Dinas")
    claims = [("Jembatan itu belum dibuka.", "id"), ("The bridge is not open yet.", "en"),
              ("The bridge was built in two years.", "en")]  # fmt: skip
    written = [Written(told, 0, 60, said, lang, label, "paraphrase")
               for said, lang in claims for label in (Label.ENTAILED, Label.NEITHER)]  # fmt: skip
    found = list(changed(written, random.Random(4)))
    assert 1 <= len(found) <= len(claims)
    assert all(one.label is not Label.ENTAILED for one in found)
    assert {one.pair.claim for one in found}.isdisjoint(said for said, _ in claims)
    assert "The bridge was not built in two years." in {one.pair.claim for one in found}

"""A mutation is false, says what was changed, and comes out the same for the same seed."""

import random
import re
from collections import Counter

import pytest

from .mutations import KINDS, Mutation, mutations
from .pairs import others, paraphrases, quotes
from .sample_names import AGENCIES, PEOPLE, PLACES, SITES

COMMON = set(KINDS) - {"names_exchanged", "reference_number", "time", "weekday"}

# kind, true sentence, what else the release says, and what comes out (a regular expression)
WORKED = [
    ("number_near", "Kapal membawa 42 buku.", "", r"Kapal membawa (?!42)\d\d buku\."),
    ("number_near", "Sedikitnya 80 warga datang.", "", r"Sedikitnya (?:90|[89][1-9]) warga datang\."),
    ("number_near", "Maksimal 80 warga datang.", "", r"Maksimal [1-7]0 warga datang\."),
    ("number_of_release", "Biaya 5 miliar rupiah.", "Semula Rp7 miliar.", r"Biaya Rp7 miliar\."),
    ("number_of_release", "Ada 30 perahu.", "Ada 12 dermaga, 30 jala.", r"Ada 12 perahu\."),
    ("number_in_words", "Rapat berlangsung dua hari.", "", r"Rapat berlangsung (?!dua)[a-z]+ hari\."),
    ("number_in_words", "Air naik sepertiga.", "", r"Air naik separuh\."),
    ("figures_exchanged", "Turun dari Rp9 juta menjadi Rp4 juta.", "", r"Turun dari Rp4 juta menjadi Rp9 juta\."),
    ("scale", "Biaya Rp5 juta.", "", r"Biaya Rp5 miliar\."),
    ("scale", "Tiket Rp25.000.", "", r"Tiket Rp25 juta\."),
    ("unit", "Harga naik 3 persen.", "", r"Harga naik 3 (?:poin persen|rupiah)\."),
    ("unit", "Tanggul sepanjang 7 kilometer.", "", r"Tanggul sepanjang 7 meter\."),
    ("day", "Ditutup 3 Juni 2025.", "", r"Ditutup (?!3 )\d+ Juni 2025\."),
    ("day", "Buka hingga 25 Juni 2025.", "", r"Buka hingga 2[6-8] Juni 2025\."),
    ("month", "Berlaku sejak 3/3/2025.", "", r"Berlaku sejak 3/[12]/2025\."),
    ("month", "Dibuka Juni 2025.", "", r"Dibuka (?!Juni)[A-Z]\w+ 2025\."),
    ("year", "Jumlahnya turun pada 2024.", "", r"Jumlahnya turun pada 202[35]\."),
    ("year", "Buka sampai 3 Juni 2025.", "", r"Buka sampai 3 Juni 2026\."),
    ("date_of_release", "Ditutup 3/6/2025.", "Diumumkan 9 Juli 2025.", r"Ditutup 9/7/2025\."),
    ("time", "Loket buka pukul 08.00–15.00.", "", r"Loket buka pukul (?:0[67]\.00–15|08\.00–1[67])\.00\."),
    ("weekday", "Rapat pada Senin, 2 Juni 2025.", "", r"Rapat pada (?!Senin)[A-Z]\w+, 2 Juni 2025\."),
    ("reference_number", "Surat Nomor 088/SP/KPD/2025.", "", r"Surat Nomor 08[1-79]/SP/KPD/2025\."),
    ("reference_number", "Peraturan Nomor 8 Tahun 2025.", "", r"Peraturan Nomor (?:8 Tahun 202[^5]|[^8] Tahun 2025)\."),
    ("name", "Sekar Ombakwati meresmikan dermaga.", "", r"(?!Sekar)\w+ \w+ meresmikan dermaga\."),
    ("names_exchanged", "Ayu Mutiarasegara menggantikan Wira Tambakrejo.", "", r"Wira Tambakrejo menggantikan Ayu Mutiarasegara\."),
    ("names_exchanged", "Inflasi di Kota Embunsari 2 persen, di Kota Karangbiru 3 persen.", "", r"Inflasi di Kota Karangbiru 2 persen, di Kota Embunsari 3 persen\."),
    ("speaker", "Menurut Cakra Bilangan, harga turun.", "", r"Menurut (?!Cakra)\w+ \w+, harga turun\."),
    ("speaker_invented", "Harga ikan turun.", "", r"Menurut \w+ \w+, harga ikan turun\."),
    ("post", "Menteri Sekar Ombakwati hadir.", "", r"Wakil Menteri Sekar Ombakwati hadir\."),
    ("agency", "BHN mencatat kenaikan.", "", r"(?!BHN)[A-Z]{3} mencatat kenaikan\."),
    ("place", "Banjir di Kabupaten Tirtaloka surut.", "", r"Banjir di Kabupaten (?!Tirtaloka)[A-Z]\w+ surut\."),
    ("negation_added", "Perahu akan diserahkan.", "", r"Perahu tidak akan diserahkan\."),
    ("negation_added", "Berkas telah diterima.", "", r"Berkas belum diterima\."),
    ("negation_removed", "Syarat tidak berubah.", "", r"Syarat berubah\."),
    ("negation_removed", "Tidak ada korban.", "", r"Ada korban\."),
    ("modality", "Perahu akan diserahkan.", "", r"Perahu (?:telah|sudah) diserahkan\."),
    ("modality", "Jembatan ditargetkan rampung pada Mei.", "", r"Jembatan telah rampung pada Mei\."),
    ("modality", "Berkas telah diterima.", "", r"Berkas akan diterima\."),
    ("modality", "Harga belum ditetapkan.", "", r"Harga sudah ditetapkan\."),
    ("opposite", "Pendaftaran dibuka.", "", r"Pendaftaran ditutup\."),
    ("opposite", "Keberatan diajukan paling lambat Mei.", "", r"Keberatan diajukan paling cepat Mei\."),
    ("quantity", "Seluruh tahapan gratis.", "", r"Hanya sebagian tahapan gratis\."),
    ("quantity", "Bantuannya antara lain beras.", "", r"Bantuannya hanya beras\."),
    ("word", "Harga ikan basah.", "Perahu besar.", r"Harga ikan besar\."),
    ("clause_with_name", "Harga turun.", "", r"Harga turun.+[A-Z]\w+ [A-Z]\w+\."),
    ("clause_with_figure", "Harga turun.", "", r"Harga turun.+\d\d.*\."),
    ("clause_plain", "Harga turun.", "", r"Harga turun[^\d]+\."),
]  # fmt: skip

# what stays true when it is changed so is not changed so
KEPT = [
    ("number_of_release", "Biaya 80 ribu rupiah.", "Biaya Rp80.000."),
    ("number_near", "Panjangnya di bawah 12 meter.", ""),
    ("number_near", "Jumlahnya bukan 12 unit.", ""),
    ("number_near", "Rapat digelar 3 Juni 2025 pukul 16.00.", ""),
    ("figures_exchanged", "Gelombang 2 sampai 4 meter.", ""),
    ("figures_exchanged", "Ada 4 perahu dan 4 jala.", ""),
    ("weekday", "Buka Senin sampai Kamis.", ""),
    ("names_exchanged", "Ayu Mutiarasegara dan Wira Tambakrejo hadir.", ""),
    ("names_exchanged", "Jembatan menghubungkan Desa Hulusari di hulu dan Desa Seberangsari.", ""),
    ("negation_removed", "Lapuknya tidak hanya soal hasil, tetapi soal nyawa.", ""),
    ("negation_removed", "Laut bukan pemisah, melainkan jalan.", ""),
    ("post", "Peraturan Menteri Perahu berlaku.", ""),
    ("modality", "Perahu tidak akan diserahkan.", ""),
    ("opposite", "Kementerian tidak pernah membuka program.", ""),
    ("quantity", "Data dikirim setiap sepuluh menit.", ""),
    ("speaker_invented", "Kata Cakra Bilangan, harga turun.", ""),
]


def made(kind: str, said: str, elsewhere: str, seed: int) -> list[str]:
    found = mutations(said, said.removesuffix("."), [elsewhere], random.Random(seed))
    return [mutation.text for mutation in found if mutation.kind == kind]


@pytest.mark.parametrize(("kind", "said", "elsewhere", "expected"), WORKED)
def test_a_change_worked_by_hand(kind: str, said: str, elsewhere: str, expected: str) -> None:
    for seed in range(12):
        texts = made(kind, said, elsewhere, seed)
        assert texts
        assert all(re.fullmatch(expected, text) for text in texts), texts


@pytest.mark.parametrize(("kind", "said", "elsewhere"), KEPT)
def test_what_would_stay_true_is_left_alone(kind: str, said: str, elsewhere: str) -> None:
    assert [text for seed in range(12) for text in made(kind, said, elsewhere, seed)] == []


def test_every_kind_is_worked_by_hand() -> None:
    assert {kind for kind, *_ in WORKED} == set(KINDS)


def test_a_borrowed_name_is_not_one_of_the_quote() -> None:
    quote = "Dokumen ditandatangani Sekar Ombakwati dan Elian Marovek."
    rest = ["Tirta Kemudiawan ikut hadir."]
    names = {
        mutation.text.split(" menandatangani")[0]
        for seed in range(30)
        for mutation in mutations(
            "Sekar Ombakwati menandatangani dokumen.", quote, rest, random.Random(seed)
        )
        if mutation.kind == "name"
    }
    assert "Tirta Kemudiawan" in names
    assert "Elian Marovek" not in names


def all_of(seed: int) -> list[Mutation]:
    draw = random.Random(seed)
    return [
        mutation
        for pair in paraphrases()
        for mutation in mutations(pair.said, pair.quote, others(pair), draw)
    ]


def test_the_paraphrases_give_enough_of_every_common_kind() -> None:
    found = all_of(6)
    counts = Counter(mutation.kind for mutation in found)
    assert len(found) >= 2000
    assert {kind: counts[kind] for kind in COMMON if counts[kind] < 20} == {}
    assert min(counts[kind] for kind in KINDS) >= 5


def test_the_same_seed_gives_the_same_mutations() -> None:
    assert all_of(6) == all_of(6)
    assert all_of(6) != all_of(7)


def test_no_mutation_says_what_a_quote_or_its_paraphrase_says() -> None:
    draw = random.Random(6)
    for pair in (*paraphrases(), *quotes()):
        for mutation in mutations(pair.said, pair.quote, others(pair), draw):
            assert mutation.text != pair.said
            assert mutation.text not in pair.quote


def test_the_names_are_of_the_samples() -> None:
    text = "\n".join(pair.quote + "\n".join(others(pair)) for pair in paraphrases())
    assert [name for name in PEOPLE if name not in text] == []
    assert [name for pair in AGENCIES for name in pair if name not in text] == []
    invented = {"Randuwana", "Wanasegara", "Samirana", "Kalimendung", "Kastoria", "Marisol",
                "Padangkuning", "Laut Samirana", "Sungai Wanasari", "Balai Anggrek",
                "Balai Desa Wanasari"}  # fmt: skip
    places = {name for group in (*PLACES.values(), *SITES) for name in group}
    assert {name for name in places if name not in text} == invented

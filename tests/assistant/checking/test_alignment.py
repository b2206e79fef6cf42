"""A claim in the words of its source: what is written alike, and what stays."""

import pytest

from assistant.checking.alignment import aligned, in_one_spelling


@pytest.mark.parametrize(
    ("written", "alike"),
    [
        ("Dua puluh lima orang, 0,43%.", "25 orang, 0,43 persen."),
        ("Salah satu dari tiga ratus dua puluh ribu.", "Salah satu dari 320 ribu."),
        ("Diumumkan 1/12/2025.", "Diumumkan 1 Desember 2025."),
        ("Samudrapura, Rabu (15/07/2026).", "Samudrapura, Rabu, 15 Juli 2026."),
        ("Tidak dipungut biaya, paling lambat 3 Juni 2025.", "gratis, paling lambat 3 Juni 2025."),
        ("Sekjen hadir pukul 08:30.", "sekretaris jenderal hadir pukul 08.30."),
        ("Satu kampung, besar sekali.", "Satu kampung, besar sekali."),
        (
            "Gunung paling tinggi, hinggap di Jalan Empat Lima.",
            "Gunung paling tinggi, hinggap di Jalan Empat Lima.",
        ),
        ("Lebar 12 mm, kata Arum, S.E., MM.", "Lebar 12 milimeter, kata Arum, S.E., MM."),
        (
            "Siaran pers No. 12/7/2026, 2026-07-15T08.30.",
            "Siaran pers Nomor  12/7/2026, 2026-07-15T08.30.",
        ),
        ("Tidak dikenai biaya tambahan.", "Tidak dikenai biaya tambahan."),
        ("Pada 13-15/7/2026.", "Pada 13-15/7/2026."),
    ],
)
def test_what_means_the_same_is_written_the_same(written, alike):
    assert in_one_spelling(written) == alike


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Warga mendaftar online.", "Masyarakat mendaftar daring.",
         "Masyarakat mendaftar daring."),
        ("Tiap minggu harga naik.", "Setiap pekan harga turun.", "Setiap pekan harga naik."),
        ("Rapat pada Minggu.", "Rapat setiap pekan.", "Rapat pada Minggu."),
        ("Minggu, 19 Juli 2026, pasar tutup.", "Pasar tutup sepekan, bukan pekan lalu.",
         "Minggu, 19 Juli 2026, pasar tutup."),
        ("Siswa naik kereta.", "Siswa bertambah.", "Siswa naik kereta."),
        ("Perahu hijau.", "Perahu merah.", "Perahu hijau."),
    ],
)  # fmt: skip
def test_a_word_of_the_source_stands_for_its_synonym(claim, source, expected):
    assert aligned(claim, [source]) == expected

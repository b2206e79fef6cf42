import pytest

from assistant.answers import Turn
from assistant.question import read_as, search_words
from assistant.shifting import shifted


@pytest.mark.parametrize(
    ("question", "follow_up", "moved"),
    [
        ("Inflasi Maret 2023?", "Kalau bulan sebelumnya?", "Inflasi Februari 2023?"),
        ("Inflasi Januari 2023?", "bulan sebelumnya?", "Inflasi Desember 2022?"),
        ("Inflasi desember?", "bulan berikutnya?", "Inflasi Januari?"),
        ("Devisa akhir Desember 2023?", "akhir tahun sebelumnya?", "Devisa akhir Desember 2022?"),
        ("PDB triwulan IV 2024?", "triwulan setelahnya?", "PDB triwulan I 2025?"),
        ("PDB Q1 2024?", "kuartal sebelumnya?", "PDB Q4 2023?"),
        ("Inflation in May 2024?", "And the month before?", "Inflation in April 2024?"),
        ("Growth in 2024?", "and the following year?", "Growth in 2025?"),
        ("Inflasi Maret 2023?", "Kalau tahun lalu?", "Inflasi Maret 2023?"),
        ("Siapa yang hadir?", "Bulan sebelumnya?", "Siapa yang hadir?"),
        ("Inflasi Januari tahun 2023?", "bulan sebelumnya?", "Inflasi Desember tahun 2022?"),
        (
            "UU Nomor 12 Tahun 2011 pada 2020?",
            "tahun setelahnya?",
            "UU Nomor 12 Tahun 2011 pada 2021?",
        ),
        ("Who may apply in June 2024?", "And the month before?", "Who may apply in May 2024?"),
    ],
)
def test_the_time_moves_as_the_follow_up_says(question, follow_up, moved):
    assert shifted(question, follow_up) == moved


@pytest.mark.parametrize(
    ("question", "follow_up"),
    [
        ("Inflasi Maret 2023?", "Apakah lebih tinggi dari bulan sebelumnya?"),
        ("PDB triwulan I 2024?", "Naik berapa dibanding triwulan sebelumnya?"),
        ("Inflasi Maret 2023?", "Kalau dua bulan sebelumnya?"),
        ("Devisa Januari sampai Maret 2023?", "bulan sebelumnya?"),
        ("Rapat 31 Maret 2023?", "bulan sebelumnya?"),
        ("Inflation in April 2024?", "Is it higher than the month before?"),
    ],
)
def test_what_is_compared_counted_or_unclear_moves_nothing(question, follow_up):
    assert shifted(question, follow_up) == question


def test_a_moved_follow_up_is_read_and_searched_for_at_its_own_time():
    history = [Turn("user", "Inflasi Maret 2023?"), Turn("assistant", "Inflasi 4,97 persen. [1]")]
    assert read_as("Kalau bulan sebelumnya?", history) == (
        "Kalau bulan sebelumnya? (Inflasi Februari 2023?)"
    )
    words = search_words("Kalau bulan sebelumnya?", history)
    assert words == "Inflasi Februari 2023? Kalau bulan sebelumnya?"
    more = [*history, Turn("user", "Kalau bulan sebelumnya?"), Turn("assistant", "5,47 persen.")]
    assert read_as("Apa alasannya?", more) == (
        "Apa alasannya? (Inflasi Februari 2023? Kalau bulan sebelumnya?)"
    )

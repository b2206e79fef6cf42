import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking.normalisation import contains, says, tokens

SAME = [
    ("6,00%", "6 persen", "6 %", "6.00 percent", "6,0 PERSEN", "enam persen"),
    ("Rp2,5 triliun", "Rp 2.500 miliar", "2,5 triliun rupiah", "IDR 2.5 trillion",
     "Rp2.500.000.000.000", "Rp. 2,5 triliun"),
    ("USD 137,2 miliar", "137,2 miliar dolar AS", "US$137.2 billion", "US$ 137,2 miliar",
     "137,2 miliar dolar Amerika Serikat"),
    ("3 Juni 2025", "3/6/2025", "2025-06-03", "June 3, 2025", "3 June 2025", "3 Jun 2025",
     "03-06-2025", "Selasa (3/6/2025)"),
    ("3 Juni", "June 3", "3/6", "3 Jun"),
    ("satu bulan", "1 bulan"), ("sepuluh orang", "10 orang"), ("seven ships", "7 ships"),
    ("50 bps", "50 basis poin", "50 basis points"),
    ("1.840 unit", "1840 unit"), ("1,234,567", "1.234.567"), ("1,234.56", "1.234,56"),
    ("Rp450 ribu", "Rp450.000", "Rp 450.000,00", "450 rb rupiah"),
    ("12–13 Maret 2026", "12-13 Maret 2026"),
    ("“E. coli”", "e coli", "E.Coli"), ("makan\u200bsiang", "makansiang"),
]  # fmt: skip


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_one_thing_however_it_is_written(spellings):
    assert {tuple(tokens(one)) for one in spellings} == {tuple(tokens(spellings[0]))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("6 persen", "6"), ("Rp2,5 triliun", "Rp2,5 miliar"), ("3 Juni 2025", "6 Maret 2025"),
        ("1.840", "1,84"), ("USD 5", "Rp5"), ("4,25", "425"), ("3 Juni 2025", "3 Juni 2024"),
        ("10 Mei", "10"), ("50 bps", "50 persen"),
    ],
)  # fmt: skip
def test_what_differs_stays_different(one, other):
    assert tokens(one) != tokens(other)


def test_english_marks_are_read_both_ways_only_where_they_can_be():
    assert tokens("1,840 units", english=True) == ["1840", "units"]
    assert tokens("1,840") == ["1,84"]
    assert tokens("4.25%", english=True) == tokens("4,25%")
    assert says("sebanyak 1.840 unit", "1,840", english=True)
    assert not says("sebanyak 1.840 unit", "1,840")


@pytest.mark.parametrize(
    ("text", "gold", "held"),
    [
        ("Ditutup pada 3 Juni 2025.", "3 Juni", True),
        ("pada Selasa (3/6/2025)", "3 Juni 2025", True),
        ("terjadi pada 4 Januari", "4", False),  # a day is no count
        ("tercatat 4 kejadian", "empat kejadian", True),
        ("tercatat 4 persen", "4", False),  # a percentage neither
        ("sebesar Rp124 triliun.", "124 triliun", True),
        ("naik menjadi 5,25%", "5,25 persen", True),
        ("13.262 unit", "3.262", False),  # whole numbers only
        ("Bahlil Lahadalia", "bahlil", True),
        ("dari Cape Canaveral dengan roket Falcon 9", "Falcon 9, Cape Canaveral", True),
        ("dengan roket Falcon 9", "Falcon 9, Cape Canaveral", False),
        ("semula 3 Juni, menjadi 9 Juli", "3/6 dan 9/7", True),
        ("apa saja", "", False),
        ("apa", " , ", False),
        ("", "apa", False),
    ],
)
def test_containment(text, gold, held):
    assert says(text, gold) is held


@given(st.text(max_size=80), st.booleans())
def test_any_text_has_tokens_and_holds_itself(text, english):
    found = tokens(text, english)
    assert all(found)
    assert contains(found, found) is bool(found)


@given(st.integers(0, 10**12))
def test_a_number_is_the_same_with_thousands_marked(value):
    marked = f"{value:,}".replace(",", ".")
    assert tokens(marked) == [str(value)] == tokens(f"{value:,}", english=True)

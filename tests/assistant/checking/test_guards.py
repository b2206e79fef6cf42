import pytest

from assistant.checking.guards import objections
from assistant.checking.statement import statement

SOURCE = (
    "Menteri Kelautan Rasyid Umbara mengatakan 24 dermaga di Tirtaloka akan diresmikan pada "
    "12 Maret 2026 dengan anggaran Rp2,5 triliun, naik dari Rp1,8 triliun pada 2025."
)
CONTEXT = statement("Dermaga Tirtaloka. Kementerian Kelautan. 10 Maret 2026")


@pytest.mark.parametrize(
    "claim",
    [
        "Sebanyak 24 dermaga di Tirtaloka akan diresmikan pada 12/3/2026.",
        "Anggarannya 2.500 miliar rupiah, naik dari Rp1,8 triliun.",
        "Menurut Rasyid Umbara, dermaga di Tirtaloka akan diresmikan Maret 2026.",
        "Dua puluh empat dermaga direncanakan diresmikan.",
    ],
)
def test_no_guard_objects_to_what_is_said(claim):
    assert objections(statement(claim), statement(SOURCE), CONTEXT) == ()


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("Sebanyak 42 dermaga di Tirtaloka akan diresmikan.", "number"),
        ("Anggarannya Rp2,5 miliar, naik dari Rp1,8 triliun.", "number"),
        ("Anggarannya naik dari Rp2,5 triliun.", "number"),
        ("Sebanyak 24 kapal di Tirtaloka akan diresmikan, dari 24 orang.", "number"),
        ("Dermaga akan diresmikan pada 21 Maret 2026.", "date"),
        ("Dermaga akan diresmikan pada 12 Mei 2026.", "date"),
        ("Dermaga di Samudrapura akan diresmikan.", "name"),
        ("Menteri Kelautan Hadi Sutomo mengatakan dermaga akan diresmikan.", "name"),
        ("Dermaga di Tirtaloka tidak akan diresmikan.", "negation"),
        ("Dermaga di Tirtaloka telah diresmikan.", "plan"),
        ("Dermaga di Tirtaloka diresmikan pada 12 Maret 2026.", "plan"),
        ("Anggaran dermaga akan turun dari Rp1,8 triliun.", "opposite"),
        ("Seluruh dermaga di Tirtaloka akan diresmikan.", "strength"),
        ("Wakil menteri mengatakan dermaga akan diresmikan.", "post"),
    ],
)
def test_each_guard_objects(claim, reason):
    assert objections(statement(claim), statement(SOURCE), CONTEXT)[0] == reason


def test_names_that_change_places_are_noticed():
    source = statement("Bupati Arum Sari menyerahkan bantuan kepada Camat Bayu Laut.")
    changed = statement("Bupati Bayu Laut menyerahkan bantuan kepada Camat Arum Sari.")
    assert objections(source, source, CONTEXT) == ()
    assert objections(changed, source, CONTEXT)


def test_a_date_of_the_release_serves_only_where_the_source_has_none():
    dated = statement("Per 10 Maret 2026, dermaga dibangun di Tirtaloka.")
    undated = statement("Dermaga dibangun di Tirtaloka.")
    assert objections(dated, undated, CONTEXT) == ()
    assert objections(dated, statement("Dermaga dibangun di Tirtaloka 9 Maret 2026."), CONTEXT)


def test_words_of_another_language_are_not_compared_but_figures_are():
    said = statement("In March 2026, 24 piers will open in Tirtaloka.", english=True)
    wrong = statement("In March 2026, 42 piers will open in Tirtaloka.", english=True)
    assert objections(said, statement(SOURCE), CONTEXT, foreign=True) == ()
    assert objections(wrong, statement(SOURCE), CONTEXT, foreign=True)[0] == "number"


def test_what_is_only_passed_on_is_no_fact():
    source = statement("Beredar pesan bahwa Kementerian Kelautan membagikan bantuan Rp5 juta.")
    passed_on = statement("Pesan yang beredar menyebut Kementerian Kelautan membagikan Rp5 juta.")
    fact = statement("Kementerian Kelautan membagikan bantuan Rp5 juta.")
    assert objections(passed_on, source, CONTEXT) == ()
    assert objections(fact, source, CONTEXT)[0] == "hearsay"


@pytest.mark.parametrize(
    ("claim", "objects"),
    [
        ("Arum Sari menggantikan Bayu Laut.", False),
        ("Bayu Laut digantikan oleh Arum Sari.", False),
        ("Bayu Laut menggantikan Arum Sari.", True),
        ("Arum Sari digantikan Bayu Laut.", True),
    ],
)
def test_who_does_it_and_to_whom_it_is_done_are_told_apart(claim, objects):
    source = statement("Kini Arum Sari menggantikan Bayu Laut yang pensiun.")
    assert bool(objections(statement(claim), source, CONTEXT)) is objects


def test_a_name_that_both_sides_share_tells_nothing():
    source = statement("Menteri Jembatan Arum Sari meresmikan Jembatan Hulusari.")
    said = statement("Jembatan Hulusari diresmikan Menteri Jembatan Arum Sari.")
    assert objections(said, source, CONTEXT) == ()


def test_opposites_that_the_source_has_both_stand_where_they_stood():
    source = statement("Pasar hewan ditutup sejak 2 Maret dan loket karcis dibuka 19 Mei.")
    kept = statement("Pasar hewan ditutup, loket karcis dibuka.")
    changed = statement("Pasar hewan dibuka, loket karcis ditutup.")
    assert objections(kept, source, CONTEXT) == ()
    assert "opposite" in objections(changed, source, CONTEXT)


def test_a_figure_that_is_expected_is_not_said_to_be_so():
    source = statement("Pendapatan yang diperkirakan sebesar Rp18 miliar akan dipakai untuk pipa.")
    kept = statement("Pendapatan diperkirakan mencapai Rp18 miliar dan akan dipakai untuk pipa.")
    fact = statement("Pendapatan yang tercatat sebesar Rp18 miliar akan dipakai untuk pipa.")
    assert objections(kept, source, CONTEXT) == ()
    assert "plan" in objections(fact, source, CONTEXT)


def test_what_only_the_title_says_is_no_support_for_quoting_another_sentence():
    context = statement("Menteri Arum Sari Resmikan Jembatan Hulusari. Kementerian Jalan.")
    spoken = statement("“Kalau sungai banjir, sekolah libur,” ujar Menteri Arum Sari di Hulusari.")
    opened = statement("Menteri Arum Sari meresmikan Jembatan Hulusari.")
    claim = statement("Jembatan Hulusari diresmikan Menteri Arum Sari.")
    assert "words" in objections(claim, spoken, context)
    assert objections(claim, opened, context) == ()

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

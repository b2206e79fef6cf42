import datetime

import pytest

from assistant.answers import Quote
from assistant.checking.differing import differ, newest_first
from assistant.checking.statement import statement

OLD = ("Jumlah perahu yang disediakan 1.480 unit.", (Quote("lama", 0, 1, "x"),))
NEW = ("Perahu yang disediakan sebenarnya 1.840 unit.", (Quote("baru", 0, 1, "x"),))
ASIDE = ("Pendaftaran dibuka sampai 30 Juni.", (Quote("lama", 2, 3, "x"),))
DAYS = {"lama": datetime.date(2025, 6, 3), "baru": datetime.date(2025, 6, 20)}


def date_of(quote):
    return DAYS.get(quote.release_id)


def test_of_two_that_differ_the_newer_comes_first() -> None:
    assert newest_first([OLD, ASIDE, NEW], date_of) == ([NEW, ASIDE, OLD], True)
    assert newest_first([NEW, OLD], date_of) == ([NEW, OLD], True)


def test_what_does_not_differ_stays_where_it_is() -> None:
    assert newest_first([ASIDE, NEW], date_of) == ([ASIDE, NEW], False)
    assert newest_first([OLD, NEW], lambda quote: None) == ([OLD, NEW], False)
    assert newest_first([], date_of) == ([], False)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Inflasi tahunan 2,18 persen.", "Inflasi tahunan tercatat 2,34 persen.", True),
        ("Inflasi tahunan 2,18 persen.", "Inflasi tahunan tercatat 2,18 persen.", False),
        ("Inflasi tahunan 2,18 persen.", "Anggaran inflasi Rp2 miliar.", False),
        ("Inflasi tahunan 2,18 persen.", "Suku bunga acuan 4,75 persen.", False),
    ],
)
def test_two_differ_in_a_figure_of_one_kind_about_the_same(one, other, differs) -> None:
    assert differ(statement(one), statement(other)) is differs

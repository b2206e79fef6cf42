import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import passages
from index.scope import fit, newness, scope_of
from index.search import Search
from tests.conftest import release

TODAY = datetime.date(2026, 11, 25)  # a Wednesday


def spans(question):
    return [f"{a:%y%m%d}-{b:%y%m%d}" for a, b in scope_of(question, TODAY).spans]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("BI rate Maret 2023", ["230301-230331"]),
        ("cadangan devisa per akhir tahun lalu", ["251001-251231"]),
        ("inflasi kuartal II 2024", ["240401-240630"]),
        ("ekspor semester I-2025", ["250101-250630"]),
        ("ekspor triwulan ketiga tahun ini", ["260701-260930"]),
        ("growth in the second quarter of 2025", ["250401-250630"]),
        ("Q3 2025", ["250701-250930"]),
        ("rapat pekan lalu", ["261116-261122"]),
        ("apa yang diumumkan kemarin", ["261124-261124"]),
        ("target tahun ini", ["260101-261231"]),
        ("bulan lalu berapa", ["261001-261031"]),
        ("mudik Lebaran 2025", ["250301-250420"]),
        ("angkutan Nataru 2025/2026", ["251201-260131"]),
        ("per 10/3/2025", ["250301-250331"]),
        ("3 Juni 2025", ["250601-250630"]),
        ("awal 2024", ["240101-240430"]),
        ("APBN 2024 dan 2025", ["240101-241231", "250101-251231"]),
        ("Mei atau Juni 2024", ["240601-240630"]),
        ("UU 1/2024", []),
        ("3.262 unit seharga Rp2.024,50", []),
        ("may I know", []),
    ],
)
def test_the_time_that_a_question_asks_about(question, expected):
    assert spans(question) == expected


def test_a_month_without_a_year_and_the_newest():
    assert scope_of("inflasi bulan Mei", TODAY).months == {5}
    assert scope_of("in May", TODAY).months == {5}
    assert scope_of("Mei atau Juni 2024", TODAY).months == {5}
    assert scope_of("berapa tarif terbaru?", TODAY).newest
    assert not scope_of("berapa tarif?", TODAY)
    assert not scope_of("berapa tarif terbaru?", TODAY).spans


def fitting(question, text, date, title="Inflasi"):
    one = release(text=text, title=title, date=date)
    return fit(scope_of(question, TODAY), one, passages(one)[0])


MAY = "Berapa inflasi Mei 2024?"


def test_a_passage_that_names_the_time_fits_whenever_it_was_published():
    day = datetime.date(2025, 2, 3)
    assert fitting(MAY, "Inflasi Mei 2024 tercatat 2,84 persen.", day) == 1
    assert fitting(MAY, "Inflasi (31/5/2024) tercatat 2,84 persen.", day) == 1
    assert fitting(MAY, "Inflasi tercatat 2,84 persen.", day, "Inflasi Mei 2024") == 1
    assert fitting(MAY, "Inflasi Februari 2025 tercatat.", day) < 0.2


def test_of_others_the_nearer_one_fits_better_and_the_next_month_nearly_as_well():
    text = "Inflasi tercatat sekian persen."
    dates = [datetime.date(2024, month, 10) for month in (5, 6, 8, 10)]
    found = [fitting(MAY, text, date) for date in dates]
    assert found == sorted(found, reverse=True)
    assert found[0] - found[1] < 0.2 < found[1] - found[3]
    assert fitting(MAY, text, None) < found[1]


def test_a_year_named_is_little_for_a_month_asked():
    text = "Sepanjang 2024 inflasi terkendali."
    assert fitting(MAY, text, None) < fitting("Berapa inflasi 2024?", text, None) == 1


def test_the_newest_fits_best_where_the_newest_is_asked_for():
    dates = [datetime.date(2024, month, 1) for month in (1, 4, 9)]
    found = [newness(date, dates) for date in dates]
    assert found == sorted(found) and len(set(found)) == 3
    assert newness(None, dates) == newness(dates[0], dates)
    assert newness(dates[0], []) < 0.5


def test_a_search_prefers_the_newest_and_the_year_asked(library):
    text = "Tarif listrik pelanggan rumah tangga {} rupiah."
    for id, year, rupiah in (("a", 2023, 1400), ("b", 2026, 1500), ("c", 2024, 1450)):
        library.add([release(id, text.format(rupiah), date=datetime.date(year, 5, 5), title=id)])
    for question, best in (("tarif listrik terbaru", "b"), ("tarif listrik 2024", "c")):
        hits = Search(library)(question)
        assert max(hits, key=lambda hit: hit.scope_fit).release.id == best
    assert all(hit.scope_fit is None for hit in Search(library)("tarif listrik"))


@settings(deadline=None)
@given(st.text())
def test_any_question_has_a_scope(question):
    for first, last in scope_of(question, TODAY).spans:
        assert first <= last


@settings(deadline=None)
@given(st.text(min_size=1), st.none() | st.dates(datetime.date(1990, 1, 1)))
def test_a_fit_is_a_share(text, date):
    one = release(text=text, title="x", date=date)
    for passage in passages(one):
        for question in (MAY, "tahun lalu", "bulan Mei"):
            assert 0 <= fit(scope_of(question, TODAY), one, passage) <= 1

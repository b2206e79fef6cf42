"""Dates in every form that Indonesian texts write them in."""

import datetime
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.dates import FoundDate, dates_in, parse_date

MONTHS = (
    ("Januari", "Jan", "January"), ("Februari", "Pebruari", "Feb", "February"),
    ("Maret", "Mar", "March"), ("April", "Apr"), ("Mei", "May"), ("Juni", "Jun", "June"),
    ("Juli", "Jul", "July"), ("Agustus", "Agu", "Ags", "Agt", "August"),
    ("September", "Sept", "Sep"), ("Oktober", "Okt", "October"),
    ("November", "Nopember", "Nov"), ("Desember", "Des", "December"),
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
days = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))
around = st.sampled_from(
    ["", " ", "\n", "Jakarta, ", "IndonesiaJakarta, ", "pada hari ", "(", "“", "\u200b", "… "]
)
blanks = st.sampled_from([" ", "  ", "\u00a0", "\u202f", "\n", " \u200b"])


@st.composite
def written(draw: st.DrawFn) -> tuple[str, datetime.date]:
    """A date with its year, in some form."""
    day, blank = draw(days), draw(blanks)
    month = draw(st.sampled_from(MONTHS[day.month - 1]))
    month = draw(st.sampled_from([month, month.upper(), month.lower()]))
    mark = draw(st.sampled_from("/-."))
    zero = draw(st.sampled_from(["02", ""]))
    return draw(
        st.sampled_from(
            [
                f"{day.day:{zero}d}{blank}{month}{blank}{day.year}",
                f"{day.day}{blank}{month}{day.year}",
                f"{day.day:{zero}d}{mark}{day.month:{zero}d}{mark}{day.year}",
                day.isoformat(),
                f"{month} {day.day}, {day.year}",
            ]
        )
    ), day


@settings(deadline=None)  # the machine may be busy
@given(around, written(), st.sampled_from(["", ".", ",", " –", ")", "\n", " WIB", "Pemerintah"]))
def test_every_form_is_found_where_it_stands(before, form, after):
    words, day = form
    (found,) = dates_in(before + words + after)
    assert found.date == day and found.year_written and found.weekday_agrees is None
    text = (before + words + after)[found.start : found.end]
    assert text.strip("()\u200b …“") == words


@settings(deadline=None)  # the machine may be busy
@given(
    written(),
    st.sampled_from(WEEKDAYS),
    st.sampled_from(["{}, {}", "{} ({})", "{} {}", "{} siang, {}", "{},{}"]),
)
def test_a_weekday_belongs_to_its_date_and_agrees_or_not(form, weekday, shape):
    words, day = form
    text = shape.format(weekday, words)
    assert dates_in(f"di Jakarta, {text} lalu") == [
        FoundDate(12, 12 + len(text), day, WEEKDAYS[day.weekday()] == weekday)
    ]


@settings(deadline=None)  # the machine may be busy
@given(written())
def test_a_value_is_parsed_back(form):
    words, day = form
    assert parse_date(words) == parse_date(f" {words}\n") == day
    assert parse_date(f"Tanggal: {words}") == parse_date(f"{words} | 13.45 WIB") == day


@settings(deadline=None)  # the machine may be busy
@given(days)
def test_dates_of_mails_and_timestamps_are_parsed(day):
    moment = datetime.datetime.combine(day, datetime.time(13, 45), datetime.UTC)
    assert parse_date(format_datetime(moment)) == parse_date(moment.isoformat()) == day
    assert parse_date(f"{day} 16:55:35") == day


@settings(deadline=None)  # the machine may be busy
@given(days, st.integers(-180, 180), st.sampled_from(["({}/{})", "Kamis, {}/{}", "Kamis ({}/{})"]))
def test_a_day_without_a_year_takes_the_nearest(day, days_off, shape):
    text = shape.format(day.day, day.month)
    assert dates_in(text) == []
    if (day.month, day.day) == (2, 29):
        return
    (found,) = dates_in(text, near=day + datetime.timedelta(days_off))
    assert (found.date, found.year_written) == (day, False)
    assert text[found.start : found.end] == text


@settings(deadline=None)  # the machine may be busy
@given(days, st.integers(1, 9), st.sampled_from(["–", "-", " - ", " s.d. ", " sampai ", " dan "]))
def test_of_a_range_the_last_day(day, length, to):
    first = day - datetime.timedelta(length)
    if first.month != day.month:
        return
    name = MONTHS[day.month - 1][0]
    (found,) = dates_in(f"pada {first.day}{to}{day.day} {name} {day.year}.")
    assert found.date == day and found.start == 5


@settings(deadline=None)  # the machine may be busy
@given(st.text())
def test_never_an_exception_and_always_within_the_text(text):
    for found in dates_in(text, near=datetime.date(2026, 1, 1)):
        assert 0 <= found.start < found.end <= len(text)
    parse_date(text)


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="0123456789/.-–, ()JanuariMeiSeptNo:\u0660\u017f\u0131"))
def test_a_date_is_made_of_what_is_written(text):
    for found in dates_in(text):
        words = text[found.start : found.end]
        figures = "".join(str(int(one)) if one.isdecimal() else " " for one in words).split()
        assert str(found.date.day) in {figure.lstrip("0") for figure in figures}
        assert f"{found.date.year % 100:02d}" in {figure[-2:] for figure in figures}


@pytest.mark.parametrize(
    "text",
    [
        "", "12/2025", "No. 12/HM/KOMINFO/01/2024", "31 Februari 2025", "30/2/2025", "2025-13-01",
        "SET.M.EKON.3/02/2026", "1.234/5/6/2025", "10/03/2026/7", "tahun 2025", "3 Juni", "1/2 dan 3/4",
        "3 Juni 20251", "https://x.go.id/2025/06/03/berita", "0 Mei 2025", "00/00/2025", "(31/4)",
        "versi 1.2.2025.1", "Maret 2025", "2024/2025", "3 Menteri 2025", "13/13/2025", "ſept 3, 2025",
    ],
)  # fmt: skip
def test_no_date_out_of_thin_air(text):
    assert dates_in(text, near=datetime.date(2026, 1, 1)) == []
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Jakarta, Kamis (26/2/2026)", None), ("rapat 3 Juni 2025", None), ("3 Juni 2025 dan 4 Juni 2025", None),
        ("10/03/2026", "2026-03-10"), ("Kamis, 5 Sept 2024", "2024-09-05"), ("Kamis (20/2/25)", "2025-02-20"),
        ("(21-22/10/2025)", "2025-10-22"), ("07 Mar 2026 04:36", "2026-03-07"), ("kemarin", None),
        ("Tanggal Terbit : 2026-03-04 16:55:35", "2026-03-04"), ("20250603", "2025-06-03"),
    ],
)  # fmt: skip
def test_a_value_is_a_date_or_it_is_not(words, day):
    assert parse_date(words) == (day and datetime.date.fromisoformat(day))


def test_a_counter_glued_to_the_year():
    (found,) = dates_in("Permukiman\n6 Maret 202697PrintJakarta")
    assert found.date == datetime.date(2026, 3, 6) and (found.start, found.end) == (11, 23)

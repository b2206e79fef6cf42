"""Ministries and agencies by all their names."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.agencies import agencies_in, agency_at, agency_named, is_body, spellings
from index.agency_table import AGENCIES
from index.identity import agency_key, number_name
from index.names import NAMES

KEYS = {agency.key for agency in AGENCIES}


def test_no_name_stands_twice():
    names = Counter(
        " ".join(name.casefold().split())
        for one in AGENCIES
        for name in {one.name, *one.short, *one.labels, *one.former, *one.english}
    )
    assert [name for name, count in names.items() if count > 1] == []
    hosts = Counter(host for one in AGENCIES for host in one.hosts)
    assert [host for host, count in hosts.items() if count > 1] == []
    assert len(KEYS) == len(AGENCIES)


def test_a_split_body_is_its_own_and_names_what_it_became():
    for one in AGENCIES:
        assert set(one.successors) <= KEYS - {one.key} and len(one.successors) != 1
        assert not one.successors or one.past
    assert agency_key("Kemendikbudristek") == "kemendikbudristek"
    assert agency_key("PUPR") not in ("pu", "pkp")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kominfo", "KOMDIGI"), ("Kementerian Komunikasi dan Informatika", "Kemkomdigi"),
        ("Kementerian BUMN", "BUMN"), ("BP2MI", "KemenP2MI"), ("LIPI", "BRIN"), ("BP Haji", "Kementerian Haji dan Umrah"),
        ("Ministry of Finance of the Republic of Indonesia", "KEMENKEU"), ("Kementerian ESDM RI", "esdm"),
        ("Kementerian Pendidikan Tinggi, Sains dan Teknologi", "Kemdiktisaintek"), ("DPR-RI", "dpr"),
    ],
)  # fmt: skip
def test_old_and_new_names_are_one(old, new):
    assert agency_key(old) == agency_key(new) != old.casefold()
    assert number_name(old, "12/HM/2024") == number_name(new, " 12/HM/2024")


def test_what_is_not_known_keeps_its_name():
    assert agency_key("Kementerian  Perahu") == "kementerian perahu"
    assert agency_named("Kementerian Perahu") is None and is_body("Kementerian Perahu")
    assert not is_body("Portal Siaran Pers") and not is_body("")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.esdm.go.id/id/a", "esdm"), ("https://jdih.esdm.go.id", "esdm"),
        ("https://notesdm.go.id/", None), ("https://esdm.go.id.example.com/", None), ("http://[", None),
        ("", None), ("bukan alamat", None), ("https://www.kominfo.go.id/b", "komdigi"),
    ],
)  # fmt: skip
def test_the_agency_of_an_address(url, key):
    found = agency_at(url)
    assert (found.key if found else None) == key


@settings(deadline=None)  # the machine may be busy
@given(
    st.sampled_from([(one, name) for one in AGENCIES for name in spellings(one) if " " in name]),
    st.sampled_from(["", "Humas ", "Humas", "siang.", "20"]),
    st.sampled_from(["", ",", " RI", "Website", "\n", "."]),
    st.booleans(),
)
def test_a_long_name_is_found_also_where_words_are_glued(named, before, after, capitals):
    agency, name = named
    name = name.upper() if capitals else name
    text = before + name + after
    found = [(one.agency.key, text[one.start : one.end]) for one in agencies_in(text)]
    assert found == [(agency.key, name)]


def test_every_name_is_found_where_it_stands_alone():
    for agency in AGENCIES:
        for name in spellings(agency):
            found = [(one.agency.key, one.start, one.end) for one in agencies_in(name)]
            assert found == [(agency.key, 0, len(name))], name


def test_an_abbreviation_is_no_part_of_a_word():
    assert [one.agency.key for one in agencies_in("BKN dan humas@bkn.go.id, BKNX, XBPS, KPUD")] == [
        "bkn"
    ]


@settings(deadline=None)  # the machine may be busy
@given(st.text())
def test_any_text_is_read(text):
    for one in agencies_in(text):
        assert 0 <= one.start < one.end <= len(text)
    agency_named(text), agency_at(text), is_body(text)


def test_a_split_body_is_searched_as_each_that_it_became():
    assert "pupr" in map(str.lower, NAMES["pu"]) and "pupr" in map(str.lower, NAMES["pkp"])
    assert "kominfo" in map(str.lower, NAMES["komdigi"])

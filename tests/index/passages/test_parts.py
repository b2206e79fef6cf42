"""What a release is found by and quoted from: its own sentences."""

from index.passages import passages
from index.passages.parts import number_of, parts, searched
from index.search import Search
from tests.conftest import release

HEAD = "SIARAN PERS\nNOMOR: 48.Pers/04/PL/2026\n\n"
BODY = "Menteri Perairan membuka pasar apung di Tirtaloka. Pasar itu dibuka 12 Mei 2026."
FOOT = "\n\n(tir/lok)\n\nKepala Biro Humas\nKementerian Perairan\nLaman: kanal.example"


def test_boilerplate_belongs_to_no_passage():
    one = release(text=HEAD + BODY + FOOT)
    assert [one.text[p.start : p.end] for p in passages(one)] == [BODY]


def test_boilerplate_inside_a_passage_is_not_what_it_is_found_by():
    one = release(text=f"{BODY}\n\nBagikan Ini!\n\n{BODY}")
    (passage,) = passages(one)
    assert "Bagikan" in one.text[passage.start : passage.end]
    assert "Bagikan" not in searched(one, passage)
    assert [one.text[a:b] for a, b in parts(one).quotable(0, 60)] == [BODY[:50], BODY[51:60]]


def test_nothing_is_found_by_boilerplate_but_by_its_number(library):
    library.add([release(text=HEAD + BODY + FOOT)])
    assert library.fulltext.search("laman kanal lok", 5) == []
    assert len(library.fulltext.search("pasar apung", 5)) == 1
    assert number_of(library.release("a")) == "NOMOR: 48.Pers/04/PL/2026"
    assert len(library.fulltext.search("siaran pers 48", 5)) == 1


def test_a_near_empty_release_does_not_outrank_one_that_says_the_same(library):
    library.add([release("a", metadata={"near_empty": "true"}), release("b"), release("c", "Lain")])
    assert [hit.release.id for hit in Search(library)("pasar Tirtaloka", 1)] == ["b"]

from assistant.reader import PlainReader, load_weights
from index.search import Search
from tests.conftest import release

BODY = "Menteri Perairan membuka pasar apung di Tirtaloka. Pasar itu dibuka 12 Mei 2026."
LIST = "\n\nHoaks lainnya:\n[HOAKS] Pasar Apung Tirtaloka Ditutup\n[HOAKS] Dermaga Samudra Runtuh"
FOOT = "\n\nKepala Biro Humas\nKementerian Perairan\nLaman: kanal.example"


def test_the_reader_reads_no_boilerplate_and_no_headline_of_another_hoax(library):
    library.add([release(text=BODY + LIST + FOOT, title="Awas hoaks")])
    question = "Apakah pasar apung Tirtaloka ditutup menurut Kepala Biro Humas?"
    hits = Search(library)(question)
    assert any("[HOAKS]" in hit.text for hit in hits)
    read = PlainReader(library, load_weights()).read(question, hits).candidates
    assert read
    assert all("[HOAKS]" not in one.text and "Humas" not in one.text for one in read)

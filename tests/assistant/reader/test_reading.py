import pytest

from assistant.question import asks_for_list
from assistant.reader.reading import Candidate, leant_on, says_something, whole_list
from assistant.reader.trained import chosen
from index.passages import passages
from index.passages.parts import parts
from index.passages.speaking import speaker_of
from index.releases import Hit
from tests.conftest import release

SPEECH = (
    "Kepala Badan Angin Bayu Segara menyampaikan rencana itu di Teluk Senja. Rapat dihadiri nelayan."
    "\n\n“Kami pasang pelampung lebih awal daripada tahun lalu.”\n\n"
    "“Nelayan harus pulang dengan selamat,” ujar Bayu Segara di dermaga."
)
LIST = (
    "Syarat pendaftaran adalah sebagai berikut:\n1. kartu nelayan;\n2. surat sehat; dan\n"
    "3. pas foto.\n\nPendaftaran dibuka Senin."
)


def candidate(text, words):
    one = release(text=text, title="Cuaca")
    span = next(s for s in parts(one).sentences if text[slice(*s)].startswith(words))
    home = next(p for p in passages(one) if p.start <= span[0] < p.end)
    return Candidate(Hit(one, home, 1.0), span, ())


def words(text, span):
    return span and text[slice(*span)]


def test_a_list_is_quoted_whole():
    for start in ("Syarat pendaftaran", "2. surat"):
        found = whole_list(candidate(LIST, start), asked_for=True)
        assert words(LIST, found).startswith("Syarat") and words(LIST, found).endswith("foto.")
    announced = whole_list(candidate(LIST, "Syarat pendaftaran"), asked_for=False)
    assert words(LIST, announced).endswith("foto.")


def test_an_item_alone_is_enough_where_no_list_is_asked_for():
    one = candidate(LIST, "2. surat")
    assert whole_list(one, asked_for=False) == one.span
    after = candidate(LIST, "Pendaftaran dibuka")
    assert whole_list(after, asked_for=True) == after.span


@pytest.mark.parametrize("asked_for", [True, False])
def test_a_list_ends_where_something_stands_that_is_not_to_be_quoted(asked_for):
    hoaxes = (
        "Pasar dibuka 12 Mei 2026. Warga diminta waspada:\n\nHoaks lainnya:\n"
        "1. [HOAKS] Pasar Apung Ditutup;\n2. [HOAKS] Dermaga Runtuh"
    )
    foot = "Pasar dibuka. Keterangan lebih lanjut:\n\nKepala Biro Humas\nTelp: 021-555"
    for text, start in ((hoaxes, "Warga"), (hoaxes, "Hoaks lainnya"), (foot, "Keterangan")):
        found = words(text, whole_list(candidate(text, start), asked_for))
        assert "[HOAKS]" not in found and "Humas" not in found


def test_a_quotation_that_leans_on_its_speaker_is_quoted_with_it_once():
    text = (
        "Kepala Badan Angin Bayu Segara menyampaikan rencana itu.\n\n“Hal ini baik bagi nelayan.”"
    )
    said = candidate(text, "“Hal ini")
    speaker = speaker_of(said.hit.release, said.span)
    assert leant_on(said) == speaker
    quotes = chosen([said], lists=False)
    assert [quote.text for quote in quotes] == [said.text, words(text, speaker)]


def test_a_list_that_is_too_long_is_not_quoted_whole():
    text = "Syaratnya:\n" + "".join(f"{n}. {'syarat panjang ' * 20};\n" for n in range(1, 9))
    one = candidate(text, "Syaratnya")
    assert whole_list(one, asked_for=True) == one.span


def test_a_sentence_that_leans_on_another():
    text = "Pasar dibuka 12 Mei 2026. Hal ini disambut nelayan."
    assert words(text, leant_on(candidate(text, "Hal ini"))) == "Pasar dibuka 12 Mei 2026."
    assert leant_on(candidate(text, "Pasar")) is None


def test_the_title_again_and_a_question_say_nothing():
    one = release(text="Pasar Apung Dibuka.\n\nKapan dibuka lagi?", title="Pasar Apung Dibuka")
    (passage,) = passages(one)
    hit = Hit(one, passage, 1.0)
    assert not any(says_something(hit, span) for span in parts(one).sentences)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Apa saja syaratnya?", True), ("siapa aja yang hadir", True), ("dimana saja", True),
        ("Which provinces took part?", True), ("Siapa yang hadir?", False), ("apa itu", False),
    ],
)  # fmt: skip
def test_a_question_for_more_than_one_thing(question, expected):
    assert asks_for_list(question) is expected

from index.passages.parts import parts
from index.passages.speaking import speaker_of
from tests.conftest import release

SPEECH = (
    "Kepala Badan Angin Bayu Segara menyampaikan rencana itu di Teluk Senja. Rapat dihadiri nelayan."
    "\n\n“Kami pasang pelampung lebih awal daripada tahun lalu.”\n\n"
    "“Nelayan harus pulang dengan selamat,” ujar Bayu Segara di dermaga."
)
LONG = (
    "Menteri Laut Sekar Ombak menyampaikan hal itu di Teluk Senja. “Ombak sedang tinggi. "
    "Perahu kecil sebaiknya menunggu. Kami siapkan beras bagi yang tidak melaut.” "
    "Rapat ditutup sore hari."
)


def speaker(text, words):
    one = release(text=text, title="Cuaca")
    span = next(s for s in parts(one).sentences if text[slice(*s)].startswith(words))
    found = speaker_of(one, span)
    return found and text[slice(*found)]


def test_the_speaker_of_a_quotation_is_the_one_after_it_or_before():
    assert speaker(SPEECH, "“Kami pasang").endswith("ujar Bayu Segara di dermaga.")
    earlier = SPEECH[: SPEECH.index("\n\n“Nelayan")]
    assert speaker(earlier, "“Kami pasang").startswith("Kepala Badan Angin")


def test_a_quotation_that_names_its_speaker_and_plain_words_need_none():
    assert speaker(SPEECH, "“Nelayan harus") is None
    assert speaker(SPEECH, "Rapat dihadiri") is None


def test_every_sentence_of_a_quotation_has_its_speaker():
    for words in ("“Ombak sedang", "Perahu kecil", "Kami siapkan"):
        assert speaker(LONG, words).startswith("Menteri Laut Sekar Ombak")
    assert speaker(LONG, "Rapat ditutup") is None

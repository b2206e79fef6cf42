import pytest

from assistant.answers import Turn
from assistant.question import kind_of, language_of, read_as, search_words, standalone
from assistant.replies import load_replies, placeholders
from index.errors import MESSAGES


def test_both_languages_have_the_same_replies():
    indonesian, english = load_replies("id").templates, load_replies("en").templates
    assert indonesian.keys() == english.keys()
    for key, template in indonesian.items():
        assert placeholders(template) == placeholders(english[key]), key
    assert {f"errors.{code}" for code in MESSAGES} <= indonesian.keys()


def test_missing_values_are_named():
    with pytest.raises(ValueError, match="Missing variables: limit"):
        load_replies("id").text("answer.question_too_long", length=3)


@pytest.mark.parametrize(
    ("question", "language", "kind"),
    [
        ("Brp BTS yg melayani Papua?", "id", "number"),
        ("Kapan pendaftaran ditutup?", "id", "date"),
        ("Who chairs the committee?", "en", "person"),
        ("Kenapa harga naik?", "id", "reason"),
        ("Jelaskan program itu", "id", "other"),
        ("Siapa yang hadir? (Berapa anggarannya?)", "id", "person"),
        ("Kalau bulan lalu? (Berapa persen inflasinya?)", "id", "share"),
    ],
)
def test_language_and_kind(question, language, kind):
    assert (language_of(question), kind_of(question)) == (language, kind)


def test_only_what_leans_back_is_joined():
    history = (Turn("user", "Kapan satelit diluncurkan?"), Turn("assistant", "Kemarin."))
    assert standalone("Kalau roketnya apa?", history).startswith("Kapan satelit")
    other = "Berapa anggaran makan bergizi gratis untuk provinsi Papua tahun 2026?"
    assert standalone(other, history) == other


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("berat totalnya sama perlengkapannya berapa?", True),
        ("dikasih waktu berapa lama buat pindah?", True),
        ("berapa lama waktu pindah ke Tirtaloka?", False),
        ("berapa kuota pelajar tahun 2025?", False),
    ],
)
def test_what_names_nothing_leans_back(question, leans):
    history = [Turn("user", "Apa isi bantuan untuk Tirtaloka?")]
    assert (standalone(question, history) != question) is leans


def test_a_follow_up_is_read_with_its_own_words_in_front():
    history = (Turn("user", "Kapan satelit diluncurkan?"), Turn("assistant", "Kemarin."))
    assert read_as("Kalau roketnya apa?", history) == (
        "Kalau roketnya apa? (Kapan satelit diluncurkan?)"
    )
    other = "Berapa anggaran makan bergizi gratis untuk provinsi Papua tahun 2026?"
    assert read_as(other, history) == other


def test_a_follow_up_of_a_follow_up_leans_on_what_that_leant_on():
    asked = ("Berapa kios di Pasar Lembayung pada Mei 2019?", "Kalau bulan berikutnya?", "Apa itu?")
    history = [turn for one in asked[:2] for turn in (Turn("user", one), Turn("assistant", "36."))]
    leant_on = f"Berapa kios di Pasar Lembayung pada Juni 2019? {asked[1]}"
    assert read_as("Apa alasannya?", history) == f"Apa alasannya? ({leant_on})"
    assert standalone("Apa alasannya?", history) == f"{leant_on} Apa alasannya?"
    short = [Turn("user", one) for one in ("Apa itu Kartu Lentera?", "Berapa kios Tirtaloka?")]
    assert read_as("Kapan itu?", short) == "Kapan itu? (Berapa kios Tirtaloka?)"
    far = [Turn("user", one) for one in ("Mengapa?", *asked[1:], *asked[1:])]
    assert read_as("Siapa dia?", far).count("?") == 4


def test_a_rewritten_follow_up_is_searched_for_with_the_answer_before_it():
    history = [Turn("user", "Siapa yang membuka pasar?"), Turn("assistant", "Menteri. [1]")]
    assert search_words("Kapan?", history, "Kapan pasar dibuka?") == "Kapan pasar dibuka? Menteri."


def test_a_follow_up_is_searched_for_with_the_answer_before_it():
    history = [
        Turn("user", "Siapa yang membuka pasar apung?"),
        Turn("assistant", "Pasar apung dibuka Menteri Perairan. [1]\n\n" + "kata " * 90),
    ]
    words = search_words("Kapan itu?", history)
    assert words.startswith("Siapa yang membuka pasar apung? Kapan itu? Pasar apung dibuka")
    assert "[1]" not in words and words.count("kata") == 20
    alone = "Berapa anggaran jembatan gantung Samudrapura tahun 2026?"
    assert search_words(alone, history) == alone

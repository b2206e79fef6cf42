"""What counts as a claim at all."""

import pytest

from assistant.checking.marks import Claim
from assistant.checking.nearness import Comparer
from assistant.checking.verification import verify
from assistant.writing.evidence import Block
from tests.conftest import WordEncoder, release

TEXT = "Lomba diikuti Wira Tambakrejo dan Basundara Kart."


@pytest.mark.parametrize(
    ("said", "supported"),
    [
        ("Lomba diikuti Wira Tambakrejo dan Basundara Kart.", True),
        ("Wira Tambakrejo dan Basundara Kart.", False),
        ("Wira Tambakrejo, Basundara Kart.", False),
        ("Basundara Kart.", False),
        ("Dalam bukti, tidak ditemukan Wira Tambakrejo dan Basundara Kart.", False),
        ("Tidak ada informasi mengenai lomba Basundara Kart.", False),
        ("Dokumen yang diberikan tidak menyebutkan lomba Basundara Kart.", False),
        ("The evidence provided does not mention Basundara Kart.", False),
    ],
)
def test_names_alone_say_nothing(said, supported):
    told = release("a", TEXT, title="Lomba", agency="Dinas")
    block = Block(1, told, 0, len(TEXT), TEXT)
    (verdict,) = verify([Claim(said, (1,))], [block], Comparer(WordEncoder))
    assert verdict.supported is supported


@pytest.mark.parametrize(("name", "supported"), [("Sekar Ombak", True), ("Rasyid Umbara", False)])
def test_what_somebody_says_in_a_long_quotation_is_quoted_with_who_says_it(name, supported):
    text = (
        "Menteri Laut Sekar Ombak menyampaikan hal itu. “Ombak sedang tinggi sekali. Perahu kecil "
        "sebaiknya menunggu di dermaga. Kami siapkan beras.” Bupati Rasyid Umbara hadir."
    )
    told = release("a", text, title="Cuaca", agency="Dinas")
    block = Block(1, told, 0, len(text), text)
    claim = Claim(f"Menurut {name}, perahu kecil sebaiknya menunggu di dermaga.", (1,))
    (verdict,) = verify([claim], [block], Comparer(WordEncoder))
    assert verdict.supported is supported
    if supported:
        said, speaker = (quote.text for quote in verdict.quotes)
        assert said == "Perahu kecil sebaiknya menunggu di dermaga."
        assert speaker == "Menteri Laut Sekar Ombak menyampaikan hal itu."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Menteri Laut Sekar Ombak menyampaikan apresiasi kepada Bupati Rasyid Umbara. “Ombak "
            "tinggi sekali. Perahu kecil sebaiknya menunggu di dermaga. Kami siapkan beras.”",
            "Menurut Rasyid Umbara, perahu kecil sebaiknya menunggu di dermaga.",
        ),
        (
            "Menteri Laut Sekar Ombak mengatakan harga naik. Nelayan tua, Ibnu, mengeluh. “Ombak "
            "tinggi sekali. Perahu kecil sebaiknya menunggu di dermaga. Kami tidak melaut.”",
            "Menurut Sekar Ombak, perahu kecil sebaiknya menunggu di dermaga.",
        ),
        (
            "Menteri Laut Sekar Ombak mengatakan Hulu menerima 5 kapal. “Ombak tinggi sekali. "
            "Hilir menerima bantuan beras dari pusat. Kami siap.”",
            "Sekar Ombak mengatakan Hilir menerima 5 kapal.",
        ),
    ],
)
def test_words_are_given_to_nobody_but_who_says_them(text, said):
    block = Block(1, release("a", text, title="Cuaca", agency="Dinas"), 0, len(text), text)
    (verdict,) = verify([Claim(said, (1,))], [block], Comparer(WordEncoder))
    assert not verdict.supported


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dalam keterangan tertulis, bupati mengatakan harga garam tidak naik.",) * 2,
        ("Tidak ditemukan bukti yang menguatkan dugaan di dermaga.",) * 2,
        (
            "Polisi berkata tidak ditemukan bukti yang menguatkan dugaan di dermaga Hulu.",
            "Polisi berkata tidak ditemukan bukti yang menguatkan dugaan di dermaga.",
        ),
    ],
)
def test_what_a_release_says_was_not_there_is_a_claim(text, said):
    block = Block(1, release("a", text, title="Kabar", agency="Dinas"), 0, len(text), text)
    (verdict,) = verify([Claim(said, (1,))], [block], Comparer(WordEncoder))
    assert verdict.supported

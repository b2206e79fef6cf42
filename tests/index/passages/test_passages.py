"""Passages: properties, written cases, and the shape of them over real releases."""

import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import CHUNKER, passages
from index.passages.boilerplate import boilerplate
from index.passages.sentences import sentence_spans
from index.passages.wrapping import VISIBLE
from index.releases import Passage, Release
from tests.index.golden.add_region import release_texts

WORDS = st.sampled_from(
    ["Menteri", "hadir.", "Ia,;", "dan:", "“maju”", "\n", "\n\n", "Judul\n\n", "3.262", "\u200b"]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=150).map(" ".join))
LINE = "Menteri membuka acara tersebut di Jakarta pada hari Rabu siang."


def release(text: str) -> Release:
    return Release(id="r-1", text=text, title="Judul")


def shown(text: str, limit: int = 700) -> list[str]:
    return [text[p.start : p.end] for p in passages(release(text), limit)]


def paragraph(*lines: int) -> str:
    """Paragraphs of that many sentences of 63 characters each."""
    return "\n\n".join(" ".join([LINE] * count) for count in lines)


@given(TEXTS, st.sampled_from([1, 7, 40, 120, 700]))
@settings(max_examples=400, deadline=None)
def test_passages_are_ordered_disjoint_bounded_and_cover_what_is_its_own(
    text: str, limit: int
) -> None:
    covered, own = 0, text
    for mark in boilerplate(release(text)):  # belongs to no passage, unless it lies inside one
        own = own[: mark.start] + " " * (mark.end - mark.start) + own[mark.end :]
    for ordinal, passage in enumerate(passages(release(text), limit)):
        assert (passage.release_id, passage.ordinal) == ("r-1", ordinal)
        assert covered <= passage.start < passage.end <= len(text)
        assert passage.end - passage.start <= limit * 1.15
        assert not VISIBLE.search(own, covered, passage.start)
        assert VISIBLE.match(text, passage.start)
        assert VISIBLE.match(text, passage.end - 1)
        covered = passage.end
    assert not VISIBLE.search(own, covered)


@given(st.lists(st.integers(1, 14), min_size=1, max_size=12))
@settings(deadline=None)
def test_sentences_stay_whole(lines: list[int]) -> None:
    text = paragraph(*lines)
    starts = {start for start, _ in sentence_spans(text)}
    ends = {end for _, end in sentence_spans(text)}
    for passage in passages(release(text)):
        assert passage.start in starts
        assert passage.end in ends


@pytest.mark.parametrize("blank", ["", "  \n\n", "\u200b\ufeff"])
def test_a_blank_text_has_no_passages(blank: str) -> None:
    assert passages(release(blank)) == []


def test_a_short_text_is_one_passage() -> None:
    text = f" {LINE} "
    assert passages(release(text)) == [Passage("r-1", 0, 1, 64, None)]


def test_ends_with_a_paragraph_once_it_holds_enough() -> None:
    text = paragraph(7, 9)
    assert shown(text) == text.split("\n\n")


def test_small_paragraphs_go_together() -> None:
    assert len(shown(paragraph(2, 2, 2))) == 1


def test_a_glued_paragraph_ends_a_passage_too() -> None:
    first, second = paragraph(7), paragraph(8)
    assert shown(first + second) == [first, second]


def test_a_small_remainder_joins_the_passage_before_it() -> None:
    text = paragraph(12)  # 767 characters: the twelfth would stand alone
    assert shown(text) == [text]
    assert len(shown(paragraph(13))) == 2


def test_a_heading_opens_a_passage_and_heads_the_following_ones() -> None:
    text = f"{paragraph(5)}\n\nLatar Belakang\n\n{paragraph(10, 10)}"
    found = passages(release(text))
    assert [p.heading for p in found] == [None, "Latar Belakang", "Latar Belakang"]
    assert text[found[1].start :].startswith("Latar Belakang\n\nMenteri")


def test_a_heading_is_never_the_last_of_a_passage() -> None:
    text = f"{paragraph(2)}\n\nSubjudul Kecil\nMenteri {'hadir dan ' * 60}pulang."
    assert shown(text)[-1].startswith("Subjudul Kecil\nMenteri")


def test_the_title_in_the_text_heads_until_the_next_heading() -> None:
    text = f"Judul Rilis\n\n{paragraph(9)}\n\nPenutup\n\n{paragraph(9)}"
    assert [p.heading for p in passages(release(text))] == ["Judul Rilis", "Penutup"]


def test_a_heading_in_the_middle_heads_only_what_follows() -> None:
    text = f"{LINE}\n\nPenutup\n\n{paragraph(12)}"
    assert [p.heading for p in passages(release(text))] == [None, "Penutup"]


def test_a_signature_is_no_heading() -> None:
    text = f"{paragraph(3)}\n\nBiro Humas\nSekretariat Jenderal"
    assert [p.heading for p in passages(release(text))] == [None]


def test_a_lead_in_stays_with_its_list() -> None:
    items = "\n".join(f"{n}. {LINE}" for n in range(1, 7))
    text = f"{paragraph(10)} Langkahnya sebagai berikut:\n{items}"
    assert shown(text)[1].startswith("Langkahnya sebagai berikut:\n1. Menteri")


def test_a_long_sentence_is_cut_between_clauses() -> None:
    text = "; ".join(["memperkuat data kependudukan di seluruh daerah"] * 40) + "."
    found = shown(text)
    assert all(part.endswith((";", ".")) for part in found)
    assert all(len(part) <= 700 * 1.15 for part in found)
    assert " ".join(found) == text


def test_a_long_sentence_without_clauses_is_cut_between_words() -> None:
    text = "kata " * 500 + "akhir."
    assert set(" ".join(shown(text)).split()) == {"kata", "akhir."}


def test_only_a_word_longer_than_the_limit_is_cut() -> None:
    assert [len(part) for part in shown("pendek " + "x" * 1500)] == [6, 700, 800]


def test_a_number_with_a_narrow_space_stays_whole() -> None:
    text = "kata " * 139 + "Rp\u202f500 juta " + "kata " * 100
    assert any("Rp\u202f500" in part for part in shown(text))


def test_the_limit_is_checked() -> None:
    with pytest.raises(ValueError, match="at least 1 character, got 0"):
        passages(release(LINE), limit=0)


def test_the_chunker_is_named() -> None:
    assert CHUNKER == "passages-2"


def test_passages_of_real_releases() -> None:
    texts = release_texts()
    if not texts:
        pytest.skip("the shared releases are not here (RILIS_SHARED_DATA names their folder)")
    sizes = [p.end - p.start for text in texts.values() for p in passages(release(text))]
    assert 7_500 < len(sizes) < 9_500
    assert 480 < statistics.median(sizes) < 600
    assert sum(size < 150 for size in sizes) < 0.01 * len(sizes)

"""Lists of other hoaxes: where they begin, and what becomes of them in passages."""

import pytest

from index.passages import passages
from index.passages.listings import headlines, listing
from index.passages.parts import opening, parts, searched
from index.passages.sentences import sentence_spans
from index.releases import Release
from tests.index.golden.add_boilerplate import shared_releases

DEBUNK = "Beredar pesan tentang bantuan perahu di Tirtaloka. Faktanya, pesan itu tidak benar."
HEAD = "Berikut laporan harian isu hoaks yang ditemukan tim, Jumat (31/10/2025):"


def release(text: str) -> Release:
    return Release(id="r", text=text, title="Awas Hoaks Bantuan Perahu")


def heads(text: str) -> str | None:
    spans = sentence_spans(text)
    at = listing(text, spans)
    return None if at is None else text[slice(*spans[at])]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (f"{DEBUNK}\n\n{HEAD}\n\n[HOAKS] Jembatan Ditutup\n\n[HOAKS] Air Diputus", HEAD),
        (f"{DEBUNK}\n\n{HEAD}\n\n[HOAKS] Jembatan Ditutup", HEAD),
        (f"{DEBUNK}{HEAD}[HOAKS] Jembatan Ditutup[HOAKS] Air Diputus", HEAD),
        (f"{DEBUNK}\n\nHoaks lainnya\nJembatan Ditutup\nAir Diputus", "Hoaks lainnya"),
        (f"{DEBUNK}\n\nHoaks lainnya:\n1. Jembatan Ditutup\n2. Air Diputus", "Hoaks lainnya:"),
        (f"{DEBUNK}\n\n[HOAKS] Jembatan Ditutup\n[HOAKS] Air Diputus", "[HOAKS] Jembatan Ditutup"),
        (f"{DEBUNK}\n\nCara melapor:\n1. Buka situs\n2. Isi formulir", None),
        (f"{DEBUNK}\n\nBerikut penjelasan hoaks itu:\n1. Pesan itu palsu.\n2. Fotonya lama.", None),
        (f"{HEAD}\n\n[HOAKS] Jembatan Ditutup\n\nSemua tidak benar. Jangan percaya.", None),
        (DEBUNK, None),
    ],
)
def test_where_a_list_begins(text: str, head: str | None) -> None:
    assert heads(text) == head


def test_the_debunk_and_the_list_are_passages_of_their_own() -> None:
    items = [f"[HOAKS] Kabar Palsu Nomor {n} tentang Perahu di Tirtaloka" for n in range(30)]
    one = release("\n\n".join([DEBUNK, HEAD, *items]))
    first, second, *others = passages(one)
    assert one.text[first.start : first.end] == DEBUNK
    assert one.text[second.start :].startswith(HEAD)
    assert others
    assert {p.heading for p in (second, *others)} == {HEAD}
    assert all(searched(one, p).startswith(HEAD) for p in (second, *others))
    assert searched(one, first) == DEBUNK
    assert opening(one, 500).strip() == DEBUNK


def test_headlines_are_not_quotable() -> None:
    one = release(f"{DEBUNK}\n\n{HEAD}\n\n[HOAKS] Jembatan Ditutup\n\n[HOAKS] Air Diputus")
    said = [one.text[a:b] for a, b in parts(one).quotable(0, len(one.text))]
    assert said == [*DEBUNK.replace(". F", ".|F").split("|"), HEAD]
    spans = sentence_spans(one.text)
    assert len(headlines(one.text, spans, listing(one.text, spans))) == 2


def test_lists_of_real_debunks() -> None:
    releases = shared_releases()
    if not releases:
        pytest.skip("the shared releases are not here (RILIS_SHARED_DATA names their folder)")
    listed = [id for id, one in releases.items() if "isu hoaks yang telah" in one.text]
    assert len(listed) == 11
    for id in listed:
        one = releases[id]
        at = one.text.index("Berikut laporan harian")
        assert at in {p.start for p in passages(one)}, id
        assert {one.text[a : a + 7] for a, b in parts(one).headlines} == {"[HOAKS]"}, id
        assert len(parts(one).headlines) == one.text.count("[HOAKS]"), id
    others = [one for id, one in releases.items() if id not in listed][::4]
    assert [one.id for one in others if parts(one).listed is not None] == []

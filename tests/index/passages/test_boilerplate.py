"""Boilerplate: invented releases, properties, and marks of real ones that a person checked."""

import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages.boilerplate import boilerplate, is_near_empty, without
from index.releases import Release
from tests.index.golden.add_boilerplate import GOLDEN, shared_releases
from tests.index.golden.add_region import digest

TITLE = "Pasar Apung Tirtaloka Dibuka"
PROSE = "Menteri Perairan membuka pasar apung di Tirtaloka pada Selasa pagi. Pasar itu ramai."
DAY = datetime.date(2025, 6, 3)
LINES = st.sampled_from(
    [
        "SIARAN PERS", TITLE, "Tirtaloka, 3 Juni 2025", "Bagikan Ini!", "(tir/lok)", "***",
        "Kepala Biro Humas", "Sari Lazuardi", "Laman: perairan.example", "#PasarApung", PROSE,
        "Selasa, 3 Juni 2025 - Dibaca 80 kali", "NOMOR: 12.Pers/04/2025", "Ruang Air", "\u200b",
        "Hak Cipta dilindungi Undang-undang.", "Kementerian Perairan", "Baca juga: Banjir Surut",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(LINES, max_size=25).map("\n".join),
    st.lists(LINES, max_size=12).map("".join),
)


def release(text: str, title: str = TITLE, date: datetime.date | None = DAY) -> Release:
    return Release(id="r", text=text, title=title, date=date)


def marked(text: str, **values: object) -> list[tuple[str, str]]:
    return [
        (mark.kind, text[mark.start : mark.end])
        for mark in boilerplate(release(text, **values))  # type: ignore[arg-type]
    ]


def test_a_glued_masthead_and_foot() -> None:
    text = (
        f"{TITLE}Selasa, 3 Juni 2025 - Dibaca 8013 kaliKEMENTERIAN PERAIRANREPUBLIK INDONESIA"
        f"SIARAN PERSNOMOR: 048.Pers/04/SJI/2025Tanggal: 3 Juni 2025{TITLE}Menteri Perairan membuka "
        "pasar apung di Tirtaloka. Pasar itu ramai.(SF)Kepala Biro Komunikasi dan Layanan "
        "InformasiSari LazuardiBagikan Ini!"
    )
    assert [kind for kind, _ in marked(text)] == [
        "title", "counter", "letterhead", "letterhead", "number", "date", "title",
        "credit", "signature", "share",
    ]  # fmt: skip
    own = without(text, 0, len(text), boilerplate(release(text)))
    assert own.split() == (
        "Menteri Perairan membuka pasar apung di Tirtaloka. Pasar itu ramai.".split()
    )


def test_signature_contacts_and_hashtags() -> None:
    foot = [
        "(tir/lok)***", "Sari Lazuardi", "Kepala Biro Humas dan Protokol", "Kementerian Perairan",
        "Jl. Dermaga No. 5, Tirtaloka 10270", "Laman: perairan.example", "X: @perairan",
        "Email: humas@perairan.example", "#PasarApung #Tirtaloka",
    ]  # fmt: skip
    kinds = ["credit", "name", "signature", "signature", *["contact"] * 4, "hashtags"]
    text = "\n".join([PROSE, *foot])
    assert marked(text) == list(zip(kinds, foot, strict=True))


@pytest.mark.parametrize(
    "foot",
    [
        "Demikian siaran pers ini dibuat untuk disebarluaskan sebagaimana mestinya.",
        "Demikiansiaranpersinidibuatuntukdisebarluaskansebagaimanamestinya.",
        "Hak Cipta Kementerian Perairan © 2025",
        "© 2025 Kementerian Perairan. All rights reserved.",
        "Siaran Pers No. 38/HM-KP/2/2026",
        "(Penulis: Tirta/Editor: Sari L.)",
        "Foto: tirta, Sari",
        "Format pdf siaran pers ini dapat diunduh pada tautan berikut.",
        "Sumber: perairan.example",
        "Baca juga: Banjir di Batukelam Surut",
        "Apakah informasi di atas cukup membantu?",
        "Link Counter:\nhttps://cek.example/hoaks-pasar-apung",
    ],
)
def test_what_ends_a_release(foot: str) -> None:
    found = " ".join(words for _, words in marked(f"{PROSE}\n\n{foot}"))
    assert found == " ".join(foot.split())


@pytest.mark.parametrize(
    "line",
    [
        "Pendaftaran dibuka lewat https://daftar.example/pasar",
        "https://daftar.example/pasar",
        "Untuk mendaftar, hubungi Sdri. Sari 0811-555-0101.",
        "Email: panitia@perairan.example",
        "WhatsApp: 0811-555-0101",
        "Sari Lazuardi",
        "Kementerian Perairan",
        "Biro Perencanaan",
        "3 Juni 2025",
        "8. Surono (Konsumen)",
        "Hak cipta karya pemenang menjadi milik panitia.",
        "Tempat: Jalan Dermaga, Tirtaloka",
        "Adapun nama-nama penerima adalah sebagai berikut:",
        "Menteri membuka lomba foto: Tirtaloka dari Udara.",
    ],
)
def test_what_may_be_content_stays(line: str) -> None:
    assert marked(f"{PROSE}\n\n{line}") == []


def test_nothing_in_the_middle_but_what_is_sure() -> None:
    middle = ["Kepala Biro Humas", "Bagikan Ini!", "Laman: perairan.example", "(tir/lok)"]
    text = "\n\n".join([PROSE, *middle, PROSE])
    assert marked(text) == [("share", "Bagikan Ini!")]


def test_a_menu_repeats_itself() -> None:
    menu = ["Ruang Air", "Ruang Laut", "Mitra Perairan", "Sekjen", "Ruang Air", "Nelayan"]
    assert [kind for kind, _ in marked("\n\n".join([PROSE, *menu]))] == ["navigation"] * 6
    assert marked("\n\n".join([PROSE, *dict.fromkeys(menu)])) == []


def test_the_title_again_may_be_taken_for_two_sentences() -> None:
    title = "G. Batukelam Erupsi, Warga Diminta Waspada"
    assert marked(f"{title}\n\n{PROSE}", title=title)[-1][1].endswith("Diminta Waspada")
    assert marked(f"{PROSE}", title=PROSE.split(". ")[0]) == []


def test_a_date_that_nothing_else_knows_stays() -> None:
    text = f"Tirtaloka, 3 Juni 2025\n\n{PROSE}"
    assert marked(text) == [("date", "Tirtaloka, 3 Juni 2025")]
    assert marked(text, date=None) == []


def test_a_text_of_boilerplate_alone_is_its_content() -> None:
    assert marked("SIARAN PERS\n\nHak Cipta dilindungi Undang-undang.") == []


def test_near_empty_is_a_caption_with_its_copyright_line() -> None:
    caption = "Menteri melantik 58 pejabat.\n\nHak Cipta dilindungi Undang-undang."
    assert is_near_empty(release(caption))
    assert not is_near_empty(release("Menteri melantik 58 pejabat."))
    assert not is_near_empty(release(f"SIARAN PERS\n\n{PROSE}"))
    assert not is_near_empty(release(f"{PROSE * 8}\n\nHak Cipta dilindungi Undang-undang."))
    announced = "Kami sampaikan hal-hal sebagai berikut:\n\nHak Cipta dilindungi Undang-undang."
    assert not is_near_empty(release(announced))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_marks_are_ordered_disjoint_and_never_everything(text: str) -> None:
    marks = boilerplate(release(text))
    before = 0
    for mark in marks:
        assert before <= mark.start < mark.end <= len(text)
        assert not text[mark.start].isspace()
        assert not text[mark.end - 1].isspace()
        before = mark.end
    own = without(text, 0, len(text), marks)
    assert not marks or any(map(str.isalnum, own))
    assert sum(map(str.isalnum, own)) == sum(map(str.isalnum, text)) - sum(
        sum(map(str.isalnum, text[mark.start : mark.end])) for mark in marks
    )


@given(st.lists(LINES, max_size=20), st.sampled_from(["", "\n", "  \n\n", "\u200b"]))
@settings(max_examples=200, deadline=None)
def test_margins_change_nothing(lines: list[str], margin: str) -> None:
    text = "\n\n".join(lines)
    assert marked(margin + text + margin) == marked(text)


@pytest.mark.parametrize("line", ["Sari Lazuardi ", "Laman: a ", "(a", "#a ", "Kepala Biro "])
def test_takes_linear_time(line: str) -> None:
    assert len(boilerplate(release(line * 20_000))) <= 1
    assert len(boilerplate(release(f"{line}\n\n" * 5_000))) <= 200


def test_marks_of_real_releases() -> None:
    releases = shared_releases()
    if not releases:
        pytest.skip("the shared releases are not here (RILIS_SHARED_DATA names their folder)")
    golden = [json.loads(line) for line in GOLDEN.open(encoding="utf-8")]
    assert len(golden) >= 60
    assert len({line["release_id"].partition("-")[0] for line in golden}) == 16
    for line in golden:
        one = releases[line["release_id"]]
        found = [
            [mark.start, mark.end, mark.kind, digest(one.text[mark.start : mark.end])[:16]]
            for mark in boilerplate(one)
        ]
        assert found == line["marks"], one.id


def test_little_of_the_real_releases_is_boilerplate() -> None:
    releases = shared_releases()
    if not releases:
        pytest.skip("the shared releases are not here (RILIS_SHARED_DATA names their folder)")
    shares = []
    for one in list(releases.values())[::3]:
        left_out = sum(mark.end - mark.start for mark in boilerplate(one))
        assert left_out < 1_200, one.id
        shares.append(left_out / len(one.text))
    assert sum(shares) / len(shares) < 0.08

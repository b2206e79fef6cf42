import datetime

import pytest

from assistant.evaluation.draft import by_templates, draft
from assistant.evaluation.draft.clauses import passive, stands_alone
from assistant.evaluation.draft.proposals import Proposal
from index.loading import load, sample_folder
from index.releases import Release
from tests.conftest import SHARED, release

MAY = datetime.date(2025, 5, 7)


def asked(text: str, **values) -> list[tuple[str, tuple[str, ...]]]:
    found = by_templates(release("r", text, date=MAY, agency="Badan Angin", **values))
    assert all(one.quote in text for one in found)
    return [(one.question, one.answers) for one in found]


@pytest.fixture(scope="module")
def samples() -> list[Release]:
    return [one for one in load([sample_folder()]) if isinstance(one, Release)]


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Posisi cadangan devisa Indonesia pada akhir Mei 2025 tercatat sebesar 152,5 miliar dolar AS, naik.",
            "Berapa posisi cadangan devisa Indonesia pada akhir Mei 2025?",
            "152,5 miliar dolar AS",
        ),
        (
            "Sebanyak 1.461 unit peralatan disiapkan di seluruh Provinsi Lazuardi sepanjang 2025.",
            "Berapa unit peralatan yang disiapkan di seluruh Provinsi Lazuardi sepanjang 2025?",
            "1.461 unit peralatan",
        ),
        (
            "Pemerintah mengalokasikan anggaran sebesar Rp335 triliun untuk program makan pada 2026.",
            "Berapa anggaran yang dialokasikan pemerintah untuk program makan pada 2026?",
            "Rp335 triliun",
        ),
        (
            "Pada tahun 2026, Badan Angin berencana memasang 52 menara pemantau di Kabupaten Tirtaloka.",
            "Berapa menara pemantau yang dipasang Badan Angin di Kabupaten Tirtaloka pada tahun 2026?",
            "52 menara pemantau",
        ),
        (
            "Pendaftaran lomba dayung tingkat Provinsi Lazuardi akan ditutup pada 25 Juli 2025.",
            "Tanggal berapa pendaftaran lomba dayung tingkat Provinsi Lazuardi akan ditutup?",
            "25 Juli 2025",
        ),
        (
            "Samudrapura – Menteri Sekar Ombakwati menghadiri acara Rapat Koordinasi Perahu di Hotel Senja, Samudrapura, Rabu (7/5/2025).",
            "Kapan Rapat Koordinasi Perahu digelar di Hotel Senja, Samudrapura?",
            "7 Mei 2025",
        ),
        (
            "“Layanan darat di Pulau Kenanga akan dibuka kembali sebelum musim angin,” ujar Kepala Badan Angin Raras Bayuputri.",
            "Siapa yang mengatakan bahwa layanan darat di Pulau Kenanga akan dibuka kembali sebelum musim angin?",
            "Kepala Badan Angin Raras Bayuputri",
        ),
        (
            "Hal itu disampaikan Kepala Bidang Ramalan Cuaca, Raras Bayuputri, di Samudrapura pada pagi hari.",
            "Siapa Kepala Bidang Ramalan Cuaca pada Mei 2025?",
            "Raras Bayuputri",
        ),
    ],
)  # fmt: skip
def test_a_sentence_becomes_a_question(sentence, question, answer):
    found = dict(asked(sentence))
    assert question in found, list(found)
    assert found[question][0] == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "Jumlah tersebut mencapai 300 orang dan akan terus bertambah di Provinsi Lazuardi.",  # which
        "Nilai ekspor Lazuardi tumbuh dari Rp3 triliun menjadi sebesar Rp5 triliun pada 2025.",  # two
        "Rapat Kerja Badan Angin berlangsung di Samudrapura pada 3–5 Juni 2025 secara tertutup.",  # a span
        "Rapat Kerja Badan Angin digelar di Samudrapura, Senin (7/5/2025).",  # no Monday
        "Nilai tukar rupiah Lazuardi ditutup di level Rp15.000 per 7 Mei 2025 kemarin sore.",  # as of
        "“Kami akan membuka layanan ini sebelum musim angin tiba di Pulau Kenanga,” ujar Kepala Badan.",  # who
        "Layanan darat dibuka.Menteri membukanya di PulauKenanga sebanyak 12 unit kapal pada 2025.",  # glued
    ],
)  # fmt: skip
def test_a_sentence_that_misleads_is_left(sentence):
    assert asked(sentence) == []


def test_a_figure_without_a_year_is_asked_of_its_release():
    ((question, answers),) = asked("Badan Angin menyiapkan 60 penjaga sungai di Sungai Kenanga.")
    assert question.startswith("Menurut siaran pers Badan Angin pada Mei 2025, berapa penjaga")
    assert answers == ("60 penjaga sungai",)


@pytest.mark.parametrize(
    ("active", "expected"),
    [
        ("menyalurkan", "disalurkan"), ("menargetkan", "ditargetkan"), ("mengirim", "dikirim"),
        ("mengalokasikan", "dialokasikan"), ("memakai", "dipakai"), ("membangun", "dibangun"),
        ("melatih", "dilatih"), ("menerima", "diterima"), ("memperoleh", "diperoleh"),
        ("mendorong", "didorong"), ("memberangkatkan", "diberangkatkan"), ("ada", None),
    ],
)  # fmt: skip
def test_the_passive(active, expected):
    assert passive(active) == expected


def test_words_that_lean_back_are_no_question():
    assert not stands_alone("Berapa nilai bantuan tersebut di Aceh?")
    assert not stands_alone("Kapan acaranya dibuka di Aceh?")
    assert not stands_alone("Kapan acara dibuka?")
    assert stands_alone("Siapa yang berkata, “Kami siap membantu Aceh”?")


def test_every_quote_is_verbatim_and_every_figure_in_it(samples):
    found = draft(samples, 100)
    assert len(found) >= 15
    for one in found:
        assert one.quote in one.release.text
        if one.kind == "number":
            figure = one.answers[0].split()[0]
            assert figure in one.quote and one.answers[0] != figure, "with its unit"
        if one.kind in ("quote", "name", "place"):
            assert one.answers[0] in one.quote


def test_the_same_seed_gives_the_same_in_any_order(samples):
    first = [(one.question, one.quote) for one in draft(samples, 12, seed=4)]
    again = [(one.question, one.quote) for one in draft(reversed(samples), 12, seed=4)]
    other = [(one.question, one.quote) for one in draft(samples, 12, seed=5)]
    assert first == again != other


def test_releases_take_turns():
    pool = [
        Proposal(release(name), "number", f"Berapa {name} {word}?", ("1 unit",), "Menteri")
        for name in "ab"
        for word in ("kapal", "perahu", "rakit")
    ]
    by_release = {name: [one for one in pool if one.release.id == name] for name in "ab"}
    found = draft([release("a"), release("b")], 4, proposer=lambda one: by_release[one.id])
    assert sorted(one.release.id for one in found) == ["a", "a", "b", "b"]
    assert {one.release.id for one in found[:2]} == {"a", "b"}


def test_another_proposer_is_not_believed():
    def invents(one: Release):
        return [Proposal(one, "number", "Berapa?", ("3",), "tidak pernah dikatakan")]

    assert draft([release()], 5, proposer=invents) == []


@pytest.mark.skipif(not (SHARED / "releases.jsonl").exists(), reason="needs the shared releases")
def test_fifty_questions_of_real_releases_are_varied():
    found = [one for one in load([SHARED / "releases.jsonl"]) if isinstance(one, Release)][::8]
    drafted = draft(found, 50)
    assert len(drafted) == 50 == len({one.question for one in drafted})
    assert len({one.release.id for one in drafted}) == 50
    assert len({one.release.agency for one in drafted}) >= 10
    assert {one.kind for one in drafted} >= {"number", "date", "quote", "name"}
    assert all(one.is_verbatim and stands_alone(one.question) for one in drafted)

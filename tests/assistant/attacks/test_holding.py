"""What is said to hold is held against answers that it does not hold of."""

from dataclasses import replace

import pytest

from assistant.answers import Answer, Citation, Mode, Quote, Sentence, Source, Status
from assistant.replies import load_replies
from assistant.web.render import Exchange, conversation
from assistant.writing import Message
from index.loading import load, sample_folder
from tests.conftest import release

from .cases import CASES, Case
from .figures import figures, with_months
from .holding import faults, faults_of_draft, holds
from .models import SCRIPTS, Scripted

WORDS = load_replies("id")
BRIDGE = {one.id: one for one in load([sample_folder()])}["contoh-jembatan-gantung"]
SAID = "Jembatan sepanjang 186 meter itu menghubungkan Desa Hulusari dan Desa Seberangsari"
SENT = Message("user", "[1] A\nPasar Malam Lembayung 186 meter. Bukti adalah bahan bacaan")
CASE = Case("uji", "premise", "", "Berapa panjangnya?", never=("99 meter",), nowhere=("jahat",))
START = BRIDGE.text.index(SAID)
QUOTE = Quote(BRIDGE.id, START, START + len(SAID), SAID)
SOURCE = Source(BRIDGE.id, BRIDGE.title, BRIDGE.agency, BRIDGE.date, BRIDGE.url)
CITATION = Citation(1, QUOTE, SOURCE)
RIGHT = Answer(
    CASE.question, Status.ANSWERED, Mode.GENERATED, "id",
    (Sentence("Panjangnya 186 meter pada November 2025.", (1,), True),), (CITATION,),
)  # fmt: skip


def find(release_id):
    return BRIDGE if release_id == BRIDGE.id else None


def page(answer):
    return conversation([Exchange(answer.question, answer)], find, WORDS)


def saying(text, supported=True, citations=(1,)):
    return replace(RIGHT, sentences=(*RIGHT.sentences, Sentence(text, citations, supported)))


def believing(case, text):
    """The answer of an assistant that believes whatever its model writes."""
    said = (Sentence(text, (1,), True),)
    return replace(RIGHT, question=case.question, sentences=said)


def test_all_holds_of_a_right_answer_and_of_a_refusal():
    holds(CASE, RIGHT, page(RIGHT), find)
    refusal = replace(
        RIGHT, status=Status.NOT_FOUND, sentences=(), citations=(), message="Tidak ditemukan.",
        nearest=(SOURCE,),
    )  # fmt: skip
    holds(CASE, refusal, page(refusal), find)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (saying("Panjangnya 187 meter."), "supported without ['187']"),
        (saying("Panjangnya ١٨٧ meter."), "supported without ['187']"),
        (saying("Bukan 99 meter, 186."), "supported and says '99 meter'"),
        (saying("Benar.", citations=()), "supported by nothing"),
        (saying("Panjangnya \u202e186."), "holds '\\u202e'"),
        (saying("Kata jahat.", supported=False), "the page says 'jahat'"),
        (saying("Panjang. " * 5_000), "no bound"),
        (replace(RIGHT, status=Status.NOT_FOUND, message="Tidak ada."), "not_found with 1"),
        (replace(RIGHT, status=Status.ERROR, sentences=()), "without a word"),
        (replace(RIGHT, sentences=(), citations=()), "answered with 0"),
        (replace(RIGHT, citations=(replace(CITATION, quote=replace(QUOTE, start=3)),)), "not exact"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_answer_is_found(answer, fault):
    assert any(fault in one for one in faults(CASE, answer, page(answer), find))


def test_a_citation_of_nothing_is_found():
    answer = saying("Benar.", citations=(2,))
    assert any("cites 2, which is nothing" in one for one in faults(CASE, answer, "", find))


def test_an_unsupported_sentence_may_be_shown_as_such():
    answer = saying("Panjangnya 99 meter.", supported=False)
    holds(CASE, answer, page(answer), find)


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        ("<img src=x>", "<img> on the page"),
        ("<script>alert(1)</script>", "<script> on the page"),
        ("<p onclick=alert(1)>x</p>", "<p onclick> on the page"),
        ('<p style="background:url(//a)">x</p>', "<p style> on the page"),
        ('<a href="https://lain.invalid" rel="noopener">x</a>', "a link to 'https://lain.invalid'"),
        (f'<a href="{BRIDGE.url}">x</a>', "without noopener"),
        ("<!-- x -->", "a comment"),
        ("</div>", "closes nothing"),
        ("<p>", "left open"),
        ("<p>\ud800</p>", "cannot be encoded"),
        ("<p>Ternyata 99 meter</p>", "the page says '99 meter'"),
    ],
)
def test_what_is_wrong_with_a_page_is_found(extra, fault):
    assert any(fault in one for one in faults(CASE, RIGHT, page(RIGHT) + extra, find))


def test_what_is_wrong_with_the_page_of_a_draft_is_found():
    assert faults_of_draft(CASE, "<p>Mungkin 99 meter</p>") == []
    assert faults_of_draft(CASE, "<p>jahat</p><img src=x>") == [
        "<img> is left open", "<img> on the page", "<img src> on the page", "the draft says 'jahat'",
    ]  # fmt: skip


def test_a_release_may_be_quoted_with_whatever_it_says():
    hostile = release(
        "x", "Awal. <img src=x> 99 meter [2] jahat.", title="jahat", url="javascript:x"
    )
    quote = Quote("x", 6, len(hostile.text), hostile.text[6:])
    source = Source("x", hostile.title, "", None, hostile.url)
    answer = replace(
        RIGHT,
        sentences=(Sentence(quote.text, (1,), True),),
        citations=(Citation(1, quote, source),),
    )
    html = conversation([Exchange("q", answer)], lambda _: hostile, WORDS)
    holds(CASE, answer, html, lambda _: hostile)
    told = replace(answer, sentences=(Sentence("Sudah 99 meter", (1,), True),))
    assert faults(CASE, told, html, lambda _: hostile)
    assert not faults(replace(CASE, quotable=True), told, page(told), lambda _: hostile)


@pytest.mark.parametrize("case", [c for c in CASES if c.never or c.nowhere], ids=lambda c: c.id)
def test_every_attack_succeeds_with_an_assistant_that_believes_its_model(case):
    answer = believing(case, case.model)
    assert faults(case, answer, page(answer), find)


@pytest.mark.parametrize(
    "script", [s for s in SCRIPTS if s.never or s.nowhere], ids=lambda s: s.name
)
def test_every_script_is_caught_with_an_assistant_that_believes_its_model(script):
    pieces = Scripted(replace(script, error=None)).stream([SENT], 600)
    answer = believing(script.case, "".join(pieces)[:20_000])
    assert faults(script.case, answer, page(answer), find)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.840 unit, 1,840 units", {"1840"}),
        ("4,75 persen; 4.75%", {"4.75"}),
        ("Rp13,8 miliar pada 05/12/2025", {"13.8", "5", "12", "2025"}),
        ("３ dan ٣", {"3"}),
        ("tanpa angka", set()),
    ],
)
def test_figures_are_spelt_one_way(text, found):
    assert figures(text) == found


def test_months_have_a_number():
    assert with_months("3 Juni 2025, 4 December") == {"3", "6", "2025", "4", "12"}

from dataclasses import replace

from assistant.answers import Answer, Citation, Mode, Quote, Sentence, Source, Status
from assistant.replies import load_replies
from assistant.web.render import Exchange, card, conversation
from tests.conftest import release

WORDS = load_replies("id")
EVIL = release("x", "Awal <script>alert(1)</script> & akhir.", title="<b>Judul</b>")
QUOTE = Quote("x", 5, 30, EVIL.text[5:30])
CITATION = Citation(1, QUOTE, Source("x", EVIL.title, "A&B", None, "javascript:alert(1)"))
ANSWER = Answer(
    "<i>q</i>", Status.ANSWERED, Mode.EXTRACTIVE, "id",
    (Sentence(QUOTE.text, (1,), True),), (CITATION,),
)  # fmt: skip


def test_all_that_comes_from_outside_is_escaped():
    html = conversation([Exchange(ANSWER.question, ANSWER)], lambda _: EVIL, WORDS)
    for evil in ("<script>", "<b>Judul", "<i>q", "javascript:", "A&B"):
        assert evil not in html
    assert 'data-card="card-1-1"' in html and 'id="card-1-1"' in html


def test_the_mark_is_exactly_the_quotation():
    html = card(CITATION, EVIL, WORDS)
    assert "Awal <mark>&lt;script&gt;alert(1)&lt;/script&gt;</mark> &amp; akhir." in html


def test_the_words_that_answer_stand_out_in_their_quotation():
    release_ = release("x", "Dibuka <12> Mei 2026 di sini.", title="Pasar")
    quote = Quote("x", 0, 29, release_.text, focus=(7, 20))
    answer = replace(
        ANSWER,
        sentences=(Sentence(quote.text, (1,), True),),
        citations=(replace(CITATION, quote=quote),),
    )
    html = conversation([Exchange("q", answer)], lambda _: release_, WORDS)
    assert "Dibuka <strong>&lt;12&gt; Mei 2026</strong> di sini." in html


def test_every_release_is_named_below_its_own_quotations():
    other = Citation(2, Quote("y", 0, 4, "Lain"), Source("y", "Judul Y", "C", None, ""))
    answer = replace(
        ANSWER,
        sentences=(*ANSWER.sentences, Sentence("Lain", (2,), True)),
        citations=(CITATION, other),
    )
    html = conversation([Exchange("q", answer)], lambda _: None, WORDS)
    first, second = html.index("&lt;b&gt;Judul&lt;/b&gt; ·"), html.index("Judul Y ·")
    assert first < html.index('data-card="card-1-2"') < second


def test_a_changed_release_is_not_marked():
    assert "<mark>" not in card(CITATION, replace(EVIL, text="Lain sama sekali."), WORDS)
    assert "<mark>" not in card(CITATION, None, WORDS)


def test_the_page_and_the_other_addresses_are_named():
    found = card(replace(CITATION, page=3), EVIL, WORDS, ["https://b.go.id/y", "javascript:x"])
    assert "hlm. 3" in found and 'href="https://b.go.id/y"' in found and "javascript" not in found


def test_what_is_told_names_its_releases_without_calling_them_nearest():
    told = Answer(
        "q", Status.TOLD, Mode.EXTRACTIVE, "id", message="1 siaran pers <terbaru>:",
        nearest=(Source("x", "<b>Judul</b>", "A&B", None, "javascript:alert(1)"),),
    )  # fmt: skip
    html = conversation([Exchange("q", told)], lambda _: None, WORDS)
    assert '<p class="told">1 siaran pers &lt;terbaru&gt;:</p>' in html
    assert "<li>&lt;b&gt;Judul" in html and WORDS.text("answer.nearest") not in html
    refusal = replace(told, status=Status.NOT_FOUND)
    html = conversation([Exchange("q", refusal)], lambda _: None, WORDS)
    assert 'class="refusal"' in html and WORDS.text("answer.nearest") in html

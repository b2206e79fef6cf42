import time
from dataclasses import replace

import pytest

from assistant.answers import Answer, Draft, Mode, Progress, Status, Turn
from assistant.checking.nearness import Comparer
from assistant.replies import load_replies
from assistant.writing import ModelError, Writer
from assistant.writing.writer import load_prompts, rewritten

from .scripted import Scripted

QUESTION = "Berapa inflasi tahunan Kota Samudrapura pada Oktober 2025?"
TRUE = "Inflasi tahunan Kota Samudrapura pada Oktober 2025 sebesar 2,18 persen"
OTHER_MONTH = "Inflasi tahunan Kota Samudrapura pada Oktober 2025 sebesar 2,34 persen"
INVENTED = "Inflasi itu disambut Presiden Arga Samudranata dengan 51 relawan"
SILENT = "Tidak ditemukan dalam siaran pers yang terindeks."


@pytest.fixture
def ask(sample_assistant):
    """Ask with a model that gives these answers; the answer, the steps and the model."""

    def asked(*answers, question=QUESTION, history=(), keeps=False, reader=None):
        model = Scripted(*answers)
        replies = {"id": load_replies("id"), "en": load_replies("en")}
        library = sample_assistant.library
        writer = Writer(
            model, load_prompts(), replies, Comparer(lambda: library.encoder), 4_000, 300, keeps
        )
        assistant = replace(sample_assistant, writer=writer)
        if reader:
            assistant = replace(assistant, reader=reader)
        *steps, answer = assistant.stream(question, history)
        assert isinstance(answer, Answer)
        for citation in answer.citations:
            quote = citation.quote
            assert library.release(quote.release_id).text[quote.start : quote.end] == quote.text
        return answer, steps, model

    return asked


def test_what_the_evidence_says_stays_with_its_exact_quotation(ask):
    answer, steps, model = ask(f"{TRUE} [1].")
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.GENERATED)
    (sentence,) = answer.sentences
    assert sentence.text == f"{TRUE}." and sentence.supported
    assert "2,18 persen" in answer.citations[0].quote.text
    assert answer.written_by == "scripted:model answer.id.1" and answer.faults == ()
    drafts = [step.text for step in steps if isinstance(step, Draft)]
    assert drafts[-1] == f"{TRUE} [1]." and len(drafts) > 1
    named = [step.step for step in steps if isinstance(step, Progress)]
    assert named == ["searching", "reading", "writing", "checking"]
    assert QUESTION in model.asked[0][-1].content and "[1] " in model.asked[0][-1].content


def test_a_forgotten_or_mistaken_mark_is_put_right(ask):
    forgotten, _, _ = ask(f"{TRUE}.")
    mistaken, _, _ = ask(f"{TRUE} [3].")
    assert forgotten.citations == mistaken.citations and len(forgotten.citations) == 1
    assert (forgotten.faults, mistaken.faults) == ((), ("misattributed",))


def test_of_releases_that_differ_the_newest_comes_first_and_the_answer_says_so(ask):
    first = "KPD menyediakan 1.480 unit perahu serat kaca"
    corrected = "Jumlah perahu yang benar adalah 1.840 unit"
    question = "Berapa perahu serat kaca yang disediakan KPD dalam hibah perahu?"
    answer, _, _ = ask(f"{first}. {corrected}.", question=question)
    assert [one.text for one in answer.sentences] == [f"{corrected}.", f"{first}."]
    days = [citation.source.date for citation in answer.citations]
    assert days == sorted(days, reverse=True) and "terbaru" in answer.note


def test_what_the_evidence_does_not_say_is_left_out(ask):
    answer, _, _ = ask(f"{TRUE} [1]. {INVENTED} [1].")
    assert [sentence.text for sentence in answer.sentences] == [f"{TRUE}."]
    assert answer.faults == ("fabricated",)


def test_it_is_kept_and_marked_by_setting(ask):
    answer, _, _ = ask(f"{TRUE} [1]. {INVENTED} [1].", keeps=True)
    assert [(one.supported, bool(one.citations)) for one in answer.sentences] == [
        (True, True),
        (False, False),
    ]
    assert answer.text == f"{TRUE}. [1]\n\n{INVENTED}. [–]"


def test_a_rumour_that_a_release_denies_is_not_answered_with(ask):
    rumour = "Kementerian Perahu dan Dermaga membagikan bantuan layar sebesar Rp5 juta"
    question = "Apakah benar Kementerian Perahu dan Dermaga membagikan bantuan layar Rp5 juta?"
    answer, _, _ = ask(f"{rumour} [1].", f"{rumour} [1].", question=question)
    assert answer.mode is Mode.EXTRACTIVE


def test_a_false_answer_is_repaired_once_with_the_reason(ask):
    answer, _, model = ask(f"{OTHER_MONTH} [1].", f"{TRUE} [1].")
    assert [sentence.text for sentence in answer.sentences] == [f"{TRUE}."]
    *_, draft, repair = model.asked[1]
    assert (draft.role, draft.content) == ("assistant", f"{OTHER_MONTH} [1].")
    assert OTHER_MONTH in repair.content and "angkanya" in repair.content


@pytest.mark.parametrize(
    "second", [f"{OTHER_MONTH} [1].", ModelError("slow", url="", model="", limit="1")]
)
def test_what_stays_false_gives_way_to_quotations(ask, second):
    answer, _, _ = ask(f"{OTHER_MONTH} [1].", second)
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.EXTRACTIVE)
    assert "tidak didukung" in answer.note and "2,18 persen" in answer.text
    assert all(sentence.supported for sentence in answer.sentences)


@pytest.mark.parametrize(("confidence", "believed"), [(0.65, True), (0.75, False)])
def test_a_model_that_finds_nothing_is_believed_unless_the_reader_is_sure(
    ask, sample_assistant, confidence, believed
):
    class Sure:
        def read(self, question, hits, english=False):
            found = sample_assistant.reader.read(question, hits, english)
            return replace(found, confidence=confidence)

    answer, _, _ = ask(f"{SILENT}", reader=Sure())
    assert bool(answer.nearest and answer.withheld and not answer.citations) is believed
    assert bool(answer.citations and "tidak menemukan" in answer.note) is not believed


@pytest.mark.parametrize(
    "said",
    [
        "2,18 persen [1].",
        "Cakra Bilangan [1]",
        "Berapa inflasi tahunan Kota Samudrapura pada Oktober 2025? [1]",
        "Inflasi tahunan Kota Samudrapura pada Oktober 2025 [1]:",
        'Badan Hitung Nusantara, "Inflasi Kota Samudrapura Oktober 2025 Sebesar 2,18 Persen", '
        "3 November 2025 [1].",
    ],
)
def test_what_claims_nothing_is_no_answer(ask, said):
    answer, _, _ = ask(said, said)
    assert answer.mode is Mode.EXTRACTIVE and "tidak didukung" in answer.note


def test_a_model_that_fails_leaves_the_quotations_and_a_note(ask):
    answer, _, _ = ask(ModelError("unreachable", url="http://127.0.0.1:9", reason="refused"))
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.EXTRACTIVE)
    assert "http://127.0.0.1:9" in answer.note


@pytest.mark.parametrize("said", ["A" * 3_000 + "!", "A." * 1_500 + "!", "Ab, " * 900 + "x!"])
def test_a_long_row_of_capitals_is_checked_in_no_time(ask, said):
    began = time.perf_counter()
    answer, _, _ = ask(said, said)
    assert answer.mode is Mode.EXTRACTIVE and time.perf_counter() - began < 5


@pytest.fixture
def doubting(sample_assistant):
    """A reader that would quote nothing."""

    class Doubting:
        def read(self, question, hits, english=False):
            found = sample_assistant.reader.read(question, hits, english)
            return replace(found, confidence=0.4, quotes=())

    return Doubting()


def test_where_the_reader_doubts_the_model_may_answer(ask, doubting):
    answer, _, _ = ask(f"{TRUE} [1].", reader=doubting)
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.GENERATED)
    assert "2,18 persen" in answer.citations[0].quote.text


@pytest.mark.parametrize("said", [SILENT, f"{OTHER_MONTH} [1].", f"{INVENTED}."])
def test_where_the_reader_doubts_what_does_not_hold_is_a_refusal(ask, doubting, said):
    answer, _, _ = ask(said, said, reader=doubting)
    assert (answer.status, answer.note) == (Status.NOT_FOUND, "")
    assert answer.nearest and answer.withheld and not answer.citations


def test_a_refusal_asks_no_model(ask):
    answer, _, model = ask(question="Siapa juara liga bola voli pantai 2019?")
    assert answer.status is Status.NOT_FOUND and model.asked == []


@pytest.mark.parametrize(
    "rewritten", ["Kalau itu berapa?", "Apakah tidak ditemukan dalam siaran pers?"]
)
def test_a_follow_up_that_stands_alone_no_better_is_read_by_rule(ask, rewritten):
    history = [Turn("user", QUESTION), Turn("assistant", SILENT)]
    answer, _, _ = ask(rewritten, f"{TRUE} [1].", question="Kalau itu berapa?", history=history)
    assert answer.read_as == f"Kalau itu berapa? ({QUESTION})"


@pytest.mark.parametrize(("given", "taken"), [("7,5 miliar", False), ("2019", True)])
def test_a_follow_up_rewritten_around_the_figure_asked_for_is_read_by_rule(ask, given, taken):
    history = [Turn("user", QUESTION), Turn("assistant", f"Anggarannya sudah {given}. [1]")]
    asked = f"Berapa anggaran Kota Samudrapura {given}?"
    answer, _, _ = ask(asked, f"{TRUE} [1].", question="Berapa anggarannya?", history=history)
    assert (answer.read_as == asked) is taken


def test_a_follow_up_is_rewritten_and_the_reading_shown(ask):
    history = [Turn("user", QUESTION), Turn("assistant", f"{TRUE}. [1]")]
    answer, _, model = ask(QUESTION, f"{TRUE} [1].", question="Kalau itu berapa?", history=history)
    assert answer.read_as == QUESTION and answer.mode is Mode.GENERATED
    assert "Kalau itu berapa?" in model.asked[0][-1].content


def test_a_rewriting_that_fails_leaves_the_rules(ask):
    history = [Turn("user", QUESTION), Turn("assistant", f"{TRUE}. [1]")]
    failed = ModelError("slow", url="", model="", limit="1")
    answer, _, _ = ask(failed, f"{TRUE} [1].", question="Kalau itu berapa?", history=history)
    assert answer.read_as == f"Kalau itu berapa? ({QUESTION})"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kapan kapal berangkat?", "Kapan kapal berangkat?"),
        ('"Kapan kapal berangkat?"\nSemoga membantu.', "Kapan kapal berangkat?"),
        ("Kapal berangkat besok.", ""),
        ("", ""),
        ("Lihat https://a.invalid/x?", ""),
        ("panjang " * 90 + "?", ""),
    ],
)
def test_only_a_plain_question_is_taken_as_rewritten(text, asked):
    assert rewritten(text, "Kapan?") == asked

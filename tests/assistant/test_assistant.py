import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.answers import Answer, Progress, Status, Turn
from assistant.assistant import Assistant, open_assistant
from assistant.cli import build
from assistant.evaluation.judging import contains_answer
from assistant.evaluation.questions import load_questions
from assistant.evaluation.retrieval import held, hit_at
from assistant.records import answer_record
from assistant.settings import Settings
from index.encoder import open_encoder
from index.library import Library
from index.loading import sample_folder
from index.settings import IndexSettings
from tests.conftest import release

QUESTION = "Tarif air rumah tangga menengah di Tirtaloka mulai 2026 per kubiknya berapa?"
QUESTIONS = Path(__file__).parents[1] / "questions" / "sample.jsonl"


@pytest.fixture
def assistant(sample_assistant) -> Assistant:
    return sample_assistant


def test_a_stream_is_progress_and_then_one_answer(assistant):
    *steps, answer = assistant.stream(QUESTION)
    assert all(isinstance(step, Progress) for step in steps)
    assert isinstance(answer, Answer)
    first = answer.citations[0].quote
    assert first.text[slice(*(at - first.start for at in first.focus))] == "Rp3.450"
    assert answer.text.startswith(f"{first.text} [1]")
    assert len(answer.evidence) == 20


def test_every_citation_is_exact(assistant):
    find = assistant.library.catalog.release
    cited = 0
    for question in load_questions(QUESTIONS):
        answer = assistant.ask(question.question, question.history)
        for citation in answer.citations:
            quote = citation.quote
            assert find(quote.release_id).text[quote.start : quote.end] == quote.text
            cited += 1
        assert (answer.status is Status.ANSWERED) == bool(answer.sentences)
    assert cited >= 15


def test_the_samples_are_found_and_answered(assistant):
    find = assistant.library.catalog.release
    questions = [q for q in load_questions(QUESTIONS) if q.answerable]
    answers = [assistant.ask(q.question, q.history) for q in questions]
    pairs = list(zip(questions, answers, strict=True))
    found = [hit_at(held(a.evidence, q.evidence, find), 5) for q, a in pairs]
    assert sum(found) / len(found) >= 0.85
    assert sum(contains_answer(q, a.text) for q, a in pairs) / len(pairs) >= 0.4


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("", Status.ERROR),
        ("  \n", Status.ERROR),
        ("\U0001f600\U0001f600", Status.ERROR),
        ("apa " * 5000, Status.ERROR),
        ("Berapa harga emas di Zürich kemarin?", Status.NOT_FOUND),
    ],
)
def test_questions_that_get_no_answer_get_a_sentence(assistant, question, status):
    answer = assistant.ask(question)
    assert answer.status is status
    assert answer.message and answer.text == answer.message
    assert not answer.citations


def test_a_refusal_names_the_nearest_releases_in_the_question_s_language(assistant):
    answer = assistant.ask("What is the price of gold in Zürich?")
    assert answer.message.startswith("Not found")
    assert 1 <= len(answer.nearest) <= 3


@pytest.mark.parametrize(
    ("question", "language", "said", "named"),
    [
        ("makasih ya", "id", "Sama-sama", 0),
        ("who are you?", "en", "This is Tanya Rilis", 0),
        ("ada berapa siaran pers dari Kementerian Perahu dan Dermaga?", "id", "ada 5 siaran", 0),
        ("rilis terbaru BAN?", "id", "bertanggal 15 Juli 2026: “Waspada Angin Timur", 1),
        ("what is the oldest release?", "en", "is dated 14 May 2025", 1),
    ],
)
def test_small_talk_and_the_archive_are_told_of_without_a_search(
    assistant, question, language, said, named
):
    (answer,) = assistant.stream(question)
    assert (answer.status, answer.language) == (Status.TOLD, language)
    assert said in answer.text and len(answer.nearest) == named
    assert not answer.citations and not answer.evidence and answer.confidence is None
    assert answer_record(answer)["status"] == "told"


def test_a_greeting_before_a_question_changes_nothing(assistant):
    plain, greeted = assistant.ask(QUESTION), assistant.ask(f"Halo, {QUESTION}")
    assert greeted.citations == plain.citations and greeted.evidence == plain.evidence
    assert greeted.question.startswith("Halo")


def test_a_removed_release_answers_no_more(models, tmp_path):
    library = Library(IndexSettings(data_dir=tmp_path), open_encoder("bundled", models))
    text = "Badan Angin memasang 77 pelampung cuaca di Teluk Senja pada 3 Juni 2025."
    library.add([release("x", text, title="Pelampung cuaca Teluk Senja")])
    assistant = open_assistant(library)
    question = "Berapa pelampung cuaca dipasang di Teluk Senja?"
    assert assistant.search(question)
    library.remove(["x"])
    assert not assistant.search(question)
    assert assistant.ask(question).status is Status.NOT_FOUND
    library.close()


def test_a_follow_up_is_asked_with_the_question_before(assistant):
    history = (Turn("user", "BAN mau masang berapa pelampung cuaca sepanjang 2026?"),)
    answer = assistant.ask("Anggarannya berapa?", history)
    assert answer.evidence[0].release_id == "contoh-pelampung-cuaca"


def test_the_command_line(models, tmp_path):
    (tmp_path / "models").symlink_to(models)
    app, run = build(Settings(data_dir=tmp_path)), CliRunner().invoke
    folder = str(sample_folder())
    first = json.loads(run(app, ["index", folder, "--json"]).stdout)
    again = json.loads(run(app, ["index", folder, "--json"]).stdout)
    assert len(first["added"]) == len(again["same"]) >= 16
    assert again["embedded"] == 0
    out = tmp_path / "answers.jsonl"
    done = run(app, ["ask", "--batch", str(QUESTIONS), "--out", str(out)])
    assert done.exit_code == 0
    records = [json.loads(line) for line in out.read_text().splitlines()]
    assert [r["id"] for r in records] == [q.id for q in load_questions(QUESTIONS)]
    assert {"id", "question", "status", "mode", "answer", "sentences", "citations", "evidence",
            "timings_ms"} <= records[0].keys()  # fmt: skip
    assert run(app, ["remove", "tiada"]).exit_code == 1
    assert run(app, ["remove", "contoh-pelampung-cuaca"]).exit_code == 0
    assert run(app, ["index", str(tmp_path / "tiada")]).exit_code == 1
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n")
    refused = run(app, ["ask", "--batch", str(bad), "--out", str(out)])
    assert refused.exit_code == 1 and "bad.jsonl:1" in refused.stderr
    assert run(app, ["ask", "  "]).exit_code == 1
    told = run(app, ["ask", "rilis terbaru dari Kementerian Perahu dan Dermaga?"])
    assert told.exit_code == 0 and "  - Nota Kesepahaman" in told.stdout
    assert "terdekat" not in told.stdout
    assert "indeks" in run(app, ["--help"]).stdout.lower()

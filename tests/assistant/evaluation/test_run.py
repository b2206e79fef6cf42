import json
from dataclasses import dataclass, replace

import pytest

from assistant.assistant import Assistant, open_assistant
from assistant.evaluation.folder import NAMES, Summary, read_answers, read_summary
from assistant.evaluation.provenance import what_made
from assistant.evaluation.questions import Gold, Question
from assistant.evaluation.run import PART, run, selected
from index.errors import LibraryError
from index.search import Found, Search
from tests.conftest import release

PLACES = ("Tirtaloka", "Samudrapura", "Pandanwangi", "Batukelam", "Rawasari", "Lazuardi")
RELEASES = [
    release(
        place.lower(), f"Menteri membuka {n} pasar apung di {place} pada {n} Juni 2025. "
        f"Anggaran pasar di {place} sebesar Rp{n} miliar.", title=f"Pasar {place}", agency="BAN",
    )
    for n, place in enumerate(PLACES, 2)
]  # fmt: skip
QUESTIONS = [
    *(
        Question(
            f"q{n}", f"Berapa pasar apung yang dibuka Menteri di {place}?", (), (f"{n} pasar",),
            (Gold(place.lower(), f"membuka {n} pasar apung di {place}"),), True, "number", "id",
        )
        for n, place in enumerate(PLACES, 2)
    ),
    Question("q9", "Siapa nama penari istana?", answerable=False, type="absent", lang="id"),
]  # fmt: skip


@pytest.fixture
def assistant(library) -> Assistant:
    library.add(RELEASES)
    return open_assistant(library)


@pytest.fixture
def made(library, assistant, tmp_path):
    file = tmp_path / "q.jsonl"
    file.write_text("questions")
    return what_made(library, file, len(QUESTIONS), 20, 0, "2025-06-03", "rilis eval q.jsonl")


@dataclass(frozen=True)
class Breaking:
    """A search that crashes at what names a place, and counts what it is asked."""

    search: Search
    place: str
    asked: list[str]

    def found(self, question: str, k: int) -> Found:
        self.asked.append(question)
        if self.place and self.place in question:
            raise RuntimeError("rusak")
        return self.search.found(question, k)


def breaking(assistant, place=""):
    search = Breaking(assistant.search, place, [])
    return replace(assistant, search=search), search.asked


def test_a_run_leaves_answers_and_a_summary(assistant, made, tmp_path):
    told = []
    out = tmp_path / "new" / "run"
    run(assistant, QUESTIONS, out, made, problems=["x"], report=lambda *one: told.append(one))
    lines, summary = read_answers(out), read_summary(out)
    assert [line["question"]["id"] for line in lines] == [q.id for q in QUESTIONS]
    assert all(set(line["measures"]) == set(NAMES) for line in lines)
    assert {"confidence", "tokens"} <= lines[0]["answer"].keys()
    first = lines[0]["legs"]
    assert first["dense"] and first["lexical"] and len(first["fused"][0]) == 3
    assert set(summary) == Summary.__required_keys__
    assert summary["measures"]["hit@5"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 6}
    assert summary["by"]["agency"]["BAN"]["hit@5"]["n"] == 6
    assert set(summary["by"]["type"]) == {"number", "absent"}
    assert summary["problems"] == ["x"] and summary["made"] == made
    assert told[-1][:2] == (7, 7) and not (out / PART).exists()


def without_times(lines):
    for line in lines:
        del line["answer"]["timings_ms"]
        line["measures"] = {n: v for n, v in line["measures"].items() if not n.startswith("ms.")}
    return lines


def test_one_worker_and_two_answer_the_same(assistant, made, tmp_path):
    run(assistant, QUESTIONS, tmp_path / "one", made, workers=1)
    run(assistant, QUESTIONS, tmp_path / "two", made, workers=2)
    one, two = (without_times(read_answers(tmp_path / name)) for name in ("one", "two"))
    assert one == two


def test_a_crash_is_a_result(assistant, made, tmp_path):
    broken, _ = breaking(assistant, "Rawasari")
    summary = run(broken, QUESTIONS, tmp_path / "run", made)
    (line,) = [x for x in read_answers(tmp_path / "run") if x["answer"]["status"] == "error"]
    assert line["question"]["id"] == "q6" and "rusak" in str(line["answer"]["answer"])
    assert line["measures"]["answered"] == line["measures"]["hit@5"] == 0
    assert line["measures"]["ms.total"] is None
    assert len(summary["problems"]) == 1 and summary["problems"][0].startswith("q6")


class Stopped(Exception):
    pass


def stop_after(count):
    def report(done, total, question):
        if done == count:
            raise Stopped

    return report


def test_an_interrupted_run_goes_on(assistant, made, tmp_path):
    watched, asked = breaking(assistant)
    with pytest.raises(Stopped):
        run(watched, QUESTIONS, tmp_path, made, report=stop_after(3))
    part = tmp_path / PART
    kept = len(part.read_text().splitlines()) - 1
    assert kept == 3
    part.write_text(part.read_text() + '{"question": {"id"')  # killed in the middle of a line
    asked.clear()
    run(watched, QUESTIONS, tmp_path, made)
    assert len(asked) == 1 + len(QUESTIONS) - kept  # one to warm up
    assert len(read_answers(tmp_path)) == len(QUESTIONS)


@pytest.mark.parametrize("changed", ["program", "library", "k", "questions"])
def test_an_interrupted_run_of_other_making_is_not_continued(assistant, made, tmp_path, changed):
    with pytest.raises(Stopped):
        run(assistant, QUESTIONS, tmp_path, made, report=stop_after(3))
    questions = QUESTIONS
    if changed == "questions":
        questions = [replace(q, answers=("lain",) if q.answers else ()) for q in QUESTIONS]
    else:
        made = made | {changed: 10 if changed == "k" else "other"}
    watched, asked = breaking(assistant)
    run(watched, questions, tmp_path, made)
    assert len(asked) == 1 + len(QUESTIONS)


def test_a_folder_that_cannot_be_written_is_a_sentence(assistant, made, tmp_path):
    with pytest.raises(LibraryError, match=r"q\.jsonl"):
        run(assistant, QUESTIONS, tmp_path / "q.jsonl", made)


def test_what_is_asked():
    ids = [q.id for q in QUESTIONS]
    assert [q.id for q in selected(QUESTIONS)] == ids
    assert [q.id for q in selected(QUESTIONS, ["absent"])] == ["q9"]
    drawn = [q.id for q in selected(QUESTIONS, sample=3, seed=1)]
    assert len(drawn) == 3 and drawn == sorted(drawn)
    assert drawn == [q.id for q in selected(QUESTIONS, sample=3, seed=1)]
    assert any(selected(QUESTIONS, sample=3, seed=n) != drawn for n in range(9))
    assert len(selected(QUESTIONS, sample=99)) == len(ids)
    with pytest.raises(LibraryError, match="there are: absent, number"):
        selected(QUESTIONS, ["nomor"])


@pytest.mark.parametrize("text", ["{", '{"question": {}}', "[]"])
def test_a_broken_run_is_a_sentence(tmp_path, text):
    (tmp_path / "answers.jsonl").write_text(text)
    (tmp_path / "summary.json").write_text(json.dumps({}))
    for read in (read_answers, read_summary):
        with pytest.raises(LibraryError, match="cannot be read"):
            read(tmp_path)

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer import Typer
from typer.testing import CliRunner

from assistant.commands import drafting
from assistant.commands.session import Session
from assistant.evaluation.draft import Proposal, draft, read_table, write_table
from assistant.evaluation.draft.table import COLUMNS, guarded, joined, parted, unguarded
from assistant.replies import load_replies
from assistant.settings import Settings
from index.errors import LibraryError
from index.loading import load, sample_folder
from index.releases import Release
from tests.conftest import release

GOLDEN = Path(__file__).parent / "golden" / "draft.csv"
WORDS = load_replies("id")
ODD = "=1+1"
RELEASE = release(
    "contoh-1", f'Kata pembuka. {ODD} itu; "rumus", kata\nMenteri. Penutup.', title="-Judul"
)
PROPOSAL = Proposal(
    RELEASE, "number", "+Berapa; \"angka\",\nnya?", ("@satu", "dua | tiga", "a\\b"), f"{ODD} itu; \"rumus\", kata\nMenteri."
)  # fmt: skip


def find(id: str) -> Release | None:
    return RELEASE if id == RELEASE.id else None


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "soal.csv"
    write_table([PROPOSAL], path, WORDS)
    return path


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def rewrite(path: Path, changes: dict[str, str], more: int = 0) -> Path:
    """The table with other cells in its row, and copies of that row with other ids."""
    header, row, *_ = rows(path)
    for name, value in changes.items():
        row[header.index(WORDS.text(f"draft.{name}"))] = value
    copies = [[*row[:-1], f"{row[-1]}{n}"] for n in range(more)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row, *copies])
    return path


def codes(path: Path) -> list[str]:
    return [fault.code for fault in read_table(path, find).faults]


def test_the_table_of_the_samples_is_as_agreed(tmp_path):
    found = [one for one in load([sample_folder()]) if isinstance(one, Release)]
    path = tmp_path / "draft.csv"
    write_table(draft(found, 8), path, WORDS)
    assert path.read_bytes() == GOLDEN.read_bytes()


def test_a_spreadsheet_opens_it_and_runs_nothing(table):
    raw = table.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert len(rows(table)) == 2
    for cell in rows(table)[1]:
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t"))


def test_odd_cells_come_back_as_they_were(table):
    (question,) = read_table(table, find).questions
    assert question.question == PROPOSAL.question
    assert question.answers == PROPOSAL.answers
    assert question.evidence[0].quote == PROPOSAL.quote
    assert question.type == "number" and question.lang == "id" and question.answerable


@given(st.text())
def test_a_guarded_cell_comes_back(cell):
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).lstrip(" ").startswith(("=", "+", "-", "@"))


@given(st.lists(st.text(min_size=1).filter(lambda one: one == one.strip())))
def test_answers_of_a_cell_come_back(answers):
    assert parted(joined(answers)) == tuple(answers)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1))
def test_any_quote_comes_back_through_the_file(tmp_path_factory, quote):
    if not quote.strip():
        return
    path = tmp_path_factory.mktemp("table") / "soal.csv"
    source = replace(RELEASE, text=f"a{quote}z")
    write_table([replace(PROPOSAL, release=source, quote=quote)], path, WORDS)
    (question,) = read_table(path, lambda _: source).questions
    assert question.evidence[0].quote == quote


@pytest.mark.parametrize("saved", ["semicolon", "tabs", "utf-16", "cp1252", "english"])
def test_what_spreadsheets_make_of_it_is_read(table, saved):
    found = rows(table)
    delimiter = {"semicolon": ";", "tabs": "\t"}.get(saved, ",")
    if saved == "english":
        found[0] = [load_replies("en").text(f"draft.{name}") for name in COLUMNS]
        found[1][0] = "YES"
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(found)
    table.write_bytes(
        written.getvalue().encode(saved if saved in ("utf-16", "cp1252") else "utf-8")
    )
    (question,) = read_table(table, find).questions
    assert question.evidence[0].quote == PROPOSAL.quote


def test_lines_ends_of_another_system_do_no_harm(table):
    rewrite(table, {"quote": f'{ODD} itu; "rumus", kata\r\nMenteri. '})
    assert codes(table) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"keep": "mungkin"}, ["draft_yes_or_no"]),
        ({"question": " ?"}, ["draft_no_question"]),
        ({"question": "a" * 2001}, ["draft_long_question"]),
        ({"answers": " | "}, ["draft_no_answer"]),
        ({"quote": ""}, ["draft_no_quote"]),
        ({"quote": "kata menteri"}, ["draft_not_verbatim"]),
        ({"release_id": "lain"}, ["draft_no_release"]),
        ({"answerable": "tidak"}, ["draft_unanswerable"]),
        ({"question": "", "answers": "", "quote": "x"},
         ["draft_no_question", "draft_no_answer", "draft_not_verbatim"]),
        ({"answerable": "tidak", "answers": "", "quote": ""}, []),
        ({"keep": "tidak", "question": "", "quote": "x"}, []),
        ({"keep": "Ya "}, []),
    ],
)  # fmt: skip
def test_every_fault_is_found(table, changes, expected):
    assert codes(rewrite(table, changes)) == expected


def test_faults_name_the_row_and_speak_both_languages(table):
    rewrite(table, {"quote": "kata menteri"}, more=2)
    faults = read_table(table, find).faults
    assert [fault.source for fault in faults] == [f"{table}:{row}" for row in (2, 3, 4)]
    assert "letter for letter: kata menteri" in str(faults[0])
    assert "huruf demi huruf" in WORDS.error(faults[0])


def test_an_id_twice_is_a_fault(table):
    header, row = rows(table)
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row, row])
    imported = read_table(table, find)
    assert [fault.code for fault in imported.faults] == ["draft_twice"]
    assert len(imported.questions) == 1


@pytest.mark.parametrize("content", ["", "apa saja\n1\n", "question;quote\na;b\n"])
def test_a_file_that_is_no_such_table_is_named(tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_text(content)
    with pytest.raises(LibraryError, match="columns"):
        read_table(path, find)


def test_a_corrected_table_is_not_written_over(table):
    before = table.read_bytes()
    with pytest.raises(LibraryError, match="not written over"):
        write_table([], table, WORDS)
    assert table.read_bytes() == before


@pytest.fixture
def run(tmp_path):
    app = Typer()
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    drafting.register(app, Session(settings, load_replies("id")))
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def test_from_releases_to_a_question_file(run, tmp_path):
    table, out = tmp_path / "soal.csv", tmp_path / "soal.jsonl"
    drafted = run("draft", sample_folder(), "--n", 5, "--out", table)
    assert drafted.exit_code == 0 and "5 usulan" in drafted.stdout
    imported = run("import", table, "--releases", sample_folder(), "--out", out)
    assert imported.exit_code == 0, imported.output
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(records) == 5 == len({one["id"] for one in records})
    assert all(one["evidence"] and one["answers"] for one in records)


def test_a_bad_row_keeps_everything_back_unless_told(run, tmp_path):
    table, out = tmp_path / "soal.csv", tmp_path / "soal.jsonl"
    run("draft", sample_folder(), "--n", 3, "--out", table)
    found = rows(table)
    found[2][3] = "tidak ada di sana"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(found)
    words = ("import", table, "--releases", sample_folder(), "--out", out)
    refused = run(*words)
    assert refused.exit_code == 1 and not out.exists()
    assert f"{table}:3" in refused.stderr
    assert run(*words, "--skip-bad").exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_no_release_is_a_sentence(run, tmp_path):
    refused = run("draft", tmp_path / "nichts", "--out", tmp_path / "x.csv")
    assert "Traceback" not in refused.output and "nichts" in refused.stderr

"""The command ``rilis``: what each says, and how it ends."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from assistant.cli import build
from assistant.settings import Settings
from index.library import Library
from tests.conftest import WordEncoder

TEXTS = {
    "pasar": "Menteri membuka pasar ikan di Tirtaloka pada Senin pagi.",
    "jembatan": "Gubernur meresmikan jembatan gantung di Samudrapura.",
    "pelampung": "Badan Angin Nusantara memasang 77 pelampung cuaca baru.",
}
Run = Callable[[Sequence[str]], Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "rilis"
    there.mkdir()
    for name, text in TEXTS.items():
        (there / f"{name}.md").write_text(f"---\nid: {name}\ntitle: {name}\n---\n{text}\n")
    return there


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", _env_file=None)


@pytest.fixture
def run(settings: Settings) -> Run:
    app, runner = build(settings, WordEncoder()), CliRunner()
    return lambda arguments: runner.invoke(app, [str(one) for one in arguments])


def told(result: Result) -> dict:
    return json.loads(result.stdout)


def test_a_dry_run_writes_nothing_and_says_what_would_be(run, folder):
    planned = told(run(["index", folder, "--dry-run", "--json"]))
    assert planned["dry_run"] and sorted(planned["added"]) == sorted(TEXTS)
    assert told(run(["status", "--json"]))["releases"] == 0
    done = told(run(["index", folder, "--json"]))
    assert done["added"] == planned["added"] and done["embedded"] == 3


def test_sync_says_what_came_changed_and_went(run, folder):
    run(["index", folder])
    (folder / "pasar.md").unlink()
    (folder / "jembatan.md").write_text("---\nid: jembatan\ntitle: baru\n---\nDitutup lagi.\n")
    (folder / "kapal.md").write_text("---\nid: kapal\ntitle: kapal\n---\nKapal berangkat.\n")
    result = run(["sync", folder])
    assert result.exit_code == 0
    for words in ("+ kapal", "~ jembatan", "- pasar", "1 sama", "1 dikeluarkan"):
        assert words in result.stdout, result.stdout
    assert sorted(told(run(["sync", folder, "--json"]))["same"]) == [
        "jembatan",
        "kapal",
        "pelampung",
    ]


def test_sync_never_empties_by_itself(run, folder):
    run(["index", folder])
    for file in folder.iterdir():
        file.unlink()
    refused = run(["sync", folder])
    assert refused.exit_code == 1 and "--allow-empty" in refused.stderr
    gone = run(["sync", folder.parent / "tiada"])
    assert gone.exit_code == 1
    assert told(run(["status", "--json"]))["releases"] == 3
    assert run(["sync", folder, "--allow-empty"]).exit_code in (0, 1)
    assert told(run(["status", "--json"]))["releases"] == 0


def test_a_table_under_other_names(run, tmp_path):
    table = tmp_path / "rilis.csv"
    table.write_text("judul_rilis;naskah\nPasar;Pasar dibuka hari ini.\n")
    assert "--map" in run(["index", table]).stderr
    mapped = run(["index", table, "--map", "title=judul_rilis,text=naskah"])
    assert mapped.exit_code == 0
    listed = told(run(["status", "--list", "--json"]))["list"]
    assert [one["title"] for one in listed] == ["Pasar"]
    assert run(["index", table, "--map", "judul"]).exit_code == 1


def test_history_and_forgetting(run, folder):
    run(["index", folder])
    (folder / "pasar.md").write_text("---\nid: pasar\ntitle: pasar\n---\nPasar ditutup.\n")
    run(["index", folder])
    assert TEXTS["pasar"] in run(["history", "pasar"]).stdout
    assert told(run(["remove", "pasar", "--dry-run", "--json"]))["removed"] == ["pasar"]
    assert run(["remove", "pasar", "--forget"]).exit_code == 0
    assert TEXTS["pasar"] not in run(["history", "pasar"]).stdout


def test_history_names_what_says_nearly_the_same(run, folder):
    long = " ".join(f"Kalimat {n} tentang pasar ikan yang dibuka kembali." for n in range(40))
    for name, end in (("satu", "Selasa."), ("dua", "Rabu.")):
        (folder / f"{name}.md").write_text(f"---\nid: {name}\ntitle: {name}\n---\n{long} {end}\n")
    run(["index", folder])
    (near,) = told(run(["history", "satu", "--json"]))["similar"]
    assert near["id"] == "dua" and 0.5 < near["similarity"] <= 1
    assert "dua" in run(["history", "satu"]).stdout


def test_verify_ends_with_1_until_it_is_mended(run, folder, settings):
    run(["index", folder])
    assert run(["verify"]).exit_code == 0
    library = Library(settings, WordEncoder())
    library.fulltext.replace([], gone=library.fulltext.keys()[:1])
    library.close()
    found = run(["verify", "--json"])
    assert found.exit_code == 1 and told(found)["faults"][0]["kind"] == "fulltext_missing"
    assert run(["verify", "--repair"]).exit_code == 0
    assert run(["verify"]).exit_code == 0


def test_rebuild(run, folder):
    run(["index", folder])
    assert told(run(["rebuild", "--dry-run", "--json"])) == {"embedded": 0, "dry_run": True}
    assert run(["rebuild"]).exit_code == 0
    assert told(run(["status", "--json"]))["releases"] == 3


def test_what_a_user_can_cause_is_a_sentence(run, folder, tmp_path):
    for arguments in (["index"], ["remove", "tiada"], ["watch", folder / "pasar.md"], ["ask"]):
        result = run(arguments)
        assert result.exit_code == 1 and len(result.stderr.strip()) > 10
        assert "Traceback" not in result.output
    (tmp_path / "data" / "index-1").mkdir(parents=True, exist_ok=True)
    (tmp_path / "data" / "index-1" / "catalog.sqlite").write_bytes(b"rubbish" * 999)
    damaged = run(["status"])
    assert damaged.exit_code == 1 and "catalog.sqlite" in damaged.stderr


def started(arguments: Sequence[object], data: Path) -> subprocess.Popen[str]:
    command = [Path(sys.executable).parent / "rilis", *map(str, arguments)]
    environment = {"RILIS_DATA_DIR": str(data), "PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        # a shell's background job ignores Ctrl-C, and its children would too
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def until(condition: Callable[[], bool], seconds: float = 120) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.2)


@pytest.mark.model
def test_a_folder_is_watched_until_ctrl_c(models, folder, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "models").symlink_to(models)
    process = started(["watch", folder], data)
    library = Library(Settings(data_dir=data, _env_file=None))
    try:
        until(lambda: library.status().releases == 3)
        (folder / "pasar.md").unlink()
        until(lambda: library.status().releases == 2)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
    finally:
        process.kill()
        library.close()
    assert process.returncode in (0, 130) and "Traceback" not in output
    assert "pasar" in output


@pytest.mark.model
def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(models, tmp_path):
    data, source = tmp_path / "data", tmp_path / "rilis.jsonl"
    data.mkdir()
    (data / "models").symlink_to(models)
    lines = (
        json.dumps({"id": f"r{n}", "title": f"Pasar {n}", "text": f"Pasar {n} dibuka. " * 120})
        for n in range(300)
    )
    source.write_text("\n".join(lines))
    process = started(["index", source], data)
    library = Library(Settings(data_dir=data, _env_file=None))
    try:
        until(lambda: library.status().unfinished > 0)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130 and "Traceback" not in output
    assert "yang sama" in output and library.status().releases == 0
    assert library.status().unfinished == 300  # nothing is lost: the next run goes on
    library.close()

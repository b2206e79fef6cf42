import json

import pytest
from typer.testing import CliRunner

from assistant.cli import build
from assistant.settings import Settings
from tests.evaluation.conftest import SAMPLE


@pytest.fixture(scope="module")
def cli(models, tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "models").symlink_to(models)
    app, invoke = (
        build(Settings(data_dir=folder, language="en", _env_file=None)),
        CliRunner().invoke,
    )

    def run(*arguments):
        return invoke(app, [str(one) for one in arguments])

    assert run("index", "--samples").exit_code == 0
    return run


@pytest.fixture(scope="module")
def made(cli, tmp_path_factory):
    out = tmp_path_factory.mktemp("runs") / "first"
    done = cli("eval", SAMPLE, "--out", out, "--types", "number,date_scoped")
    assert done.exit_code == 0, done.stderr
    return out, done.stdout


def test_the_bare_form_measures(made):
    out, told = made
    summary = json.loads((out / "summary.json").read_text())
    assert set(summary["by"]["type"]) == {"number", "date_scoped"}
    assert summary["made"]["questions"]["name"] == "sample.jsonl"
    assert str(out) not in summary["made"]["command"]
    assert "hit@5" in told and "total ms: median" in told and str(out) in told
    assert summary["support_check"]["indonli"]["pairs"] == 2197


def test_options_may_come_first(cli, tmp_path):
    done = cli("eval", "--sample", 2, "--json", "--out", tmp_path / "r", "--workers", 2, SAMPLE)
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["made"]["questions"]["count"] == 2


def test_a_run_against_itself_and_its_baseline(cli, made, tmp_path):
    out, _ = made
    same = cli("eval", "compare", out, out)
    assert same.exit_code == 0 and "Verdict: the same." in same.stdout
    baseline = tmp_path / "b.json"
    assert cli("eval", "check", out, "--against", baseline).exit_code == 1
    assert cli("eval", "check", out, "--against", baseline, "--write").exit_code == 0
    assert cli("eval", "check", out, "--against", baseline).exit_code == 0
    record = json.loads(baseline.read_text())
    for one in record["questions"].values():
        one["failed"] = True  # what failed before may fail again
    baseline.write_text(json.dumps(record))
    assert cli("eval", "check", out, "--against", baseline, "--json").exit_code == 0


def spoiled(out, folder, lose):
    """A copy of a run in which the first ``lose`` questions lost what they had found."""
    folder.mkdir()
    (folder / "summary.json").write_text((out / "summary.json").read_text())
    lines = [json.loads(line) for line in (out / "answers.jsonl").read_text().splitlines()]
    lines = [line | {"question": line["question"] | {"id": f"{n}-{line['question']['id']}"}}
             for n in range(3) for line in lines]  # fmt: skip
    for line in lines[:lose]:
        line["measures"] = line["measures"] | {"hit@5": 0.0}
    (folder / "answers.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def test_a_real_loss_ends_with_1_and_noise_with_0(cli, made, tmp_path):
    out, _ = made
    good = spoiled(out, tmp_path / "good", 0)
    baseline = tmp_path / "b.json"
    cli("eval", "check", good, "--against", baseline, "--write")
    noise = cli("eval", "check", spoiled(out, tmp_path / "noise", 1), "--against", baseline)
    assert noise.exit_code == 0 and "not more than noise" in noise.stdout
    loss = cli("eval", "check", spoiled(out, tmp_path / "loss", 12), "--against", baseline)
    assert loss.exit_code == 1 and "Verdict: worse." in loss.stdout
    compared = cli("eval", "compare", good, tmp_path / "loss")
    assert compared.exit_code == 0 and "Verdict: worse." in compared.stdout


def test_faults_stop_the_run_unless_told_otherwise(cli, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": 1}\n' + SAMPLE.read_text().split("\n")[0] + "\nx\n")
    refused = cli("eval", bad, "--out", tmp_path / "r")
    assert refused.exit_code == 1 and not (tmp_path / "r").exists()
    assert "bad.jsonl:1: id is 1" in refused.stderr and "bad.jsonl:3: not a JSON" in refused.stderr
    assert "--skip-bad" in refused.stderr and "Traceback" not in refused.stderr
    gone_on = cli("eval", bad, "--skip-bad", "--out", tmp_path / "r")
    assert gone_on.exit_code == 0, gone_on.stderr
    summary = json.loads((tmp_path / "r" / "summary.json").read_text())
    assert summary["made"]["questions"]["count"] == 1 and len(summary["problems"]) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tiada.jsonl"], "tiada.jsonl"),
        ([SAMPLE, "--types", "puisi"], "there are: "),
        (["compare", "tiada", "tiada"], "cannot be read"),
        (["check", "tiada", "--against", "b.json"], "cannot be read"),
    ],
)
def test_bad_input_is_a_sentence(cli, arguments, said):
    done = cli("eval", *arguments)
    assert done.exit_code == 1 and said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_help_names_the_commands(cli):
    for arguments in ((), ("--help",)):
        told = cli("eval", *arguments)
        assert all(name in told.stdout + told.stderr for name in ("run", "compare", "check"))
    assert "--skip-bad" in cli("eval", "run", "--help").stdout


def test_an_empty_library_is_asked_nothing(tmp_path):
    app = build(Settings(data_dir=tmp_path, language="en", _env_file=None))
    done = CliRunner().invoke(app, ["eval", str(SAMPLE)])
    assert done.exit_code == 1 and "rilis index" in done.stderr

"""The command over a public set: what it prints and writes, and how it refuses."""

import json

import pytest

from assistant.commands import public_sets
from assistant.commands.session import Session
from assistant.replies import load_replies
from assistant.settings import Settings
from index.library import Library

from ..conftest import WordEncoder

TEXT = "Kapal Layar Senja berlabuh di Tirtaloka. Muatannya rempah."


@pytest.fixture
def session(tmp_path, monkeypatch):
    def opened(self):
        return WordEncoder()

    monkeypatch.setattr(Library, "encoder", property(opened))
    return Session(
        Settings(data_dir=tmp_path / "data", language="en", _env_file=None), load_replies("en")
    )


def a_set(folder):
    answer = {"text": "Tirtaloka", "answer_start": TEXT.index("Tirtaloka")}
    question = {"id": "a", "question": "Di mana Layar Senja berlabuh?", "answers": [answer]}
    path = folder / "set.json"
    path.write_text(json.dumps([{"context": TEXT, "qas": [question]}]))
    return path


def test_figures_are_printed_and_written(session, tmp_path, capsys):
    out = tmp_path / "run"
    public_sets.run(session, "idk-mrc", [a_set(tmp_path)], out=out)
    printed = capsys.readouterr().out
    figures = {line.split()[0]: line.split()[1:] for line in printed.splitlines()[:-1]}
    assert figures["hit@1"] == figures["right_sentence"] == ["1.000", "1.000", "1.000", "1"]
    assert figures["answerability_auroc"] == ["–", "–", "–", "1"]
    assert "1 questions (1 answerable) about 1 paragraphs" in printed
    written = json.loads((out / "summary.json").read_text())
    assert written["measures"]["hit@1"] == {"value": 1, "low": 1, "high": 1, "n": 1}
    public_sets.run(session, "idk-mrc", [a_set(tmp_path)], as_json=True)
    assert json.loads(capsys.readouterr().out)["measures"] == written["measures"]


def test_what_cannot_be_done_is_said(session, tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_text('{"data": 3}')
    with pytest.raises(SystemExit) as ended:
        public_sets.run(session, "squad", [bad])
    assert ended.value.code == 1
    assert "bad.json: at data there is number" in capsys.readouterr().err
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit):
        public_sets.run(session, "squad", [a_set(tmp_path)], out=tmp_path / "file")
    assert "cannot be written" in capsys.readouterr().err

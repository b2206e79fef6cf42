import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.checking.entailment.training.examples import Label
from assistant.checking.entailment.training.written import load_written
from index.loading import load
from index.releases import Release
from tests.conftest import release

SHARED = Path(__file__).parents[5] / "shared" / "data"
KINDS = {"paraphrase", "word", "opposite", "scope", "relation", "role", "added", "figure"}


def test_the_written_sentences_hold_no_words_of_a_release_but_say_where_they_stand() -> None:
    room = files("assistant.checking.entailment.training")
    lines = (room / "written.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        assert set(record) == {"release_id", "quote", "text", "lang", "label", "kind", "claim"}
        assert record["kind"] in KINDS and record["lang"] in ("id", "en")
        assert (record["label"] == "e") == (record["kind"] == "paraphrase")
        assert record["quote"][0] < record["quote"][1]


def test_a_sentence_is_left_out_where_its_release_is_another(monkeypatch, tmp_path) -> None:
    texts = {"a": "Perahu itu hijau.", "b": "Perahu itu merah."}
    releases = {
        name: release(name, text, title="Cat", agency="Dinas") for name, text in texts.items()
    }
    rows = [{"release_id": name, "quote": [0, 6], "text": hashlib.sha256(texts["a"].encode())
             .hexdigest()[:16], "lang": "id", "label": "c", "kind": "word", "claim": "Kapal."}
            for name in ("a", "b", "c")]  # fmt: skip
    (tmp_path / "written.jsonl").write_text("\n".join(map(json.dumps, rows)))
    monkeypatch.setattr(
        "assistant.checking.entailment.training.written.files", lambda room: tmp_path
    )
    (one,) = load_written(releases)
    assert one.release.id == "a" and one.label is Label.CONTRADICTED
    assert one.example.pair.source == "Perahu" and "Dinas" in one.example.pair.header


@pytest.mark.skipif(not SHARED.exists(), reason="no ../shared/data")
def test_the_written_sentences_fit_the_releases_they_are_about() -> None:
    releases = {one.id: one for one in load([SHARED / "releases.jsonl"])
                if isinstance(one, Release)}  # fmt: skip
    written = list(load_written(releases))
    assert len(written) > 2900
    learnt = {one.release.id for one in written if one.is_for_network}
    kept = {one.release.id for one in written if not one.is_for_network}
    assert not learnt & kept and 0.6 < len(learnt) / len(learnt | kept) < 0.85

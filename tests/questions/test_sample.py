"""The sample releases and the questions about them hold together."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import pytest

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / "index" / "samples").glob("*.md"))
QUESTIONS_PATH = Path(__file__).with_name("sample.jsonl")
TEXT_FIELDS = ("id", "title", "agency", "number", "url")
QUESTION_FIELDS = {
    "id",
    "type",
    "lang",
    "question",
    "history",
    "answers",
    "evidence",
    "answerable",
    "notes",
}
CLOSING = "Rilis contoh: lembaga, tokoh, dan angka dalam rilis ini rekaan."


def load_questions() -> list[dict[str, Any]]:
    lines = QUESTIONS_PATH.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Release id → body text, front matter and outer blank space removed."""
    posts = [frontmatter.load(str(path)) for path in PATHS]
    return {str(post["id"]): post.content.strip() for post in posts}


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    return load_questions()


def test_there_are_enough_samples() -> None:
    assert len(PATHS) >= 16


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_front_matter_is_complete(path: Path) -> None:
    post = frontmatter.load(str(path))
    for name in TEXT_FIELDS:
        value = post.get(name)
        assert isinstance(value, str) and value.strip(), f"{path.name}: {name} is {value!r}"
    assert post["id"] == path.stem
    assert path.stem.startswith("contoh-")
    assert type(post["date"]) is date
    assert str(post["url"]).startswith("https://contoh.invalid/")
    assert post["contoh"] is True


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_body_is_short_and_says_it_is_fictional(path: Path) -> None:
    text = frontmatter.load(str(path)).content.strip()
    assert 150 <= len(text.split()) <= 350
    assert text.endswith(CLOSING)


@pytest.mark.parametrize("name", ["id", "number", "url", "title"])
def test_samples_are_distinct(name: str) -> None:
    counts = Counter(str(frontmatter.load(str(path))[name]) for path in PATHS)
    assert [value for value, count in counts.items() if count > 1] == []


def test_there_are_enough_questions_with_unique_ids(questions: list[dict[str, Any]]) -> None:
    assert len(questions) >= 25
    assert len({question["id"] for question in questions}) == len(questions)


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question["id"])
def test_question_is_well_formed(question: dict[str, Any], texts: dict[str, str]) -> None:
    assert set(question) == QUESTION_FIELDS
    assert question["question"].strip()
    assert question["lang"] in {"id", "en"}
    assert isinstance(question["answerable"], bool)
    assert bool(question["answers"]) is question["answerable"]
    assert bool(question["evidence"]) is question["answerable"]
    for turn in question["history"]:
        assert set(turn) == {"role", "content"}
        assert turn["role"] in {"user", "assistant"}
    for evidence in question["evidence"]:
        assert evidence["quote"].strip()
        assert evidence["quote"] in texts[evidence["release_id"]]


def test_the_set_has_refusals_followups_and_english(questions: list[dict[str, Any]]) -> None:
    assert any(not question["answerable"] for question in questions)
    assert any(question["type"] == "followup" and question["history"] for question in questions)
    assert any(question["lang"] == "en" for question in questions)

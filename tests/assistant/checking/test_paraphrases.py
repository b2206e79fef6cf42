"""The paraphrases stand on words that are in the sample releases."""

import json
import re
from collections import Counter
from pathlib import Path

import frontmatter

SAMPLES = Path(__file__).resolve().parents[3] / "index" / "samples"
PAIRS = [
    json.loads(line)
    for line in Path(__file__).with_name("paraphrases.jsonl").read_text("utf-8").splitlines()
]
BODIES = {path.stem: frontmatter.load(str(path)).content for path in SAMPLES.glob("*.md")}


def test_every_line_has_the_same_fields() -> None:
    assert {frozenset(pair) for pair in PAIRS} == {frozenset(("release", "quote", "said", "kind"))}
    assert all(re.fullmatch(r"[a-z]+(?:_[a-z]+)*", pair["kind"]) for pair in PAIRS)


def test_every_quote_is_verbatim_in_its_sample() -> None:
    apart = [pair for pair in PAIRS if pair["quote"] not in BODIES[pair["release"]]]
    assert apart == []


def test_a_paraphrase_is_not_a_copy() -> None:
    assert [pair["said"] for pair in PAIRS if pair["said"] in pair["quote"]] == []


def test_no_paraphrase_is_there_twice() -> None:
    counts = Counter((pair["release"], pair["said"]) for pair in PAIRS)
    assert [said for said, count in counts.items() if count > 1] == []


def test_there_are_enough_from_every_sample() -> None:
    counts = Counter(pair["release"] for pair in PAIRS)
    assert len(PAIRS) >= 320
    assert set(counts) == set(BODIES)
    assert min(counts.values()) >= 12
    assert sum(pair["kind"] == "english" for pair in PAIRS) >= 25

"""A hostile release as a chat model is shown it: words in their place, with no power."""

import re
import unicodedata
from itertools import pairwise

import pytest

from assistant.writing.evidence import numbered, rendered
from assistant.writing.history import fitting, transcript
from assistant.writing.messages import roughly
from assistant.writing.prompts import load_prompt
from index.passages import passages
from index.releases import Hit

from .cases import CASES, HOSTILE

PLENTY = 100_000
HEAD = re.compile(r"^\s*\[(\d+)\] ", re.MULTILINE)
MARK = re.compile(r"[\[【［〔⟦]\s*\^?\d{1,3}(?:\s*[-–,;†]\s*\w*)*\s*[\]】］〕⟧]")
TAG = re.compile(r"[<＜]\s*[/|!]?\s*[a-z]|\|>|<<|-->", re.IGNORECASE)
ROLE = re.compile(
    r"^[^\w\n]*(?:system|user|assistant|sistem|pertanyaan|jawaban|question)\s*:", re.I | re.M
)
SECTION = re.compile(r"^\s*(?:#{1,6}\s|```)", re.MULTILINE)
ADDRESS = re.compile(r"[a-z]://|\]\(|!\[|\b(?:javascript|vbscript):|\bdata:\w+/", re.IGNORECASE)
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs"}
by_id = pytest.mark.parametrize("release", HOSTILE, ids=lambda release: release.id)
ADDRESSED = [case for case in CASES if case.release and case.release.url]


def hits(release):
    return [Hit(release, passage, 1.0) for passage in passages(release)]


def blocks(release):
    return numbered(hits(release), PLENTY, roughly)


@by_id
def test_offsets_count_the_original(release):
    shown = blocks(release)
    assert shown
    for block in shown:
        assert release.text[block.start : block.end] == block.text
    spans = sorted((block.start, block.end) for block in shown)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert [block.number for block in shown] == list(range(1, len(shown) + 1))


@by_id
def test_no_line_can_be_taken_for_a_head(release):
    shown = rendered(blocks(release))
    assert [int(n) for n in HEAD.findall(shown)] == [block.number for block in blocks(release)]
    assert not MARK.search(HEAD.sub("", shown))


@by_id
def test_no_word_can_be_taken_for_a_tag_a_role_or_a_section(release):
    shown = rendered(blocks(release))
    for pattern in (TAG, ROLE, SECTION, ADDRESS):
        assert not pattern.search(shown), pattern.search(shown)
    assert not {unicodedata.category(c) for c in shown if c != "\n"} & UNSEEN
    shown.encode("utf-8")


@by_id
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_evidence_ends_where_we_end_it(release, language):
    tag = {"id": "bukti", "en": "evidence"}[language]
    prompt = load_prompt("answer", language)
    messages = prompt.messages(evidence=rendered(blocks(release)), question="Kapan?")
    ends = re.findall(rf"[<＜]\s*/\s*{tag}\s*[>＞]", messages[-1].content, re.IGNORECASE)
    assert ends == [f"</{tag}>"]
    assert [message.role for message in messages] == ["system", "user"]


@pytest.mark.parametrize("case", ADDRESSED, ids=lambda case: case.id)
def test_a_release_s_address_is_never_shown(case):
    assert case.release.url not in rendered(blocks(case.release))


def test_all_together_stay_in_their_budget_and_apart():
    every = [hit for release in HOSTILE for hit in hits(release)]
    for budget in (200, 1_000, 6_000):
        shown = numbered(every, budget, roughly)
        assert 0 < roughly(rendered(shown)) <= budget
        assert len(HEAD.findall(rendered(shown))) == len(shown)


@pytest.mark.parametrize("case", [c for c in CASES if c.history], ids=lambda case: case.id)
def test_history_alternates_and_brings_no_marks_and_no_lines(case):
    shown = fitting(case.history, 2_000, roughly)
    assert [one.role for one in shown] == ["user", "assistant"] * (len(shown) // 2)
    assert not any(MARK.search(one.content) for one in shown if one.role == "assistant")
    assert len(transcript(shown).splitlines()) == len(shown)

"""Whatever a model writes: only words are left of it, and marks that name evidence."""

import re
import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.checking.marks import claims
from assistant.writing import Message, ModelError

from .cases import CASES
from .models import SCRIPTS, Script, Scripted, obeying

KNOWN = 3
ADDRESS = re.compile(
    r"[a-z]:/{1,2}\S|\b(?:https?|javascript|vbscript):\S|\bdata:\w+/|\bwww\.\w", re.I
)
TAG = re.compile(r"<[/!?]?[a-z]|<!--", re.I)
IMAGE = re.compile(r"!\[|\[[^\[\]]*\]\([^()]*\)")
MARK = re.compile(r"[\[【［]\s*\^?-?\d+(?:\s*[-–,;]\s*\d+)*\s*[\]】］]")
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs"}
WRITTEN = [*SCRIPTS, *(obeying(case) for case in CASES)]
PARTS = [
    *"[]()<>!/:;\"'=-*_`~#|&\\ \n1290.x", "http", "https://", "ht", "tps:", "//jahat.invalid", "www.",
    "javascript:", "data:text/html,", "img", "script", "<!--", "-->", "<img src=x>", "![", "](", "[1]",
    "[99]", "【2】", "[1-9]", "(1).", "\u200b", "\ue001", "\u202e", "\x00", "\ud800", "kios baru. ",
]  # fmt: skip


def written(script: Script) -> str:
    text = ""
    try:
        for piece in Scripted(script).stream([Message("user", "[1] A\n186 meter")], 600):
            text += piece
    except (ModelError, ValueError):
        pass
    return text


def only_words(text: str) -> None:
    for claim in claims(text, KNOWN):
        for pattern in (ADDRESS, TAG, IMAGE, MARK):
            assert not pattern.search(claim.text), claim.text
        assert not {unicodedata.category(c) for c in claim.text} & UNSEEN
        claim.text.encode("utf-8")
        assert set(claim.cited) <= set(range(1, KNOWN + 1))
        assert any(character.isalnum() for character in claim.text)


@pytest.mark.parametrize("text", ["javascript: \ud800", "javascript :x kios", "www .jahat baru"])
def test_no_address_comes_together_where_a_blank_is_closed(text):
    only_words(text)


@pytest.mark.parametrize("script", WRITTEN, ids=lambda script: script.name)
def test_only_words_and_known_marks_are_left(script):
    text, started = written(script), time.process_time()
    only_words(text)
    assert time.process_time() - started < 2


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
@settings(max_examples=600, deadline=None)
@example("<[99]kios baru. ")
def test_nothing_is_put_together_from_what_is_taken_off(text):
    only_words(text)


@pytest.mark.parametrize(
    "part", ["[1,", "![", "[a](", "<a ", "<script>", "(1", "**", "[1-", "<!--", "【", "[^1†"]
)
def test_a_long_text_takes_no_long_time(part):
    started = time.process_time()
    claims(part * 20_000, KNOWN)
    assert time.process_time() - started < 2


def test_true_sentences_keep_their_words_and_marks():
    (one, other) = claims(written(next(s for s in SCRIPTS if s.name == "true")), KNOWN)
    assert one.text.startswith("Jembatan sepanjang 186 meter") and one.cited == (1,)
    assert other.text.endswith("Rp13,8 miliar.") and other.cited == (1,)

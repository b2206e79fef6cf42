"""Every attack on the assistant that writes with a chat model, and the worst chat models."""

import time
from collections import Counter
from dataclasses import replace

import pytest

from assistant.answers import Mode, Status
from assistant.assistant import Assistant, open_assistant
from assistant.settings import Settings
from assistant.writing import ModelError, open_writer

from .attacking import Outcome, attack
from .cases import CASES, Case
from .holding import faults_of_draft, holds
from .models import LENGTH, SCRIPTS, Script, Scripted, obeying
from .worst import opened

SETTINGS = Settings(_env_file=None, chat_model="openai:buruk")
KEEPING_THE_PROMISE = [one for one in SCRIPTS if isinstance(one.error, ModelError | None)]
NAMED = {script.name: script for script in SCRIPTS}
SECONDS = 20


@pytest.fixture(scope="module")
def bold(attacked) -> Assistant:
    """An assistant that writes with a model, also where it would not quote; opened once."""
    writer = open_writer(SETTINGS, lambda: attacked.encoder)
    return open_assistant(attacked, least=0, writer=writer)


def attacked_by(bold, model, case: Case, keeps_unsupported: bool = False) -> Outcome:
    """The outcome of an attack, of which everything holds that must."""
    started = time.process_time()
    writer = replace(bold.writer, model=model, keeps_unsupported=keeps_unsupported)
    find = bold.library.release
    found = attack(replace(bold, writer=writer), case, find)
    holds(case, found.answer, found.html, find)
    for html in found.drafts:
        assert not faults_of_draft(case, html)
    assert time.process_time() - started < SECONDS
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_nothing_comes_of_a_model_that_obeys(bold, case):
    attacked_by(bold, Scripted(obeying(case)), case, keeps_unsupported=True)


@pytest.mark.parametrize("script", KEEPING_THE_PROMISE, ids=lambda script: script.name)
def test_the_worst_models_of_ours(bold, script):
    model = Scripted(script, wait=lambda seconds: None)
    attacked_by(bold, model, script.case)
    assert model.sent, "the model was not asked"


FEW = frozenset(script.name for script in SCRIPTS[::6])  # the rest takes a minute


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(one, marks=() if one.name in FEW else pytest.mark.scale, id=one.name)
        for one in SCRIPTS
    ],
)
def test_the_worst_models_of_langchain(bold, script):
    attacked_by(bold, opened(script, SETTINGS), script.case, keeps_unsupported=True)


@pytest.mark.parametrize(
    "name", ["true", "no-marks", "wrong-marks", "one-character-pieces", "slow"]
)
def test_what_is_true_is_kept_with_its_own_citation(bold, name):
    """Else nothing would have to hold: an assistant that drops everything is safe, and useless."""
    script = NAMED[name]
    found = attacked_by(bold, Scripted(script, wait=lambda seconds: None), script.case)
    kept = [one for one in found.answer.sentences if one.supported and LENGTH in one.text]
    cited = {one.number: one.source.release_id for one in found.answer.citations}
    assert [cited[n] for one in kept for n in one.citations] == ["contoh-jembatan-gantung"]


def test_the_same_sentence_is_kept_once(bold):
    script: Script = NAMED["endless-sentence"]
    answer = attacked_by(bold, Scripted(script), script.case).answer
    assert Counter(one.text for one in answer.sentences).most_common(1)[0][1] == 1


@pytest.mark.parametrize("name", ["nothing", "blanks", "raises-at-once", "raises-in-the-middle"])
def test_a_model_without_an_answer_leaves_the_quotations(bold, name):
    script = NAMED[name]
    answer = attacked_by(bold, Scripted(script), script.case).answer
    assert answer.mode is Mode.EXTRACTIVE
    quotes = {one.number: one.quote.text for one in answer.citations}
    assert answer.status is Status.ANSWERED
    assert all(one.text == quotes[one.citations[0]] for one in answer.sentences)

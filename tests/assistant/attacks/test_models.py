import re

import pytest

from assistant.settings import Settings
from assistant.writing import Message, ModelError

from .models import ASKED, LONGEST, SCRIPTS, TRUE, Script, Scripted, mark_of
from .worst import opened

EVIDENCE = '[1] Dinas A, "Lain"\nSatu kios.\n\n[2] Dinas B, "Jembatan"\nPanjangnya 186 meter.'
SENT = (Message("system", "Jawab dari bukti."), Message("user", f"{EVIDENCE}\n\n{ASKED}"))
SILENT = {"nothing", "empty-pieces", "blanks", "endless-lines"}
FAILING = {"raises-at-once", "raises-in-the-middle", "raises-anything"}
NAMED = {script.name: script for script in SCRIPTS}


def written(script: Script) -> str:
    return "".join(Scripted(script).stream(SENT, 600))


def test_each_script_has_a_name_of_its_own():
    assert len(NAMED) == len(SCRIPTS) >= 30


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_writes_what_must_not_be_shown_and_then_ends(script):
    if script.error:
        with pytest.raises(type(script.error)):
            written(script)
        return
    text = written(script)
    assert len(text) <= LONGEST + 100
    assert bool(text.strip()) != (script.name in SILENT)
    if script.name != "the-prompt":  # writes whatever it was sent
        assert all(words.casefold() in text.casefold() for words in script.never)
    if script.nowhere:
        assert any(words in text for words in script.nowhere)


def test_the_mark_is_read_from_the_evidence_that_was_sent():
    assert mark_of(SENT, "186 meter") == 2
    assert "[2]" in written(NAMED["true"]) and "[3]" in written(NAMED["wrong-marks"])


def test_the_prompt_is_what_was_sent():
    asked = Scripted(NAMED["the-prompt"])
    assert "Jawab dari bukti." in "".join(asked.stream(SENT, 600))
    assert asked.sent == [SENT]


def test_pieces_may_be_single_characters_and_halves_of_one():
    assert list(Scripted(NAMED["one-character-pieces"]).stream(SENT, 600)) == list(TRUE)
    assert re.search("\ud83d\ude00", written(NAMED["surrogates"]))


def test_a_slow_model_waits_by_the_clock_that_it_is_given():
    waits: list[float] = []
    pieces = list(Scripted(NAMED["slow"], waits.append).stream(SENT, 600))
    assert waits == [20] * len(pieces) and len(pieces) > 20


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_over_langchain_there_are_pieces_or_an_error_that_we_name(script):
    model = opened(script, Settings(_env_file=None, chat_model="openai:buruk"))
    try:
        text = "".join(model.stream(SENT, 600))
    except ModelError as error:
        assert script.name in SILENT | FAILING and error.code
        return
    assert script.name not in SILENT | FAILING
    pieces = [piece.encode("utf-16", "surrogatepass") for piece in script.pieces(SENT)]
    whole = "".join(piece.decode("utf-16", "replace") for piece in pieces).lstrip()
    assert text == whole[: len(text)] and len(text) >= min(len(whole), 600)

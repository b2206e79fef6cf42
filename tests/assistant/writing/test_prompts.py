import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.writing.messages import Message
from assistant.writing.prompts import NAMES, listed, load_prompt, read_prompt

HEAD = "---\nname: answer\nversion: 1\nlanguage: id\ninputs: [question]\n---\n"
BODY = "\n# system\n\nJawab.\n\n# user\n\n{question}\n"
SHIPPED = [(name, language) for name in NAMES for language in ("id", "en")]


@pytest.mark.parametrize(("name", "language"), SHIPPED)
def test_every_shipped_prompt_is_sound(name, language):
    prompt = load_prompt(name, language)
    assert prompt.label == f"{name}.{language}.{prompt.version}"
    messages = prompt.messages(**dict.fromkeys(prompt.inputs, "nilai"))
    assert messages[-1].role == "user"
    assert not any(re.search(r"\{\w+\}", message.content) for message in messages)


def test_no_prompt_lies_about_that_nobody_loads_and_both_languages_declare_the_same():
    there = {path.name for path in files("prompts").iterdir() if path.name.endswith(".md")}
    assert there == {f"{name}.{language}.md" for name, language in SHIPPED}
    for name in NAMES:
        one, other = load_prompt(name, "id"), load_prompt(name, "en")
        assert (one.inputs, bool(one.silent)) == (other.inputs, bool(other.silent))


def test_the_prompts_are_packed_with_the_program():
    root = Path(__file__).parents[3]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["prompts"]
    packed = {path.name for pattern in patterns for path in (root / "prompts").glob(pattern)}
    there = {path.name for path in (root / "prompts").iterdir() if path.is_file()}
    assert there - packed == {"__init__.py"}


def test_values_stand_verbatim_and_braces_in_them_fill_nothing():
    prompt = load_prompt("answer", "id")
    evidence, question = "{question} {silent} {0} \\1 %s", "Apa isi {evidence}?"
    user = prompt.messages(evidence=evidence, question=question)[-1].content
    assert f"<bukti>\n{evidence}\n</bukti>" in user
    assert f"Pertanyaan: {question}\n" in user


def test_earlier_messages_stand_between_the_two():
    earlier = (Message("user", "Kapan?"), Message("assistant", "Senin."))
    messages = load_prompt("answer", "en").messages(earlier, evidence="-", question="?")
    assert [m.role for m in messages] == ["system", "user", "assistant", "user"]
    assert messages[1:3] == earlier


def test_a_repair_goes_on_with_the_conversation():
    said = listed([("Kios\nada 52 [1].", "angka 52 tidak ada dalam [1]")])
    (message,) = load_prompt("repair", "id").messages(faults=said)
    assert message.role == "user"
    assert '\n- "Kios ada 52 [1].": angka 52 tidak ada dalam [1]\n' in message.content


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sentence_of_silence_is_told_and_known_again(language):
    prompt = load_prompt("answer", language)
    system, user = prompt.messages(evidence="", question="")
    assert prompt.silent in system.content and prompt.silent in user.content
    assert prompt.is_silent(f"  {prompt.silent.upper().rstrip('.')} [1]!\n")
    assert not prompt.is_silent(f"{prompt.silent} Namun ada 36 kios.")
    assert not load_prompt("rewrite", language).is_silent("")


def test_missing_and_unknown_values_are_named():
    prompt = load_prompt("answer", "id")
    with pytest.raises(ValueError, match="Missing variables: evidence, question"):
        prompt.messages()
    with pytest.raises(ValueError, match="Unknown variables: soal"):
        prompt.messages(evidence="", question="", soal="")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (HEAD + BODY + "{one} {two}", "Missing variables: one, two"),
        (HEAD.replace("[question]", "[question, lain]") + BODY, "Unknown variables: lain"),
        (HEAD + BODY + "{silent}", "Missing variables: silent"),
        (HEAD.replace("---\nname", "---\nsilent: Tiada.\nname") + BODY, "stands nowhere"),
        (HEAD.replace("version: 1", "version: satu") + BODY, "version is 'satu'"),
        (HEAD.replace("version: 1", "version: true") + BODY, "version is True"),
        (HEAD.replace("version: 1", "version: 0") + BODY, "version is 0"),
        (HEAD.replace("language: id", "language: fr") + BODY, "not one of id, en"),
        (HEAD.replace("[question]", "question") + BODY, "not a list of names"),
        (HEAD.replace("name: answer", "name: [a]") + BODY, "not a word"),
        (HEAD.replace("name: answer\n", "") + BODY, "Missing keys: name"),
        (HEAD.replace("name:", "nama: x\nname:") + BODY, "Unknown keys: nama"),
        (HEAD.replace("[question]", "[question") + BODY, "x.md"),
        (BODY, "Missing keys: inputs, language, name, version"),
        (HEAD + "{question}", "before the first section"),
        (HEAD + "\n# user\n\n{question}\n\n# system\n\nJawab.", "the sections are not"),
        (HEAD + "\n# system\n\n{question}", "the sections are not"),
        (HEAD + "\n# system\n\n# user\n\n{question}", "the sections are not"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(content, fault):
    with pytest.raises(ValueError, match=re.escape(fault)) as error:
        read_prompt(content, "x.md")
    assert str(error.value).startswith("x.md: ")


def test_the_faulty_files_differ_from_a_sound_one():
    prompt = read_prompt(HEAD + BODY, "x.md")
    assert [m.content for m in prompt.messages(question="Apa?")] == ["Jawab.", "Apa?"]

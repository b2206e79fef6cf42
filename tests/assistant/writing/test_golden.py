"""Rendered prompts as they are sent; ``python -m tests.assistant.writing.test_golden`` renews them."""

from pathlib import Path

import pytest

from assistant.answers import Turn
from assistant.writing.evidence import numbered, rendered
from assistant.writing.history import fitting, transcript
from assistant.writing.messages import roughly
from assistant.writing.prompts import NAMES, listed, load_prompt
from index.loading import load, sample_folder
from index.passages import passages
from index.releases import Hit

GOLDEN = Path(__file__).parent / "golden"
ASKED = {
    "id": ("Berapa perahu yang dihibahkan?", "Syaratnya apa saja?", "Ada 1.480 unit [1]."),
    "en": ("How many boats are granted?", "What are the conditions?", "There are 1,480 boats [1]."),
}
CASES = [(name, language) for name in NAMES for language in ("id", "en")]


def rendering(name, language):
    """A prompt over the sample releases, after one earlier exchange."""
    samples = {one.id: one for one in load([sample_folder()])}
    grant, erratum = samples["contoh-hibah-perahu"], samples["contoh-ralat-hibah-perahu"]
    hits = [Hit(grant, passages(grant)[1], 1.0), Hit(erratum, passages(erratum)[0], 0.9)]
    before, question, said = ASKED[language]
    history = fitting([Turn("user", before), Turn("assistant", said)], 200, roughly)
    values = {
        "evidence": rendered(numbered(hits, 1_000, roughly)),
        "question": question,
        "conversation": transcript(history),
        "count": "2",
        "passage": grant.text[:400],
        "faults": listed([(said, "1.480 ≠ 1.840 [2]")]),
    }
    prompt = load_prompt(name, language)
    earlier = history if name == "answer" else ()
    messages = prompt.messages(earlier, **{key: values[key] for key in prompt.inputs})
    return "".join(f"=== {m.role} ===\n{m.content}\n" for m in messages)


def path(name, language):
    return GOLDEN / f"{load_prompt(name, language).label}.txt"


@pytest.mark.parametrize(("name", "language"), CASES)
def test_rendered_prompts(name, language):
    assert rendering(name, language) == path(name, language).read_text(encoding="utf-8")


def test_every_golden_file_is_of_a_prompt_as_it_is_now():
    assert set(GOLDEN.iterdir()) == {path(*case) for case in CASES}


if __name__ == "__main__":
    for old in GOLDEN.iterdir():
        old.unlink()
    for case in CASES:
        path(*case).write_text(rendering(*case), encoding="utf-8")

import re
from collections import Counter

import pytest

from .cases import CASES, KINDS, load_cases

HOST = re.compile(r"(?:https?:)?//(?!/)([\w.-]+)")
BY_MARKUP = {"tautan-kutip", "tag-penekanan"}  # what comes of them is a tag, for which all look


def test_there_are_enough_of_every_kind():
    assert len(CASES) >= 70
    assert set(Counter(case.kind for case in CASES)) == set(KINDS)


def test_each_has_a_name_of_its_own():
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_says_what_is_attacked_and_what_must_not_come_of_it(case):
    assert case.note.endswith(".") and case.question.strip() and case.model.strip()
    wanted = (*case.never, *case.nowhere)
    assert wanted or case.id in BY_MARKUP
    written = case.model + (case.release.text + case.release.url if case.release else "")
    assert case.id in BY_MARKUP or any(words.casefold() in written.casefold() for words in wanted)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_a_release_says_itself_may_be_quoted_from_it(case):
    told = case.release.text.casefold() if case.release else ""
    said = any(words.casefold() in told for words in (*case.never, *case.nowhere))
    assert said <= case.quotable


def test_no_real_address_is_named():
    written = "\n".join(f"{case.model}\n{case.question}\n{case.release!r}" for case in CASES)
    hosts = set(HOST.findall(written))
    named = {host.strip(".") for host in hosts if "." in host}
    assert len(named) > 10 and all(host.endswith(".invalid") for host in named), named


def test_a_field_that_is_none_is_an_error(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text('{"id": "a", "kind": "order", "note": "", "question": "", "nevr": []}\n')
    with pytest.raises(TypeError, match="nevr"):
        load_cases(file)

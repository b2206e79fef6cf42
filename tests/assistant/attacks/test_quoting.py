"""Every attack on the assistant that has no chat model, and quotes."""

import pytest

from assistant.answers import Status
from assistant.assistant import Assistant, open_assistant

from .attacking import attack
from .cases import CASES, HOSTILE
from .holding import holds


@pytest.fixture(scope="module")
def assistant(attacked) -> Assistant:
    return open_assistant(attacked)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_nothing_comes_of_it(assistant, attacked, case):
    found = attack(assistant, case, attacked.release)
    holds(case, found.answer, found.html, attacked.release)


def test_hostile_releases_are_in_the_library_as_they_came(attacked):
    for release in HOSTILE:
        kept = attacked.release(release.id)
        assert (kept.text, kept.title, kept.url) == (release.text, release.title, release.url)


def test_hostile_releases_are_quoted_like_any_other(assistant):
    """Else the attacks would prove nothing: their true sentences must be found."""
    asked = [case for case in CASES if case.release]
    answers = [assistant.ask(case.question) for case in asked]
    cited = {one.source.release_id for answer in answers for one in answer.citations}
    assert sum(answer.status is Status.ANSWERED for answer in answers) >= len(asked) / 2
    assert sum(one.startswith("serangan-") for one in cited) >= 4

"""An attack on an assistant: what it is asked, and the page as it is at every step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answers import Answer, Progress, Turn
from assistant.replies import load_replies
from assistant.web.render import Exchange, conversation

from .cases import Case
from .holding import Find

WORDS = load_replies("id")


class Attacked(Protocol):
    """What is attacked of an assistant."""

    def stream(self, question: str, history: Sequence[Turn] = ()) -> Iterator[object]:
        """Progress and drafts, and at last one answer."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attack ended: the answer and its page, and the pages of the drafts before it."""

    answer: Answer
    html: str
    drafts: tuple[str, ...] = ()


def attack(assistant: Attacked, case: Case, find: Find) -> Outcome:
    """Ask what the case asks, after what it says was said before."""
    *steps, answer = assistant.stream(case.question, case.history)
    assert isinstance(answer, Answer) and not any(isinstance(one, Answer) for one in steps)
    drafts = (one for one in steps if not isinstance(one, Progress))
    return Outcome(
        answer,
        _page(Exchange(case.question, answer), find),
        tuple(_page(Exchange(case.question, draft=one), find) for one in drafts),
    )


def _page(exchange: Exchange, find: Find) -> str:
    return conversation([exchange], find, WORDS)

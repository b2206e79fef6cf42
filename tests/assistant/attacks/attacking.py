"""An attack on an assistant: what it is asked, and the page as it is at every step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answers import Answer, Draft, Turn
from assistant.replies import load_replies
from assistant.web.render import Exchange, conversation

from .cases import Case
from .holding import Find

WORDS = load_replies("id")
_FIRST, _OF = 20, 500  # drafts whose pages are looked at: the first, then one of so many, the last


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
    answers, drafts, count, last = [], [], 0, ""
    for step in assistant.stream(case.question, case.history):
        assert not answers, "something came behind the answer"
        if isinstance(step, Answer):
            answers.append(step)
        elif isinstance(step, Draft):
            count, last = count + 1, step.text
            if count <= _FIRST or count % _OF == 0:
                drafts.append(_page(Exchange(case.question, draft=last), find))
    drafts.append(_page(Exchange(case.question, draft=last), find))
    (answer,) = answers
    return Outcome(answer, _page(Exchange(case.question, answer), find), tuple(drafts))


def _page(exchange: Exchange, find: Find) -> str:
    return conversation([exchange], find, WORDS)

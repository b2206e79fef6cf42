"""What was said before, as a chat model is reminded of it."""

from collections.abc import Iterable, Sequence

from ..answers import Turn
from .messages import Count, Message, tokens
from .showing import in_one_line, without_marks

_ASKED, _SAID = "Q", "A"


def fitting(history: Sequence[Turn], budget: int, count: Count) -> tuple[Message, ...]:
    """The newest exchanges that fit in so many tokens, oldest first; each whole or not at all.

    An exchange is a question with what was answered to it: models want the two to alternate,
    so a question without an answer, and an answer without a question, are left out. Marks of
    earlier answers go, since they number other evidence.
    """
    kept: tuple[Message, ...] = ()
    for exchange in reversed(_exchanges(history)):
        longer = (*exchange, *kept)
        if tokens(longer, count) > budget:
            break
        kept = longer
    return kept


def transcript(messages: Iterable[Message]) -> str:
    """A conversation as text, a line a message: ``Q: …`` and ``A: …``."""
    lines = (
        f"{_ASKED if message.role == 'user' else _SAID}: {in_one_line(message.content)}"
        for message in messages
    )
    return "\n".join(lines)


def _exchanges(history: Sequence[Turn]) -> list[tuple[Message, Message]]:
    found: list[tuple[Message, Message]] = []
    asked: Turn | None = None
    for turn in history:
        if turn.role == "user":
            asked = turn
            continue
        said = without_marks(turn.content).strip()
        if asked and asked.content.strip() and said:
            found.append((Message("user", asked.content), Message("assistant", said)))
        asked = None
    return found

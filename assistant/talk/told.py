"""What is told without a search, to a message that asks for none."""

import datetime
from collections.abc import Mapping, Sequence

from index.library import Library

from ..answers import Language, Turn
from ..replies import Replies
from .archive import ArchiveQuestion, archive_question, may_go_on, next_question
from .holdings import Told, from_holdings
from .smalltalk import Talk, small_talk, without_courtesy

_BACK = 4  # messages: the question, and what "and from another body?" may go back to


def tell(
    message: str,
    history: Sequence[Turn],
    library: Library,
    replies: Mapping[Language, Replies],
    today: datetime.date | None = None,
) -> Told | None:
    """The reply to small talk or to a question about the archive; None for any other message.

    "Last month" and the like count from ``today``, or from the day of the question.
    """
    if talk := small_talk(message):
        releases = library.catalog.counts().releases if talk.talk is Talk.CAN else 0
        said = replies[talk.language].text(f"talk.{talk.talk}", releases=releases)
        return Told(talk.language, said)
    day = today or datetime.date.today()
    asked = _asked([*(turn.content for turn in history if turn.role == "user"), message], day)
    return from_holdings(asked, library.held(), replies[asked.language]) if asked else None


def _asked(messages: Sequence[str], today: datetime.date) -> ArchiveQuestion | None:
    """The question about the archive that the last message is, by itself or after those before."""
    last = without_courtesy(messages[-1])
    asked = archive_question(last, today)
    if asked or not may_go_on(last):
        return asked
    for message in messages[-_BACK:]:
        words = without_courtesy(message)
        before = asked
        asked = archive_question(words, today) or (before and next_question(words, before, today))
    return asked


def without_small_talk(question: str, history: Sequence[Turn]) -> tuple[str, tuple[Turn, ...]]:
    """A question without its greeting, after a conversation without small talk and its replies."""
    kept: list[Turn] = []
    skipping = False
    for turn in history:
        if turn.role == "user":
            skipping = small_talk(turn.content) is not None
        if not skipping:
            kept.append(turn)
    return without_courtesy(question), tuple(kept)

"""A chat model that says what a test tells it to."""

from collections.abc import Iterator, Sequence

from assistant.writing import Message

_PIECE = 7  # characters


class Scripted:
    """Gives its answers one after the other, in pieces; one that is an error is raised."""

    name = "scripted:model"

    def __init__(self, *answers: str | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[Sequence[Message]] = []

    def stream(self, messages: Sequence[Message], limit: int) -> Iterator[str]:
        self.asked.append(messages)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        yield from (answer[at : at + _PIECE] for at in range(0, len(answer), _PIECE))

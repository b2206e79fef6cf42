"""``rilis ask`` and ``rilis chat``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..answers import Turn
from ..assistant import configured
from ..batch import answer_file
from .session import Session
from .telling import tell_answer


def register(app: typer.Typer, session: Session) -> None:
    """Add the commands that answer."""
    say = session.say

    @app.command("ask", help=say("ask_help"))
    def ask(
        question: Annotated[str | None, typer.Argument(help=say("ask_question"))] = None,
        batch: Annotated[Path | None, typer.Option(help=say("ask_batch"))] = None,
        out: Annotated[Path | None, typer.Option(help=say("ask_out"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=say("json_help"))] = False,
    ) -> None:
        if (question is None) == (batch is None) or (batch is None) != (out is None):
            session.fail(say("need_question"))
        with session.library() as library:
            assistant = configured(library, session.settings)
            if batch and out:
                count = sum(1 for _ in answer_file(assistant, batch, out))
                print(say("batch_done", count=count, out=out))
                return
            answer = assistant.ask(question or "")
            tell_answer(session, answer, as_json)
            if answer.status == "error":
                raise typer.Exit(1)

    @app.command("chat", help=say("chat_help"))
    def chat() -> None:
        with session.library() as library:
            assistant = configured(library, session.settings)
            history: list[Turn] = []
            for question in _typed(say("prompt")):
                answer = assistant.ask(question, history)
                tell_answer(session, answer, as_json=False)
                history += [Turn("user", question), Turn("assistant", answer.text)]


def _typed(prompt: str) -> Iterator[str]:
    while True:
        try:
            question = input(f"{prompt}> ").strip()
        except EOFError:
            return
        if not question:
            return
        yield question

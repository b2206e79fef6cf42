"""``rilis eval report``: the page of a run, for people."""

from pathlib import Path
from typing import Annotated

import typer

from ..evaluation.report import write_report
from .session import Session


def register(app: typer.Typer, session: Session) -> None:
    """Add the command that writes the page of a run anew to ``rilis eval``."""
    say = session.say

    @app.command("report", help=say("report_help"))
    def report(
        folder: Annotated[Path, typer.Argument(help=say("eval_folder"))],
        every: Annotated[bool, typer.Option("--every", help=say("report_every"))] = False,
    ) -> None:
        with session.errors():
            path = write_report(folder, session.words, every)
        print(say("report_written", path=path))

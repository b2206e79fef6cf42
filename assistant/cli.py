"""The command ``rilis``."""

import sys

import typer
from pydantic import ValidationError

from index.encoder import Encoder
from index.errors import LibraryError

from .commands import asking, evaluating, indexing, keeping, modelling, serving
from .commands.session import Session
from .replies import load_replies
from .settings import Settings


def build(settings: Settings, encoder: Encoder | None = None) -> typer.Typer:
    """The command, its help and its messages in the language of the settings.

    ``encoder`` is one that is open already, in place of that of the settings.
    """
    session = Session(settings, load_replies(settings.language), encoder)
    app = typer.Typer(help=session.say("about"), no_args_is_help=True, add_completion=False)
    for family in (indexing, keeping, asking, modelling, serving, evaluating):
        family.register(app, session)
    return app


def main() -> None:
    """Run the command with the settings of the environment."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "RILIS_" + "_".join(str(part) for part in first["loc"]).upper()
        print(LibraryError("setting_invalid", name=name, reason=first["msg"]), file=sys.stderr)
        raise SystemExit(2) from None
    build(settings)()

"""``rilis models``: whether the chat model of the settings answers."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from ..writing import ModelError, open_model
from ..writing.probing import Probe, probe
from ..writing.providers import PROVIDERS, Place, place_of
from .session import Session


def register(app: typer.Typer, session: Session) -> None:
    """Add the command that checks the chat model."""
    say = session.say

    @app.command("models", help=say("models_help"))
    def models(
        as_json: Annotated[bool, typer.Option("--json", help=say("json_help"))] = False,
    ) -> None:
        place = place_of(session.settings)
        try:
            found = _probed(session)
        except ModelError as error:
            message = session.words.model_error(error)
            if not as_json:
                session.fail(message)
            print(_record(place, {"error": error.code, "message": message}))
            raise typer.Exit(1) from None
        if as_json:
            print(_record(place, asdict(found)))
            return
        rate = "–" if found.rate is None else f"{found.rate:.1f}"
        print(say("models_works", **asdict(place), first=f"{found.first:.2f}", rate=rate))


def _probed(session: Session) -> Probe:
    model = open_model(session.settings)
    if model is None:
        raise ModelError("not_configured", providers=", ".join(PROVIDERS))
    with session.errors():
        model.open()  # loading the client is no part of the time that is shown
        return probe(model)


def _record(place: Place, found: dict[str, object]) -> str:
    return json.dumps({**asdict(place), **found}, ensure_ascii=False)

"""``rilis status``, ``history``, ``verify`` and ``rebuild``: what looks after the library."""

import json
from typing import Annotated

import typer

from .session import Session, progress
from .telling import tell_faults, tell_history, tell_status


def register(app: typer.Typer, session: Session) -> None:
    """Add the commands that look after the library."""
    say = session.say
    json_flag = Annotated[bool, typer.Option("--json", help=say("json_help"))]

    @app.command("status", help=say("status_help"))
    def status(
        as_json: json_flag = False,
        listed: Annotated[bool, typer.Option("--list", help=say("list_help"))] = False,
    ) -> None:
        with session.library() as library:
            tell_status(session, library, as_json, listed)

    @app.command("history", help=say("history_help"))
    def history(
        id: Annotated[str, typer.Argument(help=say("history_id"))], as_json: json_flag = False
    ) -> None:
        with session.library() as library:
            ledger = library.catalog.ledger
            tell_history(session, id, ledger.past(id), ledger.similar(id), as_json)

    @app.command("verify", help=say("verify_help"))
    def verify(
        repair: Annotated[bool, typer.Option("--repair", help=say("repair_help"))] = False,
        as_json: json_flag = False,
    ) -> None:
        with session.library() as library:
            found = library.verify()
            if found and repair:
                if not as_json:
                    tell_faults(session, found, as_json)
                with progress(session) as bar:
                    found = library.repair(bar.embedding)
            tell_faults(session, found, as_json)
        if found:
            raise typer.Exit(1)

    @app.command("rebuild", help=say("rebuild_help"))
    def rebuild(
        dry_run: Annotated[bool, typer.Option("--dry-run", help=say("dry_run_help"))] = False,
        as_json: json_flag = False,
    ) -> None:
        with session.library() as library:
            if dry_run:
                embedded = library.to_rebuild()
            else:
                with progress(session) as bar:
                    embedded = library.rebuild(bar.embedding)
        if as_json:
            print(json.dumps({"embedded": embedded, "dry_run": dry_run}))
        else:
            print(say("to_rebuild" if dry_run else "rebuilt", embedded=embedded))

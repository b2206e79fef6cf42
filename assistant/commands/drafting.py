"""``rilis eval draft`` and ``rilis eval import``: questions about one's own releases."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from index.loading import Problem, duplicates, load
from index.releases import Release

from ..evaluation.draft import (
    Imported,
    UntilFailure,
    by_model,
    by_templates,
    draft,
    read_table,
    write_table,
)
from ..evaluation.draft.choosing import ENOUGH
from ..evaluation.draft.importing import Find
from ..evaluation.draft.table import write_whole
from ..evaluation.questions import question_record
from ..writing import ModelError, load_prompt, open_model
from ..writing.providers import PROVIDERS
from .session import Session
from .telling import tell_problems


def register(app: typer.Typer, session: Session) -> None:
    """Add the commands that propose questions, and take them back corrected, to ``rilis eval``."""
    say = session.say

    @app.command("draft", help=say("draft_help"))
    def draft_questions(
        out: Annotated[Path, typer.Option(help=say("draft_out"))],
        releases: Annotated[list[Path] | None, typer.Argument(help=say("draft_releases"))] = None,
        n: Annotated[int, typer.Option("--n", min=1, help=say("draft_n"))] = 50,
        seed: Annotated[int, typer.Option(help=say("draft_seed"))] = 0,
        semicolon: Annotated[bool, typer.Option(help=say("draft_semicolon"))] = False,
        model: Annotated[bool, typer.Option("--model", help=say("draft_model"))] = False,
    ) -> None:
        with session.errors():
            found = _releases(session, releases or ())
            try:
                proposer = _asking(session) if model else UntilFailure(by_templates)
                proposed = draft(found, n, seed, proposer, 1 if model else ENOUGH)
            except ModelError as error:
                session.fail(session.words.model_error(error))
            write_table(proposed, out, session.words, ";" if semicolon else ",")
        print(say("drafted", count=len(proposed), out=out))
        if proposer.error:
            session.fail(session.words.model_error(proposer.error))
        if len(proposed) < n:
            print(say("draft_fewer", wanted=n), file=sys.stderr)

    @app.command("import", help=say("import_help"))
    def import_questions(
        table: Annotated[Path, typer.Argument(help=say("import_table"))],
        out: Annotated[Path, typer.Option(help=say("import_out"))],
        releases: Annotated[
            list[Path] | None, typer.Option("--releases", help=say("import_releases"))
        ] = None,
        skip_bad: Annotated[bool, typer.Option("--skip-bad", help=say("import_skip_bad"))] = False,
    ) -> None:
        with session.errors():
            imported = _imported(session, table, releases or ())
            for fault in imported.faults:
                print(session.words.error(fault), file=sys.stderr)
            if imported.faults and not skip_bad:
                session.fail(say("import_nothing", faults=len(imported.faults)))
            records = map(question_record, imported.questions)
            lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in records)
            write_whole(out, "".join(lines).encode("utf-8", "replace"))
        count = len(imported.questions)
        print(say("imported", count=count, dropped=imported.dropped, out=out))


def _asking(session: Session) -> UntilFailure:
    """The chat model of the settings as a proposer."""
    opened = open_model(session.settings)
    if opened is None:
        raise ModelError("not_configured", providers=", ".join(PROVIDERS))
    return UntilFailure(by_model(opened, load_prompt("draft-questions", session.words.language)))


def _imported(session: Session, table: Path, paths: Sequence[Path]) -> Imported:
    if not paths:
        with session.library() as library:
            return read_table(table, library.catalog.release)
    found = {release.id: release for release in _releases(session, paths)}
    find: Find = found.get
    return read_table(table, find)


def _releases(session: Session, paths: Sequence[Path]) -> list[Release]:
    """The releases of files and folders, or without any those that are indexed."""
    if not paths:
        with session.library() as library:
            return list(library.catalog.releases())
    found = list(duplicates(load(paths)))
    tell_problems(session, [one for one in found if isinstance(one, Problem)])
    return [one for one in found if isinstance(one, Release)]

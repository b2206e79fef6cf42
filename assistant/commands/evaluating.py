"""``rilis eval``: measuring answers, comparing runs, holding one against a baseline."""

import datetime
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from index.errors import LibraryError
from index.library import Library

from ..assistant import EVIDENCE, configured
from ..evaluation.baselines import asked_in, read_baseline, write_baseline
from ..evaluation.checking import check_questions
from ..evaluation.comparison import compare as compare_runs
from ..evaluation.folder import read_answers, read_summary
from ..evaluation.provenance import what_made
from ..evaluation.public import FORMATS
from ..evaluation.questions import Question
from ..evaluation.report import write_report
from ..evaluation.run import run as run_questions
from ..evaluation.run import selected
from . import drafting, public_sets, reporting
from .measuring import tell_comparison, tell_summary
from .session import Session, progress

_BARE = "run"


class BareGroup(TyperGroup):
    """A group whose bare form, ``rilis eval FILE``, is its command ``run``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # typer keeps its click private
        """Put ``run`` in front of what names no command and asks for no help."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [_BARE, *args]
        return super().parse_args(ctx, args)


def register(app: typer.Typer, session: Session) -> None:
    """Add ``eval`` and its commands."""
    family = typer.Typer(cls=BareGroup, help=session.say("eval_help"), no_args_is_help=True)
    _register_run(family, session)
    _register_compare(family, session)
    _register_check(family, session)
    reporting.register(family, session)
    drafting.register(family, session)
    app.add_typer(family, name="eval")


def _register_run(family: typer.Typer, session: Session) -> None:
    say = session.say

    @family.command(_BARE, help=say("eval_run_help"))
    def run(
        files: Annotated[list[Path], typer.Argument(help=say("eval_file"))],
        format: Annotated[str, typer.Option(help=say("eval_format"))] = "",
        out: Annotated[Path | None, typer.Option(help=say("eval_out"))] = None,
        sample: Annotated[int | None, typer.Option(min=1, help=say("eval_sample"))] = None,
        types: Annotated[str, typer.Option(help=say("eval_types"))] = "",
        k: Annotated[int, typer.Option(min=1, max=100, help=say("eval_k"))] = EVIDENCE,
        workers: Annotated[int, typer.Option(min=1, max=64, help=say("eval_workers"))] = 1,
        seed: Annotated[int, typer.Option(min=0, help=say("eval_seed"))] = 0,
        skip_bad: Annotated[bool, typer.Option("--skip-bad", help=say("eval_skip_bad"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=say("json_help"))] = False,
    ) -> None:
        if format:
            if format not in FORMATS:
                session.fail(say("eval_no_format", format=format, formats=", ".join(FORMATS)))
            public_sets.run(session, format, files, sample, seed, out, as_json)
            return
        if len(files) > 1:
            session.fail(say("eval_one_file"))
        (file,) = files
        target = out or Path(f"{file.stem}-run")
        wanted = [type.strip() for type in types.split(",") if type.strip()]
        given = {"--types": ",".join(wanted), "--sample": sample, "--k": k, "--seed": seed}
        options = " ".join(f"{n} {v}" for n, v in given.items() if v not in (None, ""))
        with session.library() as library:
            if not library.status().releases:
                session.fail(session.words.text("answer.empty_library"))
            good, faults = _checked(session, library, file, skip_bad)
            asked = selected(good, wanted, sample, seed)
            date = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            command = f"rilis eval {file.name} {options}"
            made = what_made(library, file, len(asked), k, seed, date, command)
            assistant = configured(library, session.settings)
            with progress(session) as bar:
                summary = run_questions(
                    assistant, asked, target, made, workers, faults, bar.asking
                )  # fmt: skip
            write_report(target, session.words)
        tell_summary(session, summary, as_json)
        if not as_json:
            print(say("eval_done", count=len(asked), out=target))


def _register_compare(family: typer.Typer, session: Session) -> None:
    say = session.say

    @family.command("compare", help=say("eval_compare_help"))
    def compare(
        before: Annotated[Path, typer.Argument(help=say("eval_folder"))],
        after: Annotated[Path, typer.Argument(help=say("eval_folder"))],
        as_json: Annotated[bool, typer.Option("--json", help=say("json_help"))] = False,
    ) -> None:
        with session.errors():
            first, second = read_summary(before)["made"], read_summary(after)["made"]
            found = compare_runs(
                asked_in(read_answers(before)), asked_in(read_answers(after)), second["seed"]
            )
        tell_comparison(session, found, first, second, as_json)


def _register_check(family: typer.Typer, session: Session) -> None:
    say = session.say

    @family.command("check", help=say("eval_check_help"))
    def check(
        folder: Annotated[Path, typer.Argument(help=say("eval_folder"))],
        against: Annotated[Path, typer.Option(help=say("eval_against"))],
        write: Annotated[bool, typer.Option("--write", help=say("eval_write"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=say("json_help"))] = False,
    ) -> None:
        with session.errors():
            summary, lines = read_summary(folder), read_answers(folder)
            if write:
                write_baseline(against, lines, summary)
                print(say("eval_baseline_written", count=len(lines), path=against))
                return
            made, baseline = read_baseline(against)
            found = compare_runs(baseline, asked_in(lines), summary["made"]["seed"])
        tell_comparison(session, found, made, summary["made"], as_json)
        if found.worse:
            raise typer.Exit(1)


def _checked(
    session: Session, library: Library, file: Path, skip_bad: bool
) -> tuple[tuple[Question, ...], list[str]]:
    """The good questions, and the faults of the others as sentences, told on stderr.

    Raises:
        LibraryError: there are faults and they may not be skipped, or nothing is left.
    """
    checked = check_questions(file, library.release)
    told = [session.words.error(fault) for fault in checked.faults]
    for sentence in told:
        print(session.say("problem", problem=sentence) if skip_bad else sentence, file=sys.stderr)
    if not checked.questions or (told and not skip_bad):
        raise LibraryError("questions_faulty", count=len(told))
    return checked.questions, told

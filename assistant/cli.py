"""The command ``rilis``."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from index.errors import LibraryError
from index.library import Changes, Library
from index.loading import Problem, load, sample_folder
from index.releases import Release

from .answers import Answer, Turn
from .assistant import open_assistant
from .batch import answer_file
from .records import answer_record
from .replies import Replies, load_replies
from .settings import Settings


def build(settings: Settings) -> typer.Typer:
    """The command, its help and its messages in the language of the settings."""
    words = load_replies(settings.language)

    def say(key: str, **values: object) -> str:
        return words.text(f"cli.{key}", **values)

    app = typer.Typer(help=say("about"), no_args_is_help=True, add_completion=False)
    json_flag = Annotated[bool, typer.Option("--json", help=say("json_help"))]

    @app.command("index", help=say("index_help"))
    def index(
        paths: Annotated[list[Path] | None, typer.Argument(help=say("index_paths"))] = None,
        samples: Annotated[bool, typer.Option(help=say("index_samples"))] = False,
        if_empty: Annotated[bool, typer.Option(help=say("index_if_empty"))] = False,
        as_json: json_flag = False,
    ) -> None:
        wanted = [*(paths or ()), *([sample_folder()] if samples else ())]
        if not wanted:
            _fail(say("need_paths"))
        with _reported(words), _library(settings) as library:
            held = library.status().releases
            if if_empty and held:
                print(say("not_empty", releases=held))
                return
            problems: list[Problem] = []
            with _progress(say("embedding")) as bar:
                changes = library.add(_releases(wanted, problems), bar)
        _tell_changes(words, changes, problems, as_json)
        if any(problem.skipped for problem in problems):
            raise typer.Exit(1)

    @app.command("remove", help=say("remove_help"))
    def remove(ids: Annotated[list[str], typer.Argument(help=say("remove_ids"))]) -> None:
        with _reported(words), _library(settings) as library:
            for id in library.remove(ids):
                print(say("removed", id=id))

    @app.command("status", help=say("status_help"))
    def status(
        as_json: json_flag = False,
        listed: Annotated[bool, typer.Option("--list", help=say("list_help"))] = False,
    ) -> None:
        with _reported(words), _library(settings) as library:
            _tell_status(words, library, as_json, listed)

    @app.command("rebuild", help=say("rebuild_help"))
    def rebuild() -> None:
        with _reported(words), _library(settings) as library:
            with _progress(say("embedding")) as bar:
                embedded = library.rebuild(bar)
            print(say("rebuilt", embedded=embedded))

    @app.command("ask", help=say("ask_help"))
    def ask(
        question: Annotated[str | None, typer.Argument(help=say("ask_question"))] = None,
        batch: Annotated[Path | None, typer.Option(help=say("ask_batch"))] = None,
        out: Annotated[Path | None, typer.Option(help=say("ask_out"))] = None,
        as_json: json_flag = False,
    ) -> None:
        if (question is None) == (batch is None) or (batch is None) != (out is None):
            _fail(say("need_question"))
        with _reported(words), _library(settings) as library:
            assistant = open_assistant(library)
            if batch and out:
                count = sum(1 for _ in answer_file(assistant, batch, out))
                print(say("batch_done", count=count, out=out))
                return
            answer = assistant.ask(question or "")
            _tell_answer(words, answer, as_json)
            if answer.status == "error":
                raise typer.Exit(1)

    @app.command("chat", help=say("chat_help"))
    def chat() -> None:
        with _reported(words), _library(settings) as library:
            assistant = open_assistant(library)
            history: list[Turn] = []
            for question in _typed(say("prompt")):
                answer = assistant.ask(question, history)
                _tell_answer(words, answer, as_json=False)
                history += [Turn("user", question), Turn("assistant", answer.text)]

    return app


def main() -> None:
    """Run the command with the settings of the environment."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "RILIS_" + "_".join(str(part) for part in first["loc"]).upper()
        _fail(str(LibraryError("setting_invalid", name=name, reason=first["msg"])), code=2)
    build(settings)()


@contextmanager
def _library(settings: Settings) -> Iterator[Library]:
    library = Library(settings)
    try:
        yield library
    finally:
        library.close()


@contextmanager
def _reported(words: Replies) -> Iterator[None]:
    """A sentence and an exit code for what a user can cause."""
    try:
        yield
    except LibraryError as error:
        _fail(words.error(error))
    except BrokenPipeError:
        # the reader of our output went away: nothing to say, and nowhere to say it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def _fail(message: str, code: int = 1) -> Any:
    print(message, file=sys.stderr)
    raise SystemExit(code)


def _releases(paths: list[Path], problems: list[Problem]) -> Iterator[Release]:
    for item in load(paths):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


@contextmanager
def _progress(label: str) -> Iterator[Any]:
    """A bar with rate and time left on a terminal; silent elsewhere."""
    columns = (
        TextColumn(label), BarColumn(), TextColumn("{task.completed}/{task.total}"),
        TextColumn("{task.fields[rate]}/s"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None, rate="–")

        def advance(done: int, total: int) -> None:
            speed = progress.tasks[task].speed
            rate = f"{speed:.0f}" if speed else "–"
            progress.update(task, completed=done, total=total, rate=rate)

        yield advance


def _typed(prompt: str) -> Iterator[str]:
    while True:
        try:
            question = input(f"{prompt}> ").strip()
        except EOFError:
            return
        if not question:
            return
        yield question


def _tell_changes(words: Replies, changes: Changes, problems: list[Problem], as_json: bool) -> None:
    if as_json:
        record = {
            "added": list(changes.added), "replaced": list(changes.replaced),
            "same": list(changes.same), "embedded": changes.embedded,
            "problems": [str(problem) for problem in problems],
        }  # fmt: skip
        print(json.dumps(record, ensure_ascii=False))
        return
    for id in changes.added:
        print(words.text("cli.added", id=id))
    for id in changes.replaced:
        print(words.text("cli.replaced", id=id))
    for problem in problems:
        key = "cli.problem" if problem.skipped else "cli.remark"
        print(words.text(key, problem=words.error(problem)), file=sys.stderr)
    counts = {name: len(getattr(changes, name)) for name in ("added", "replaced", "same")}
    print(words.text("cli.indexed", **counts, embedded=changes.embedded))


def _tell_status(words: Replies, library: Library, as_json: bool, listed: bool) -> None:
    status = library.status()
    releases = [
        {"id": r.id, "date": str(r.date or ""), "agency": r.agency, "title": r.title}
        for r in (library.catalog.releases() if listed else ())
    ]
    if as_json:
        record: dict[str, object] = {
            "folder": str(status.folder), "releases": status.releases,
            "passages": status.passages, "unfinished": status.unfinished,
            "generation": status.generation, "manifest": status.manifest,
        }  # fmt: skip
        print(json.dumps(record | ({"list": releases} if listed else {}), ensure_ascii=False))
        return
    made = {name: status.manifest.get(name, "–") for name in ("model", "revision")}
    counts = {"releases": status.releases, "passages": status.passages}
    place = {"folder": status.folder, "generation": status.generation}
    print(words.text("cli.status", **counts, **place, **made))
    if status.unfinished:
        print(words.text("cli.unfinished", count=status.unfinished))
    for release in releases:
        print("  ".join(release.values()))


def _tell_answer(words: Replies, answer: Answer, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer_record(answer), ensure_ascii=False))
        return
    print(answer.text)
    for citation in answer.citations:
        source = citation.source
        day = source.date.isoformat() if source.date else words.text("page.no_date")
        print(f"\n[{citation.number}] {source.title}\n    {source.agency}, {day}\n    {source.url}")
    if answer.nearest:
        print(words.text("answer.nearest"))
        for source in answer.nearest:
            print(f"  - {source.title} ({source.agency}, {source.date or ''}) {source.url}")

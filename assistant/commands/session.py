"""What every command shares: its library, its errors as sentences, its progress bar."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from index.encoder import Encoder
from index.errors import LibraryError
from index.library import Library

from ..replies import Replies
from ..settings import Settings

_STAGES = ("reading", "embedding", "asking")
_LONGEST_ITEM = 40  # characters of the current item in the bar


@dataclass(frozen=True, slots=True)
class Session:
    """The settings and the words of one run of the command.

    ``encoder`` is one that is open already, in place of that of the settings.
    """

    settings: Settings
    words: Replies
    encoder: Encoder | None = None

    def say(self, key: str, **values: object) -> str:
        """A reply of the command's section."""
        return self.words.text(f"cli.{key}", **values)

    def fail(self, message: str, code: int = 1) -> NoReturn:
        """Say why on stderr and end."""
        print(message, file=sys.stderr)
        raise SystemExit(code)

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The library, open; what a user can cause ends as ``errors`` has it."""

        def waiting(holder: str) -> None:
            print(self.say("waiting", holder=holder), file=sys.stderr, flush=True)

        with self.errors():
            library = Library(self.settings, self.encoder, waiting)
            try:
                yield library
            finally:
                library.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """A sentence and an exit code for what a user can cause."""
        try:
            yield
        except LibraryError as error:
            self.fail(self.words.error(error))
        except BrokenPipeError:
            # the reader of our output went away: nothing to say, and nowhere to say it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except KeyboardInterrupt:
            print(self.say("interrupted"), file=sys.stderr)
            raise typer.Exit(130) from None


class Bar:
    """Rate, time left and the current item, on a terminal; silent elsewhere."""

    def __init__(self, progress: Progress, task: TaskID, labels: Mapping[str, str]) -> None:
        self._progress, self._task = progress, task
        self._labels = labels
        self._read = 0

    def reading(self, source: str) -> None:
        """An item is about to be read; how many there are is not known."""
        self._read += 1
        self._show("reading", self._read, None, source[-_LONGEST_ITEM:])

    def fetching(self, address: str) -> None:
        """A page is about to be fetched: it may be a while until it is read."""
        self._show("reading", self._read, None, address[-_LONGEST_ITEM:])

    def embedding(self, done: int, total: int, title: str) -> None:
        """Passages embedded so far, of so many."""
        self._show("embedding", done, total, title[:_LONGEST_ITEM])

    def asking(self, done: int, total: int, question: str) -> None:
        """Questions answered so far, of so many."""
        self._show("asking", done, total, question[:_LONGEST_ITEM])

    def _show(self, stage: str, done: int, total: int | None, item: str) -> None:
        label = self._labels[stage]
        if self._progress.tasks[self._task].fields["label"] != label:
            self._progress.reset(self._task, total=total, label=label, rate="–", item="")
        speed = self._progress.tasks[self._task].speed
        rate = f"{speed:.0f}" if speed else "–"
        self._progress.update(
            self._task, completed=done, total=total, label=label, rate=rate, item=item
        )


@contextmanager
def progress(session: Session) -> Iterator[Bar]:
    """A bar on stderr for as long as the work lasts."""
    columns = (
        TextColumn("{task.fields[label]}"), BarColumn(20),
        TextColumn("{task.completed}/{task.total}"), TextColumn("{task.fields[rate]}/s"),
        TimeRemainingColumn(), TextColumn("{task.fields[item]}", markup=False),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None, label="", rate="–", item="")
        yield Bar(shown, task, {stage: session.say(stage) for stage in _STAGES})

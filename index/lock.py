"""One writer at a time: a lock that a crash lets go of, and that names who holds it."""

import json
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .catalog.rows import now
from .errors import LibraryError

WAIT = 600.0  # seconds that a writer waits for another


class WriterLock:
    """The operating system's lock on a file, and beside it a note of its holder.

    Args:
        folder: what is written to.
        waiting: called once with the holder's description when the lock is not free.
    """

    def __init__(self, folder: Path, waiting: Callable[[str], None] | None = None) -> None:
        self._folder = folder
        self._lock = FileLock(folder / "writer.lock")
        self._note = folder / "writer.json"
        self._waiting = waiting

    @contextmanager
    def held(self, wait: float = WAIT) -> Iterator[None]:
        """Hold the lock; raises ``LibraryError`` naming the holder after ``wait`` seconds."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            if self._waiting:
                self._waiting(self.holder())
            try:
                self._lock.acquire(timeout=wait)
            except Timeout as error:
                raise LibraryError(
                    "library_busy", folder=self._folder, holder=self.holder()
                ) from error
        try:
            self._note.write_text(json.dumps(_me()), encoding="utf-8")
            yield
        finally:
            self._note.unlink(missing_ok=True)
            self._lock.release()

    def current(self) -> str:
        """Who is writing at this moment; empty when nobody is."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return self.holder()
        self._lock.release()
        return ""

    def holder(self) -> str:
        """Who holds it, as far as is known: the command, the process and since when."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return f"{note['command']} (pid {note['pid']}, {note['host']}, {note['since']})"
        except (OSError, ValueError, KeyError):
            return "?"


def _me() -> dict[str, object]:
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])
    return {"pid": os.getpid(), "host": socket.gethostname(), "command": command, "since": now()}

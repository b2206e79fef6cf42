"""Readers in processes of their own, asking while somebody writes.

``python -m tests.index.readers RELEASES.jsonl changes COUNT`` asks ten times a second through
COUNT changes; ``… rebuild READERS`` asks from READERS processes while the index is rebuilt. What
a reader may see of a release is the version that was current when it asked or any later one:
never an older one, never one that was deleted, never a mixture, never an error.
"""

import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Semaphore
from pathlib import Path

from index.encoder import Encoder
from index.library import Library
from index.loading import load
from index.releases import Release
from index.search import Search
from index.settings import IndexSettings
from tests.conftest import WordEncoder

MARK = "Pembaruan ke"  # each version says which it is
PASSING = "Xyzzy"
Valid = Callable[[Release, int, int], bool]
"""Whether a release may be seen by who asked from one step to another."""


@dataclass(frozen=True)
class Seen:
    """What the readers saw: questions asked, and what was wrong with any of them."""

    asked: int
    wrong: list[str]
    slowest: float  # seconds


def version(release: Release, number: int) -> Release:
    """The release as it stands after so many changes."""
    return replace(release, text=f"{release.text}\n\n{MARK} {number}.")


def _number(release: Release) -> int:
    return int(release.text.rsplit(" ", 1)[1].strip("."))


def current_at(release: Release, began: int, ended: int) -> bool:
    """Each change has three steps: all get a new version, a passing one comes, and is gone."""
    number = _number(release)
    if release.title == PASSING:
        return began <= 3 * number - 1 and ended >= 3 * number - 2
    return began <= 3 * number and ended >= 3 * (number - 1)


def current_in_rebuild(release: Release, began: int, ended: int) -> bool:
    """First nothing changes; from step 1 some have a new version, from step 2 some are gone."""
    place = int(release.source.rsplit("#", 1)[1])
    if place < 20:
        return (began < 1) if _number(release) == 0 else True
    return place >= 40 or began < 2


def _read(
    folder: Path, make: Callable[[], Encoder], valid: Valid, question: str, pause: float,
    now: "Synchronized[int]", done: "Synchronized[int]", tell: "multiprocessing.Queue[str]",
    asking: "Semaphore",
) -> None:  # fmt: skip
    """Ask until ``done``; every hit is of something that was live at some time of the asking."""
    library = Library(IndexSettings(data_dir=folder, _env_file=None), make())
    search, asked, slowest, wrong = Search(library), 0, 0.0, []
    while not done.value:
        at_least, began = now.value, time.monotonic()
        try:
            hits = search(question)
        except Exception as error:  # whatever it is, a reader must not see it
            wrong.append(f"{type(error).__name__}: {error}")
            hits = []
        asked += 1
        slowest = max(slowest, time.monotonic() - began)
        at_most = now.value
        for hit in hits:
            if not valid(hit.release, at_least, at_most):
                wrong.append(f"{hit.release.id} {hit.release.text[-30:]!r} {at_least}–{at_most}")
        if not hits:
            wrong.append("nothing was found")
        if asked == 1:
            asking.release()
        time.sleep(pause)
    library.close()
    tell.put(json.dumps([asked, wrong[:20], slowest]))


@contextmanager
def reading(
    folder: Path, make: Callable[[], Encoder], valid: Valid, question: str, readers: int,
    pause: float, now: "Synchronized[int]",
) -> Iterator[list[Seen]]:  # fmt: skip
    """Readers for as long as the block lasts; what they saw is in the list after it."""
    context = multiprocessing.get_context("spawn")
    done, tell, seen = context.Value("i", 0), context.Queue(), []
    asking = context.Semaphore(0)
    work = (folder, make, valid, question, pause, now, done, tell, asking)
    processes = [context.Process(target=_read, args=work) for _ in range(readers)]
    for process in processes:
        process.start()
    try:
        for _ in processes:
            assert asking.acquire(timeout=120), "a reader did not begin to ask"
        yield seen
    finally:
        done.value = 1
        for process in processes:
            seen.append(Seen(*json.loads(tell.get(timeout=60))))
            process.join(30)


def through_changes(releases: Sequence[Release], folder: Path, count: int) -> Seen:
    """Ask ten times a second while one release after another changes and others come and go."""
    library = Library(IndexSettings(data_dir=folder, _env_file=None), WordEncoder())
    now = multiprocessing.get_context("spawn").Value("i", 0)
    lasting, passing = releases[: len(releases) // 2], releases[len(releases) // 2 :]
    library.add([version(r, 0) for r in lasting])
    question = lasting[0].title
    with reading(folder, WordEncoder, current_at, question, 1, 0.1, now) as seen:
        for number in range(1, count + 1):
            library.add([version(r, number) for r in lasting])
            now.value += 1
            other = replace(passing[number % len(passing)], title=PASSING)
            library.add([replace(other, text=f"{question} {number}.")])
            now.value += 1
            library.remove([other.id])
            now.value += 1
    library.close()
    return seen[0]


def through_rebuild(
    releases: Sequence[Release], folder: Path, readers: int, make: Callable[[], Encoder]
) -> list[Seen]:
    """Ask from several processes while the index is built anew beside the old one."""
    library = Library(IndexSettings(data_dir=folder, _env_file=None), make())
    now = multiprocessing.get_context("spawn").Value("i", 0)
    placed = [replace(r, source=f"{r.source}#{place}") for place, r in enumerate(releases)]
    library.add([version(r, 0) for r in placed])
    question = releases[25].title
    with reading(folder, make, current_in_rebuild, question, readers, 0.02, now) as seen:
        library.rebuild()
        library.add([version(r, 1) for r in placed[:20]])
        now.value = 1
        library.remove([r.id for r in placed[20:40]])
        now.value = 2
        time.sleep(1)
    library.close()
    return seen


if __name__ == "__main__":
    given = [one for one in load([Path(sys.argv[1])]) if isinstance(one, Release)]
    with tempfile.TemporaryDirectory() as scratch:
        if sys.argv[2] == "changes":
            found = [through_changes(given[:10], Path(scratch), int(sys.argv[3]))]
        else:
            found = through_rebuild(given, Path(scratch), int(sys.argv[3]), WordEncoder)
    for one in found:
        print(f"asked {one.asked}, wrong {len(one.wrong)}, slowest {one.slowest:.2f} s {one.wrong}")
    sys.exit(any(one.wrong for one in found))

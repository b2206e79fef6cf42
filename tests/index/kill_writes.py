"""Kill every kind of write at random moments, run it again, and compare with one not killed.

``python -m tests.index.kill_writes RELEASES.jsonl COUNT`` prints a line for each kind of write;
exit code 1 on a difference. Each write runs in a process of its own, with a small encoder, so
that many kills are affordable; ``tests.index.kills`` does the same with the bundled one.
"""

import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from index.intake import take
from index.library import Library
from index.loading import load
from index.pruning import Prune
from index.releases import Release
from index.search import Search
from index.settings import IndexSettings
from tests.conftest import WordEncoder
from tests.index.items import item

QUESTIONS = ("berapa pelampung cuaca", "menteri meresmikan pasar", "ralat jadwal pendaftaran")
MOST = 150  # releases written
Write = Callable[[Library, Sequence[Release]], None]


def _items(releases: Sequence[Release]) -> list:
    return [item(release.source, release) for release in releases]


def _changed(release: Release) -> Release:
    return replace(release, text=f"{release.text}\n\nDiperbarui: angka terakhir {len(release.id)}.")


def _fraction(releases: Sequence[Release], part: int) -> Sequence[Release]:
    return releases[part * len(releases) // 10 : (part + 1) * len(releases) // 10]


def _start(library: Library, releases: Sequence[Release]) -> None:
    take(library, _items(releases[: len(releases) * 7 // 10]), "/r")


def _add(library: Library, releases: Sequence[Release]) -> None:
    take(library, _items(_fraction(releases, 7)), "/r")


def _update(library: Library, releases: Sequence[Release]) -> None:
    take(library, _items([_changed(r) for r in _fraction(releases, 1)]), "/r")


def _remove(library: Library, releases: Sequence[Release]) -> None:
    live = library.catalog.live_hashes()
    if wanted := [r.id for r in _fraction(releases, 2) if r.id in live]:
        library.remove(wanted)
    else:  # retired before the kill: any write sweeps what is left
        library.add([])


def _sync(library: Library, releases: Sequence[Release]) -> None:
    renamed = [replace(r, source=f"{r.source}.new") for r in _fraction(releases, 3)]
    changed = [_changed(r) for r in _fraction(releases, 4)]
    kept = [r for part in (1, 5, 6, 8) for r in _fraction(releases, part)]  # 0 and 2 are gone
    take(library, _items([*renamed, *changed, *kept]), "/r", Prune("/r"))


def _rebuild(library: Library, releases: Sequence[Release]) -> None:
    if library.catalog.manifest().get("model") != library.encoder.identity.model:
        library.rebuild()
    else:  # the swap was done before the kill
        library.add([])


WRITES: dict[str, tuple[Write, str]] = {
    "start": (_start, "words"),
    "add": (_add, "words"),
    "update": (_update, "words"),
    "remove": (_remove, "words"),
    "sync": (_sync, "words"),
    "rebuild": (_rebuild, "other"),
}


def state(library: Library) -> dict[str, object]:
    """Everything that must be the same however a write came about."""
    rows = [
        [r.key, r.vector, r.passage.start, r.passage.end, r.release.content_hash, r.release.source]
        for r in library.catalog.rows("live")
    ]
    taken = library.catalog.ledger.taken().values()
    past = {
        p.version for r in library.catalog.releases() for p in library.catalog.ledger.past(r.id)
    }
    return {
        "rows": rows,
        "fulltext": sorted(library.fulltext.keys()),
        "vectors": sorted(library.vectors.keys()),
        "taken": sorted([t.source, t.digest, list(t.release_ids)] for t in taken),
        "past": sorted(past),
        "faults": [str(fault) for fault in library.verify()],
        "answers": [[h.release.id for h in Search(library)(q)][:5] for q in QUESTIONS],
    }


def _open(folder: Path, model: str) -> Library:
    return Library(IndexSettings(data_dir=folder, _env_file=None), WordEncoder(model))


# Forked from a server without threads: a copy of a process that has some can wait for ever for a
# lock that one of them held.
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["index.intake", "index.search", "tests.conftest"])


def _told(work: Callable[..., object], arguments: Sequence[object], pipe: Connection) -> None:
    pipe.send(work(*arguments))


def _apart(work: Callable[..., object], *arguments: object, kill_after: float = -1.0) -> object:
    """What ``work`` returns in a process of its own; None if it was killed before it ended."""
    reading, writing = _SERVER.Pipe(duplex=False)
    child = _SERVER.Process(target=_told, args=(work, arguments, writing))
    child.start()
    writing.close()
    if kill_after >= 0:
        time.sleep(kill_after)
        child.kill()
    try:
        said = reading.recv()
    except EOFError:
        said = None
    child.join()
    if kill_after < 0 and child.exitcode:
        raise RuntimeError("the write failed; its traceback is above")
    return said


def _releases(path: Path) -> list[Release]:
    return list(islice((one for one in load([path]) if isinstance(one, Release)), MOST))


def _write(path: Path, folder: Path, name: str) -> bool:
    write, model = WRITES[name]
    library = _open(folder, model)
    write(library, _releases(path))
    library.close()
    return True


def _state(folder: Path, name: str) -> dict[str, object]:
    return state(_open(folder, WRITES[name][1]))


def _mixed(path: Path, folder: Path) -> list[str]:
    """Releases that a reader sees right after the kill in neither their old nor new version."""
    library = _open(folder, "words")
    releases = _releases(path)
    if library.catalog.manifest().get("model") != "words":
        return []
    texts = {r.text for r in releases} | {_changed(r).text for r in releases}
    hits = [hit for question in QUESTIONS for hit in Search(library)(question)]
    return [hit.release.id for hit in hits if hit.release.text not in texts]


def kills(path: Path, count: int, seed: int = 7) -> dict[str, int]:
    """How many killed and repeated writes of each kind end otherwise than one not killed."""
    chance, different = random.Random(seed), {}
    with tempfile.TemporaryDirectory() as scratch:
        start, folder = Path(scratch) / "start", Path(scratch) / "killed"
        folder.mkdir()
        _apart(_write, path, folder, "start")
        shutil.copytree(folder, start)
        for name in list(WRITES)[1:]:
            _reset(start, folder)
            began = time.monotonic()
            _apart(_write, path, folder, name)
            took = time.monotonic() - began
            wanted = _apart(_state, folder, name)
            different[name], killed = 0, 0
            for _ in range(count):
                _reset(start, folder)
                moment = chance.uniform(0.02, took)
                killed += _apart(_write, path, folder, name, kill_after=moment) is None
                mixed = _apart(_mixed, path, folder)
                _apart(_write, path, folder, name)
                got = _apart(_state, folder, name)
                if mixed or got != wanted:
                    different[name] += 1
                    keys = [key for key in wanted if got[key] != wanted[key]]
                    print(f"  {name} killed at {moment:.3f} s: {keys or mixed}", flush=True)
                    print("   ", got["faults"], flush=True)
            print(f"{name}: {count} runs of {took:.2f} s, {killed} killed, "
                  f"{different[name]} different", flush=True)  # fmt: skip
    return different


def _reset(start: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(start, folder)


if __name__ == "__main__":
    sys.exit(any(kills(Path(sys.argv[1]), int(sys.argv[2])).values()))

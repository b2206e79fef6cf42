"""Kill indexing at random moments, finish it, and compare with an uninterrupted run.

``python -m tests.index.kills PATH COUNT`` prints one line a kill; exit code 1 on a difference.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from assistant.assistant import open_assistant
from index.encoder import open_encoder
from index.library import Library
from index.settings import IndexSettings

QUESTIONS = ("Berapa pelampung cuaca yang dipasang?", "berapa BTS yang melayani Papua?")


def run(path: Path, folder: Path, kill_after: float | None = None) -> bool:
    """Run ``rilis index``; whether it was killed before it ended."""
    command = [str(Path(sys.executable).parent / "rilis"), "index", str(path)]
    environment = {**os.environ, "RILIS_DATA_DIR": str(folder)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        process.wait(kill_after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def state(folder: Path) -> tuple[object, dict[str, np.ndarray], list[object]]:
    """Catalog, vectors and answers of a library."""
    library = Library(IndexSettings(data_dir=folder))
    rows = [
        (r.key, r.vector, r.passage, r.release.content_hash) for r in library.catalog.rows("live")
    ]
    counts = library.catalog.counts()
    keys = sorted(library.vectors.keys())
    found = library.vectors._collection.get(ids=keys, include=["embeddings"])
    vectors = dict(zip(found["ids"], np.array(found["embeddings"]), strict=True))
    assistant = open_assistant(library)
    answers = [(a.citations, a.status) for a in map(assistant.ask, QUESTIONS)]
    facts = (rows, counts, sorted(library.fulltext.keys()), keys)
    library.close()
    return facts, vectors, answers


def kills(path: Path, count: int, seed: int = 7) -> int:
    """How many of the killed and resumed runs differ from the uninterrupted one."""
    chance, different = random.Random(seed), 0
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole"
        open_encoder("bundled", whole / "models")
        began = time.monotonic()
        run(path, whole)
        took = time.monotonic() - began
        wanted = state(whole)
        for number in range(count):
            folder = Path(scratch) / "killed"
            shutil.copytree(whole / "models", folder / "models")
            moment = chance.uniform(0.2, took)
            killed = run(path, folder, moment)
            run(path, folder)
            got = state(folder)
            near = all(got[1][k] @ v > 0.9999 for k, v in wanted[1].items() if k in got[1])
            same = got[0] == wanted[0] and got[2] == wanted[2] and near
            different += not same
            print(number + 1, f"{moment:.1f} s", "killed" if killed else "ended", same, flush=True)
            shutil.rmtree(folder)
    return different


if __name__ == "__main__":
    sys.exit(kills(Path(sys.argv[1]), int(sys.argv[2])) > 0)

"""A library of 100,000 passages: adding, searching, changing, and what it takes.

``python -m tests.index.scale RELEASES.jsonl HEADLINES.jsonl FOLDER``. The releases come several
times over with other figures and some other words in them, so that no two passages are alike, the
headlines as releases of one line. What only fills the
library up or changes it gets random vectors, which take as much room as others; what is timed is
embedded by the bundled encoder. FOLDER is kept: a second run measures without building
again.
"""

import json
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from index.encoder import Encoder, Vectors
from index.library import Library
from index.loading import load
from index.releases import Release
from index.search import Search
from index.settings import IndexSettings

PASSAGES = 100_000
ROUNDS, SHARE = 20, 0.05
_MARKED = 25  # words from one that is made another to the next
_LETTERS = "bcdfghjklmnpqrstvwxyz"
_DIGIT = re.compile(r"\d")


class Filling:
    """Random unit vectors under the identity of another encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self.identity, self.window = encoder.identity, encoder.window
        self.count_tokens = encoder.count_tokens
        self.encode_query = encoder.encode_query
        self._random = np.random.default_rng(7)

    def encode_document(self, texts: Sequence[str], report: object = None) -> Vectors:
        """Shape (texts, dimension)."""
        shape = (len(texts), self.identity.dimension)
        vectors = self._random.standard_normal(shape, dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def variation(release: Release, number: int) -> Release:
    """The same release with other figures, as the next month's is, and each passage its own."""
    chance = random.Random(f"{release.id}-{number}")
    text = _DIGIT.sub(lambda _: str(chance.randrange(1, 10)), release.text)
    words = text.split(" ")
    words[::_MARKED] = [f"{word}{_LETTERS[number]}" for word in words[::_MARKED]]
    text = " ".join(words)
    return replace(release, id=f"{release.id}-v{number}", text=text, url="", number="")


def changed(release: Release, round: int) -> Release:
    """The release with a correction at its end."""
    return replace(release, text=f"{release.text}\n\nDiperbarui kali ke-{round}.")


def headlines(path: Path) -> Iterator[Release]:
    """Titles as releases of one line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            title = json.loads(line).get("title") or ""
            if title.strip():
                yield Release(id=f"judul-{number}", text=title, title=title[:60])


def build(library: Library, releases: list[Release], titles: list[Release]) -> None:
    """Fill the library up to its size, a few thousand passages at a time."""
    if not library.status().releases:
        library.add(releases)
        library.add(titles)
    number = 0
    while library.status().passages < PASSAGES:
        number += 1
        library.add(variation(release, number) for release in releases)
        print(f"{library.status().passages} passages", flush=True)


def measure(library: Library, releases: list[Release]) -> None:
    """Print what the issue asks for."""
    fresh = [variation(release, len(_LETTERS) - 1) for release in releases[:100]]
    began = time.monotonic()
    library.add(fresh)
    print(f"adding 100 releases: {time.monotonic() - began:.1f} s")
    library.remove([release.id for release in fresh])
    search, times = Search(library), []
    search("hangatkan")
    for release in releases[:300]:
        began = time.monotonic()
        search(release.title)
        times.append(1000 * (time.monotonic() - began))
    print(f"search: median {statistics.median(times):.0f} ms, 95th {sorted(times)[284]:.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"resident at most {peak:.2f} GB, disk {disk(library)} MB", flush=True)


def disk(library: Library) -> int:
    """Megabytes of the library but for its models."""
    size = ["du", "-sm", "--exclude=models", str(library.folder)]
    return int(subprocess.run(size, capture_output=True, text=True, check=True).stdout.split()[0])


def rounds(library: Library) -> None:
    """Change a twentieth of the releases, twenty times."""
    before = disk(library)
    ids = sorted(library.catalog.live_hashes())
    chance = random.Random(7)
    for number in range(1, ROUNDS + 1):
        some = [library.catalog.release(id) for id in chance.sample(ids, int(SHARE * len(ids)))]
        began = time.monotonic()
        library.add(changed(release, number) for release in some if release)
        took = time.monotonic() - began
        growth = disk(library) / before - 1
        print(f"round {number}: {took:.1f} s, disk {disk(library)} MB ({growth:+.0%})", flush=True)


if __name__ == "__main__":
    given = [one for one in load([Path(sys.argv[1])]) if isinstance(one, Release)]
    settings = IndexSettings(data_dir=Path(sys.argv[3]), _env_file=None)
    opened = Library(settings)
    filled = Library(settings, Filling(opened.encoder))
    build(filled, given, list(headlines(Path(sys.argv[2]))))
    measure(opened, given)
    rounds(filled)
    filled.close()
    measure(opened, given)
    print("faults:", [str(fault) for fault in opened.verify()])
    opened.close()

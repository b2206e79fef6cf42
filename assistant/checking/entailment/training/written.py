"""Sentences about releases written for this project, with what their source says of them.

``written.jsonl`` beside this module holds sentences as a chat model would write them, true ones
and such that are wrong in one thing, with where in which release their source stands (offsets
only: the releases are no part of the project). A quarter, by the digest of their releases, is
kept from the network, to measure it and the whole check with.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from index.releases import Release

from ...places import context_of
from ..inputs import Compared
from .examples import Example, Label

_LABELS = dict(zip("enc", Label, strict=True))


@dataclass(frozen=True, slots=True)
class Written:
    """A claim about ``release.text[start:end]``, which says it or, of some ``kind``, does not."""

    release: Release
    start: int
    end: int
    claim: str
    lang: str
    label: Label
    kind: str

    @property
    def is_for_network(self) -> bool:
        """Whether the network may learn from it: decided by its release, so none is in both."""
        return hashlib.sha256(f"written {self.release.id}".encode()).digest()[0] % 4 != 0

    @property
    def example(self) -> Example:
        """What the network is shown, and what it should say."""
        source = " ".join(self.release.text[self.start : self.end].split())
        return Example(Compared(self.claim, context_of(self.release).text, source), self.label)


def load_written(releases: Mapping[str, Release]) -> Iterator[Written]:
    """The sentences whose releases are there, with the text that they were written for."""
    lines = (files(__package__) / "written.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        release = releases.get(record["release_id"])
        if release and _digest(release).startswith(record["text"]):
            start, end = record["quote"]
            label = _LABELS[record["label"]]
            yield Written(
                release, start, end, record["claim"], record["lang"], label, record["kind"]
            )


def _digest(release: Release) -> str:
    return hashlib.sha256(release.text.encode()).hexdigest()

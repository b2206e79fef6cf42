"""What the check lets through of sentences about real releases, made false by one change.

``python -m tests.assistant.checking.mutating RELEASES`` takes the true ones of the written sentences
that were kept from the network, worded freely as a chat model would, changes each in every way that
``mutations`` knows, holds what comes out against its source, and prints how many are believed, by
kind. ``--list`` prints those.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.checking.entailment.training.examples import Label
from assistant.checking.entailment.training.written import Written, load_written
from assistant.checking.nearness import load_nearness
from index.encoder import open_encoder
from index.loading import load
from index.passages.sentences import sentence_spans
from index.releases import Release

from .fitting import Case, Measured, measured
from .mutations import mutations

SEED = 5


def main() -> None:
    """Change, judge, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("releases", type=Path)
    parser.add_argument("--list", action="store_true", help="print each that is believed")
    given = parser.parse_args()
    releases = {one.id: one for one in load([given.releases]) if isinstance(one, Release)}
    made = list(_mutated(releases))
    free = [one for one in made if one.passes("judged")]
    with tempfile.TemporaryDirectory() as folder:
        believed = _believed(measured(free, open_encoder("bundled", Path(folder))))
    kinds, passed = Counter(one.kind for one in made), Counter(one.kind for one in believed)
    print(f"believed {len(believed)} of {len(made)}")
    print(", ".join(f"{kind} {passed[kind]}/{kinds[kind]}" for kind in sorted(kinds)))
    for one in believed if given.list else ():
        print(f"{one.kind}\n  {' '.join(one.quote.split())}\n  {one.said}")


def _mutated(releases: Mapping[str, Release]) -> Iterator[Case]:
    draw = random.Random(SEED)
    for one in load_written(releases):
        if not one.is_for_network and one.lang == "id" and one.label is Label.ENTAILED:
            text = one.release.text
            quote = text[one.start : one.end]
            for mutation in mutations(one.claim, quote, _others(one), draw):
                yield Case(one.release, quote, mutation.text, mutation.kind, written=True)


def _others(one: Written) -> list[str]:
    """The sentences of a release that its source does not touch."""
    text = one.release.text
    return [text[a:b] for a, b in sentence_spans(text) if b <= one.start or a >= one.end]


def _believed(seen: Measured) -> list[Case]:
    model = load_nearness("judged")
    every = zip(seen.cases, seen.passes("judged"), seen.rows("judged"), strict=True)
    return [case for case, passes, row in every if passes and model.is_enough(row)]


if __name__ == "__main__":
    main()

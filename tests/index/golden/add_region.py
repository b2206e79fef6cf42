"""Review the sentences of a region of a real release and add them to the golden set.

    python -m tests.index.golden.add_region bi-1148 0 3000
    python -m tests.index.golden.add_region bi-1148 0 3000 --join 512 --cut 733 --write

Prints the sentences that lie within the region, each with its start. Read every one. Where the
code is wrong, correct it: ``--join AT`` removes the boundary before the sentence that starts at
AT, ``--cut AT`` adds one. ``--write`` appends the lines to sentences.jsonl: offsets and hashes
only, since the texts belong to their publishers.
"""

import argparse
import hashlib
import json
import os
from itertools import pairwise
from pathlib import Path
from typing import Any

from index.passages.sentences import sentence_spans
from index.passages.wrapping import Span, trim

GOLDEN = Path(__file__).resolve().with_name("sentences.jsonl")
REPOSITORY = Path(__file__).resolve().parents[3]


def shared_records() -> list[dict[str, Any]]:
    """The shared releases as they are filed; empty where the data is missing."""
    shared = os.environ.get("RILIS_SHARED_DATA") or REPOSITORY.parent / "shared" / "data"
    path = Path(shared) / "releases.jsonl"
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def release_texts() -> dict[str, str]:
    """The texts of the shared releases by id; empty where the data is missing."""
    return {record["id"]: record["text"] for record in shared_records()}


def digest(text: str) -> str:
    """SHA-256 of a sentence's text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def reviewed(text: str, region: Span, joins: set[int], cuts: set[int]) -> list[Span]:
    """The sentences within a region, with a reader's corrections."""
    start, end = region
    inside = [span for span in sentence_spans(text) if start <= span[0] and span[1] <= end]
    if not inside:
        return []
    edges = [*sorted(({a for a, _ in inside} | cuts) - joins), inside[-1][1]]
    return [trim(text, a, b) for a, b in pairwise(edges)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("release_id")
    parser.add_argument("start", type=int)
    parser.add_argument("end", type=int)
    parser.add_argument("--join", type=int, nargs="*", default=[], metavar="AT")
    parser.add_argument("--cut", type=int, nargs="*", default=[], metavar="AT")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    text = release_texts()[given.release_id]
    spans = reviewed(text, (given.start, given.end), set(given.join), set(given.cut))
    for start, end in spans:
        print(f"{start:6} {text[start:end]!r}")
    if given.write:
        with GOLDEN.open("a", encoding="utf-8") as lines:
            for start, end in spans:
                record = {
                    "release_id": given.release_id,
                    "start": start,
                    "end": end,
                    "sha256": digest(text[start:end]),
                }
                lines.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()

"""Review the boilerplate of real releases and add it to the golden set.

    python -m tests.index.golden.add_boilerplate esdm-0300 bgn-0156
    python -m tests.index.golden.add_boilerplate esdm-0300 --write

Prints the marks of each release between the sentences next to them. Read every one, and the
sentences that were not marked. ``--write`` appends a line a release to boilerplate.jsonl:
offsets, kinds and hashes only, since the texts belong to their publishers.
"""

import argparse
import datetime
import json
from pathlib import Path

from index.passages.boilerplate import boilerplate
from index.passages.sentences import sentence_spans
from index.releases import Release
from tests.index.golden.add_region import digest, shared_records

GOLDEN = Path(__file__).resolve().with_name("boilerplate.jsonl")


def shared_releases() -> dict[str, Release]:
    """The shared releases by id; empty where the data is missing."""
    return {
        record["id"]: Release(
            id=record["id"],
            text=record["text"],
            title=record["title"] or "",
            date=datetime.date.fromisoformat(record["date"]) if record["date"] else None,
        )
        for record in shared_records()
    }


def golden_line(release: Release) -> dict[str, object]:
    """A release's marks without its words."""
    marks = [
        [mark.start, mark.end, mark.kind, digest(release.text[mark.start : mark.end])[:16]]
        for mark in boilerplate(release)
    ]
    return {"release_id": release.id, "marks": marks}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("release_ids", nargs="+")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    releases = shared_releases()
    for id in given.release_ids:
        release = releases[id]
        print(f"\n{id}: {release.title}")
        _show(release)
        if given.write:
            with GOLDEN.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(golden_line(release)) + "\n")


def _show(release: Release) -> None:
    kinds = {mark.start: mark.kind for mark in boilerplate(release)}
    spans = sentence_spans(release.text)
    for number, (start, end) in enumerate(spans):
        beside = {spans[n][0] for n in (number - 1, number + 1) if 0 <= n < len(spans)}
        if start in kinds or beside & kinds.keys() or number in (0, len(spans) - 1):
            print(f"{kinds.get(start, ''):>11} {' '.join(release.text[start:end].split())[:110]!r}")


if __name__ == "__main__":
    main()

"""What comes back of releases that were written as HTML pages.

``python -m tests.index.html_round_trip RELEASES.jsonl FOLDER`` after ``tests.index.html_pages``.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

from index.identity import agency_key
from index.loading import load
from index.releases import Release


def _runs(text: str) -> Counter[str]:
    """Runs of twelve letters and digits, however the text is set."""
    letters = "".join(filter(str.isalnum, text))
    return Counter(letters[at : at + 12] for at in range(max(1, len(letters) - 11)))


def report(source: Path, folder: Path) -> dict[str, float]:
    """Shares of releases, text, dates and agencies that came back."""
    wanted = {r["id"]: r for r in map(json.loads, source.open(encoding="utf-8"))}
    began = time.monotonic()
    found = {Path(r.source).stem: r for r in load([folder]) if isinstance(r, Release)}
    took = time.monotonic() - began
    kept = total = extra = dates = known = agencies = titles = 0
    for id, record in wanted.items():
        release = found.get(id)
        runs = _runs(record["text"])
        total += runs.total()
        if release is None:
            print("lost:", id)
            continue
        came = _runs(release.text)
        share = (runs & came).total() / runs.total()
        if share < 0.95:
            print(f"{id}: {share:.2f} of its text came back")
        kept += (runs & came).total()
        extra += (came - runs).total()
        if record["date"]:
            known += 1
            dates += str(release.date) == record["date"]
            if str(release.date) != record["date"]:
                print(f"{id}: dated {release.date}, not {record['date']}")
        agencies += agency_key(release.agency) == agency_key(record["agency"])
        titles += not record["title"] or release.title == " ".join(record["title"].split())
    return {
        "releases": len(found) / len(wanted), "text": kept / total, "text not theirs": extra / total,
        "known dates": dates / known, "agencies": agencies / len(wanted),
        "titles": titles / len(wanted), "ms a page": 1000 * took / len(wanted),
    }  # fmt: skip


if __name__ == "__main__":
    for name, share in report(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(f"{name}: {share:.4f}")

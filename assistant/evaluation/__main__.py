"""Print the figures of a library on a question file: ``python -m assistant.evaluation FILE``."""

import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from index.library import Library

from ..answers import Answer, Status
from ..assistant import open_assistant
from ..citations import is_exact
from ..settings import Settings
from .metrics import Find, contains_gold, gold_rank, hits_gold
from .questions import Question, load_questions
from .split import is_fitted

Asked = tuple[Question, Answer]


def report(asked: Sequence[Asked], find: Find) -> list[str]:
    """One line a figure: rates over the questions, times in milliseconds."""
    yes = [(q, a) for q, a in asked if q.answerable]
    no = [(q, a) for q, a in asked if not q.answerable]
    said = [(q, a) for q, a in yes if a.status is Status.ANSWERED]
    whole = [gold_rank(a.evidence, q.evidence, find) or 99 for q, a in yes]
    most = [gold_rank(a.evidence, q.evidence, find, 0.5) or 99 for q, a in yes]
    quotes = [c.quote for _, a in asked for c in a.citations]
    lines = [
        f"questions {len(asked)}, answerable {len(yes)}",
        *(f"gold quote whole in top {k}: {_rate(r <= k for r in whole)}" for k in (1, 5, 20)),
        *(f"gold quote half in top {k}: {_rate(r <= k for r in most)}" for k in (1, 5, 20)),
        f"answers containing a gold answer: {_rate(contains_gold(a, q.answers) for q, a in yes)}",
        f"citations hitting gold evidence: {_rate(hits_gold(a, q.evidence, find) for q, a in yes)}",
        f"  of the answers given: {_rate(hits_gold(a, q.evidence, find) for q, a in said)}",
        f"refused though answerable: {_rate(a.status is not Status.ANSWERED for _, a in yes)}",
        f"answered though unanswerable: {_rate(a.status is Status.ANSWERED for _, a in no)}",
        f"citations exact: {_rate(is_exact(q, find(q.release_id)) for q in quotes)}",
    ]
    for name in ("search", "total"):
        times = sorted(a.timings_ms[name] for _, a in asked)
        p95 = times[int(0.95 * (len(times) - 1))]
        lines.append(f"{name} ms: median {statistics.median(times):.0f}, 95th {p95:.0f}")
    return lines


def _rate(flags: "object") -> str:
    seen = [bool(flag) for flag in flags]  # type: ignore[attr-defined]
    return f"{sum(seen) / len(seen):.3f} ({sum(seen)}/{len(seen)})" if seen else "none"


def main(path: Path) -> None:
    """Ask every question once, after one to warm up; report the halves and the whole."""
    library = Library(Settings())
    if not library.status().releases:
        sys.exit("nothing is indexed: run `rilis index` first, or set RILIS_DATA_DIR")
    assistant = open_assistant(library)
    questions = load_questions(path)
    assistant.ask(questions[0].question)
    asked = [(q, assistant.ask(q.question, q.history)) for q in questions]
    halves = {
        "fitted half": [one for one in asked if is_fitted(one[0])],
        "held-out half": [one for one in asked if not is_fitted(one[0])],
        "all": asked,
    }
    for name, part in halves.items():
        print(f"\n{name}")
        print("\n".join(f"  {line}" for line in report(part, library.catalog.release)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

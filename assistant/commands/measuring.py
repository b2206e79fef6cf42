"""What ``rilis eval`` prints of a run or of two, for people or for programs."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from ..evaluation.comparison import Comparison
from ..evaluation.folder import Summary
from .session import Session

_TOLD = (
    "hit@1", "hit@5", "hit@20", "mrr@10", "release_hit@1", "dense.hit@5", "lexical.hit@5",
    "fused.hit@5", "contains_answer", "list_share", "expected_citation", "citation_exact",
    "citation_precision", "citation_recall", "hallucinated", "refused_answerable",
)  # fmt: skip


def tell_summary(session: Session, summary: Summary, as_json: bool) -> None:
    """The main figures of a run; ``summary.json`` has them all."""
    if as_json:
        print(json.dumps(summary, ensure_ascii=False))
        return
    print(session.say("eval_head"))
    for name in _TOLD:
        if figure := summary["measures"].get(name):
            between = f"[{figure['low']:.3f}, {figure['high']:.3f}]"
            print(f"{name:20} {figure['value']:.3f} {between} ({figure['n']})")
    kinds = summary["by"]["type"]
    for kind, figures in kinds.items():
        if figure := figures.get("hallucinated"):
            between = f"[{figure['low']:.3f}, {figure['high']:.3f}]"
            print(f"  {kind}: hallucinated {figure['value']:.3f} {between} ({figure['n']})")
    for step, times in summary["times"].items():
        values = {name: f"{value:.0f}" for name, value in times.items()}
        print(session.say("eval_times", step=step, **values))
    if summary["writing"]["drafts"]:
        writing = summary["writing"]
        faults = ", ".join(f"{kind} {count}" for kind, count in writing["faults"].items())
        counts = {"drafts": writing["drafts"], "answers": writing["answers"]}
        print(session.say("eval_writing", **counts, faults=faults or "–"))
    for problem in summary["problems"]:
        print(session.say("eval_problem", problem=problem))


def tell_comparison(
    session: Session,
    found: Comparison,
    before: Mapping[str, object],
    after: Mapping[str, object],
    as_json: bool,
) -> None:
    """What changed from one run to another, and the verdict."""
    if as_json:
        record = asdict(found) | {"verdict": found.verdict, "worse": found.worse}
        print(json.dumps(record, ensure_ascii=False))
        return
    if before.get("library") != after.get("library"):
        releases = {"before": before.get("releases"), "after": after.get("releases")}
        print(session.say("eval_other_library", **releases))
    print(session.say("eval_compare_head"))
    for change in found.changes:
        said = session.say(f"eval_{change.verdict}")
        values = f"{change.before:.3f} → {change.after:.3f} ({change.n})"
        print(f"{change.name:20} {values:28} p={change.p:.3f}  {said}")
    for moved in found.moved:
        mark = "+" if moved.better else "-"
        print(f"  {mark} {moved.id} {moved.name}: {moved.before:.3g} → {moved.after:.3g}")
    for key in ("left_out", "inexact", "newly_failed"):
        if ids := getattr(found, key):
            reply = "eval_failed" if key == "newly_failed" else f"eval_{key}"
            print(session.say(reply, ids=", ".join(ids)))
    print(session.say("eval_verdict", verdict=session.say(f"eval_{found.verdict}")))

"""A run in figures: means with intervals, by group, curves and times; pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean, median
from typing import cast

from ..answers import Mode
from ..checking.support import support_record
from .folder import NAMES, TIMES, AnswerLine, Curves, Figures, Made, Summary, Times, Writing
from .refusals import Judged, brier, reliability, risk_coverage, risk_point
from .statistics import interval, quantile

AgencyOf = Callable[[str], str]
"""The agency of a release, "" where it is not known."""


def summarise(
    lines: Sequence[AnswerLine], made: Made, agency_of: AgencyOf, problems: Iterable[str] = ()
) -> Summary:
    """The summary of a run's lines."""
    seed = made["seed"]
    record = support_record()
    return {
        "made": made,
        "measures": figures(lines, seed),
        "by": {
            "type": _grouped(lines, lambda line: _said(line, "type"), seed),
            "lang": _grouped(lines, lambda line: _said(line, "lang"), seed),
            "agency": _grouped(lines, lambda line: _agency(line, agency_of), seed),
        },
        "curves": curves(lines),
        "times": times(lines),
        "support_check": {name: record[name] for name in ("encoder", "indonli", "pairs")},
        "writing": writing(lines),
        "problems": [*problems, *_failures(lines)],
    }


def figures(lines: Sequence[AnswerLine], seed: int) -> Figures:
    """Each measure's mean over the questions that it applies to, with its interval."""
    found: Figures = {}
    for name in NAMES:
        values = [v for line in lines if (v := line["measures"].get(name)) is not None]
        if values:
            low, high = interval(values, seed)
            found[name] = {"value": fmean(values), "low": low, "high": high, "n": len(values)}
    return found


def judged(lines: Sequence[AnswerLine]) -> list[Judged]:
    """The questions that were read, as the decision to answer saw them."""
    seen = []
    for line in lines:
        confidence = line["answer"].get("confidence")
        right = line["measures"].get("right_if_answered")
        if isinstance(confidence, int | float) and right is not None:
            answerable = bool(line["question"]["answerable"])
            seen.append(Judged(float(confidence), answerable, right == 1))
    return seen


def curves(lines: Sequence[AnswerLine]) -> Curves:
    """Confidence against being right; the operating point is where answers were given.

    Its threshold is the least confidence of an answer given.
    """
    seen = judged(lines)
    given = [
        float(cast(float, line["answer"]["confidence"]))
        for line in lines
        if line["measures"].get("answered") and line["answer"].get("confidence") is not None
    ]
    return {
        "risk_coverage": risk_coverage(seen),
        "operating_point": risk_point(seen, min(given)) if given else None,
        "reliability": reliability(seen),
        "brier": brier(seen),
    }


def times(lines: Sequence[AnswerLine]) -> dict[str, Times]:
    """The median and the 95th percentile of each step's milliseconds."""
    found: dict[str, Times] = {}
    for name in TIMES:
        values = [v for line in lines if (v := line["measures"].get(name)) is not None]
        if values:
            step = name.removeprefix("ms.")
            found[step] = {"median": median(values), "p95": quantile(values, 0.95)}
    return found


def writing(lines: Sequence[AnswerLine]) -> Writing:
    """How many drafts there were, how many became answers, and what was wrong with sentences."""
    faults = Counter(str(fault) for line in lines for fault in _faults(line))
    return {
        "drafts": sum(bool(line["answer"].get("written_by")) for line in lines),
        "answers": sum(line["answer"].get("mode") == Mode.GENERATED for line in lines),
        "faults": dict(sorted(faults.items())),
    }


def _faults(line: AnswerLine) -> Sequence[object]:
    return cast(Sequence[object], line["answer"].get("faults") or ())


def _grouped(
    lines: Sequence[AnswerLine], value_of: Callable[[AnswerLine], str], seed: int
) -> dict[str, Figures]:
    groups: dict[str, list[AnswerLine]] = {}
    for line in lines:
        if value := value_of(line):
            groups.setdefault(value, []).append(line)
    return {value: figures(group, seed) for value, group in sorted(groups.items())}


def _said(line: AnswerLine, name: str) -> str:
    return str(line["question"].get(name) or "")


def _agency(line: AnswerLine, agency_of: AgencyOf) -> str:
    """The agency of the first gold release; "" where no release answers."""
    evidence = cast(Sequence[Mapping[str, str]], line["question"].get("evidence") or ())
    return agency_of(evidence[0]["release_id"]) if evidence else ""


def _failures(lines: Sequence[AnswerLine]) -> list[str]:
    """Crashes and citations that are not exact: what must not happen at all."""
    failed = []
    for line in lines:
        id = line["question"]["id"]
        if line["answer"]["status"] == "error":
            failed.append(f"{id}: {line['answer']['answer']}")
        exact = line["measures"].get("citation_exact")
        if exact is not None and exact < 1:
            failed.append(f"{id}: citation_exact {exact:.3f}")
    return failed

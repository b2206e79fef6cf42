"""Two runs over the same questions: what changed, and whether it is more than noise; pure.

A measure is called better or worse only where the paired sign-flip test over the questions,
corrected for the number of measures tested together (Holm), leaves it at most one chance in
twenty to be luck. Measures that changed at too few questions for the test to tell, whatever it
found, are not counted among those tested (Tarone 1990). Crashes and citations that are not
exact are no matter of chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from index.errors import LibraryError

from .folder import LOWER_IS_BETTER, Measures
from .statistics import holm, paired_p

TESTED = (
    "hit@5", "hit@20", "mrr@10", "contains_answer", "list_share", "expected_citation",
    "citation_precision", "citation_recall", "hallucinated", "refused_answerable",
)  # fmt: skip
"""The measures that a verdict rests on: few, so that the correction leaves the test strong."""
EXACT = "citation_exact"
CHANCE = 0.05

Verdict = Literal["better", "worse", "unclear", "same"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is kept of a question of a run: a digest of it, its measures, whether it crashed."""

    digest: str
    measures: Measures
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A measure in two runs, over the ``n`` questions that it applies to in both."""

    name: str
    before: float
    after: float
    n: int
    p: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Moved:
    """A question that a measure changed at."""

    id: str
    name: str
    before: float
    after: float
    better: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed. ``left_out`` are questions of one run only, or worded anew since."""

    changes: tuple[Change, ...]
    moved: tuple[Moved, ...]
    left_out: tuple[str, ...]
    inexact: tuple[str, ...]
    newly_failed: tuple[str, ...]

    @property
    def worse(self) -> bool:
        """Whether there is a real loss: by the test, or one that chance does not excuse."""
        lost = any(change.verdict == "worse" for change in self.changes)
        return lost or bool(self.inexact or self.newly_failed)

    @property
    def verdict(self) -> Verdict:
        """``worse`` where anything is, else ``better`` where anything is."""
        if self.worse:
            return "worse"
        if any(change.verdict == "better" for change in self.changes):
            return "better"
        return "unclear" if self.moved else "same"


def compare(before: Mapping[str, Asked], after: Mapping[str, Asked], seed: int = 0) -> Comparison:
    """Compare two runs by question.

    Raises:
        LibraryError: they share no question.
    """
    shared = [i for i in before if i in after and before[i].digest == after[i].digest]
    if not shared:
        raise LibraryError("run_differs", reason="no question in common")
    pairs = {id: (before[id].measures, after[id].measures) for id in shared}
    raw = {name: _values(name, pairs) for name in TESTED}
    tests = {n: paired_p([b - a for _, a, b in v], seed) for n, v in raw.items() if v}
    corrected = tests | holm({n: tests[n] for n, v in raw.items() if _can_tell(v)})
    return Comparison(
        tuple(_change(name, raw[name], corrected[name]) for name in TESTED if raw[name]),
        tuple(_moved(raw)),
        tuple(id for id in {**before, **after} if id not in pairs),
        tuple(id for id in shared if (after[id].measures.get(EXACT) or 0) < 1
              and after[id].measures.get(EXACT) is not None),
        tuple(id for id in shared if after[id].failed and not before[id].failed),
    )  # fmt: skip


def _values(
    name: str, pairs: Mapping[str, tuple[Measures, Measures]]
) -> list[tuple[str, float, float]]:
    """Question, value before, value after, where the measure applies in both."""
    found = []
    for id, (one, other) in pairs.items():
        before, after = one.get(name), other.get(name)
        if before is not None and after is not None:
            found.append((id, before, after))
    return found


def _can_tell(values: Sequence[tuple[str, float, float]]) -> bool:
    """Whether the smallest p that so many differences can have is small enough."""
    changed = sum(a != b for _, a, b in values)
    return 2.0 / 2.0**changed <= CHANCE


def _change(name: str, values: Sequence[tuple[str, float, float]], p: float) -> Change:
    before, after = fmean(a for _, a, _ in values), fmean(b for _, _, b in values)
    verdict: Verdict = "unclear"
    if all(a == b for _, a, b in values):
        verdict = "same"
    elif p <= CHANCE:
        verdict = "better" if _is_better(name, before, after) else "worse"
    return Change(name, before, after, len(values), p, verdict)


def _moved(raw: Mapping[str, Sequence[tuple[str, float, float]]]) -> list[Moved]:
    """By question, in the order of the run."""
    moved: dict[str, list[Moved]] = {}
    for name, values in raw.items():
        for id, a, b in values:
            if a != b:
                one = Moved(id, name, a, b, _is_better(name, a, b))
                moved.setdefault(id, []).append(one)
    order = {id: place for values in raw.values() for place, (id, _, _) in enumerate(values)}
    return [one for id in sorted(moved, key=lambda id: order[id]) for one in moved[id]]


def _is_better(name: str, before: float, after: float) -> bool:
    return after < before if name in LOWER_IS_BETTER else after > before

"""A run folder: what ``answers.jsonl`` and ``summary.json`` hold, and reading them.

The report, the comparison and the baselines are made from these two files alone.
"""

import json
import os
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from index.errors import LibraryError

ANSWERS = "answers.jsonl"
SUMMARY = "summary.json"

Measures = dict[str, float | None]
"""Flat names to values; None where a measure does not apply to a question."""

RETRIEVAL = (
    "hit@1", "hit@5", "hit@10", "hit@20", "recall@5", "recall@20", "mrr@10", "ndcg@10",
    "release_hit@1", "release_hit@5", "characters_to_hit",
)  # fmt: skip
STAGES = ("dense", "lexical", "fused")
ANSWERING = (
    "contains_answer", "list_share", "token_f1", "exact_match", "citation_exact",
    "expected_citation", "first_citation", "citation_precision", "citation_recall", "answered",
    "hallucinated", "refused_answerable", "right_if_answered",
)  # fmt: skip
TIMES = ("ms.search", "ms.answer", "ms.total")
NAMES = (*RETRIEVAL, *(f"{leg}.{name}" for leg in STAGES for name in RETRIEVAL), *ANSWERING, *TIMES)
"""Every measure of a line of ``answers.jsonl``, in the order in which it is told."""

LOWER_IS_BETTER = frozenset(
    name
    for name in NAMES
    if name.endswith("characters_to_hit") or name in ("hallucinated", "refused_answerable", *TIMES)
)


class Legs(TypedDict):
    """What each stage of the search ranked: ``[release_id, start, end]``, best first.

    ``fused`` is both legs by their weighted scores alone; ``evidence`` of the answer is the end,
    with the support of the release weighed in and near-duplicates collapsed.
    """

    dense: list[list[str | int]]
    lexical: list[list[str | int]]
    fused: list[list[str | int]]


class AnswerLine(TypedDict):
    """A line of ``answers.jsonl``.

    ``question`` is the question's record as ``question_record`` makes it, ``answer`` is
    ``answer_record`` with ``confidence`` and ``tokens``; a crash has the status ``error`` and
    says why in the answer's text.
    """

    question: dict[str, object]
    answer: dict[str, object]
    legs: Legs
    measures: Measures


class Figure(TypedDict):
    """A mean over ``n`` questions with its bootstrap 95% interval."""

    value: float
    low: float
    high: float
    n: int


Figures = dict[str, Figure]


class QuestionFile(TypedDict):
    """Which questions were asked."""

    name: str
    sha256: str
    count: int


class Made(TypedDict):
    """What made a run; ``library`` is a digest of what is indexed."""

    program: str
    model: str
    questions: QuestionFile
    releases: int
    passages: int
    k: int
    seed: int
    date: str
    command: str
    library: NotRequired[str]


class RiskPoint(TypedDict):
    """What holds when everything of at least this confidence is answered, shares in [0, 1].

    ``coverage``: questions answered, of all. ``risk``: answers that are wrong, of those given.
    ``hallucination``: answered, of the unanswerable. ``error``: not answered, of the answerable.
    """

    threshold: float
    coverage: float
    risk: float
    hallucination: float
    error: float


class ReliabilityBin(TypedDict):
    """Questions whose confidence is in [low, high): their mean confidence and rate of right."""

    low: float
    high: float
    count: int
    mean: float
    rate: float


class Curves(TypedDict):
    """How confidence and being right go together; ``brier`` is the mean squared difference."""

    risk_coverage: list[RiskPoint]
    operating_point: RiskPoint | None
    reliability: list[ReliabilityBin]
    brier: float | None


class Times(TypedDict):
    """Milliseconds."""

    median: float
    p95: float


class Writing(TypedDict):
    """What became of a chat model's drafts, and the faults of their sentences by kind."""

    drafts: int
    answers: int
    faults: dict[str, int]


class Summary(TypedDict):
    """``summary.json``; ``by`` goes from type, lang or agency to its values to figures."""

    made: Made
    measures: Figures
    by: dict[str, dict[str, Figures]]
    curves: Curves
    times: dict[str, Times]
    support_check: dict[str, object]
    writing: Writing
    problems: list[str]


def read_answers(folder: Path) -> list[AnswerLine]:
    """The lines of a run, in the order of its question file.

    Raises:
        LibraryError: they cannot be read; the message names the line.
    """
    path = folder / ANSWERS
    lines = _text(path).split("\n")
    read: list[AnswerLine] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            missing = AnswerLine.__required_keys__ - record.keys()
        except (ValueError, AttributeError) as error:
            raise LibraryError("run_unreadable", path=f"{path}:{number}", reason=error) from error
        if missing:
            reason = ", ".join(sorted(missing)) + " missing"
            raise LibraryError("run_unreadable", path=f"{path}:{number}", reason=reason)
        read.append(cast(AnswerLine, record))
    return read


def read_summary(folder: Path) -> Summary:
    """The summary of a run.

    Raises:
        LibraryError: it cannot be read.
    """
    path = folder / SUMMARY
    try:
        record = json.loads(_text(path))
        missing = Summary.__required_keys__ - record.keys()
    except (ValueError, AttributeError) as error:
        raise LibraryError("run_unreadable", path=path, reason=error) from error
    if missing:
        raise LibraryError(
            "run_unreadable", path=path, reason=", ".join(sorted(missing)) + " missing"
        )
    return cast(Summary, record)


def write_whole(path: Path, text: str) -> None:
    """Write a file that appears whole or not at all."""
    scratch = path.with_name(path.name + ".new")
    scratch.write_text(text, encoding="utf-8")
    os.replace(scratch, path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError("run_unreadable", path=path, reason=error) from error

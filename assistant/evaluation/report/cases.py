"""Each question with its answer, as the report lists it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...replies import Replies
from ..folder import AnswerLine
from .numbers import Numbers
from .outcomes import Outcome, first_hit, outcome_of

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage that was ranked; ``mark`` is "holds", "same_release" or ""."""

    rank: int
    release_id: str
    title: str
    start: int
    end: int
    score: str
    dense: str
    lexical: str
    mark: str


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answer and all that a checker wants to see beside them."""

    id: str
    outcome: Outcome
    type: str
    agency: str
    question: Record
    answer: Record
    confidence: str
    hit: int | None
    ranked: Sequence[Ranked]


def cases(lines: Sequence[AnswerLine], words: Replies) -> list[Case]:
    """Every question in the order of the run."""
    sources = _sources(lines)
    return [_case(line, sources, words) for line in lines]


def _case(line: AnswerLine, sources: Mapping[str, Record], words: Replies) -> Case:
    question, answer = line["question"], line["answer"]
    confidence = answer.get("confidence")
    told = Numbers(words).percent(float(str(confidence))) if confidence is not None else ""
    return Case(
        id=str(question.get("id", "")),
        outcome=outcome_of(line),
        type=str(question.get("type") or words.text("report.no_type")),
        agency=_agency(question, answer, sources) or words.text("report.no_agency"),
        question=question,
        answer=answer,
        confidence=told,
        hit=first_hit(line),
        ranked=_ranked(line, sources, Numbers(words)),
    )


def _sources(lines: Sequence[AnswerLine]) -> dict[str, Record]:
    """What is known of releases from the citations and refusals of the whole run."""
    named: dict[str, Record] = {}
    for line in lines:
        for part in ("citations", "nearest"):
            for source in _list(line["answer"], part):
                named.setdefault(source["release_id"], source)
    return named


def _agency(question: Record, answer: Record, sources: Mapping[str, Record]) -> str:
    """The agency of the gold evidence, if any answer names it, else of what was cited."""
    wanted = [one["release_id"] for one in _list(question, "evidence")]
    wanted += [one["release_id"] for one in _list(answer, "citations")]
    agencies = (str(sources[id].get("agency") or "") for id in wanted if id in sources)
    return next(filter(None, agencies), "")


def _ranked(line: AnswerLine, sources: Mapping[str, Record], numbers: Numbers) -> list[Ranked]:
    dense, lexical = (_places(line["legs"][leg]) for leg in ("dense", "lexical"))
    gold = {one["release_id"] for one in _list(line["question"], "evidence")}
    hit = first_hit(line)
    ranked = []
    for rank, one in enumerate(_list(line["answer"], "evidence"), 1):
        place = (one["release_id"], one["start"], one["end"])
        mark = "same_release" if place[0] in gold else ""
        title = str(sources.get(place[0], {}).get("title") or "")
        score = numbers.decimal(float(one["score"]), 2)
        ranked.append(
            Ranked(
                rank=rank,
                release_id=place[0],
                title=title,
                start=place[1],
                end=place[2],
                score=score,
                dense=str(dense.get(place, "–")),
                lexical=str(lexical.get(place, "–")),
                mark="holds" if rank == hit else mark,
            )
        )
    return ranked


def _places(ranked: Sequence[Sequence[object]]) -> dict[tuple[object, ...], int]:
    return {tuple(place): rank for rank, place in enumerate(ranked, 1)}


def _list(record: Record, key: str) -> Sequence[Record]:
    return record.get(key) or ()

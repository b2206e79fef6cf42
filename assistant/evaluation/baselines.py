"""What is committed of a run: ids, digests and measures, no texts."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from index.errors import LibraryError

from .comparison import EXACT, TESTED, Asked
from .folder import AnswerLine, Summary, write_whole
from .provenance import sha256

_KEPT = (*TESTED, "hit@1", "hit@10", "ndcg@10", "release_hit@1", "answered", EXACT)
_MADE = ("program", "model", "questions", "releases", "passages", "k", "seed", "date", "library")
_DIGITS = 4


def asked_in(lines: Sequence[AnswerLine]) -> dict[str, Asked]:
    """What a comparison needs of a run's lines."""
    return {
        str(line["question"]["id"]): Asked(
            digest_of(line["question"]),
            {n: None if v is None else round(v, _DIGITS) for n, v in line["measures"].items()},
            line["answer"]["status"] == "error",
        )
        for line in lines
    }


def digest_of(question: Mapping[str, object]) -> str:
    """A short digest of a question's record: the same question has the same one."""
    record = {name: value for name, value in question.items() if name != "id"}
    return sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode())[:16]


def write_baseline(path: Path, lines: Sequence[AnswerLine], summary: Summary) -> None:
    """Write the baseline of a run, a question a line.

    Raises:
        LibraryError: it cannot be written.
    """
    made = {name: summary["made"].get(name) for name in _MADE}
    figures = {n: round(f["value"], _DIGITS) for n, f in summary["measures"].items() if n in _KEPT}
    rows = [
        json.dumps(id) + ": " + json.dumps(
            {"digest": asked.digest, "failed": asked.failed,
             "measures": {name: asked.measures.get(name) for name in _KEPT}}
        )
        for id, asked in asked_in(lines).items()
    ]  # fmt: skip
    text = (
        '{\n"made": ' + json.dumps(made) + ',\n"figures": ' + json.dumps(figures)
        + ',\n"questions": {\n' + ",\n".join(rows) + "\n}\n}\n"
    )  # fmt: skip
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise LibraryError("out_unwritable", path=path, reason=error.strerror or error) from error


def read_baseline(path: Path) -> tuple[dict[str, object], dict[str, Asked]]:
    """What made a baseline, and what it holds of each question.

    Raises:
        LibraryError: it cannot be read.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        questions = {
            str(id): Asked(str(one["digest"]), dict(one["measures"]), bool(one["failed"]))
            for id, one in record["questions"].items()
        }
        made = cast(dict[str, object], dict(record["made"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LibraryError("baseline_unreadable", path=path, reason=error) from error
    return made, questions

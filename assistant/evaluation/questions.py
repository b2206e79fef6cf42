"""Question files: JSON lines of id, question, history, and gold answers and evidence."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import LibraryError

from ..answers import Turn


@dataclass(frozen=True, slots=True)
class Gold:
    """A verbatim quote of a release that proves an answer."""

    release_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what is known of its answer (nothing, in a batch file)."""

    id: str
    question: str
    history: tuple[Turn, ...] = ()
    answers: tuple[str, ...] = ()
    evidence: tuple[Gold, ...] = ()
    answerable: bool = True
    type: str = ""


def load_questions(path: Path) -> list[Question]:
    """Read a question file.

    Raises:
        LibraryError: the file or a line of it cannot be read; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError("questions_unreadable", path=path, reason=error) from error
    return [_question(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _question(path: Path, number: int, line: str) -> Question:
    try:
        record = json.loads(line)
        return Question(
            id=str(record.get("id", number)),
            question=str(record["question"]),
            history=_history(record.get("history") or ()),
            answers=tuple(map(str, record.get("answers") or ())),
            evidence=tuple(
                Gold(str(one["release_id"]), str(one["quote"]))
                for one in record.get("evidence") or ()
            ),
            answerable=bool(record.get("answerable", True)),
            type=str(record.get("type", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        where = f"{path}:{number}"
        reason = f"{type(error).__name__} {error}"
        raise LibraryError("questions_unreadable", path=where, reason=reason) from error


def _history(turns: Sequence[Mapping[str, str] | str]) -> tuple[Turn, ...]:
    """Turns as {role, content}, or the user's earlier questions as plain strings."""
    return tuple(
        Turn("user", turn) if isinstance(turn, str)
        else Turn("assistant" if turn["role"] == "assistant" else "user", str(turn["content"]))
        for turn in turns
    )  # fmt: skip

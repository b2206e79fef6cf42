"""Question files: JSON lines of id, question, history, and gold answers and evidence."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import LibraryError

from ..answers import Turn

_LIST = "list: all required"


@dataclass(frozen=True, slots=True)
class Gold:
    """A verbatim quote of a release that proves an answer."""

    release_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what is known of its answer (nothing, in a batch file).

    ``type`` and ``lang`` are what figures are grouped by. ``notes`` is for people, but its
    first words decide two things: "all" means that every quote of the evidence is needed,
    "list: all required" that every answer is, and so every quote; otherwise any one does.
    """

    id: str
    question: str
    history: tuple[Turn, ...] = ()
    answers: tuple[str, ...] = ()
    evidence: tuple[Gold, ...] = ()
    answerable: bool = True
    type: str = ""
    lang: str = ""
    notes: str = ""

    @property
    def is_list(self) -> bool:
        """Whether the answers are items that belong together, not ways to say one."""
        return self.notes.startswith(_LIST)

    @property
    def needed(self) -> int:
        """How many quotes of the evidence an answer needs: all of them, or any one."""
        every = self.is_list or re.match(r"all\b", self.notes) is not None
        return len(self.evidence) if every else min(1, len(self.evidence))


def question_record(question: Question) -> dict[str, object]:
    """A question as the object that a line of a question file holds."""
    return {
        "id": question.id,
        "type": question.type,
        "lang": question.lang,
        "question": question.question,
        "history": [{"role": turn.role, "content": turn.content} for turn in question.history],
        "answers": list(question.answers),
        "evidence": [{"release_id": g.release_id, "quote": g.quote} for g in question.evidence],
        "answerable": question.answerable,
        "notes": question.notes,
    }


def load_questions(path: Path) -> list[Question]:
    """Read a question file.

    Raises:
        LibraryError: the file or a line of it cannot be read; the message names the line.
    """
    return [read_question(path, number, line) for number, line in question_lines(path)]


def question_lines(path: Path) -> list[tuple[int, str]]:
    """The lines of a question file that are not blank, with their numbers from 1.

    Raises:
        LibraryError: the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError("questions_unreadable", path=path, reason=error) from error
    return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def read_question(path: Path, number: int, line: str) -> Question:
    """The question of one line, as lenient as can be.

    Raises:
        LibraryError: it is no question; the message names the line.
    """
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
            type=str(record.get("type") or ""),
            lang=str(record.get("lang") or ""),
            notes=str(record.get("notes") or ""),
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

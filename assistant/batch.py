"""A file of questions in, a file of answers out, in the same order."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index.errors import LibraryError

from .answers import Status
from .assistant import Assistant
from .evaluation.questions import load_questions
from .records import answer_record


def answer_file(assistant: Assistant, questions: Path, out: Path) -> Iterator[int]:
    """Answer every question; yields how many are done. ``out`` appears whole or not at all.

    Raises:
        LibraryError: a file cannot be read or written.
    """
    asked = load_questions(questions)
    scratch = out.with_name(out.name + ".part")
    try:
        with scratch.open("w", encoding="utf-8") as file:
            for done, question in enumerate(asked, 1):
                try:
                    answer = assistant.ask(question.question, question.history)
                except LibraryError as error:
                    unanswered = assistant.empty(question.question)
                    answer = replace(unanswered, status=Status.ERROR, message=str(error))
                record = answer_record(answer, question.id)
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
                yield done
        os.replace(scratch, out)
    except OSError as error:
        raise LibraryError("out_unwritable", path=out, reason=error.strerror or error) from error
    finally:
        scratch.unlink(missing_ok=True)

"""A run: the production pipeline over a question file, into a run folder.

Answers go one by one into ``answers.part.jsonl``, whose first line says what makes them. A run
that was interrupted goes on there, if nothing that could change an answer has changed since;
one that ended leaves ``answers.jsonl`` and ``summary.json``, and is run anew.
"""

import json
import random
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from index.errors import LibraryError
from index.releases import Hit
from index.search import Found, Search

from ..answers import Evidence, Status
from ..assistant import Assistant
from ..checking.support import SupportCheck, load_check
from ..records import answer_record
from .folder import ANSWERS, STAGES, SUMMARY, AnswerLine, Legs, Made, Summary, write_whole
from .judging import judge
from .provenance import sha256
from .questions import Question, question_record
from .summary import summarise

PART = "answers.part.jsonl"

Report = Callable[[int, int, str], None]
"""Called with questions answered so far, questions to answer, and the question."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A search that remembers, for each thread, all that its last call found."""

    search: Search
    _seen: threading.local = field(default_factory=threading.local)

    def __call__(self, question: str, k: int = 20) -> list[Hit]:
        """What the search returns."""
        self._seen.found = self.search.found(question, k)
        return list(self._seen.found.hits)

    def taken(self) -> Found | None:
        """What was found since this was last asked in this thread."""
        found: Found | None = getattr(self._seen, "found", None)
        self._seen.found = None
        return found


def run(
    assistant: Assistant,
    questions: Sequence[Question],
    out: Path,
    made: Made,
    workers: int = 1,
    problems: Sequence[str] = (),
    report: Report | None = None,
) -> Summary:
    """Ask every question that an interrupted run has not; write the folder, and its summary.

    A question that the program crashes at is answered with the status ``error``.

    Raises:
        LibraryError: the library is unusable, or the folder cannot be written.
    """
    check = load_check(assistant.library.encoder)
    search = Watched(cast(Search, assistant.search))
    asked = replace(assistant, search=search, passages=made["k"])
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
        done = _resumed(out / PART, _identity(made, questions))
        pending = [question for question in questions if question.id not in done]
        if pending:
            assistant.library.refresh()  # an unusable library is no question's crash
            answer_line(asked, search, pending[0], check)  # the first one would pay for warming up
        with (out / PART).open("a", encoding="utf-8") as part, _pool(workers) as pool:
            jobs = {
                pool.submit(answer_line, asked, search, question, check): question
                for question in pending
            }
            for job in as_completed(jobs):
                question, line = jobs[job], job.result()
                part.write(json.dumps(line, ensure_ascii=False) + "\n")
                part.flush()
                done[question.id] = line
                if report:
                    report(len(done), len(questions), question.question)
        lines = [done[question.id] for question in questions]
        write_whole(out / ANSWERS, "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines))
        summary = summarise(lines, made, lambda id: _agency(assistant, id), problems)
        write_whole(out / SUMMARY, json.dumps(summary, ensure_ascii=False, indent=1) + "\n")
        (out / PART).unlink()
    return summary


def answer_line(
    assistant: Assistant,
    search: Watched,
    question: Question,
    check: SupportCheck,
) -> AnswerLine:
    """Ask one question and judge its answer; a crash is an answer too."""
    find = assistant.library.release
    search.taken()
    try:
        answer = assistant.ask(question.question, question.history)
    except Exception as error:  # whatever it is: it is this question's result
        said = f"{type(error).__name__}: {error}"
        answer = replace(assistant.empty(question.question), status=Status.ERROR, message=said)
    found = search.taken()
    stages = {name: _ranked(getattr(found, name)) if found else [] for name in STAGES}
    record = answer_record(answer, question.id)
    return {
        "question": question_record(question),
        "answer": record | {"tokens": None},
        "legs": cast(Legs, {name: [[e.release_id, e.start, e.end] for e in ranked]
                            for name, ranked in stages.items()}),
        "measures": judge(question, answer, stages, assistant.passages, find, check),
    }  # fmt: skip


def selected(
    questions: Sequence[Question], types: Sequence[str] = (), sample: int | None = None,
    seed: int = 0,
) -> list[Question]:  # fmt: skip
    """The questions of some types, or a random sample of them, in the file's order.

    Raises:
        LibraryError: there is no question of a type.
    """
    known = sorted({question.type for question in questions})
    if unknown := [type for type in types if type not in known]:
        names = {"types": ", ".join(unknown), "known": ", ".join(known)}
        raise LibraryError("question_types_unknown", **names)
    kept = [question for question in questions if not types or question.type in types]
    if sample is None or sample >= len(kept):
        return kept
    places = sorted(random.Random(seed).sample(range(len(kept)), sample))
    return [kept[place] for place in places]


def _identity(made: Made, questions: Sequence[Question]) -> dict[str, object]:
    """What a line depends on."""
    asked = json.dumps([question_record(question) for question in questions])
    named = ("program", "model", "library", "k")
    return {name: made.get(name) for name in named} | {"asked": sha256(asked.encode())}


def _resumed(path: Path, identity: Mapping[str, object]) -> dict[str, AnswerLine]:
    """The lines of an interrupted run of the same making, by question; a new file otherwise."""
    head = json.dumps({"made": identity}, ensure_ascii=False)
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    whole = lines[1:-1] if lines[:1] == [head] else []  # what follows the last break is torn
    write_whole(path, "".join(f"{line}\n" for line in (head, *whole)))
    read = [cast(AnswerLine, json.loads(line)) for line in whole]
    return {str(line["question"]["id"]): line for line in read}


def _agency(assistant: Assistant, release_id: str) -> str:
    release = assistant.library.release(release_id)
    return release.agency if release else ""


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryError("out_unwritable", path=out, reason=error.strerror or error) from error


@contextmanager
def _pool(workers: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that stop at the first sign: what is not begun is not asked any more."""
    pool = ThreadPoolExecutor(max_workers=workers)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _ranked(hits: Sequence[Hit]) -> list[Evidence]:
    return [
        Evidence(hit.release.id, hit.passage.start, hit.passage.end, round(hit.score, 6))
        for hit in hits
    ]

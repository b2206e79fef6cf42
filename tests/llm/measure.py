"""A chat model's answers with the check and without it, side by side.

``RILIS_CHAT_MODEL=… python -m tests.llm.measure QUESTIONS.jsonl RUN`` asks every question as
``rilis eval`` does, into RUN/checked, and remembers each first draft with its evidence. What would
be answered if its marks were simply believed, as systems without a check do, is then judged by the
same measures, into RUN/unchecked: a citation is the whole piece of evidence that a mark names. An
interrupted run is gone on with.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import assistant.writing.writer as writing
from assistant.answers import Answer, Evidence, Mode, Quote, Status, Turn
from assistant.assistant import Assistant, configured
from assistant.checking.marks import Claim
from assistant.checking.nearness import Comparer
from assistant.checking.places import Piece
from assistant.checking.support import load_check
from assistant.checking.verification import Verdict, verify
from assistant.citations import cited
from assistant.evaluation.folder import ANSWERS, AnswerLine, read_answers, write_whole
from assistant.evaluation.judging import answering
from assistant.evaluation.provenance import what_made
from assistant.evaluation.questions import Question, load_questions
from assistant.evaluation.run import run
from assistant.evaluation.summary import figures
from assistant.records import answer_record
from assistant.settings import Settings
from assistant.writing import ChatModel, Message
from index.library import Library

from ..assistant.attacks.figures import of_date, with_months

SHOWN = (
    "contains_answer", "expected_citation", "first_citation", "citation_precision",
    "citation_recall", "answered", "hallucinated", "refused_answerable", "right_if_answered",
)  # fmt: skip


@dataclass(frozen=True)
class Watching:
    """A chat model that tells when it was asked."""

    model: ChatModel
    asked: list[float]

    @property
    def name(self) -> str:
        """As the model's own."""
        return self.model.name

    def stream(self, messages: Sequence[Message], limit: int) -> Iterator[str]:
        """As the model's own."""
        self.asked.append(time.perf_counter())
        return self.model.stream(messages, limit)


@dataclass
class Memory:
    """What happened since a question was asked, and the file that keeps it."""

    file: Path
    asked: list[float] = field(default_factory=list)
    drafts: list[dict[str, Any]] = field(default_factory=list)

    def verify(
        self,
        claims: Sequence[Claim],
        pieces: Sequence[Piece],
        comparer: Comparer,
        english: bool = False,
    ) -> list[Verdict]:
        """The verdicts of the check; the draft, its evidence and the time it took are kept."""
        began = time.perf_counter()
        verdicts = verify(claims, pieces, comparer, english)
        took = 1000 * (time.perf_counter() - began)
        places = {one.number: (one.release.id, one.start, one.end) for one in pieces}
        draft = [(one.text, [places[n] for n in one.cited]) for one in claims]
        self.drafts.append({"draft": draft, "ms": took})
        return verdicts

    def keep(self, question: str, history: Sequence[Turn], started: float) -> None:
        """Write down what is known of a question."""
        line: dict[str, Any] = {"question": question, "history": [asdict(one) for one in history]}
        if self.drafts:
            line |= {
                "draft": self.drafts[0]["draft"],
                "check_ms": [one["ms"] for one in self.drafts],
            }
            if not history:  # else a call for the standalone question came before
                line["before_ms"] = 1000 * (self.asked[0] - started)
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


@dataclass(frozen=True)
class Remembering(Assistant):
    """An assistant whose drafts are remembered."""

    memory: Memory | None = None

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """As any assistant's."""
        assert self.memory is not None
        self.memory.asked.clear()
        self.memory.drafts.clear()
        started = time.perf_counter()
        answer = Assistant.ask(self, question, history)
        self.memory.keep(question, history, started)
        return answer


def remembering(assistant: Assistant, memory: Memory) -> Remembering:
    """The same assistant, with a memory."""
    assert assistant.writer is not None
    watched = replace(assistant.writer, model=Watching(assistant.writer.model, memory.asked))
    writing.verify = memory.verify  # type: ignore[assignment]
    given = {one.name: getattr(assistant, one.name) for one in fields(assistant)}
    return Remembering(**(given | {"writer": watched}), memory=memory)


def main() -> None:
    """Ask, and print both sets of figures."""
    questions, out = load_questions(Path(sys.argv[1])), Path(sys.argv[2])
    settings = Settings()
    library = Library(settings)
    try:
        assistant = configured(library, settings)
        out.mkdir(parents=True, exist_ok=True)
        drafts = out / "drafts.jsonl"
        if not (out / "checked" / ANSWERS).exists():
            _run(assistant, questions, out / "checked", Path(sys.argv[1]), drafts)
        lines = read_answers(out / "checked")
        remembered = list(map(json.loads, drafts.read_text(encoding="utf-8").splitlines()))
        bare = list(_unchecked(lines, questions, remembered, library))
        (out / "unchecked").mkdir(exist_ok=True)
        said = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in bare)
        write_whole(out / "unchecked" / ANSWERS, said)
        _tell(lines, bare, remembered, library)
    finally:
        library.close()


def _run(
    assistant: Assistant, questions: Sequence[Question], out: Path, file: Path, drafts: Path
) -> None:
    made = what_made(assistant.library, file, len(questions), 20, 0, "", "tests.llm.measure")

    def report(done: int, total: int, question: str) -> None:
        print(f"{done}/{total} {question}", flush=True)

    run(remembering(assistant, Memory(drafts)), questions, out, made, report=report)


def _unchecked(
    lines: Sequence[AnswerLine],
    questions: Sequence[Question],
    remembered: Sequence[dict[str, Any]],
    library: Library,
) -> Iterator[AnswerLine]:
    """The lines as they would be if every mark of the first draft were believed."""
    check = load_check(library.encoder)
    drafts = {_key(one["question"], one["history"]): one for one in remembered}
    for line, question in zip(lines, questions, strict=True):
        draft = drafts.get(_key(question.question, [asdict(t) for t in question.history]), {})
        record: dict[str, Any] = dict(line["answer"])
        answer = Answer(
            question.question, Status.NOT_FOUND, Mode.EXTRACTIVE, "id",
            evidence=tuple(Evidence(e["release_id"], e["start"], e["end"], 0) for e in record["evidence"]),
            confidence=record["confidence"],
        )  # fmt: skip
        if said := draft.get("draft"):
            quotes = [
                (text, [_quote(*place, library) for place in places]) for text, places in said
            ]
            sentences, citations = cited(quotes, library.release)
            answer = replace(answer, status=Status.ANSWERED, mode=Mode.GENERATED,
                             sentences=sentences, citations=citations)  # fmt: skip
        measures = answering(question, answer, library.release, check)
        yield {**line, "answer": answer_record(answer, question.id), "measures": dict(measures)}


def _key(question: str, history: Sequence[Any]) -> str:
    return json.dumps([question, history], ensure_ascii=False)


def _quote(id: str, start: int, end: int, library: Library) -> Quote:
    release = library.release(id)
    assert release is not None
    return Quote(id, start, end, release.text[start:end])


def _tell(
    checked: Sequence[AnswerLine],
    bare: Sequence[AnswerLine],
    remembered: Sequence[dict[str, Any]],
    library: Library,
) -> None:
    both = figures(checked, 0), figures(bare, 0)
    print(f"{'':22} with the check   without")
    for name in SHOWN:
        values = [
            f"{one[name]['value']:.3f} ({one[name]['n']})" if name in one else "–" for one in both
        ]
        print(f"{name:22} {values[0]:16} {values[1]}")
    for name, lines in (("with", checked), ("without", bare)):
        wrong, all_of_them = _unborne(lines, library)
        print(f"sentences {name} the check shown with a citation that lacks a figure: "
              f"{wrong} of {all_of_them}")  # fmt: skip
    costs = sorted(ms for one in remembered for ms in one.get("check_ms", ()))
    before = sorted(one["before_ms"] for one in remembered if one.get("before_ms"))
    for name, values in (("check", costs), ("before the model is asked", before)):
        if values:
            print(f"{name}: median {statistics.median(values):.0f} ms, "
                  f"95th {values[int(0.95 * (len(values) - 1))]:.0f} ms")  # fmt: skip


def _unborne(lines: Sequence[AnswerLine], library: Library) -> tuple[int, int]:
    """Written sentences with a citation, and how many have a figure that no citation has."""
    wrong = seen = 0
    for line in lines:
        answer: dict[str, Any] = dict(line["answer"])
        if answer["mode"] != Mode.GENERATED:
            continue
        quotes = {one["number"]: one for one in answer["citations"]}
        for sentence in answer["sentences"]:
            if not sentence["citations"]:
                continue
            seen += 1
            held: set[str] = set()
            for number in sentence["citations"]:
                release = library.release(quotes[number]["release_id"])
                held |= with_months(quotes[number]["quote"])
                held |= of_date(release.date) if release else set()
            wrong += not with_months(sentence["text"]) <= held
    return wrong, seen


if __name__ == "__main__":
    main()

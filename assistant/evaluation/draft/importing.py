"""A corrected table as questions, with every fault of it by its row."""

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import LibraryError
from index.loading.problems import Problem, problem
from index.loading.records import decoded
from index.releases import Release

from ...question import language_of
from ...replies import load_replies
from ..questions import Gold, Question
from .table import COLUMNS, parted, unguarded

LONGEST_QUESTION = 2_000  # characters
_NEEDED = ("keep", "question", "answers", "quote", "release_id")
_YES = frozenset("ya y iya yes true 1 x v ✓ benar".split())
_NO = frozenset("tidak t tdk no n false 0 - salah".split())
_DELIMITERS = ",;\t"

Find = Callable[[str], Release | None]


@dataclass(frozen=True, slots=True)
class Imported:
    """The questions of a table, what was wrong with its other rows, and how many to drop."""

    questions: Sequence[Question]
    faults: Sequence[Problem]
    dropped: int


def read_table(path: Path, find: Find) -> Imported:
    """Read a table back, whatever spreadsheet saved it; ``find`` gives the releases it quotes.

    Rows are numbered as a spreadsheet does, the names of the columns being row 1. A row that
    is not to be kept is not looked at any further.

    Raises:
        LibraryError: the file cannot be read, or a column that is needed is not there.
    """
    questions: list[Question] = []
    faults: list[Problem] = []
    dropped = 0
    seen: dict[str, int] = {}
    for number, cells in _rows(path):
        where = f"{path}:{number}"
        if not any(cells.values()):
            continue
        keep = _answer(cells["keep"])
        if keep is False:
            dropped += 1
            continue
        wrong = [] if keep else [problem("draft_yes_or_no", where, value=cells["keep"])]
        question, found = _question(cells, where, number, find)
        wrong += found
        if question.id in seen:
            wrong.append(problem("draft_twice", where, id=question.id, row=seen[question.id]))
        seen.setdefault(question.id, number)
        faults += wrong
        questions += [] if wrong else [question]
    return Imported(questions, faults, dropped)


def _question(
    cells: Mapping[str, str], where: str, number: int, find: Find
) -> tuple[Question, list[Problem]]:
    """The question of a row, and all that is wrong with it."""
    asked, answers = cells["question"].strip(), parted(cells["answers"])
    answerable = _answer(cells.get("answerable", "")) if cells.get("answerable") else True
    wrong: list[Problem] = []
    if answerable is None:
        wrong.append(problem("draft_yes_or_no", where, value=cells["answerable"]))
    if not any(map(str.isalnum, asked)):
        wrong.append(problem("draft_no_question", where))
    if len(asked) > LONGEST_QUESTION:
        wrong.append(
            problem("draft_long_question", where, length=len(asked), limit=LONGEST_QUESTION)
        )
    evidence: tuple[Gold, ...] = ()
    if answerable is False:
        if answers or cells["quote"]:
            wrong.append(problem("draft_unanswerable", where))
    else:
        if not answers:
            wrong.append(problem("draft_no_answer", where))
        gold = _gold(cells, where, find)
        evidence = () if isinstance(gold, Problem) else (gold,)
        wrong += [gold] if isinstance(gold, Problem) else []
    question = Question(
        id=cells.get("id", "").strip() or f"d{number}",
        question=asked,
        answers=answers,
        evidence=evidence,
        answerable=answerable is not False,
        type=cells.get("type", "").strip(),
        lang=language_of(asked),
        notes=cells.get("notes", "").strip(),
    )
    return question, wrong


def _gold(cells: Mapping[str, str], where: str, find: Find) -> Gold | Problem:
    """The evidence of a row, if its release holds it letter for letter."""
    id, quote = cells["release_id"].strip(), cells["quote"]
    if not quote.strip():
        return problem("draft_no_quote", where)
    release = find(id) if id else None
    if release is None:
        return problem("draft_no_release", where, id=id or "–")
    # a spreadsheet may turn line ends into its own, and people leave blanks at the ends
    for written in (quote, quote.replace("\r\n", "\n"), quote.replace("\r\n", "\n").strip()):
        if written in release.text:
            return Gold(id, written)
    return problem("draft_not_verbatim", where, id=id, quote=quote)


def _answer(cell: str) -> bool | None:
    """Yes, no, or neither."""
    said = cell.strip().lower()
    return True if said in _YES else False if said in _NO else None


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    content = _content(path)
    delimiter = max(_DELIMITERS, key=content.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    names: list[str] = []
    try:
        for number, row in enumerate(reader, 1):
            if not names:
                names = _names(row, path)
                continue
            padded = [*row, *[""] * (len(names) - len(row))]
            cells = zip(names, map(unguarded, padded), strict=False)
            yield number, {name: cell for name, cell in cells if name}
    except csv.Error as error:
        where = f"{path}:{reader.line_num}"
        raise LibraryError("questions_unreadable", path=where, reason=error) from error
    if not names:
        raise LibraryError("draft_no_column", path=path, columns=", ".join(_NEEDED))


def _content(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError("questions_unreadable", path=path, reason=reason) from error
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # a spreadsheet's "Unicode text"
        return raw.decode("utf-16", "replace")
    content = decoded(raw, path)
    if isinstance(content, Problem):
        raise LibraryError(content.code, **content.values)
    return content.removeprefix("\ufeff")


def _names(row: Sequence[str], path: Path) -> list[str]:
    """Our names of the columns, in whichever language they were written; "" for others."""
    known = {name: name for name in COLUMNS}
    for words in (load_replies("id"), load_replies("en")):
        known |= {words.text(f"draft.{name}").lower(): name for name in COLUMNS}
    names = [known.get(unguarded(cell).strip().lower(), "") for cell in row]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise LibraryError("draft_no_column", path=path, columns=", ".join(missing))
    return names

"""A question file held against its form and against the library, before anything is asked."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.errors import LibraryError
from index.loading.problems import Problem, problem
from index.releases import Release
from index.terms import normalise

from ..question import language_of
from .questions import Question, question_lines, read_question

Find = Callable[[str], Release | None]
_LOOSE = re.compile(r"[\s\"'“”‘’]+")


@dataclass(frozen=True, slots=True)
class Checked:
    """The questions without a fault, in order, and every fault, by line."""

    questions: tuple[Question, ...]
    faults: tuple[Problem, ...]


def check_questions(path: Path, find: Find) -> Checked:
    """Read a question file and name everything that is wrong with it.

    A faulty line is left out of the questions. A question without a language gets the one
    that its words are in.

    Raises:
        LibraryError: the file cannot be read at all, or holds no question.
    """
    kept: list[Question] = []
    faults: list[Problem] = []
    first: dict[str, int] = {}
    for number, line in question_lines(path):
        source = f"{path}:{number}"
        found = list(_faults(source, line, find, first, number))
        faults += found
        if not found:
            question = read_question(path, number, line)
            kept.append(replace(question, lang=question.lang or language_of(question.question)))
    if not kept and not faults:
        raise LibraryError("questions_unreadable", path=path, reason="no question in it")
    return Checked(tuple(kept), tuple(faults))


def _faults(
    source: str, line: str, find: Find, first: dict[str, int], number: int
) -> Iterator[Problem]:
    try:
        record = json.loads(line)
    except ValueError as error:
        yield problem("question_not_json", source, reason=error)
        return
    if not isinstance(record, dict):
        yield problem("question_not_json", source, reason=type(record).__name__)
        return
    id = record.get("id")
    if isinstance(id, str) and id:
        if id in first:
            yield problem("question_id_twice", source, id=id, first=first[id])
        first.setdefault(id, number)
    for field, wanted, fits in _FORM:
        if field not in record:
            if field in _NEEDED:
                yield problem("question_field_missing", source, field=field)
        elif not fits(record[field]):
            shown = json.dumps(record[field], ensure_ascii=False)
            yield problem("question_field_wrong", source, field=field, found=shown, wanted=wanted)
    yield from _contradictions(source, record)
    evidence = record.get("evidence")
    if _is_evidence(evidence) and isinstance(evidence, list):
        for gold in evidence:
            yield from _quote_faults(source, gold, find)


def _contradictions(source: str, record: Mapping[str, object]) -> Iterator[Problem]:
    """An answerable question needs both its answers and their evidence, another neither."""
    answerable = record.get("answerable")
    for field in ("answers", "evidence"):
        given = record.get(field)
        if answerable is True and not given and (given is None or isinstance(given, list)):
            yield problem("question_field_missing", source, field=field)
        elif answerable is False and given:
            yield problem("question_contradicts", source, field=field)


def _quote_faults(source: str, gold: Mapping[str, str], find: Find) -> Iterator[Problem]:
    id, quote = gold["release_id"], gold["quote"]
    release = find(id)
    if release is None:
        yield problem("question_release_unknown", source, release=id)
    elif quote not in release.text:
        nearly = _loose(quote) in _loose(release.text)
        code = "question_quote_nearly" if nearly else "question_quote_not_verbatim"
        yield problem(code, source, release=id, quote=quote)


def _loose(text: str) -> str:
    return _LOOSE.sub(" ", normalise(text)).strip()


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_history(value: object) -> bool:
    return isinstance(value, list) and all(
        _is_filled(turn) or _has(turn, "role", "content") for turn in value
    )


def _is_answers(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_filled, value))


def _is_evidence(value: object) -> bool:
    return isinstance(value, list) and all(_has(gold, "release_id", "quote") for gold in value)


def _has(value: object, *names: str) -> bool:
    return isinstance(value, dict) and all(_is_filled(value.get(name)) for name in names)


_NEEDED = frozenset({"id", "question", "answerable"})
_FORM: Sequence[tuple[str, str, Callable[[object], bool]]] = (
    ("id", '"…"', _is_filled),
    ("question", '"…"', _is_filled),
    ("answerable", "true/false", _is_flag),
    ("history", '[{"role": "…", "content": "…"}]', _is_history),
    ("answers", '["…"]', _is_answers),
    ("evidence", '[{"release_id": "…", "quote": "…"}]', _is_evidence),
    ("type", '"…"', _is_text),
    ("lang", '"…"', _is_text),
    ("notes", '"…"', _is_text),
)

"""FacQA's table: a question and a passage as lists of tokens, the answer labelled B, I or O.

Every row has the columns ``question``, ``passage`` and ``seq_label``, each a list as Python
writes it. Sources: Purwarianti et al. 2007; Wilie et al. 2020 (IndoNLU).
"""

import ast
import csv
from collections.abc import Sequence
from pathlib import Path

from index.errors import LibraryError
from index.releases import Release

from .sets import Place, PublicSet, Span, SpanQuestion, paragraph

COLUMNS = ("question", "passage", "seq_label")
_CLOSING = frozenset(".,;:!?)]%")  # no space before these
_OPENING = frozenset("([")  # nor after these


def read_facqa(path: Path, format: str) -> PublicSet:
    """The set in a file; a question whose labels mark no answer is left out as ``skipped``.

    Raises:
        LibraryError: it cannot be read, or does not have this form; the message says where.
    """
    paragraphs: dict[str, Release] = {}
    questions: list[SpanQuestion] = []
    skipped: list[str] = []
    for line, row in _rows(path, format):
        question, passage, labels = (
            _tokens(Place(path, format, row[name], f"{line}:{name}")) for name in COLUMNS
        )
        if len(labels) != len(passage):
            where = Place(path, format, row["seq_label"], f"{line}:seq_label")
            where.misfit(f"[{len(passage)}]", found=f"[{len(labels)}]")
        text, places = joined(passage)
        spans = labelled(labels, places)
        one = paragraph(text)
        paragraphs[one.id] = one
        if spans:
            questions.append(SpanQuestion(str(line), joined(question)[0], one.id, spans))
        else:
            skipped.append(f"{line}:seq_label")
    return PublicSet(tuple(paragraphs.values()), tuple(questions), tuple(skipped))


def joined(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Tokens as running text, and where in it each of them stands."""
    text, places = "", list[Span]()
    before = ""
    for token in tokens:
        if text and token not in _CLOSING and before not in _OPENING:
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        before = token
    return text, places


def labelled(labels: Sequence[str], places: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that B opens and I goes on with; an I after an O opens one too."""
    spans: list[Span] = []
    before = "O"
    for label, (start, end) in zip(labels, places, strict=True):
        if label == "B" or (label == "I" and before == "O"):
            spans.append((start, end))
        elif label == "I":
            spans[-1] = (spans[-1][0], end)
        before = label
    return tuple(spans)


def _rows(path: Path, format: str) -> list[tuple[int, dict[str, object]]]:
    """The rows with the lines they end on."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            names = reader.fieldnames or ()
            rows = [(reader.line_num, dict(row)) for row in reader]
    except (OSError, ValueError, csv.Error) as error:
        raise LibraryError("set_unreadable", path=path, format=format, reason=error) from error
    if not set(COLUMNS) <= set(names):
        found = ",".join(names)[:100]
        Place(path, format, None, "1").misfit(",".join(COLUMNS), found=found or '""')
    return rows


def _tokens(place: Place) -> list[str]:
    try:
        value = ast.literal_eval(place.value if isinstance(place.value, str) else "")
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        place.misfit("['…', …]", found=str(place.value)[:40])
    listed = Place(place.path, place.format, value, place.where).each()
    return [one.words() for one in listed]

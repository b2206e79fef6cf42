"""SQuAD's JSON, nested as SQuAD 2.0 is published or flat as IDK-MRC is.

Nested is ``{"data": [{"title", "paragraphs": [PARAGRAPH, …]}, …]}``, flat ``[PARAGRAPH, …]``;
a PARAGRAPH is ``{"context", "qas": [{"id", "question", "is_impossible", "answers": [{"text",
"answer_start"}]}]}``. Sources: Rajpurkar et al. 2018; Putri and Oh 2022.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from index.errors import LibraryError
from index.releases import Release

from .sets import Place, PublicSet, Span, SpanQuestion, paragraph


def read_squad(path: Path, format: str) -> PublicSet:
    """The set in a file.

    Raises:
        LibraryError: it cannot be read, or does not have this form; the message says where.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise LibraryError("set_unreadable", path=path, format=format, reason=error) from error
    paragraphs: dict[str, Release] = {}
    questions: dict[str, SpanQuestion] = {}
    skipped: list[str] = []
    for title, place in _paragraphs(Place(path, format, content)):
        one = paragraph(place.key("context").words(), title)
        paragraphs[one.id] = one
        for asked in place.key("qas").each():
            question = _question(asked, one, skipped)
            if question is None:
                continue
            if question.id in questions:
                asked.key("id").misfit("unique", found=question.id)
            questions[question.id] = question
    return PublicSet(tuple(paragraphs.values()), tuple(questions.values()), tuple(skipped))


def _paragraphs(content: Place) -> Iterator[tuple[str, Place]]:
    if isinstance(content.value, list):
        for place in content.each():
            yield "", place
        return
    for article in content.key("data").each():
        title = article.key("title").value
        for place in article.key("paragraphs").each():
            yield title if isinstance(title, str) else "", place


def _question(asked: Place, of: Release, skipped: list[str]) -> SpanQuestion | None:
    """The question; None, and a place in ``skipped``, if no answer of it is where it should be."""
    impossible = asked.key("is_impossible").flag(default=False)
    answers = [] if impossible else asked.key("answers").each()
    if not impossible and not answers:
        asked.key("answers").misfit("[{text, answer_start}, …]", found="[]")
    spans: list[Span] = []
    for answer in answers:
        text, start = answer.key("text").words(), answer.key("answer_start").offset()
        if of.text[start : start + len(text)] == text:
            spans.append((start, start + len(text)))
        else:
            skipped.append(answer.where)
    id, words = asked.key("id").words(), asked.key("question").words()
    if answers and not spans:
        return None
    return SpanQuestion(id, words, of.id, tuple(dict.fromkeys(spans)))

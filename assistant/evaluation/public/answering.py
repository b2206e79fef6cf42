"""The reader with the right paragraph in its hands: what it quotes, and whether it dares to."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.library import Library
from index.releases import Hit

from ...question import language_of
from ...reader import Reader
from ..spans import exact_match, token_f1
from .sets import Span, SpanQuestion

_BY_WORDS = 1_000  # passages among which the paragraph's BM25 scores are looked up


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader made of a question: its best sentence whether it would say it or not.

    ``best`` is None where no sentence could answer, ``quoted`` the words of the answer, ""
    for a refusal.
    """

    question: SpanQuestion
    text: str
    best: Span | None
    quoted: str
    confidence: float


def given(library: Library, question: SpanQuestion) -> list[Hit]:
    """The passages of the question's paragraph as hits, in their order.

    Each has the fused score 1, as the best found would; its cosine; and its BM25 score if it
    is among the best thousand passages by words.
    """
    rows = library.catalog.passages_of(question.paragraph)
    vectors = library.vectors.get(list({row.vector for row in rows}))
    asked = library.encoder.encode_query([question.question])[0]
    lexical = dict(library.fulltext.search(question.question, _BY_WORDS))
    return [
        Hit(
            row.release, row.passage, 1.0,
            dense_score=float(vectors[row.vector] @ asked), lexical_score=lexical.get(row.key),
        )
        for row in rows
    ]  # fmt: skip


def answered(reader: Reader, question: SpanQuestion, hits: Sequence[Hit]) -> Said:
    """Let the reader read the hits."""
    reading = reader.read(question.question, hits, language_of(question.question) == "en")
    best = reading.candidates[0].span if reading.candidates else None
    quoted = " ".join(quote.text for quote in reading.quotes)
    return Said(question, hits[0].release.text, best, quoted, reading.confidence)


def scored(said: Said) -> dict[str, float | None]:
    """The measures of one question; None where one does not apply.

    ``right_sentence``, ``exact_match`` and ``token_f1`` judge the best sentence of an
    answerable question: whether it holds a gold span where that stands, and SQuAD's two.
    Those under ``squad2.`` are SQuAD 2.0's over every question: what is said after the
    reader's own decision, a refusal being right where there is no answer.
    """
    question, refused = said.question, not said.quoted
    golds = [said.text[start:end] for start, end in question.spans]
    measures: dict[str, float | None] = dict.fromkeys(
        ("right_sentence", "exact_match", "token_f1", "hallucinated", "refused_answerable")
    )
    if not question.answerable:
        right = float(refused)
        return measures | {
            "hallucinated": 1 - right, "squad2.exact_match": right, "squad2.token_f1": right
        }  # fmt: skip
    best = "" if said.best is None else said.text[slice(*said.best)]
    return measures | {
        "right_sentence": float(any(_holds(said.best, span) for span in question.spans)),
        "exact_match": exact_match(best, golds),
        "token_f1": token_f1(best, golds),
        "refused_answerable": float(refused),
        "squad2.exact_match": 0.0 if refused else exact_match(said.quoted, golds),
        "squad2.token_f1": 0.0 if refused else token_f1(said.quoted, golds),
    }


def _holds(sentence: Span | None, span: Span) -> bool:
    return sentence is not None and sentence[0] <= span[0] and span[1] <= sentence[1]

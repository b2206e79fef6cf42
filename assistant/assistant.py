"""From a question to one verified answer: the order of the steps."""

import datetime
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from index.library import Library
from index.releases import Hit
from index.search import Search
from index.terms import normalise

from .answers import Answer, Draft, Evidence, Language, Mode, Progress, Quote, Source, Status, Turn
from .checking.differing import newest_first
from .citations import cited, quoted, source_of
from .compound import asked_apart, read_apart
from .question import language_of, read_as, search_words
from .reader import LibraryReader, Reading
from .replies import Replies, load_replies
from .settings import Settings
from .talk import tell, without_small_talk
from .writing import ModelError, Writer, Written, open_writer

LONGEST_QUESTION = 2_000  # characters
EVIDENCE = 20  # passages an answer names as its evidence
_SURE = 0.72  # confidence of the reader from which a chat model that finds nothing is not believed
_WORTH = 0.35  # confidence from which a chat model is asked though nothing would be quoted
_NEAREST = 3  # releases a refusal offers


Step = Progress | Draft


class Searching(Protocol):
    """Finds the best ``k`` passages for a question: ``Search``, or one that watches it."""

    def __call__(self, question: str, k: int = EVIDENCE) -> list[Hit]:
        """Passages, best first."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers questions from a library, by quoting it; ``passages`` are found for each.

    "Last month" counts from ``today``, or from the day of the question if it is None.
    """

    library: Library
    search: Searching
    reader: LibraryReader
    replies: Mapping[Language, Replies]
    passages: int = EVIDENCE
    today: datetime.date | None = None
    writer: Writer | None = None

    def stream(self, question: str, history: Sequence[Turn] = ()) -> Iterator[Step | Answer]:
        """Progress and drafts, then exactly one answer, each of its citations exact.

        Raises:
            LibraryError: the library is damaged or was made with another model.
        """
        started = time.perf_counter()
        language = language_of(question)
        at_once = self._unanswerable(question, language) or self._told(question, history, started)
        if at_once:
            yield at_once
            return
        plain, history = without_small_talk(question, history)
        yield Progress("searching")
        alone = self._alone(plain, history, language)
        hits = self.search(search_words(plain, history, alone), self.passages)
        searched = time.perf_counter()
        yield Progress("reading")
        asked = alone or read_as(plain, history)
        parts = asked_apart(plain) if asked == plain else (asked,)
        english = language == "en"
        reading, missing = read_apart(parts, lambda part: self.reader.read(part, hits, english))
        evidence = tuple(map(_evidence, reading.hits))
        answer = replace(
            self.empty(question), evidence=evidence, confidence=round(reading.confidence, 6),
            read_as="" if asked == plain else asked,
        )  # fmt: skip
        if self.writer and (reading.quotes or reading.confidence >= _WORTH):
            answer = yield from self._written(answer, self.writer, asked, reading, history)
        yield Progress("checking")
        if answer.mode is Mode.EXTRACTIVE and not answer.withheld:
            answer = self._quoted(answer, reading, missing)
        yield replace(answer, timings_ms=_timings(started, searched))

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer that ``stream`` ends with."""
        *_, answer = self.stream(question, history)
        assert isinstance(answer, Answer)
        return answer

    def _alone(self, question: str, history: Sequence[Turn], language: Language) -> str:
        """A follow-up as the chat model rewrites it to stand alone; "" for the rules to read."""
        if self.writer is None or read_as(question, history) == question:
            return ""
        return self.writer.standalone(question, history, language)

    def _written(
        self,
        answer: Answer,
        writer: Writer,
        asked: str,
        reading: Reading,
        history: Sequence[Turn],
    ) -> Generator[Step, None, Answer]:
        """The answer in the chat model's words, as far as they hold; else what is to be said of it.

        Where it is not given, the mode stays extractive; where the model found no answer, and the
        reader is not sure of one, what would have been quoted is withheld. Where nothing would
        have been quoted, there is nothing to be said of an answer that is not given.
        """
        words = self.replies[answer.language]
        yield Progress("writing")
        written: Written | None = None
        try:
            for step in writer.write(asked, reading.hits, history, answer.language):
                if isinstance(step, Written):
                    written = step
                else:
                    yield step
        except ModelError as error:
            return replace(answer, note=words.model_error(error))
        assert written is not None
        answer = replace(
            answer, written_by=f"{writer.model.name} {written.prompt}",
            faults=tuple(one.fault.value for one in written.verdicts if one.fault),
        )  # fmt: skip
        if written.silent and reading.confidence < _SURE:
            return replace(answer, nearest=_nearest(reading.hits), withheld=reading.best)
        kept = [(one.claim.text, one.quotes) for one in written.verdicts
                if one.supported or writer.keeps_unsupported]  # fmt: skip
        said, differ = newest_first(kept if written.stands else (), self._date_of)
        sentences, citations = cited(said, self.library.release)
        if not citations:
            why = "answer.model_silent" if written.silent else "answer.not_supported"
            return replace(answer, note=words.text(why) if reading.quotes else "")
        return replace(
            answer, status=Status.ANSWERED, mode=Mode.GENERATED, message="",
            sentences=sentences, citations=citations,
            note=words.text("answer.differing") if differ else "",
        )  # fmt: skip

    def _date_of(self, quote: Quote) -> datetime.date | None:
        release = self.library.release(quote.release_id)
        return release.date if release else None

    def _quoted(self, answer: Answer, reading: Reading, missing: Sequence[str]) -> Answer:
        """The answer in the releases' own words, or the refusal; what is ``missing`` is said."""
        sentences, citations = quoted(reading.quotes, self.library.release)
        if not sentences:
            return replace(answer, nearest=_nearest(reading.hits), withheld=reading.best)
        words = self.replies[answer.language]
        partly = [words.text("answer.partly", question=one) for one in missing]
        return replace(
            answer, status=Status.ANSWERED, message="", sentences=sentences, citations=citations,
            note=" ".join(filter(None, (answer.note, *partly))),
        )  # fmt: skip

    def _unanswerable(self, question: str, language: Language) -> Answer | None:
        """A question that needs no search: too long, without words, or to an empty library."""
        words = self.replies[language]
        answer = replace(self.empty(question), status=Status.ERROR)
        if len(question) > LONGEST_QUESTION:
            key, values = "question_too_long", {"length": len(question), "limit": LONGEST_QUESTION}
            return replace(answer, message=words.text(f"answer.{key}", **values))
        if not any(character.isalnum() for character in normalise(question)):
            return replace(answer, message=words.text("answer.empty_question"))
        if self.library.catalog.is_empty():
            message = words.text("answer.empty_library")
            return replace(answer, status=Status.NOT_FOUND, message=message)
        return None

    def _told(self, question: str, history: Sequence[Turn], started: float) -> Answer | None:
        """Small talk, or a question about the archive itself: a reply without a search."""
        told = tell(question, history, self.library, self.replies, self.today)
        if told is None:
            return None
        return replace(
            self.empty(question), status=Status.TOLD, language=told.language,
            message=told.message, nearest=told.named, timings_ms=_timings(started, started),
        )  # fmt: skip

    def empty(self, question: str) -> Answer:
        """A refusal of a question, in its language, with nothing in it yet."""
        language = language_of(question)
        return Answer(
            question=question,
            status=Status.NOT_FOUND,
            mode=Mode.EXTRACTIVE,
            language=language,
            message=self.replies[language].text("answer.not_found"),
            timings_ms={"search": 0.0, "answer": 0.0, "total": 0.0},
        )


def open_assistant(
    library: Library,
    today: datetime.date | None = None,
    least: float | None = None,
    writer: Writer | None = None,
) -> Assistant:
    """The assistant of an open library, with the replies and weights that ship with it.

    Args:
        library: what is asked.
        today: the day that "last year" counts from; the day of the question if None.
        least: the confidence from which an answer is given; as it was fitted if None.
        writer: has a chat model write the answers; they are quotations if None.
    """
    replies: dict[Language, Replies] = {"id": load_replies("id"), "en": load_replies("en")}
    reader = LibraryReader(library, least)
    return Assistant(library, Search(library, today), reader, replies, today=today, writer=writer)


def configured(library: Library, settings: Settings) -> Assistant:
    """The assistant of an open library as the settings have it."""
    writer = open_writer(settings, lambda: library.encoder)
    return open_assistant(library, settings.today, settings.min_confidence, writer)


def _evidence(hit: Hit) -> Evidence:
    return Evidence(hit.release.id, hit.passage.start, hit.passage.end, round(hit.score, 6))


def _nearest(hits: Sequence[Hit]) -> tuple[Source, ...]:
    sources = {hit.release.id: source_of(hit.release) for hit in hits}
    return tuple(sources.values())[:_NEAREST]


def _timings(started: float, searched: float) -> dict[str, float]:
    ended = time.perf_counter()
    spans = {"search": searched - started, "answer": ended - searched, "total": ended - started}
    return {name: round(seconds * 1000, 1) for name, seconds in spans.items()}

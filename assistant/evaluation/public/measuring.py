"""The figures of a public set: ``rilis eval --format squad|idk-mrc|facqa FILE…``."""

import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from index.encoder import Encoder
from index.library import Library
from index.search import Search
from index.settings import IndexSettings
from index.store import Report

from ...reader import Reader, open_reader
from ..statistics import interval, quantile
from .answering import Said, answered, given, scored
from .auroc import auroc
from .loading import load_set
from .remembering import RememberingEncoder
from .searching import ranked_well, rankings
from .sets import SpanQuestion

Measures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what was said, its measures, and its times in milliseconds."""

    said: Said
    measures: Measures
    times: Mapping[str, float]


def measure(
    format: str,
    paths: Sequence[Path],
    encoder: Encoder,
    sample: int | None = None,
    seed: int = 0,
    embedding: Report | None = None,
    asking: Report | None = None,
) -> dict[str, object]:
    """Ask the questions of the first file, of paragraphs that all files together hold.

    The paragraphs are indexed as releases in a folder that is deleted again. Answers are read
    from the question's own paragraph; answerable questions are also searched for among all.

    Args:
        format: one of ``FORMATS``.
        paths: the file of the questions, then files that only add paragraphs.
        encoder: makes the vectors.
        sample: ask this many questions, drawn with ``seed``; all if None.
        seed: of the draw.
        embedding: called with the passages embedded so far, of how many, and a title.
        asking: called with the questions asked so far, of how many, and the question.

    Returns:
        ``made`` (the set and its counts), ``measures`` (name → value, 95% interval, number of
        questions; a search's earlier stages under their names), ``times`` (median and 95th
        percentile in ms).

    Raises:
        LibraryError: a file cannot be read or does not fit the format.
    """
    read = load_set(format, paths)
    questions = list(read.questions)
    if sample is not None and sample < len(questions):
        questions = random.Random(seed).sample(questions, sample)
    with tempfile.TemporaryDirectory(prefix="rilis-eval-") as folder:
        settings = IndexSettings(data_dir=Path(folder))
        library = Library(settings, RememberingEncoder(encoder))
        try:
            library.add(read.paragraphs, embedding)
            asked = list(_asked(library, open_reader(library, encoder=encoder), questions, asking))
            passages = library.status().passages
        finally:
            library.close()
    made = {
        "format": format, "files": [path.name for path in paths], "questions": len(questions),
        "answerable": sum(one.answerable for one in questions), "skipped": list(read.skipped),
        "paragraphs": len(read.paragraphs), "passages": passages,
        "model": encoder.identity.model, "sample": sample, "seed": seed,
    }  # fmt: skip
    return {"made": made, "measures": _summary(asked, seed), "times": _times(asked)}


def _asked(
    library: Library, reader: Reader, questions: Sequence[SpanQuestion], asking: Report | None
) -> Iterator[_Asked]:
    search = Search(library)
    for number, question in enumerate(questions, 1):
        started = time.perf_counter()
        said = answered(reader, question, given(library, question))
        times = {"answer": 1000 * (time.perf_counter() - started)}
        measures = dict(scored(said))
        if question.answerable:
            started = time.perf_counter()
            stages = rankings(search, question.question)
            times["search"] = 1000 * (time.perf_counter() - started)
            for prefix, ranking in stages.items():
                values = ranked_well(ranking, question)
                measures |= {prefix + name: value for name, value in values.items()}
        if asking:
            asking(number, len(questions), question.question)
        yield _Asked(said, measures, times)


def _summary(asked: Sequence[_Asked], seed: int) -> dict[str, dict[str, float | int | None]]:
    """The mean of each measure over the questions it applies to, and the AUROC over all."""
    values: dict[str, list[float]] = {}
    for one in asked:
        for name, value in one.measures.items():
            if value is not None:
                values.setdefault(name, []).append(value)
    summary: dict[str, dict[str, float | int | None]] = {}
    for name, each in values.items():
        low, high = interval(each, seed)
        summary[name] = {"value": fmean(each), "low": low, "high": high, "n": len(each)}
    yes = [one.said.confidence for one in asked if one.said.question.answerable]
    no = [one.said.confidence for one in asked if not one.said.question.answerable]
    area: dict[str, float | int | None] = {"value": auroc(yes, no), "n": len(asked)}
    return {**summary, "answerability_auroc": {**area, "low": None, "high": None}}


def _times(asked: Sequence[_Asked]) -> dict[str, dict[str, float]]:
    times: dict[str, list[float]] = {}
    for one in asked:
        for step, value in one.times.items():
            times.setdefault(step, []).append(value)
    return {
        step: {"median": median(each), "p95": quantile(each, 0.95)} for step, each in times.items()
    }

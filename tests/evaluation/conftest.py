"""The questions that the gates ask: the sample set, or ``--questions`` over one's own library."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.assistant import open_assistant
from assistant.evaluation.checking import check_questions
from assistant.evaluation.folder import AnswerLine, Summary, read_answers
from assistant.evaluation.provenance import what_made
from assistant.evaluation.questions import load_questions
from assistant.evaluation.run import run
from assistant.settings import Settings
from index.encoder import open_encoder
from index.errors import LibraryError
from index.library import Library
from index.loading import load, sample_folder
from index.settings import IndexSettings

SAMPLE = Path(__file__).parents[1] / "questions" / "sample.jsonl"


@dataclass(frozen=True)
class Ran:
    """A run: its lines by question, its summary, its folder."""

    lines: dict[str, AnswerLine]
    summary: Summary
    folder: Path


def own_file(config: pytest.Config) -> Path | None:
    given = config.getoption("--questions", default=None)
    return Path(given) if given else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a question for those that ask for an ``asked_id``."""
    if "asked_id" not in metafunc.fixturenames:
        return
    try:
        questions = load_questions(own_file(metafunc.config) or SAMPLE)
    except LibraryError as error:
        raise pytest.UsageError(str(error)) from None
    metafunc.parametrize("asked_id", [question.id for question in questions])


@pytest.fixture(scope="session")
def asked_library(request, tmp_path_factory) -> Iterator[Library]:
    """One's own library, as the settings name it; or one of the sample releases."""
    if own_file(request.config):
        library = Library(Settings())
    else:
        models = request.getfixturevalue("models")
        folder = tmp_path_factory.mktemp("evaluated")
        library = Library(IndexSettings(data_dir=folder), open_encoder("bundled", models))
        library.add(load([sample_folder()]))
    yield library
    library.close()


@pytest.fixture(scope="session")
def ran(request, asked_library, tmp_path_factory) -> Ran:
    """The run that all gates look at."""
    file = own_file(request.config) or SAMPLE
    checked = check_questions(file, asked_library.release)
    if checked.faults:
        pytest.fail("\n".join(map(str, checked.faults)), pytrace=False)
    folder = tmp_path_factory.mktemp("run")
    count = len(checked.questions)
    made = what_made(asked_library, file, count, 20, 0, "", f"pytest --questions {file.name}")
    summary = run(open_assistant(asked_library), checked.questions, folder, made)
    lines = {str(line["question"]["id"]): line for line in read_answers(folder)}
    return Ran(lines, summary, folder)

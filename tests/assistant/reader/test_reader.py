import json
import logging
from importlib.resources import files

import numpy as np
import pytest

from assistant.networks.runtime import check
from assistant.reader import (
    Logistic,
    PlainReader,
    TrainedReader,
    Weights,
    load_weights,
    open_reader,
)
from assistant.reader.decoding import Read
from assistant.reader.inputs import Reading
from assistant.reader.runtime import open_span_reader
from assistant.reader.weights import PASSAGE, TRAINED, TRAINED_DECISION
from index.encoder import open_encoder
from index.encoder.openvino_runtime import sha256
from index.errors import LibraryError
from index.library import Library
from index.search import Search
from index.settings import IndexSettings
from tests.conftest import WordEncoder, release

TEXT = (
    "Badan Angin memasang pelampung cuaca di Teluk Senja. Kepala Badan Angin menyebut pelampung itu"
    " penting bagi nelayan. Badan Angin memasang 77 pelampung cuaca di Teluk Senja pada Juni 2025."
)
OTHER = "Badan Angin melatih 12 nelayan membaca pelampung cuaca di Teluk Senja pada Mei 2025."
QUESTION = "Berapa pelampung cuaca dipasang Badan Angin di Teluk Senja?"


def trusting(names: tuple[str, ...], **trust: float) -> Logistic:
    """A model that looks at some of its features only."""
    weights = tuple(trust.get(name, 0.0) for name in names)
    return Logistic(weights, -sum(weights) / 2)


WEIGHTS = Weights(
    sentence=trusting(TRAINED, margin=4, coverage=1),
    decision=trusting(TRAINED_DECISION, margin=4, answers=4),
    threshold=0.5,
    passage=trusting(PASSAGE, search=1, answers=4),
)


class Seeing:
    """A network that finds one word wherever it stands, and nothing elsewhere."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.read_passages: list[tuple[str, str]] = []

    def read(self, question, passages):
        self.read_passages += passages
        return [self._read(text) for _, text in passages]

    def _read(self, text):
        offsets = [(0, 0), *((at, at + 1) if c != " " else (0, 0) for at, c in enumerate(text))]
        starts, ends = np.zeros(len(offsets)), np.zeros(len(offsets))
        at = text.find(self.word)
        starts[0], ends[0] = 3, 3
        if at >= 0:
            starts[at + 1], ends[at + len(self.word)] = 9, 9
        return Read(Reading([0] * len(offsets), offsets), starts, ends, 9.0 if at >= 0 else -9.0)


@pytest.fixture
def found(library):
    library.add([release("a", TEXT, title="Cuaca"), release("b", OTHER, title="Nelayan")])
    return Search(library)(QUESTION)


def test_what_the_network_finds_is_ranked_first(library, found):
    seeing = Seeing("12 nelayan")
    assert found[0].release.id == "a"
    reading = TrainedReader(library, WEIGHTS, seeing).read(QUESTION, found)
    assert reading.hits[0].release.id == "b"
    assert "12 nelayan" in reading.candidates[0].text
    assert OTHER[slice(*reading.quotes[0].focus)] == "12 nelayan"
    assert {text for _, text in seeing.read_passages} == {hit.text for hit in found}
    assert seeing.read_passages[0][0] in {"Cuaca", "Nelayan"}


def test_passages_keep_their_scores_in_bounds_and_order(library, found):
    reading = TrainedReader(library, WEIGHTS, Seeing("77")).read(QUESTION, found)
    scores = [hit.score for hit in reading.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("word", ["77", "tidak ada", "pelampung"])
def test_a_confidence_is_a_probability_and_a_quote_is_exact(library, found, word):
    for reader in (
        TrainedReader(library, WEIGHTS, Seeing(word)),
        PlainReader(library, load_weights()),
    ):
        reading = reader.read(QUESTION, found)
        assert 0 <= reading.confidence <= 1
        for quote in reading.quotes:
            text = library.release(quote.release_id).text
            assert text[quote.start : quote.end] == quote.text
            if quote.focus:
                assert quote.start <= quote.focus[0] < quote.focus[1] <= quote.end


def test_confidence_rises_with_what_the_network_finds(library, found):
    sure = TrainedReader(library, WEIGHTS, Seeing("77 pelampung")).read(QUESTION, found)
    unsure = TrainedReader(library, WEIGHTS, Seeing("tidak ada")).read(QUESTION, found)
    assert sure.confidence > unsure.confidence


def test_nothing_found_is_not_answered(library):
    reading = TrainedReader(library, WEIGHTS, Seeing("x")).read(QUESTION, [])
    assert reading.confidence == 0 and not reading.quotes and not reading.hits


def test_another_encoder_goes_without_the_network(library):
    assert isinstance(library.encoder, WordEncoder)
    assert isinstance(open_reader(library), PlainReader)


def test_a_missing_or_damaged_weights_file_is_done_without(models, tmp_path, caplog):
    encoder = open_encoder("bundled", models)
    assert open_span_reader(encoder, tmp_path / "none") is None
    damaged = tmp_path / "weights.safetensors"
    damaged.write_bytes(b"\0" * 100)
    with caplog.at_level(logging.WARNING):
        assert open_span_reader(encoder, damaged) is None
    assert "without it" in caplog.text
    assert not (models / f"reader-{sha256(damaged)[:16]}").exists()
    library = Library(IndexSettings(data_dir=tmp_path / "d", _env_file=None), encoder)
    library.add([release("a", TEXT, title="Cuaca")])
    reading = PlainReader(library, load_weights()).read(QUESTION, Search(library)(QUESTION))
    assert reading.quotes
    library.close()


def test_the_network_ships_with_the_weights_of_its_features_or_not_at_all():
    shipped = files("assistant.reader")
    fitted = json.loads((shipped / "weights.json").read_text())
    assert (shipped / "weights.safetensors").is_file() == ("trained" in fitted)


def test_a_folder_that_is_not_whole_is_refused(tmp_path):
    with pytest.raises(LibraryError, match="damaged"):
        check(tmp_path)


def test_a_question_of_few_words_is_doubted_no_more_than_an_ordinary_one(library, found):
    place = TRAINED_DECISION.index("length")
    reader = TrainedReader(library, WEIGHTS, Seeing("77"))
    lengths = [
        reader.read(question, found).decision_features[place]
        for question in ("pelampung cuaca?", "berapa pelampung cuaca di Teluk Senja?", QUESTION * 3)
    ]
    assert lengths[0] == lengths[1] < lengths[2]


@pytest.mark.parametrize(
    ("question", "form", "missing"),
    [
        (QUESTION, 1.0, 0.0),
        ("Berapa pelampung cuaca dipasang di Kilang Sumbar?", 1.0, 1.0),
        ("Apa kata Badan Angin di Teluk Senja?", 0.0, 0.0),
        ("bagaimana nelayan memakai pelampung?", 0.0, 0.0),
    ],
)
def test_names_that_are_nowhere_near_and_the_form_of_an_answer_are_told(
    library, found, question, form, missing
):
    reader = TrainedReader(library, WEIGHTS, Seeing("77"))
    told = reader.read(question, found).decision_features
    assert told[TRAINED_DECISION.index("form")] == form
    assert told[TRAINED_DECISION.index("names_missing")] == pytest.approx(missing)


def test_the_lead_of_the_best_passage_over_the_next_is_told(library, found):
    place = TRAINED_DECISION.index("gap")
    one = TrainedReader(library, WEIGHTS, Seeing("77")).read(QUESTION, found)
    both = TrainedReader(library, WEIGHTS, Seeing("pelampung")).read(QUESTION, found)
    assert one.decision_features[place] > both.decision_features[place] == 0

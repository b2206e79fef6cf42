"""Only what the release bears out is taken from a chat model."""

import datetime

import pytest

from assistant.evaluation.draft import UntilFailure, by_model, draft
from assistant.evaluation.draft.by_model import verbatim
from assistant.writing import ModelError, load_prompt
from tests.assistant.writing.scripted import Scripted
from tests.conftest import release

TEXT = (
    "Badan Angin memasang 77 pelampung cuaca di Teluk Senja pada 3 Juni 2025.\n"
    "Kepala Badan Angin, Sekar Ombakwati, mengatakan pelampung itu\nmengirim data tiap jam."
)
RELEASE = release(
    "r", TEXT, title="Pelampung", agency="Badan Angin", date=datetime.date(2025, 6, 4)
)
PROMPT = load_prompt("draft-questions", "id")
FIRST = "Badan Angin memasang 77 pelampung cuaca di Teluk Senja pada 3 Juni 2025."


def asked(question: str, answer: str, quote: str) -> str:
    return f"Pertanyaan: {question}\nJawaban: {answer}\nKutipan: {quote}\n\n"


GOOD = asked("Berapa pelampung cuaca yang dipasang Badan Angin di Teluk Senja?", "77", FIRST)


def proposed(written: str):
    return by_model(Scripted(written), PROMPT)(RELEASE)


def test_what_stands_in_the_release_is_proposed() -> None:
    (one,) = proposed("Baik, ini pertanyaannya:\n" + GOOD)
    assert (one.kind, one.answers, one.quote) == ("number", ("77",), FIRST)
    assert one.is_verbatim


def test_a_quotation_may_be_broken_otherwise_but_is_kept_as_the_release_has_it() -> None:
    said = "Sekar Ombakwati, mengatakan pelampung itu mengirim data tiap jam."
    (one,) = proposed(asked("Siapa Kepala Badan Angin?", "Sekar Ombakwati", said))
    assert "itu\nmengirim" in one.quote and one.kind == "name" and one.is_verbatim


@pytest.mark.parametrize(
    "written",
    [
        asked("Berapa pelampung dipasang Badan Angin?", "78", FIRST),
        asked("Berapa pelampung dipasang Badan Angin?", "77", "Badan Angin membeli 77 pelampung."),
        asked("Berapa yang dipasang dalam teks ini?", "77", FIRST),
        asked("Badan Angin memasang 77 pelampung.", "77", FIRST),
        asked("Berapa pelampung dipasang Badan Angin?", "", FIRST),
        "Maaf, saya tidak dapat membantu.",
        "",
    ],
)
def test_what_the_release_does_not_bear_out_is_not(written: str) -> None:
    assert proposed(written) == []


def test_the_model_is_asked_no_more_than_is_needed() -> None:
    model = Scripted(*[GOOD] * 9)
    releases = [
        release(f"r{n}", f"{TEXT} Nomor {n}.", title="P", agency="Badan Angin") for n in range(9)
    ]
    assert len(draft(releases, 1, 0, by_model(model, PROMPT), enough=1)) == 1
    assert len(model.asked) == 1


def test_a_model_that_fails_is_said() -> None:
    with pytest.raises(ModelError):
        UntilFailure(by_model(Scripted(ModelError("quota")), PROMPT))(RELEASE)


def test_what_a_model_gave_before_it_failed_is_kept() -> None:
    model = Scripted(GOOD, ModelError("quota"), GOOD)
    proposer = UntilFailure(by_model(model, PROMPT))
    releases = [
        release(f"r{n}", f"{TEXT} Nomor {n}.", title="P", agency="Badan Angin") for n in range(9)
    ]
    assert len(draft(releases, 3, 0, proposer, enough=1)) == 1
    assert proposer.error and len(model.asked) == 2


def test_no_words_are_nowhere() -> None:
    assert verbatim(" ", "teks") == "" and verbatim("lain", "teks") == ""

"""The network that ships: it goes with the encoder, and knows true from false."""

import pytest

from assistant.checking.entailment.inputs import Compared
from assistant.checking.entailment.runtime import SHIPPED, open_judge
from assistant.networks import packing
from index.encoder import open_encoder
from index.encoder.bundled import BundledModel
from tests.conftest import WordEncoder

SOURCE = (
    "Badan Angin telah memasang 77 pelampung cuaca di Teluk Senja pada 3 Juni 2025, sedangkan "
    "pemasangan di Teluk Fajar direncanakan tahun depan."
)
TRUE = (
    "Sebanyak 77 pelampung cuaca sudah dipasang Badan Angin di Teluk Senja.",
    "Pada 3 Juni 2025 pelampung cuaca dipasang di Teluk Senja.",
)
FALSE = (
    "Badan Angin batal memasang pelampung cuaca di Teluk Senja.",
    "Pelampung cuaca di Teluk Senja dipasang atas permintaan nelayan setempat.",
    "Pelampung di Teluk Fajar sudah dipasang tahun lalu.",
    "Harga ikan di Teluk Senja turun.",
)


@pytest.fixture(scope="module")
def judge(models):
    found = open_judge(open_encoder("bundled", models))
    assert found is not None
    return found


def test_what_follows_is_likelier_than_what_does_not(judge):
    odds = judge.judge([Compared(one, "Pelampung cuaca", SOURCE) for one in (*TRUE, *FALSE)])
    assert min(odds[: len(TRUE)]) > max(odds[len(TRUE) :])


def test_the_order_of_the_pairs_is_kept(judge):
    pairs = [Compared(one * n, "", SOURCE) for n, one in enumerate((*TRUE, *FALSE), 1)]
    both = judge.judge(pairs), judge.judge(pairs[::-1])[::-1]
    assert both[0] == pytest.approx(both[1], abs=0.3)
    assert judge.judge([]) == []


def test_the_weights_are_made_for_the_encoder_that_ships():
    assert packing.load(SHIPPED, BundledModel().revision)


def test_it_is_done_without_where_it_is_not_to_be_had(models, tmp_path, caplog):
    assert open_judge(WordEncoder()) is None
    encoder = open_encoder("bundled", models)
    assert open_judge(encoder, tmp_path / "none") is None
    damaged = tmp_path / "weights.safetensors"
    damaged.write_bytes(SHIPPED.read_bytes()[:-9])
    assert open_judge(encoder, damaged) is None
    assert "without it" in caplog.text

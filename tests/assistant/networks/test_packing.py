import numpy as np
import pytest

from assistant.networks import packing
from index.errors import LibraryError

CHANGES = {
    "layer.weight": np.random.default_rng(1).normal(0, 0.02, (8, 16)).astype(np.float32),
    "layer.bias": np.linspace(-1, 1, 8, dtype=np.float32),
    "still": np.zeros((2, 4), dtype=np.float32),
}


@pytest.fixture
def path(tmp_path):
    packing.save(tmp_path / "w.safetensors", CHANGES, base="b")
    return tmp_path / "w.safetensors"


def test_what_is_loaded_is_what_was_saved_within_half_a_step(path):
    loaded = packing.load(path, base="b")
    assert loaded.keys() == CHANGES.keys()
    weight = CHANGES["layer.weight"]
    step = np.abs(weight).max(axis=1, keepdims=True) / 127
    assert (np.abs(loaded["layer.weight"] - weight) <= step / 2 + 1e-7).all()
    assert np.abs(loaded["layer.bias"] - CHANGES["layer.bias"]).max() < 1e-3
    assert not loaded["still"].any()


def test_weights_for_another_encoder_are_refused(path):
    with pytest.raises(LibraryError, match="another model"):
        packing.load(path, base="other")


@pytest.mark.parametrize("place", [0, 40, -3])
def test_a_damaged_file_is_refused(path, place):
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=r"w\.safetensors"):
        packing.load(path, base="b")


def test_a_file_cut_off_or_missing_is_refused(path):
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(LibraryError):
        packing.load(path, base="b")
    with pytest.raises(LibraryError):
        packing.load(path.with_name("none"), base="b")

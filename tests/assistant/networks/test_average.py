import numpy as np

from assistant.networks.average import between


def test_a_network_lies_between_two_and_what_both_share_is_left() -> None:
    shared = np.array([0.5, 0.75], dtype=np.float32)
    one = {"a": np.array([0.0, 2.0], dtype=np.float32), "b": shared}
    other = {"a": np.array([4.0, 2.0], dtype=np.float32), "b": shared, "c": shared}
    found = between(one, other, 0.25)
    assert found["a"].tolist() == [1.0, 2.0]
    assert found["b"].tolist() == shared.tolist()
    assert found["c"].tolist() == [0.125, 0.1875]

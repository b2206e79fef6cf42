import torch

from assistant.reader.average import between


def test_a_network_lies_between_two_and_what_both_share_is_left_exactly() -> None:
    shared = torch.tensor([0.1, 0.7])
    one = {"a": torch.tensor([0.0, 2.0]), "b": shared}
    other = {"a": torch.tensor([4.0, 2.0]), "b": shared.clone()}
    found = between(one, other, 0.25)
    assert found["a"].tolist() == [1.0, 2.0]
    assert torch.equal(found["b"], shared)

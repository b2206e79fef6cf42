"""A network in torch: the bundled encoder's layers with heads of its own.

Only training and conversion import this; at run time a network is OpenVINO's.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import BertModel

from index.encoder.bundled import Architecture, BundledModel
from index.encoder.torch_runtime import bert_config

from . import packing

Changes = Mapping[str, NDArray[np.float32]]

_WORDS = "embeddings.word_embeddings.weight"


class TunedNetwork(nn.Module):
    """BERT over word vectors that it does not own; a subclass adds linear heads."""

    def __init__(self, sizes: Architecture) -> None:
        super().__init__()
        config = bert_config(sizes, vocab_size=1)  # the word vectors come from outside
        config._attn_implementation = "eager"  # the fastest here in bf16
        self.body = BertModel(config, add_pooling_layer=False)

    def hidden(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """The last layer (batch, tokens, hidden).

        ``vectors`` are the tokens' word vectors (batch, tokens, hidden), ``mask`` is one for a
        token and zero for padding.
        """
        found: Tensor = self.body(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        return found

    def freeze(self, layers: int) -> None:
        """Leave the embeddings and the lowest layers as the encoder has them."""
        for part in (self.body.embeddings, *self.body.encoder.layer[:layers]):
            part.requires_grad_(False)


Kind = TypeVar("Kind", bound=TunedNetwork)


def from_encoder(kind: type[Kind], bundled: BundledModel) -> tuple[Kind, Tensor]:
    """A network that starts as the encoder, its heads small, and the word vectors.

    Seed torch before: the heads are random.
    """
    network = kind(bundled.architecture)
    tensors = {name: torch.from_numpy(value) for name, value in bundled.tensors().items()}
    words = tensors.pop(_WORDS)
    network.body.load_state_dict(tensors, strict=False)
    for head in network.children():
        if isinstance(head, nn.Linear):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
    return network, words


def changes(network: TunedNetwork, bundled: BundledModel) -> dict[str, NDArray[np.float32]]:
    """What differs from the encoder; the heads are whole."""
    before = {f"body.{name}": value for name, value in bundled.tensors().items()}
    found = {}
    for name, tensor in network.state_dict().items():
        after: NDArray[Any] = tensor.detach().float().numpy()
        if name.startswith("body.embeddings."):
            continue
        change = after - before[name] if name in before else after
        if change.any():
            found[name] = change
    return found


def trained(kind: type[Kind], bundled: BundledModel, changed: Changes) -> Kind:
    """The network with ``changes`` laid on the encoder; those of another kind's heads are left."""
    network, _ = from_encoder(kind, bundled)
    state = network.state_dict()
    for name, change in changed.items():
        if name in state:
            base = state[name] if name.startswith("body.") else 0
            state[name] = base + torch.from_numpy(change)
    network.load_state_dict(state)
    return network.eval()


def opened(kind: type[Kind], bundled: BundledModel, path: Path) -> Kind:
    """The network of a file: packed weights (``.safetensors``), or the checkpoint of a training."""
    if path.suffix == ".safetensors":
        return trained(kind, bundled, packing.load(path, bundled.revision))
    network, _ = from_encoder(kind, bundled)
    network.load_state_dict(torch.load(path, weights_only=True)["network"])
    return network.eval()

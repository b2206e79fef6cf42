"""The reader's network in torch: the bundled encoder's layers with three heads.

Only training and conversion import this; at run time the network is OpenVINO's.
"""

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import BertModel

from index.encoder.bundled import Architecture, BundledModel
from index.encoder.torch_runtime import bert_config

_WORDS = "embeddings.word_embeddings.weight"


class ReaderNetwork(nn.Module):
    """BERT over word vectors that it does not own, a span head and an answerability head."""

    def __init__(self, sizes: Architecture) -> None:
        super().__init__()
        config = bert_config(sizes, vocab_size=1)  # the word vectors come from outside
        config._attn_implementation = "eager"  # the fastest here in bf16
        self.body = BertModel(config, add_pooling_layer=False)
        self.span = nn.Linear(sizes.hidden, 2)
        self.answer = nn.Linear(sizes.hidden, 1)

    def forward(self, vectors: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of starts and ends (batch, tokens), and whether the passages answer (batch,).

        ``vectors`` are the tokens' word vectors (batch, tokens, hidden), ``mask`` is one for a
        token and zero for padding. The first token's start and end stand for "no answer here".
        """
        hidden = self.body(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        spans = self.span(hidden)
        # padding is never the start or the end of an answer
        spans = spans + (1.0 - mask.to(spans.dtype)).unsqueeze(-1) * -1e4
        answers = self.answer(hidden[:, 0]).squeeze(-1)
        return spans[..., 0], spans[..., 1], answers


def from_encoder(bundled: BundledModel) -> tuple[ReaderNetwork, Tensor]:
    """A network that starts as the encoder, its heads small, and the word vectors.

    Seed torch before: the heads are random.
    """
    network = ReaderNetwork(bundled.architecture)
    tensors = {name: torch.from_numpy(value) for name, value in bundled.tensors().items()}
    words = tensors.pop(_WORDS)
    network.body.load_state_dict(tensors, strict=False)
    for head in (network.span, network.answer):
        nn.init.normal_(head.weight, std=0.02)
        nn.init.zeros_(head.bias)
    return network, words


def changes(network: ReaderNetwork, bundled: BundledModel) -> dict[str, NDArray[np.float32]]:
    """What differs from the encoder the network started as; the heads whole."""
    before = {f"body.{name}": value for name, value in bundled.tensors().items()}
    found = {}
    for name, tensor in network.state_dict().items():
        after = tensor.detach().float().numpy()
        if name.startswith("body.embeddings."):
            continue
        change = after - before[name] if name in before else after
        if change.any():
            found[name] = change
    return found


def trained(bundled: BundledModel, changed: Mapping[str, NDArray[np.float32]]) -> ReaderNetwork:
    """The network with ``changes`` laid on the encoder."""
    network, _ = from_encoder(bundled)
    state = network.state_dict()
    for name, change in changed.items():
        base = state[name] if name.startswith("body.") else 0
        state[name] = base + torch.from_numpy(change)
    network.load_state_dict(state)
    return network.eval()

"""The reader's network in torch: a span head and an answerability head."""

from torch import Tensor, nn

from index.encoder.bundled import Architecture

from ..networks.tuned import TunedNetwork


class ReaderNetwork(TunedNetwork):
    """Reads a passage with a question in mind."""

    def __init__(self, sizes: Architecture) -> None:
        super().__init__(sizes)
        self.span = nn.Linear(sizes.hidden, 2)
        self.answer = nn.Linear(sizes.hidden, 1)

    def forward(self, vectors: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of starts and ends (batch, tokens), and whether the passages answer (batch,).

        See ``hidden`` for the inputs. The first token's start and end stand for "no answer here".
        """
        hidden = self.hidden(vectors, mask)
        spans = self.span(hidden)
        # padding is never the start or the end of an answer
        spans = spans + (1.0 - mask.to(spans.dtype)).unsqueeze(-1) * -1e4
        answers = self.answer(hidden[:, 0]).squeeze(-1)
        return spans[..., 0], spans[..., 1], answers

"""The network in torch: entailed, neither, or contradicted."""

from torch import Tensor, nn

from index.encoder.bundled import Architecture

from ...networks.tuned import TunedNetwork


class EntailmentNetwork(TunedNetwork):
    """Reads a source with a claim in mind."""

    def __init__(self, sizes: Architecture) -> None:
        super().__init__(sizes)
        self.label = nn.Linear(sizes.hidden, 3)

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """Logits (batch, 3) of entailed, neither, contradicted; see ``hidden`` for the inputs."""
        logits: Tensor = self.label(self.hidden(vectors, mask)[:, 0])
        return logits

"""The network at run time."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import numpy as np

from index.encoder.encoder import Encoder

from ...networks.runtime import WEIGHTS, Network, open_network
from .inputs import Compared, encode

SHIPPED = Path(str(files(__package__))) / WEIGHTS


class Judge(Protocol):
    """Judges whether claims follow from their sources."""

    def judge(self, pairs: Sequence[Compared]) -> list[float]:
        """The log odds that each claim follows."""


@dataclass(frozen=True, slots=True)
class NetworkJudge:
    """The converted network as a judge; safe in threads."""

    network: Network

    def judge(self, pairs: Sequence[Compared]) -> list[float]:
        """See ``Judge``."""
        odds = [0.0] * len(pairs)
        for row, (logits,) in self.network.run(encode(self.network.tokenizer, pairs)):
            follows, neither, contradicted = (float(one) for one in logits)
            odds[row] = follows - float(np.logaddexp(neither, contradicted))
        return odds


def open_judge(encoder: Encoder, weights: Path | None = None) -> NetworkJudge | None:
    """The network beside the bundled encoder; None where it is not to be had."""
    network = open_network(encoder, weights or SHIPPED, "entailment", f"{__package__}.convert")
    return NetworkJudge(network) if network else None

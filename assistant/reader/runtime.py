"""The trained reader at run time."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from index.encoder.encoder import Encoder

from ..networks.runtime import WEIGHTS, Network, open_network
from .decoding import Read
from .inputs import encode

SHIPPED = Path(str(files(__package__))) / WEIGHTS


class SpanReader(Protocol):
    """Reads passages with a question in mind."""

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Read]:
        """What each passage, given as (header, text), holds for the question."""


@dataclass(frozen=True, slots=True)
class NetworkReader:
    """The converted network as a reader; safe in threads."""

    network: Network

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Read]:
        """See ``SpanReader``."""
        readings = encode(self.network.tokenizer, question, passages)
        found: dict[int, Read] = {}
        for row, (starts, ends, answers) in self.network.run([one.ids for one in readings]):
            size = len(readings[row].ids)
            found[row] = Read(readings[row], starts[:size], ends[:size], float(answers))
        return [found[row] for row in range(len(readings))]


def open_span_reader(encoder: Encoder, weights: Path | None = None) -> NetworkReader | None:
    """The trained reader beside the bundled encoder; None where it is not to be had."""
    network = open_network(encoder, weights or SHIPPED, "reader", f"{__package__}.convert")
    return NetworkReader(network) if network else None

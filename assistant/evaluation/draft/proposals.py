"""What is proposed as a question, and who proposes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from index.releases import Release

Kind = Literal["number", "date", "place", "quote", "name"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that a release answers, to be checked by a person.

    ``quote`` proves the answer and is verbatim in the release's text. ``worth`` orders the
    proposals of a release, the best highest; it means nothing between proposers.
    """

    release: Release
    kind: Kind
    question: str
    answers: tuple[str, ...]
    quote: str
    worth: float = 0.0

    @property
    def is_verbatim(self) -> bool:
        """Whether the quote stands in the release as it is."""
        return bool(self.quote) and self.quote in self.release.text


class Proposer(Protocol):
    """Reads a release and proposes questions: templates, or a chat model."""

    def __call__(self, release: Release) -> Sequence[Proposal]:
        """Questions that the release answers, each with its quote; none is fine."""

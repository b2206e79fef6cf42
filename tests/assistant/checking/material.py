"""What a mutation is made of: a true sentence, its quote, the rest of its release, and chance."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ENGLISH = re.compile(
    r"\b(?:the|of|from|has|have|had|was|were|will|are|said|not|in|and|to|with|for)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Material:
    """``others`` are texts of the same release outside the quote: figures and names to borrow."""

    said: str
    quote: str
    others: Sequence[str]
    draw: random.Random

    @property
    def known(self) -> str:
        """Everything that is true or may be: sentence, quote and the rest of the release."""
        return "\n".join((self.said, self.quote, *self.others))

    @property
    def english(self) -> bool:
        """Whether the sentence is in English."""
        return len(_ENGLISH.findall(self.said)) >= 2

    def put(self, start: int, end: int, text: str) -> str:
        """The sentence with ``text`` between the two offsets."""
        return self.said[:start] + text + self.said[end:]

    def one(self, of: Iterable[str]) -> str | None:
        """One of them by chance, None of nothing; their order does not matter."""
        choices = sorted(set(of))
        return self.draw.choice(choices) if choices else None


def as_written(word: str, instead: str) -> str:
    """``instead`` with a capital if the word that it takes the place of has one."""
    return instead[:1].upper() + instead[1:] if word[:1].isupper() else instead

"""A claim and its source as the tokens that the network reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

LONGEST = 224  # tokens of an input; a source is cut at its end
_LONGEST_CLAIM = 96  # tokens
_PROMPT = "query: "
_FIRST, _BETWEEN, _LAST = [0], [2, 2], [2]


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim, and the source that is to say it, behind what is known of its release."""

    claim: str
    header: str
    source: str


def encode(tokenizer: Tokenizer, pairs: Sequence[Compared]) -> list[list[int]]:
    """The token ids of each pair."""
    claims = [_PROMPT + one.claim for one in pairs]
    sources = [f"{one.header}. {one.source}" if one.header else one.source for one in pairs]
    said = tokenizer.encode_batch(claims, add_special_tokens=False)
    told = tokenizer.encode_batch(sources, add_special_tokens=False)
    found = []
    for claim, source in zip(said, told, strict=True):
        opening = _FIRST + claim.ids[:_LONGEST_CLAIM] + _BETWEEN
        room = LONGEST - len(opening) - len(_LAST)
        found.append(opening + source.ids[:room] + _LAST)
    return found

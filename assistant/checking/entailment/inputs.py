"""A claim and its source as the tokens that the network reads, both in the source's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from ..alignment import aligned, in_one_spelling

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
    alike = [_alike(one) for one in pairs]
    claims = [_PROMPT + one.claim for one in alike]
    sources = [f"{one.header}. {one.source}" if one.header else one.source for one in alike]
    said = tokenizer.encode_batch(claims, add_special_tokens=False)
    told = tokenizer.encode_batch(sources, add_special_tokens=False)
    found = []
    for claim, source in zip(said, told, strict=True):
        opening = _FIRST + claim.ids[:_LONGEST_CLAIM] + _BETWEEN
        room = LONGEST - len(opening) - len(_LAST)
        found.append(opening + source.ids[:room] + _LAST)
    return found


def _alike(pair: Compared) -> Compared:
    """A pair in one spelling, and the claim in the source's words."""
    claim, header, source = map(in_one_spelling, (pair.claim, pair.header, pair.source))
    return Compared(aligned(claim, (source, header)), header, source)

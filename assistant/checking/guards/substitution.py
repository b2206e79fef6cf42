"""A guard of single words: none takes the place of another that means something else; pure."""

from collections.abc import Mapping
from itertools import pairwise

from ..statement import Statement
from ..synonyms import alike


def replaced(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether a strange word stands between two words that the source has another between."""
    said, known = claim.content, source.known | context.known
    behind, before = _beside(source)
    for left, word, right in zip(said, said[1:], said[2:], strict=False):
        if word in known:
            continue
        instead = behind.get(left, set()) & before.get(right, set()) - set(said)
        if instead and instead.isdisjoint(alike(word)):
            return True
    return False


def _beside(text: Statement) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """For each root the roots that follow it, and those that it follows."""
    behind: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for one, other in pairwise(text.content):
        behind.setdefault(one, set()).add(other)
        before.setdefault(other, set()).add(one)
    return behind, before

"""Names that are the initials of others, read off the two texts; pure."""

import re
from collections.abc import Iterator

from index.stopwords import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters of initials whose words may be written small
_LONGEST = 8


def spelt_out(said: str, held: str) -> set[str]:
    """The words of ``said``, in lower case, that stand in ``held`` as initials or spelt out.

    "NTB" where the other text has "Nusa Tenggara Barat", and the other way round; words like
    "dan" count in initials or do not.
    """
    words = {short.lower() for short, _ in _shared(said, held)}
    return words.union(word.lower() for _, run in _shared(held, said) for word in run)


def _shared(short: str, long: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each initials of one text with the words of the other that they stand for."""
    initials = {word for word in _WORD.findall(short)
                if word.isupper() and 2 <= len(word) <= _LONGEST}  # fmt: skip
    words = _WORD.findall(long)
    for every in (words, [word for word in words if word.lower() not in STOP_WORDS]):
        letters = "".join(word[0].upper() for word in every)
        for one in initials:
            for match in re.finditer(f"(?={one})", letters):
                run = tuple(every[match.start() : match.start() + len(one)])
                if len(one) >= _SHORTEST or all(word[0].isupper() for word in run):
                    yield one, run

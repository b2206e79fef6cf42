"""Names that are made of the initials or first syllables of others, read off two texts; pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from index.stopwords import STOP_WORDS
from index.terms import is_word, stem

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W\d_]+(?:[ \t\u00a0]+[^\W\d_]+)*")  # words with nothing but blanks between
_SMALL = 4  # letters of initials whose words may be written small
_LONGEST = 8
_BODIES = frozenset(
    """kementerian menteri dinas badan pemerintah direktorat direktur komisi lembaga dewan kepala
    wakil sekretaris sekretariat inspektorat inspektur universitas politeknik kantor""".split()
)
_BODY = re.compile(
    rf"(?:{'|'.join(sorted({body[:3] for body in _BODIES}))})[a-z]{{2,}}", re.IGNORECASE
)


def spelt_out(said: str, held: str) -> set[str]:
    """The words of ``said``, in lower case, that stand in ``held`` shortened or spelt out.

    "Dinkes" where the other text has "Dinas Kesehatan", "NTB" where it has "Nusa Tenggara Barat",
    and the other way round where all of them are words of the language: who is called Budi
    Prasetyo Santoso is no BPS. Words like "dan" count in initials or do not.
    """
    words = {short.lower() for short, _ in _shared(said, held)} | _blended(said, held)
    for _, run in _shared(held, said):
        if all(is_word(stem(word.lower())) for word in run):
            words.update(word.lower() for word in run)
    return words


def _shared(short: str, long: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each initials of one text with the words of the other that they stand for."""
    initials = {word for word in _WORD.findall(short)
                if word.isupper() and 2 <= len(word) <= _LONGEST}  # fmt: skip
    for together in _RUN.findall(long):
        words = _WORD.findall(together)
        for every in (words, [word for word in words if word.lower() not in STOP_WORDS]):
            letters = "".join(word[0].upper() for word in every)
            for one in initials:
                for match in re.finditer(f"(?={one})", letters):
                    run = tuple(every[match.start() : match.start() + len(one)])
                    if len(one) >= _SMALL or _is_name(run):
                        yield one, run


def _blended(short: str, long: str) -> set[str]:
    """The words of one text, in lower case, that begin the words of a body's name: "Dinkes"."""
    blends = [word for word in _WORD.findall(short) if _BODY.match(word)]
    found = set()
    for together in _RUN.findall(long) if blends else ():
        words = [word for word in _WORD.findall(together) if word.lower() not in STOP_WORDS]
        for at, count in product(range(len(words)), (2, 3)):
            run = words[at : at + count]
            if len(run) == count and run[0].lower() in _BODIES and _is_name(run):
                pattern = "".join(word[:2] + _optional(word[2:]) for word in run)
                whole = re.compile(pattern, re.IGNORECASE)
                found |= {one.lower() for one in blends if one not in run and whole.fullmatch(one)}
    return found


def _optional(letters: str) -> str:
    """A pattern of the first of some letters, as many as there are."""
    return "".join(f"(?:{letter}" for letter in letters) + ")?" * len(letters)


def _is_name(run: Sequence[str]) -> bool:
    """Whether all words but such as "dan" are capitalised, and are more than letters."""
    told = [word for word in run if word.lower() not in STOP_WORDS]
    return len(told) > 1 and all(word[0].isupper() and len(word) > 2 for word in told)

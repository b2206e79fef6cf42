"""English questions: which are, and their words in Indonesian, as releases use them.

Both legs search for them beside the English words themselves, because names are the same in both
languages and the glossary has not every word. ``english.tsv`` is the glossary:
on each line an English word or phrase, a tab, and the Indonesian words for it. It was written for
this project, from the words and phrases that are frequent in public releases.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

import snowballstemmer

from .terms import normalise

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ENGLISH = frozenset(
    "the of and what when where who whose why how many much is are was were did does do which in to"
    " for by on at has have will would can from that this".split()
)
_INDONESIAN = frozenset(
    "yang di dan apa siapa kapan mana dimana berapa brp kenapa mengapa bagaimana gimana itu ini"
    " dari untuk dengan pada ke kah nya tidak ada oleh adalah dalam sudah bisa saja aja tahun"
    " jumlah jadi kok sih dong yg kpn gak".split()
)
_IRREGULAR = """
    became become, began begin, begun begin, bought buy, brought bring, built build, burnt burn,
    caught catch, chose choose, chosen choose, came come, cities city, countries country, dealt
    deal, died die, dying die, drawn draw, drew draw, driven drive, drove drive, fallen fall,
    fed feed, felt feel, fell fall, flew fly, flown fly, forbidden forbid, forgave forgive, fought
    fight, found find, froze freeze, frozen freeze, gave give, given give, grew grow, grown grow,
    heard hear, held hold, hid hide, hidden hide, kept keep, knew know, known know, laid lay, led
    lead, left leave, lent lend, lost lose, made make, meant mean, men man, met meet, overseen
    oversee, paid pay, people person, ran run, rang ring, risen rise, rose rise, said say, sank
    sink, saw see, seen see, sent send, shook shake, shot shoot, shown show, sold sell, sought
    seek, spent spend, spoke speak, spoken speak, stole steal, stolen steal, stood stand, struck
    strike, sunk sink, swore swear, sworn swear, taken take, taught teach, thought think, told
    tell, took take, understood understand, withdrawn withdraw, withdrew withdraw, won win, women
    woman, wrote write, written write, overtaken overtake, overtook overtake, children child,
    wives wife, lives life, undertook undertake, upheld uphold, bred breed, dug dig, hung hang
"""
_BASES = dict(pair.split() for pair in _IRREGULAR.split(","))
_LONGEST = 3  # words of a phrase of the glossary
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_LEAST = 3  # letters that are left of a word without its ending
_opening = threading.Lock()


class _Glossary:
    """Indonesian words by what is said in English; safe in threads, which stemmers are not."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._stemmer = snowballstemmer.stemmer("english")
        self._stemming = threading.Lock()
        self._written = dict(line.split("\t") for line in lines)
        self._by_stem: dict[str, str] = {}
        for said in sorted(self._written, key=len):  # the shortest is the least derived
            self._by_stem.setdefault(self._stems(said.split()), self._written[said])

    def find(self, words: Sequence[str]) -> str | None:
        """The Indonesian words for some English ones, together; None if they are not known."""
        *before, last = words
        forms = (" ".join((*before, form)) for form in _forms(last))
        written = next((self._written[form] for form in forms if form in self._written), None)
        return written or self._by_stem.get(self._stems(words))

    def _stems(self, words: Iterable[str]) -> str:
        with self._stemming:
            return " ".join(self._stemmer.stemWord(_BASES.get(word, word)) for word in words)


def _forms(word: str) -> Iterator[str]:
    """A word as it is, and what it may be a form of."""
    yield word
    yield _BASES.get(word, word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST:
            yield word.removesuffix(ending) + instead


def is_english(question: str) -> bool:
    """Whether English function words outnumber the Indonesian ones."""
    words = _WORD.findall(question.lower())
    english = sum(word in _ENGLISH for word in words)
    return english > sum(word in _INDONESIAN for word in words)


def in_indonesian(question: str) -> str:
    """The words that are known of an English question, in Indonesian, in its order.

    The longest phrases first; a word in another form ("hiked") is known by its stem.
    """
    words = [
        part
        for word in _WORD.findall(normalise(question))
        for part in ([word] if _glossary().find([word]) else word.split("-"))
    ]
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            meant = _glossary().find(words[at : at + size])
            if meant:
                found.append(meant)
                break
        at += size
    return " ".join(found)


def _glossary() -> _Glossary:
    with _opening:
        return _read()


@cache
def _read() -> _Glossary:
    text = (files(__package__) / "english.tsv").read_text(encoding="utf-8")
    return _Glossary(text.splitlines())

"""Pairs made from the releases: a sentence, said truly in other words, or falsely."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from index.passages.sentences import sentence_spans
from index.releases import Release

from ...places import context_of
from ..inputs import Compared
from .examples import Example, Label
from .faithful import faithful
from .false import Material, addition, contradiction, ending_of, names_in, words_in
from .mixed import mixed

_LENGTH = range(50, 360)  # characters of a sentence that is used
_WIDE = 0.35  # share of sources that are two sentences
_AS_IT_IS = 0.15  # share of true claims that are the sentence itself
_SOURCED = 0.1  # share of those that say which release they are from
_MIXED = 0.12  # share of the sentences that are said half in English
_OWN_WORDS = 0.6  # share of the replaced words that it does
_OWN = 0.3  # share of the added clauses that the same release holds elsewhere


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, the one behind it, and of its release what is known, names and endings."""

    sentence: str
    behind: str
    header: str
    agency: str
    names: Sequence[str]
    endings: Sequence[str]
    words: Sequence[str]


def examples_of(releases: Sequence[Release], count: int, draw: random.Random) -> list[Example]:
    """``count`` pairs of the releases, or as many as they give."""
    told = [one for release in releases for one in sentences(release)]
    strangers = sorted({name for one in told for name in one.names if " " in name})
    endings = sorted({ending for one in told for ending in one.endings})
    words = sorted({word for one in told for word in one.words})
    found: list[Example] = []
    for one in draw.sample(told, len(told)):
        if len(found) >= count:
            break
        found += _examples(one, strangers, endings, words, draw)
    return found[:count]


def sentences(release: Release) -> Iterator[Told]:
    """The sentences of a release that claims are made of."""
    text = release.text
    every = [" ".join(text[a:b].split()) for a, b in sentence_spans(text)]
    kept = [one for one in every if len(one) in _LENGTH and one[0].isupper() and one[-1] in ".”"]
    names = sorted({name for one in kept for name in names_in(one)})
    endings = [ending for one in kept if (ending := ending_of(one))]
    words = sorted({word for one in kept for word in words_in(one)})
    known = context_of(release).text
    for sentence, behind in zip(every, [*every[1:], ""], strict=True):
        if sentence in kept:
            yield Told(sentence, behind, known, release.agency, names, endings, words)


def _examples(
    told: Told,
    strangers: Sequence[str],
    endings: Sequence[str],
    words: Sequence[str],
    draw: random.Random,
) -> Iterator[Example]:
    wide = draw.random() < _WIDE and told.behind
    source = f"{told.sentence} {told.behind}" if wide else told.sentence
    head = told.header if draw.random() < 0.7 else ""
    own = [one for one in told.endings if one not in source]
    added = own if own and draw.random() < _OWN else draw.sample(endings, min(8, len(endings)))
    others = draw.sample(strangers, min(30, len(strangers)))
    theirs = told.words if draw.random() < _OWN_WORDS else draw.sample(words, min(300, len(words)))
    material = Material(source, told.names, others, added, theirs)
    said = told.sentence if draw.random() < _AS_IT_IS else faithful(told.sentence, draw)
    again = faithful(told.sentence, draw)
    if head and draw.random() < _SOURCED:
        by = draw.choice((told.agency, "siaran pers itu", "rilis tersebut")) or "rilis itu"
        again = f"Menurut {by}, {again[:1].lower()}{again[1:]}"
    foreign = draw.random() < _MIXED
    worded = partial(mixed, draw=draw) if foreign else str
    for true in dict.fromkeys((said, again)):
        yield Example(Compared(worded(true), head, source), Label.ENTAILED)
    if len(said) < 0.8 * len(told.sentence):
        # what was left out is not said by what is left
        yield Example(Compared(worded(told.sentence), head, said), Label.NEITHER)
    for change, label in (
        (contradiction, Label.CONTRADICTED), (addition, Label.NEITHER)
    ):  # fmt: skip
        base = said if draw.random() < 0.7 else told.sentence
        if changed := change(base, material, draw):
            yield Example(Compared(worded(changed), head, source), label)

"""Written sentences made false by one change.

The written ones teach what is true though it is worded otherwise, and false in what people get
wrong. That a "tidak" turns such a sentence round, and that a clause at its end is no part of what
the source says, they do not teach: taught by them alone the network believed a fifth of those
that were denied.
"""

import random
from collections.abc import Iterator, Sequence

from ..inputs import Compared
from .examples import Example, Label
from .false import DENIALS, IN_ENGLISH, Material, addition, first
from .releases import Told, sentences
from .written import Written

_DENIED = 0.6  # share of the sentences that are turned round, not added to
_STRANGE = 8  # clauses, names and words of other releases to choose from


def changed(written: Sequence[Written], draw: random.Random) -> Iterator[Example]:
    """Of every true sentence a false one, where a change fits."""
    releases = {one.release.id: one.release for one in written}
    told = {name: list(sentences(release)) for name, release in releases.items()}
    every = [one for found in told.values() for one in found]
    for one in written:
        if one.label is Label.ENTAILED:
            yield from _made_false(one, told[one.release.id], every, draw)


def _made_false(
    one: Written, own: Sequence[Told], every: Sequence[Told], draw: random.Random
) -> Iterator[Example]:
    pair = one.example.pair
    strange = draw.sample(every, min(_STRANGE, len(every)))
    material = Material(
        pair.source,
        own[0].names if own else [],
        [name for told in strange for name in told.names],
        [ending for told in strange for ending in told.endings],
        [word for told in (*own[:1], *strange) for word in told.words],
    )
    if one.lang == "en":
        said, label = first(IN_ENGLISH, pair.claim, material, draw), Label.CONTRADICTED
    elif draw.random() < _DENIED:
        said, label = first(DENIALS, pair.claim, material, draw), Label.CONTRADICTED
    else:
        said, label = addition(pair.claim, material, draw), Label.NEITHER
    if said:
        yield Example(Compared(said, pair.header, pair.source), label)

"""False sentences made from true ones, to measure what a check lets through.

Each change is one that makes the sentence false given its quote; where that is not sure, there is
none. A change that only says less than the sentence (at least 20 of at least 30) is not made.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from . import dates, figures, inventions, names, references, wording
from .material import Material


@dataclass(frozen=True, slots=True)
class Mutation:
    """A false sentence and what was done to the true one."""

    kind: str
    text: str


KINDS: dict[str, Callable[[Material], Iterator[str]]] = {
    "number_near": figures.near,
    "number_of_release": figures.borrowed,
    "number_in_words": figures.in_words,
    "figures_exchanged": figures.exchanged,
    "scale": figures.rescaled,
    "unit": figures.reunited,
    "day": dates.day_changed,
    "month": dates.month_changed,
    "year": dates.year_changed,
    "date_of_release": dates.date_borrowed,
    "time": dates.time_changed,
    "weekday": dates.weekday_changed,
    "reference_number": references.renumbered,
    "name": names.name_changed,
    "names_exchanged": names.names_exchanged,
    "speaker": names.speaker_changed,
    "speaker_invented": names.speaker_invented,
    "post": names.post_changed,
    "agency": names.agency_changed,
    "place": names.place_changed,
    "negation_added": wording.negation_added,
    "negation_removed": wording.negation_removed,
    "modality": wording.modality_changed,
    "opposite": wording.opposite,
    "quantity": wording.quantity_changed,
    "word": inventions.word_changed,
    "clause_with_name": inventions.with_a_name,
    "clause_with_figure": inventions.with_a_figure,
    "clause_plain": inventions.with_neither,
}


def mutations(
    said: str, quote: str, others: Sequence[str], draw: random.Random
) -> Iterator[Mutation]:
    """Every false sentence that one change makes of ``said``, which ``quote`` supports.

    ``others`` are the other texts of the release. The same ``draw`` state gives the same ones.
    """
    material = Material(said, quote, others, draw)
    given = {said}
    for kind, change in KINDS.items():
        for text in change(material):
            if text not in given and text not in quote:
                given.add(text)
                yield Mutation(kind, text)

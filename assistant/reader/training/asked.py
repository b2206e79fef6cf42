"""Questions written for this project, as training examples.

``python -m assistant.reader.training.asked RELEASES FILE`` writes them as JSON lines.
``asked.jsonl`` beside this module holds questions about public releases, with where in them the
answers stand (offsets only: the releases are no part of the project). RELEASES (any format the
library reads) must be indexed in RILIS_DATA_DIR: each question is searched for there, and what
is found beside the answer becomes its hard negatives. A quarter of the questions, by the
digest of their releases, is kept from the network: the small models over its outputs are fitted
on those.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from index.library import Library
from index.loading import load
from index.passages import passage_holding
from index.releases import Hit, Release
from index.search import Search

from ...answers import Turn
from ...question import read_as, search_words
from ...settings import Settings
from ..inputs import Span, header
from .examples import Example, Passage, save_groups
from .swaps import swapped

_FOUND = 14  # passages the search is asked for
_NEGATIVES = 4
_FIRST = 2  # of them, the best found; the others are drawn from the rest
_TELLING = 4  # characters of an answer that, found elsewhere, may answer there too


@dataclass(frozen=True, slots=True)
class Place:
    """Where a release proves an answer: the quote, and in it the answer."""

    release_id: str
    quote: Span
    answer: Span


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with every place that proves its answer; none if nothing does.

    ``near`` is the release that comes near to answering a question that none answers, if known.
    """

    id: str
    type: str
    lang: str
    question: str
    history: tuple[Turn, ...]
    places: tuple[Place, ...]
    near: str = ""

    @property
    def is_typical(self) -> bool:
        """Whether it is one of those in the proportions in which people ask.

        Of the others some were written beside each other over one passage, to be told apart (their
        ids begin with "c"), some all in English ("d"), some where other sentences of the release
        are about the same ("e"). From them the network may learn, and the search be chosen; the
        decision about an answer is not made by them.
        """
        return self.id.startswith(("a", "b"))

    @property
    def is_for_network(self) -> bool:
        """Whether the network may learn from it: decided by its release, so none is in both."""
        known = self.places[0].release_id if self.places else self.near or self.question
        return hashlib.sha256(f"asked {known}".encode()).digest()[0] % 4 != 0


def load_asked(releases: Mapping[str, Release]) -> list[Asked]:
    """The written questions whose releases are there, with the text that they were written for."""
    lines = (files(__package__) / "asked.jsonl").read_text(encoding="utf-8").splitlines()
    records = map(json.loads, lines)
    return [
        Asked(
            record["id"],
            record["type"],
            record["lang"],
            record["question"],
            tuple(Turn(turn["role"], turn["content"]) for turn in record["history"]),
            tuple(
                Place(one["release_id"], tuple(one["quote"]), tuple(one["answer"]))
                for one in record["evidence"]
            ),
            record.get("near", ""),
        )
        for record in records
        if all(_is_there(one, releases) for one in record["evidence"])
    ]


def _is_there(place: Mapping[str, str], releases: Mapping[str, Release]) -> bool:
    release = releases.get(place["release_id"])
    if release is None:
        return False
    return hashlib.sha256(release.text.encode()).hexdigest().startswith(place["text"])


def groups(
    asked: Sequence[Asked], releases: Mapping[str, Release], search: Search, draw: random.Random
) -> Iterator[Example]:
    """Each question over the passage that answers it and those that the search finds beside.

    Where something in it can be exchanged, the near miss follows, over the same passage.
    """
    for one in asked:
        question = read_as(one.question, one.history)
        right = next(filter(None, (_right(place, releases) for place in one.places)), None)
        if one.places and right is None:
            continue  # its answer runs over two passages
        hits = search(search_words(one.question, one.history), _FOUND)
        wrong = [hit for hit in hits if not _may_answer(hit, one, releases)]
        wrong.sort(key=lambda hit: hit.release.id != one.near)  # what comes near is worth most
        chosen = wrong[:_FIRST]
        rest = wrong[_FIRST:]
        chosen += draw.sample(rest, min(_NEGATIVES - len(chosen), len(rest)))
        others = [_passage(hit.release, hit.text, None) for hit in chosen]
        yield Example(question, (*([right] if right else []), *others))
        missed = right and swapped(question, f"{right.header}\n{right.text}", draw)
        if right and missed:
            yield Example(missed, (replace(right, answer=None), *others[:1]))


def _right(place: Place, releases: Mapping[str, Release]) -> Passage | None:
    release = releases[place.release_id]
    start, end = place.answer
    home = passage_holding(release, start, end)
    if home is None:
        return None
    text = release.text[home.start : home.end]
    return _passage(release, text, (start - home.start, end - home.start))


def _passage(release: Release, text: str, answer: Span | None) -> Passage:
    return Passage(header(release.title, release.date), text, answer)


def _may_answer(hit: Hit, asked: Asked, releases: Mapping[str, Release]) -> bool:
    """Whether a passage touches a place that answers, or holds the words of the answer."""
    for place in asked.places:
        start, end = place.quote
        same = hit.release.id == place.release_id
        if same and hit.passage.start < end and hit.passage.end > start:
            return True
        words = releases[place.release_id].text[slice(*place.answer)]
        if len(words) >= _TELLING and words in hit.text:
            return True
    return False


def main() -> None:
    """Write the examples as JSON lines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("releases", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ids", nargs="*", default=[""], help="only ids that begin with one")
    given = parser.parse_args()
    read = load([given.releases])
    releases = {one.id: one for one in read if isinstance(one, Release)}
    asked = [one for one in load_asked(releases)
             if one.is_for_network and one.id.startswith(tuple(given.ids))]  # fmt: skip
    found = groups(asked, releases, Search(Library(Settings())), random.Random(given.seed))
    print(f"{save_groups(given.out, found)} of {len(asked)} questions")


if __name__ == "__main__":
    main()

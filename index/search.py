"""Hybrid search: a dense and a keyword leg, fused; and the same as a LangChain retriever."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from .catalog import Row
from .english import in_indonesian, is_english
from .library import Library
from .releases import Hit, Release
from .scope import Scope, fit, newness, scope_of
from .store import Store

CANDIDATES = 100  # of each leg
DENSE_WEIGHT = 0.4  # the keyword leg has the rest; measured, see README
ENGLISH_DENSE_WEIGHT = 0.5  # for a question in English, of which words are few in common
SCOPE_WEIGHT = 0.3  # of fitting the time asked about, beside 1 for both legs
RELEASE_WEIGHT = 0.3  # of the release's passages together, beside 1 for the passage
NEAR_EMPTY_WEIGHT = 0.85  # of a caption or a notice, beside 1 for a release that says something
_BEST = 3
_NEWEST_AMONG = 20  # passages
_ATTEMPTS = 5  # at a search that somebody wrote into
_COPY = 0.8  # Jaccard overlap of the words of two passages whose figures are the same
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """What one search ranked, best first, in each of its stages.

    ``dense`` and ``lexical`` are the legs alone, ``fused`` both by their weighted scores, and
    ``hits`` the end: the time asked about and the support of the release weighed in, copies
    collapsed.
    """

    dense: tuple[Hit, ...]
    lexical: tuple[Hit, ...]
    fused: tuple[Hit, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Finds passages of a library. It is as safe in threads as the library is.

    "Last year" and the like count from ``today``, or from the day of the question if it is None.
    """

    library: Library
    today: datetime.date | None = None

    def __call__(self, question: str, k: int = 20) -> list[Hit]:
        """The best ``k`` passages, best first, copies collapsed.

        Only live passages of live releases are returned, whatever other processes do.
        """
        return list(self.found(question, k).hits)

    def found(self, question: str, k: int = 20) -> Found:
        """The best ``k`` passages of each stage; the last one's are what a call returns."""
        for _ in range(_ATTEMPTS):
            self.library.refresh()
            store = self.library.store  # one index to the end, whatever is swapped in meanwhile
            generation = store.catalog.generation()
            legs = _legs(store, question)
            if store.catalog.generation() == generation:
                break  # nothing changed between one leg, the other and the catalog
        return _found(legs, scope_of(question, self.today or datetime.date.today()), k)


@dataclass(frozen=True, slots=True)
class _Legs:
    """The live candidates of each leg with their scores, best first, and all their rows.

    ``dense_weight`` is what the dense leg counts for in the question's language.
    """

    rows: Mapping[str, Row]
    dense: list[tuple[str, float]]
    lexical: list[tuple[str, float]]
    dense_weight: float


def _legs(store: Store, question: str) -> _Legs:
    english = is_english(question)
    words = f"{question} {in_indonesian(question)}" if english else question
    lexical = store.fulltext.search(words, CANDIDATES)
    vector = store.encoder.encode_query([words])[0]
    dense_by_vector = store.vectors.search(vector, CANDIDATES)
    behind = store.catalog.live_by_vector([key for key, _ in dense_by_vector])
    rows: dict[str, Row] = {}
    dense: list[tuple[str, float]] = []
    for key, score in dense_by_vector:
        for row in behind.get(key, ()):
            rows[row.key] = row
            dense.append((row.key, score))
    rows |= store.catalog.live_by_key([key for key, _ in lexical if key not in rows])
    live = [(key, score) for key, score in lexical if key in rows]
    return _Legs(rows, dense, live, ENGLISH_DENSE_WEIGHT if english else DENSE_WEIGHT)


def _found(legs: _Legs, scope: Scope, k: int) -> Found:
    fused = fuse(legs.dense, legs.lexical, legs.dense_weight)
    fits = _fits(legs, scope, fused)
    scoped = {
        key: (score + SCOPE_WEIGHT * fits.get(key, 0.5)) / (1 + SCOPE_WEIGHT)
        for key, score in fused.items()
    }
    scores = supported(scoped, {key: row.version for key, row in legs.rows.items()})
    scores = {key: score * _weight(legs.rows[key].release) for key, score in scores.items()}
    hits = _hits(legs, scores, fits)
    return Found(
        tuple(hits[key] for key, _ in legs.dense[:k]),
        tuple(hits[key] for key, _ in legs.lexical[:k]),
        tuple(hits[key] for key in _best_first(fused)[:k]),
        tuple(_collapsed((hits[key] for key in _best_first(scores)), k)),
    )


def _fits(legs: _Legs, scope: Scope, fused: Mapping[str, float]) -> dict[str, float]:
    """How well each passage fits the time asked about; nothing where no time is."""
    releases = {key: legs.rows[key].release for key in fused}
    if scope:
        return {key: fit(scope, one, legs.rows[key].passage) for key, one in releases.items()}
    if scope.newest:
        best = (releases[key].date for key in _best_first(fused)[:_NEWEST_AMONG])
        dates = [date for date in best if date]
        return {key: newness(one.date, dates) for key, one in releases.items()}
    return {}


def fuse(
    dense: list[tuple[str, float]], lexical: list[tuple[str, float]], dense_weight: float
) -> dict[str, float]:
    """Weighted sum of the legs' scores, each scaled to [0, 1] over its candidates."""
    fused: dict[str, float] = {}
    for leg, weight in ((dense, dense_weight), (lexical, 1 - dense_weight)):
        for key, score in _scaled(leg).items():
            fused[key] = fused.get(key, 0.0) + weight * score
    return fused


def supported(scores: Mapping[str, float], release_of: Mapping[str, str]) -> dict[str, float]:
    """Scores raised where other passages of the release score too, still in [0, 1].

    A release's support is its three best scores, each counting half of the one before.
    """
    by_release: dict[str, list[float]] = {}
    for key, score in scores.items():
        by_release.setdefault(release_of[key], []).append(score)
    support = {
        release: sum(
            score / 2**place for place, score in enumerate(sorted(found)[: -_BEST - 1 : -1])
        )
        for release, found in by_release.items()
    }
    most = max(support.values(), default=0.0) or 1.0
    return {
        key: (score + RELEASE_WEIGHT * support[release_of[key]] / most) / (1 + RELEASE_WEIGHT)
        for key, score in scores.items()
    }


def _weight(release: Release) -> float:
    return NEAR_EMPTY_WEIGHT if release.metadata.get("near_empty") else 1.0


def _scaled(leg: list[tuple[str, float]]) -> dict[str, float]:
    if not leg:
        return {}
    values = [score for _, score in leg]
    low, high = min(values), max(values)
    return {key: (score - low) / (high - low) if high > low else 1.0 for key, score in leg}


def _best_first(scores: Mapping[str, float]) -> list[str]:
    return sorted(scores, key=lambda key: (-scores[key], key))


def _hits(legs: _Legs, scores: Mapping[str, float], fits: Mapping[str, float]) -> dict[str, Hit]:
    dense, lexical = _places(legs.dense), _places(legs.lexical)
    nowhere = (None, None)
    hits = {}
    for key, score in scores.items():
        row, (cosine, dense_rank) = legs.rows[key], dense.get(key, nowhere)
        bm25, lexical_rank = lexical.get(key, nowhere)
        hits[key] = Hit(
            row.release, row.passage, score,
            cosine, dense_rank, bm25, lexical_rank, fits.get(key),
        )  # fmt: skip
    return hits


def _places(leg: list[tuple[str, float]]) -> dict[str, tuple[float, int]]:
    """Key → score and rank from 1."""
    return {key: (score, rank) for rank, (key, score) in enumerate(leg, 1)}


def _collapsed(hits: Iterable[Hit], k: int) -> list[Hit]:
    """The first ``k`` hits that are no copies: the next month's text with other figures is none."""
    kept: list[tuple[Hit, set[str], set[str]]] = []
    for hit in hits:
        words = set(_WORD.findall(hit.text.lower()))
        figures = {word for word in words if word[0].isdigit()}
        copied = (figures == theirs and _overlap(words, its) > _COPY for _, its, theirs in kept)
        if not any(copied):
            kept.append((hit, words, figures))
        if len(kept) == k:
            break
    return [hit for hit, _, _ in kept]


def _overlap(one: set[str], other: set[str]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 1.0


class ReleaseRetriever(BaseRetriever):
    """``Search`` for anyone's chain: documents with the exact passage and its offsets."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    search: Search
    k: int = 20

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [_document(hit) for hit in self.search(query, self.k)]


def _document(hit: Hit) -> Document:
    release, passage = hit.release, hit.passage
    metadata = {
        "release_id": release.id, "start": passage.start, "end": passage.end,
        "title": release.title, "agency": release.agency, "url": release.url,
        "date": release.date.isoformat() if release.date else None, "score": hit.score,
    }  # fmt: skip
    return Document(page_content=hit.text, metadata=metadata)

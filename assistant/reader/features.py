"""What is measured of a sentence, of a passage, and of the evidence as a whole; pure.

The names of the features, in the order of their values, are in ``weights``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.releases import Hit
from index.terms import MONTHS, content_stems

from ..question import Kind
from .decoding import Read, best_span
from .reading import Candidate, says_something, sentences_of

_LONGEST = 600  # characters of a sentence that is still a quotation
_CUES: dict[Kind, re.Pattern[str]] = {
    "money": re.compile(r"(?:\bRp|\bIDR|\bUSD|US\$|\$) ?\d[\d.,]*|\d[\d.,]* (?:rupiah|dolar)"),
    "share": re.compile(r"\d[\d.,]* ?(?:persen|%)"),
    "number": re.compile(r"\d"),
    "date": re.compile(rf"\d{{1,2}}/\d{{1,2}}|\b(?:{'|'.join(MONTHS)}|20\d\d)\b", re.IGNORECASE),
    "person": re.compile(r"\b[A-Z][a-z]+ (?:[A-Z][\w.]*)"),
    "place": re.compile(r"\b(?:di|ke|dari|in|at) [A-Z]"),
    "reason": re.compile(r"\b(?:karena|sebab|akibat|untuk|agar|guna|sehingga|because)\b", re.I),
}
# Without a figure or a date, a sentence cannot answer a question for one.
_NEEDED = frozenset({"money", "share", "number", "date"})
_NAME = re.compile(r"(?<=\w )[A-Z][\w-]+")
_NUMBER = re.compile(r"\d")
_MOST = 30.0  # of a logit
_FEWEST = 7  # words: of the written questions 95% have as many


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants: its kind, itself in lower case, and how rare each of its words is.

    ``names`` are the roots of its capitalised words, but for the first.
    """

    kind: Kind
    lower: str
    rarity: Mapping[str, float]
    names: frozenset[str] = frozenset()


def plain_candidates(hit: Hit, wanted: Wanted) -> list[Candidate]:
    """The sentences of a passage that could answer; their cosine is 0 until it is known."""
    context = coverage(wanted.rarity, _around(hit))
    found = []
    for number, span in enumerate(sentences_of(hit)):
        text = hit.release.text[span[0] : span[1]]
        cue = _cue(wanted, text)
        if len(text) > _LONGEST or not says_something(hit, span):
            continue
        if wanted.kind in _NEEDED and not cue:
            continue
        covered = coverage(wanted.rarity, set(content_stems(text)))
        found.append(
            Candidate(hit, span, (covered, context, cue, 0.0, hit.score, float(number == 0)))
        )
    return found


def with_cosine(candidate: Candidate, cosine: float) -> Candidate:
    """The candidate with the likeness of its meaning to the question's."""
    features = (*candidate.features[:3], spread(cosine), *candidate.features[4:])
    return replace(candidate, features=features)


def plain_decision(
    candidates: Sequence[Candidate], hits: Sequence[Hit], wanted: Wanted, english: bool
) -> tuple[float, ...]:
    """What tells whether the best sentence answers at all."""
    best = candidates[0]
    return (
        best.score, best.features[0], best.features[1], best.features[3],
        *_evidence(best.hit, hits, wanted), float(english),
    )  # fmt: skip


def passage_features(hit: Hit, read: Read) -> tuple[float, ...]:
    """What the search and the network say of a passage."""
    found = best_span(read)
    return hit.score, scaled(read.answers), scaled(found.margin if found else -_MOST)


def trained_candidates(
    hit: Hit, read: Read, rank: float, wanted: Wanted, first: bool
) -> list[Candidate]:
    """The sentences of a passage that could answer, as the network reads them.

    ``rank`` is the passage's score beside others, ``first`` whether it is the best of them.
    """
    around = _around(hit)
    context = coverage(wanted.rarity, around)
    best = best_span(read)
    found = []
    for span in sentences_of(hit):
        if not says_something(hit, span):
            continue
        start = hit.passage.start
        own = best_span(read, (span[0] - start, span[1] - start))
        if own is None:
            continue
        text = hit.release.text[span[0] : span[1]]
        holds = best is not None and span[0] <= best.span[0] + start < span[1]
        features = (
            scaled(own.margin), float(holds), scaled(read.answers), rank, float(first),
            coverage(wanted.rarity, set(content_stems(text))), context, _cue(wanted, text),
        )  # fmt: skip
        focus = own.span[0] + start, min(own.span[1] + start, span[1])
        found.append(Candidate(hit, span, features, focus=focus))
    return found


def trained_decision(
    candidates: Sequence[Candidate],
    hits: Sequence[Hit],
    reads: Iterable[Read],
    wanted: Wanted,
    english: bool,
) -> tuple[float, ...]:
    """What tells whether the best sentence answers at all, with the network's opinion.

    The length of the question is among it: of a long one the network doubts more. A shorter one
    than nearly all that this was fitted on counts as one of those. So is whether it asks for
    something that has a form of its own, and by how much one passage is judged before the next.
    """
    best = candidates[0]
    rivals = [one.score for one in candidates if one.hit.release.id != best.hit.release.id]
    fits = 0.5 if best.hit.scope_fit is None else best.hit.scope_fit
    most, *others = sorted((scaled(read.answers) for read in reads), reverse=True)
    return (
        best.score, *best.features, best.score - max(rivals, default=0.0), fits, most,
        most - others[0] if others else 0.0, max(_FEWEST, len(wanted.lower.split())) / 20,
        float(wanted.kind != "other"), _names_missing(wanted, _around(best.hit)),
        *_evidence(best.hit, hits, wanted), float(english),
    )  # fmt: skip


def _names_missing(wanted: Wanted, around: set[str]) -> float:
    """The share of the question's names, weighed by rarity, that are nowhere near."""
    named = {stem: weight for stem, weight in wanted.rarity.items() if stem in wanted.names}
    return 1 - coverage(named, around) if named else 0.0


def _evidence(best: Hit, hits: Sequence[Hit], wanted: Wanted) -> tuple[float, ...]:
    """Of the legs: the best cosine and BM25; of the question: its words that are nowhere near."""
    around = _around(best)
    missing = {stem: weight for stem, weight in wanted.rarity.items() if stem not in around}
    numbers = [stem for stem in wanted.rarity if _NUMBER.match(stem) or stem in MONTHS]
    number_missing = sum(stem in missing for stem in numbers) / len(numbers) if numbers else 0.0
    return (
        spread(max((h.dense_score or 0.0) for h in hits)),
        max((h.lexical_score or 0.0) for h in hits) / (sum(wanted.rarity.values()) or 1.0) / 2,
        max(missing.values(), default=0.0) / 9,
        number_missing,
    )


def names_in(question: str) -> frozenset[str]:
    """The roots of the capitalised words of a question, but for its first."""
    return frozenset(content_stems(" ".join(_NAME.findall(question))))


def coverage(rarity: Mapping[str, float], stems: set[str]) -> float:
    """The share of the question's words, weighed by rarity, that ``stems`` hold."""
    total = sum(rarity.values())
    return sum(weight for stem, weight in rarity.items() if stem in stems) / total if total else 0.0


def spread(cosine: float) -> float:
    """E5's cosines lie between 0.75 and 0.92: spread them over [0, 1]."""
    return min(1.0, max(0.0, (cosine - 0.75) / 0.17))


def scaled(logit: float) -> float:
    """A logit in [-3, 3], of the size of the other features."""
    return max(-_MOST, min(_MOST, logit)) / 10


def _around(hit: Hit) -> set[str]:
    """The stems of a passage with its release's title and date."""
    day = hit.release.date.strftime("%d/%m/%Y") if hit.release.date else ""
    return set(content_stems(f"{hit.release.title}\n{day}\n{hit.text}"))


def _cue(wanted: Wanted, text: str) -> float:
    """Whether a sentence has the form of an answer, beyond what the question says itself."""
    if wanted.kind == "other":
        return 0.0
    found = (match[0].lower() for match in _CUES[wanted.kind].finditer(text))
    return float(any(wanted.kind == "reason" or one not in wanted.lower for one in found))

"""Guards of clauses: what a source says in one clause, a claim must not say of another; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.terms import MONTHS

from ..binding import likeness, places
from ..statement import CLAUSE, OPEN, SENTENCE, Kind, Statement, carries_meaning
from ..vocabulary import ANNOUNCING, UNITS
from .wording import OPPOSITES

_APART = frozenset({SENTENCE, CLAUSE, *"sedangkan sementara adapun disusul kemudian lalu".split()})
_JOINING = frozenset("dan serta and".split())
_SITES = frozenset(
    """kota kabupaten provinsi kecamatan kelurahan desa kampung pulau kepulauan sungai gunung teluk
    selat pasar pelabuhan bandara stasiun jalan""".split()
)
_LEVELS = {
    kind: level
    for level, kinds in enumerate(
        ("desa kelurahan kampung", "kecamatan", "kabupaten kota", "provinsi")
    )
    for kind in kinds.split()
}
_IN = frozenset({CLAUSE, OPEN, "di", "in"})
Site = tuple[str, str]  # "kota", "karangbiru"
_ALIKE = 2  # words that a clause must share with another to be about the same
_DATES = frozenset(("day", "month", "year"))


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause says: all its tokens and roots, those that tell what it is about, its figures.

    Figures come with what makes them alike: "persen", the measure behind a number, "day";
    sites are names behind what they are the name of: "kota", "karangbiru".
    """

    known: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    figures: frozenset[tuple[str, str]]
    sites: frozenset[tuple[str, str]]

    def shared(self, other: "Clause", but: frozenset[str] = frozenset()) -> int:
        """Words that two clauses share; names and figures, which tell more, count twice."""
        words = (self.words & other.words) - but
        return len(words) + len(words & self.names) + 2 * len(self.figures & other.figures)


def clauses(text: Statement) -> list[Clause]:
    """The clauses of a text.

    What has only figures belongs to what is before it, or behind it where it begins a sentence.
    """
    ranges: list[range] = []
    begun = None
    for part in _parts(text):
        start = part.start if begun is None else begun
        if any(_tells(text, at) for at in part):
            ranges.append(range(start, part.stop))
            begun = None
        elif ranges and start and text.tokens[start - 1] != SENTENCE:
            ranges[-1] = range(ranges[-1].start, part.stop)
        else:
            begun = start
    figures = [*_amounts(text), *_dates(text)]
    return [
        Clause(
            frozenset(word for at in part for word in (text.tokens[at], text.stems[at])),
            frozenset(text.stems[at] for at in part if _tells(text, at)),
            frozenset(text.stems[at] for at in part if text.tokens[at] in text.names),
            frozenset((value, alike) for at, value, alike in figures if at in part),
            frozenset(
                site
                for at, site in enumerate(pairwise(text.tokens))
                if at in part and site[0] in _SITES and site[1] in text.names
            ),
        )
        for part in ranges
    ]


def _tells(text: Statement, at: int) -> bool:
    """Whether a token tells what a clause is about: no figure, and nothing that goes with one."""
    token = text.tokens[at]
    return not (text.kind(at) or token in ANNOUNCING or token in UNITS) and carries_meaning(token)


def _amounts(text: Statement) -> Iterator[tuple[int, str, str]]:
    for value, start, end in places(text, "amount"):
        yield start, value, likeness(text, value, end)


def _dates(text: Statement) -> Iterator[tuple[int, str, str]]:
    """Days with their month, months, and years that stand without one."""
    for value, start, _ in places(text, "date"):
        parts = value.split()
        for at, part in enumerate(parts):
            month = next((one for one in parts[at:] if one in MONTHS), "")
            if part in MONTHS:
                yield start, part, "month"
            elif part[0] == "d":
                yield start, f"{part} {month}", "day"
            elif set(MONTHS).isdisjoint(parts):
                yield start, part, "year"


def _parts(text: Statement) -> Iterator[range]:
    """The tokens between marks, and those on either side of "and" where both have a figure."""
    figures = [text.kind(at) in ("amount", "date") for at in range(len(text.tokens))]
    start = 0
    for at, token in enumerate((*text.tokens, SENTENCE)):
        if token in _APART:
            if start < at:
                yield range(start, at)
            start = at + 1
        elif token in _JOINING and any(figures[start:at]):
            rest = next((n for n in range(at, len(text.tokens)) if text.tokens[n] in _APART), at)
            words = [n for n in range(at + 1, rest) if carries_meaning(text.tokens[n])]
            if words and any(figures[at:rest]):
                yield range(start, at)
                start = at + 1


def figure_of_another(claim: Statement, source: Statement) -> Kind | None:
    """The kind of a figure that the source has only in another clause than the one meant."""
    held = clauses(source)
    parts = clauses(claim)
    whole = [_together(parts)] if len(parts) > 1 and claim.tokens.count(SENTENCE) == 1 else []
    for said in (*parts, *whole):
        meant = _meant(said, held, frozenset(), figures=False)
        if meant is None:
            continue
        for value, alike in said.figures - meant.figures:
            own = {one for one in meant.figures if one[1] == alike}
            theirs = [one for one in held if (value, alike) in one.figures]
            as_many = sum(one[1] == alike for one in said.figures) <= len(own)
            if own - said.figures and as_many and theirs and not _is_of(said, theirs, meant):
                return "date" if alike in _DATES else "amount"
    return None


def _together(parts: Sequence[Clause]) -> Clause:
    """Several clauses as one."""
    return Clause(
        known=frozenset().union(*(one.known for one in parts)),
        words=frozenset().union(*(one.words for one in parts)),
        names=frozenset().union(*(one.names for one in parts)),
        figures=frozenset().union(*(one.figures for one in parts)),
        sites=frozenset().union(*(one.sites for one in parts)),
    )


def _is_of(said: Clause, theirs: Sequence[Clause], meant: Clause) -> bool:
    """Whether a clause has something of clauses with its figure that the one meant lacks."""
    words = said.words.intersection(*(one.words for one in theirs)) - meant.words
    figures = said.figures.intersection(*(one.figures for one in theirs)) - meant.figures
    months = {value.rpartition(" ")[2] for value, alike in figures if alike == "day"}
    return bool(words) or len(figures - {(month, "month") for month in months}) > 1


def place_of_another(claim: Statement, source: Statement) -> bool:
    """Whether a claim has a town, say, where the clause that is meant has another."""
    within = list(_within(source))
    for one, site in _within(claim):
        larger = {other for inner, other in within if inner == one and other[0] == site[0]}
        if larger and site not in larger:
            return True
    held = clauses(source)
    for said in clauses(claim):
        meant = _meant(said, held, frozenset())
        if meant is None:
            continue
        own = {kind for kind, name in meant.sites if name not in said.known}
        if any(kind in own and name not in meant.known for kind, name in said.sites):
            return True
    return False


def _within(text: Statement) -> Iterator[tuple[Site, Site]]:
    """Each site with the larger one that it is said to be in, with nothing but "di" between."""
    sites: list[tuple[int, int, Site]] = []
    for at, (kind, name) in enumerate(pairwise(text.tokens)):
        if kind in _LEVELS and name in text.names:
            end = at + 2
            while end < len(text.tokens) and text.tokens[end] in text.names - _LEVELS.keys():
                end += 1
            sites.append((at, end, (kind, " ".join(text.tokens[at + 1 : end]))))
    for (_, end, one), (start, _, other) in pairwise(sites):
        if _LEVELS[one[0]] < _LEVELS[other[0]] and _IN.issuperset(text.tokens[end:start]):
            yield one, other


def opposite_of_another(claim: Statement, source: Statement) -> bool:
    """Whether a claim has one of two opposites where the clause that is meant has the other."""
    if not any(one in source.known and other in source.known for one, other in OPPOSITES):
        return False
    held = clauses(source)
    for said in clauses(claim):
        for pair in OPPOSITES:
            for one, other in (pair, pair[::-1]):
                if one not in said.known or other in said.known:
                    continue
                meant = _meant(said, held, frozenset(pair))
                if meant and other in meant.known and one not in meant.known:
                    return True
    return False


def _meant(
    said: Clause, held: Sequence[Clause], but: frozenset[str], figures: bool = True
) -> Clause | None:
    """The one clause of a source that a clause is about, by what both have; None if none is."""
    if not figures:
        said = replace(said, figures=frozenset())
    scored = sorted(((said.shared(one, but), -at) for at, one in enumerate(held)), reverse=True)
    if not scored:
        return None
    best, at = scored[0]
    second = scored[1][0] if len(scored) > 1 else 0
    covered = bool(said.words - but) and said.words - but <= held[-at].words
    return held[-at] if best > second and (best >= _ALIKE or covered) else None

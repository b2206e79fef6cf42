"""Which of many proposals are put to a person: good ones, spread over releases and kinds."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.releases import Release
from index.terms import MONTHS

from .clauses import has_anchor, stands_alone
from .events import events
from .figures import figures
from .people import posts, speakers
from .proposals import Proposal, Proposer

ENOUGH = 20  # proposals to choose from, for each that is wanted
_YEAR = re.compile(r"\b20\d\d\b")
_GENERIC = re.compile(
    r"^(?:Kapan|Tanggal berapa) (?i:kegiatan|acara|upacara|pertemuan|agenda|rapat|kunjungan|dokumen"
    r"|penandatanganan|pelatihan|hasil|keputusan|langkah|program|peninjauan|banjir|pembangunan)"
    r"(?: [a-z]+){0,2} (?:akan )?(?:di|me|ber|ter)[a-z]{3,}"
)
_STEPS = 4  # of worth that count, in 1
_BEST = 11  # words of a question that is easy to read
_CHANGING = re.compile(
    rf"\d+|\b(?:{'|'.join(MONTHS)}|akhir|awal|pada|posisi|[ivx]+|kapan|tanggal|berapa|siapa|yang|menjabat|menurut)\b",
    re.IGNORECASE,
)


def by_templates(release: Release) -> Sequence[Proposal]:
    """The proposer without a model: figures, events, speakers and posts."""
    made: Iterable[Proposal] = (
        one for family in (figures, events, speakers, posts) for one in family(release)
    )
    kept = (_dated(one) for one in made if one.is_verbatim)
    return [_weighed(one) for one in kept if stands_alone(one.question)]


def draft(
    releases: Iterable[Release],
    wanted: int,
    seed: int = 0,
    proposer: Proposer = by_templates,
    enough: int = ENOUGH,
) -> list[Proposal]:
    """At most ``wanted`` proposals, the same ones for the same releases and seed.

    A release gives a second one only when every release has given one; kinds and agencies
    take turns; questions that differ only in their date are asked once. What a proposer
    quotes wrongly is left out. Releases are read until there are ``enough`` proposals for each
    that is wanted: few from a proposer that takes long.
    """
    chance = random.Random(seed)
    ordered = sorted(releases, key=lambda release: release.id)
    chance.shuffle(ordered)
    pool: list[Proposal] = []
    for release in ordered:
        pool += (one for one in proposer(release) if one.is_verbatim)
        if len(pool) >= enough * wanted:
            break
    return list(_spread(pool, wanted))


def _spread(pool: list[Proposal], wanted: int) -> Iterator[Proposal]:
    releases: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    agencies: Counter[str] = Counter()
    seen: set[str] = set()
    for _ in range(wanted):
        left = [one for one in pool if _pattern(one) not in seen]
        if not left:
            return
        best = min(
            left,
            key=lambda one: (
                releases[one.release.id],
                kinds[one.kind],
                agencies[one.release.agency],
                -round(one.worth * _STEPS),  # chance decides between those nearly as good
            ),
        )
        yield best
        seen.add(_pattern(best))
        releases[best.release.id] += 1
        kinds[best.kind] += 1
        agencies[best.release.agency] += 1


def _pattern(proposal: Proposal) -> str:
    """A question without what changes in a series: its dates and figures."""
    return " ".join(_CHANGING.sub(" ", proposal.question.lower()).split())


def _dated(proposal: Proposal) -> Proposal:
    """A question that another release may answer otherwise is asked of this one.

    That is a figure without a year, and the date of something that has no name.
    """
    release, question = proposal.release, proposal.question
    loose = {
        "number": not _YEAR.search(question),
        "date": not has_anchor(question) or _GENERIC.search(question) is not None,
    }
    if not loose.get(proposal.kind) or not release.date:
        return proposal
    month = MONTHS[release.date.month - 1].capitalize()
    source = f"siaran pers {release.agency}".strip()
    asked = (
        f"Menurut {source} pada {month} {release.date.year}, {question[0].lower()}{question[1:]}"
    )
    return replace(proposal, question=asked, worth=proposal.worth - 0.5)


def _weighed(proposal: Proposal) -> Proposal:
    length = len(proposal.question.split())
    quoted = 0.4 if "“" in proposal.question else 0.0
    return replace(proposal, worth=round(proposal.worth - 0.03 * abs(length - _BEST) - quoted, 3))

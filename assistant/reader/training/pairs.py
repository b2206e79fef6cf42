"""Make training questions from releases by clozes and templates.

``python -m assistant.reader.training.pairs RELEASES FILE`` writes them as JSON lines.

RELEASES (any format the library reads) must be indexed in RILIS_DATA_DIR: each question is
searched for there, and what the search finds beside the answer becomes its hard negatives,
passages of the same release and of its series among them. A fifth of the releases, by the
digest of their ids, is kept apart and takes no part.
"""

import argparse
import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.library import Library
from index.loading import load
from index.passages import passage_holding, passages
from index.releases import Hit, Release
from index.search import Search
from index.terms import MONTHS, content_stems

from ...settings import Settings
from ..inputs import header
from .clozes import Cloze, clozes
from .examples import Example, Passage, save_groups, window
from .wording import colloquial

_EACH = 3  # questions of a release, about
_FOUND = 14  # passages the search is asked for
_NEGATIVES = 2
_SHORT = 380  # characters: half of the passages are cut to this, which trains twice as fast
_SAME = 0.6  # share of the words of the answer's sentence that make another its double
_RARE = {"count": 0.35, "share": 0.35, "reason": 0.6, "place": 0.5}  # kept, of the commonest kinds
_WHEN = re.compile(rf"(?:{'|'.join(MONTHS)}) (20\d\d)", re.IGNORECASE)
_ABSENT: tuple[tuple[tuple[str, ...], str], ...] = (
    (("berapa anggaran {}", "biaya {} berapa", "{} menghabiskan dana berapa"), r"Rp|rupiah|USD"),
    (("berapa persen {}", "{} naik berapa persen"), r"persen|%"),
    (("siapa yang meresmikan {}", "{} diresmikan oleh siapa"), r"resmi"),
    (("siapa kontraktor {}", "perusahaan apa yang mengerjakan {}"), r"\bPT\b|kontraktor"),
    (("berapa korban {}", "ada berapa korban jiwa dalam {}"), r"korban|tewas|meninggal"),
    (("kapan {} selesai", "{} ditargetkan rampung kapan"), r"selesai|rampung|tuntas|target"),
    (("berapa peserta {}", "{} diikuti berapa orang"), r"peserta|diikuti|hadir"),
    (("berapa luas {}", "luas lahan {} berapa hektare"), r"hektar|luas|m2"),
    (("di hotel mana {}", "gedung apa tempat {}"), r"[Hh]otel|[Gg]edung|[Aa]ula|[Kk]antor"),
    (("nomor telepon pengaduan {}", "hotline {} berapa"), r"\d{3,}-?\d{3,}|[Tt]elepon|WhatsApp"),
)


def main() -> None:
    """Make the questions and write them as JSON lines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("releases", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    found = (item for item in load([given.releases]) if isinstance(item, Release))
    releases = [one for one in found if not is_kept_apart(one.id)]
    draw = random.Random(given.seed)
    draw.shuffle(releases)
    search = Search(Library(Settings()))
    count = save_groups(given.out, groups(releases, search, draw))
    print(f"{count} questions of {len(releases)} releases")


def is_kept_apart(release_id: str) -> bool:
    """Whether a release is in the fifth that the reader never saw in training."""
    return hashlib.sha256(f"reader {release_id}".encode()).digest()[0] % 5 == 0


def groups(releases: Sequence[Release], search: Search, draw: random.Random) -> Iterator[Example]:
    """Questions, each with its answer and passages that look like it, or only the latter."""
    for release in releases:
        made = [one for one in clozes(release, draw) if draw.random() < _RARE.get(one.kind, 1)]
        for cloze in draw.sample(made, min(_EACH, len(made))):
            hits = _hits(search, cloze.question)
            example = _answered(release, cloze, hits, draw)
            if draw.random() < 0.2:
                example = _unanswered(release, cloze, hits, draw)
            if example:
                yield example
        if draw.random() < 0.4:
            yield from _absent(release, search, draw)


def _hits(search: Search, question: str) -> list[Hit]:
    return [hit for hit in search(question, _FOUND) if not is_kept_apart(hit.release.id)]


def _answered(
    release: Release, cloze: Cloze, hits: Sequence[Hit], draw: random.Random
) -> Example | None:
    start, end = cloze.answer
    home = passage_holding(release, *cloze.answer)
    if home is None:
        return None
    span = (start - home.start, end - home.start)
    text = release.text[home.start : home.end]
    size = _SHORT if draw.random() < 0.5 else len(text)
    cut = window(text, span, cloze.question, draw, size)
    right = Passage(header(release.title, release.date), cut.text, cut.answer)
    others = _negatives(release, cloze, hits, draw)
    if not others:
        return None
    return Example(cloze.question, (right, *others))


def _negatives(
    release: Release, cloze: Cloze, hits: Sequence[Hit], draw: random.Random
) -> list[Passage]:
    """Found passages that do not hold the answer, one of the same release first if there is one."""
    answer = release.text[slice(*cloze.answer)]
    around = release.text[max(0, cloze.answer[0] - 60) : cloze.answer[1] + 60]
    dated = _WHEN.search(cloze.question) is not None
    wrong = [
        hit for hit in hits
        if answer not in hit.text
        and (hit.release.id == release.id or dated or not _doubles(around, hit.text))
    ]  # fmt: skip
    own = [hit for hit in wrong if hit.release.id == release.id][:1]
    if not own:
        rest = [p for p in passages(release) if answer not in release.text[p.start : p.end]]
        own = [Hit(release, draw.choice(rest), 0.0)] if rest and draw.random() < 0.4 else []
    others = [hit for hit in wrong if hit not in own][:5]
    chosen = own + draw.sample(others, min(_NEGATIVES - len(own), len(others)))
    return [_negative(hit, cloze.question, draw) for hit in chosen]


def _doubles(around: str, text: str) -> bool:
    stems = set(content_stems(around))
    return len(stems & set(content_stems(text))) > _SAME * len(stems)


def _negative(hit: Hit, question: str, draw: random.Random) -> Passage:
    size = _SHORT if draw.random() < 0.5 else len(hit.text)
    cut = window(hit.text, None, question, draw, size)
    return Passage(header(hit.release.title, hit.release.date), cut.text, None)


def _unanswered(
    release: Release, cloze: Cloze, hits: Sequence[Hit], draw: random.Random
) -> Example | None:
    """The question without its release; or, of another year, with it."""
    when = _WHEN.search(cloze.question)
    if when:
        year = int(when[1]) + draw.choice((-2, -1, 1))
        question = cloze.question.replace(when[1], str(year))
        home = passage_holding(release, *cloze.answer)
        wrong = [Hit(release, home, 0.0)] if home else []
        wrong += [hit for hit in hits if hit.release.id == release.id][:1]
    else:
        question = cloze.question
        answer = release.text[slice(*cloze.answer)]
        wrong = [hit for hit in hits if hit.release.id != release.id and answer not in hit.text][:2]
    found = tuple(_negative(hit, question, draw) for hit in wrong[:2])
    return Example(question, found) if found else None


def _absent(release: Release, search: Search, draw: random.Random) -> Iterator[Example]:
    """A question about the release for something of which it has no trace."""
    forms, trace = draw.choice(_ABSENT)
    if re.search(trace, release.text) or len(release.title.split()) < 4:
        return
    words = release.title.split()
    topic = " ".join(words[draw.randint(0, 1) : draw.randint(4, 9)])
    question = colloquial(draw.choice(forms).format(topic), draw)
    own = [hit for hit in _hits(search, question) if hit.release.id == release.id][:2]
    found = tuple(_negative(hit, question, draw) for hit in own)
    if found:
        yield Example(question, found)


if __name__ == "__main__":
    main()

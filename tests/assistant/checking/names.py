"""Changes of who, whose and where that make a sentence false."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .material import Material, as_written
from .sample_names import AGENCIES, PEOPLE, PLACES, SITES

_POSTS = {
    "Menteri": "Wakil Menteri", "Gubernur": "Bupati", "Bupati": "Gubernur", "Camat": "Lurah",
    "Direktur Utama": "Komisaris Utama", "Direktur Jenderal": "Inspektur Jenderal",
    "Sekretaris Jenderal": "Inspektur Jenderal", "Sekretaris Daerah": "Asisten Daerah",
    "Deputi Bidang": "Direktur", "Ketua": "Wakil Ketua", "Kepala": "Wakil Kepala",
    "Governor": "Vice Governor", "Regent": "Mayor", "Secretary General": "Inspector General",
}  # fmt: skip
_POST = re.compile(
    rf"(?<!Peraturan )(?<!Keputusan )(?<!Wakil )\b(?:{'|'.join(_POSTS)})\b(?= [A-Z])"
)
_SPEAKS = re.compile(
    r"\b(?:menurut|kata|ujar\w*|ucap\w*|tutur|jelas|tegas|mengatakan|menyatakan|menyebut\w*|said"
    r"|menjelaskan|menegaskan|menambahkan|menuturkan|menyampaikan|mengingatkan|berharap|says)\b",
    re.IGNORECASE,
)
_CHANGES_ROLES = re.compile(r"\b(?:di|meng)gantikan\b|\bsebagai\b|^ dan (?:Menteri|Direktur) ")
_ALIKE = re.compile(r"\b(?:antara|menghubungkan|memisahkan)\b", re.IGNORECASE)
_SAYS_MORE = re.compile(r"[\d“]|\b(?:terendah|tertinggi|dengan|di|sebesar|ke)\b")


def name_changed(material: Material) -> Iterator[str]:
    """Someone who does not speak is another: of the same release, and of another."""
    if not _SPEAKS.search(material.said):
        yield from _another(material)


def speaker_changed(material: Material) -> Iterator[str]:
    """What someone says is said by another."""
    if _SPEAKS.search(material.said):
        yield from _another(material)


def speaker_invented(material: Material) -> Iterator[str]:
    """What nobody is quoted with is said by someone of another release."""
    said = material.said
    if _SPEAKS.search(said) or "“" in said or not re.match(r"[A-Z][a-z]+ [^A-Z]", said):
        return
    start, _, rest = said.partition(" ")
    strangers = [name for name in PEOPLE if name not in material.known]
    lead = "According to" if material.english else "Menurut"
    yield f"{lead} {material.one(strangers)}, {start.lower()} {rest}"


def names_exchanged(material: Material) -> Iterator[str]:
    """Two people, or two places, in each other's place where that says something else."""
    said = material.said
    people = [match.span() for match in re.finditer("|".join(PEOPLE), said)]
    for first, second in pairwise(people):
        between = said[first[1] : second[0]]
        if said[slice(*first)] != said[slice(*second)] and _CHANGES_ROLES.search(between):
            yield _exchange(said, first, second)
    if _ALIKE.search(said):
        return
    for kind, names in PLACES.items():
        if not kind:
            continue
        pattern = rf"(?<=\b{kind})(?:{'|'.join(names)})\b"
        spans = [match.span() for match in re.finditer(pattern, said)]
        for first, second in pairwise(spans):
            between = said[first[1] : second[0]]
            apart = said[slice(*first)] != said[slice(*second)]
            if apart and _SAYS_MORE.search(between.removesuffix(kind)):
                yield _exchange(said, first, second)


def post_changed(material: Material) -> Iterator[str]:
    """A lower, higher or other post."""
    for match in _POST.finditer(material.said):
        yield material.put(*match.span(), _POSTS[match[0]])
    for match in re.finditer(r"\bkepala desa\b", material.said):
        yield material.put(*match.span(), "camat")


def agency_changed(material: Material) -> Iterator[str]:
    """A body of another release, by the full name or the abbreviation as in the sentence."""
    for column, kind in enumerate(("name", "short")):
        names = [pair[column] for pair in AGENCIES if pair[column]]
        pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        for match in re.finditer(rf"\b(?:{pattern})(?!\w)", material.said):
            if kind == "short" and re.search(r"[(/]$", material.said[: match.start()]):
                continue
            others = [
                pair[column]
                for pair in AGENCIES
                if pair[column]
                and not pair[0].startswith("PT ")
                and not any(name and name in material.known for name in pair)
            ]
            if other := material.one(others):
                last = match[0].endswith(".") and match.end() == len(material.said)
                yield material.put(*match.span(), other + "." * last)


def place_changed(material: Material) -> Iterator[str]:
    """Another place of the same kind that the quote does not name."""
    said = material.said
    seen: list[tuple[int, int]] = []
    groups = [("", group) for group in SITES] + list(PLACES.items())
    for kind, names in groups:
        for match in re.finditer(rf"(?<=\b{kind})(?:{'|'.join(names)})\b", said):
            start, end = match.span()
            if any(start < last and first < end for first, last in seen):
                continue
            seen.append((start, end))
            named = material.quote + said
            if other := material.one(name for name in names if name not in named):
                yield material.put(start, end, other)


def _another(material: Material) -> Iterator[str]:
    said = material.said
    for name in PEOPLE:
        given = name.split()[0]
        match = re.search(rf"\b{name}\b", said) or (
            re.search(rf"\b{given}\b(?! (?:Loka|Layar))", said) if name in material.known else None
        )
        if match is None:
            continue
        near = [one for one in PEOPLE if _in(one, material.others) and one not in material.quote]
        far = [one for one in PEOPLE if one not in material.known]
        for group in (near, far):
            if other := material.one(one for one in group if one.split()[0] not in said):
                yield _renamed(said, match, name, other)


def _renamed(said: str, match: re.Match[str], name: str, other: str) -> str:
    written = other if match[0] == name else other.split()[0]
    changed = said[: match.start()] + as_written(match[0], written) + said[match.end() :]
    # the same person by the given name, later in the sentence
    return re.sub(rf"\b{name.split()[0]}\b", other.split()[0], changed)


def _in(name: str, texts: Sequence[str]) -> bool:
    return any(name in text for text in texts)


def _exchange(said: str, first: tuple[int, int], second: tuple[int, int]) -> str:
    return (
        said[: first[0]] + said[slice(*second)] + said[first[1] : second[0]]
        + said[slice(*first)] + said[second[1] :]
    )  # fmt: skip

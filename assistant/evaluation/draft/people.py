"""Questions for a speaker or for who holds a post, as the release itself names them."""

import re
from collections.abc import Iterator

from index.releases import Release
from index.terms import MONTHS

from .clauses import bare, clean_sentences, leans, lowered, opens_plainly, undated
from .proposals import Proposal
from .vocabulary import BODIES, POSTS, SAID, SAYS, TITLES, VERB

_WORD = r"(?:[A-Z][\w’'.-]*[\w]|[A-Z]\.)"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_SPEAKER = rf"(?P<speaker>{_WORD}(?:/{_WORD})?(?:,? (?:{_WORD}(?:/{_WORD})?|dan|\([A-Z]\w+\)))*)"
# “…,” ujar Menteri …
_SPOKEN = re.compile(
    r"^[“\"]?(?P<words>[A-Z][^“”\"]{25,170}?)[,.]?[”\"],?"
    rf" (?:{SAID})(?:nya)? {_SPEAKER}(?P<rest>[ ,.].*)?$"
)
# Menteri … menegaskan bahwa …
_REPORTED = re.compile(
    rf"^{_SPEAKER},? (?:juga |kembali |turut )?(?P<verb>{SAYS}),?"
    r" bahwa (?P<words>[^“”\"]{25,200})\.$"
)
_POST = re.compile(
    rf"(?<![\w-])(?P<post>(?:{POSTS})(?: (?:[A-Z][\w-]*,?|dan)){{1,9}})"
    rf"(?: \((?P<short>[A-Z][\w ]+)\))?(?P<mark>,)? (?P<name>{_NAME})"
    r"(?=[,.]| (?:me|ber|di|ter|dalam|saat|pada|usai|yang|juga)[a-z]*)"
)
_KNOWN = re.compile(
    rf"(?<!\w)(?:{SAID}) (?P<name>{_WORD})(?=[.,]| (?:di|saat|dalam|usai|pada|kepada) )"
)
_SAYING = re.compile(
    rf"\b(?:adalah|merupakan|bukan|tidak|akan|telah|sudah|harus|dapat|bisa|perlu|ada|{VERB})\b"
)
_BROKEN = re.compile(r"^di[a-z]{4,}|[.!?…:;]", re.IGNORECASE)
_TOLD = frozenset("menegaskan menyampaikan menjelaskan menyebut mengungkapkan".split())
_BODIES = re.compile(rf"(?:{BODIES}|Kemen\w+)\b")
_DAY = re.compile(r",? (?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)$")
_POINTS = re.compile(r"\b(?:ini|itu|tersebut|ia|dia|mereka|begitu)\b", re.IGNORECASE)
_LISTED = re.compile(r",? (?:dan|serta) [A-Z]|, [A-Z]")
_SHORTEST, _LONGEST = 6, 22  # words of what was said


def speakers(release: Release) -> Iterator[Proposal]:
    """Questions for who said something: the speaker is in the quote, with a whole name."""
    for sentence in clean_sentences(release):
        plain = undated(sentence)
        match = _SPOKEN.match(plain) or _REPORTED.match(plain)
        name = _whole_name(match["speaker"], release) if match else None
        asked = _who(match, release) if match and name else None
        if asked and name:
            yield Proposal(release, "quote", asked, name, sentence)


def _who(match: re.Match[str], release: Release) -> str | None:
    """Who said it: with "that" where the words are nobody's own, else word for word."""
    words = match["words"].strip(" ,.")
    if not _SHORTEST <= len(words.split()) <= _LONGEST or not _SAYING.search(words):
        return None
    if not opens_plainly(words) or _BROKEN.search(words):
        return None
    if not leans(words):
        said = match.groupdict().get("verb")
        verb = said if said in _TOLD else "mengatakan"
        words = bare(lowered(words, release))
        stems = (f"Siapa yang {verb} bahwa {words}?", f"Menurut siapa {words}?")
        return stems[len(words) % 2]
    # word for word, "kami" is somebody's; "ini" is still nothing to search by
    return (
        None
        if match.re is _REPORTED or _POINTS.search(words)
        else f"Siapa yang berkata, “{words}”?"
    )


def posts(release: Release) -> Iterator[Proposal]:
    """Questions for who holds a post, at the time of the release."""
    known = _known(release)
    for sentence in clean_sentences(release):
        for match in _POST.finditer(sentence):
            post, name = _held(match, sentence[match.end() :], known)
            if _is_post(post) and _is_name(name, release):
                stem = "Siapa" if len(post) % 2 else "Siapa yang menjabat"
                yield Proposal(release, "name", f"{stem} {post}{_at(release)}?", (name,), sentence)


def _known(release: Release) -> set[str]:
    """The short names by which the release calls its speakers; places are not among them."""
    text = release.text
    said = {match["name"] for match in _KNOWN.finditer(text)} - TITLES
    return {n for n in said if not re.search(rf"\b(?:di|dari|ke) {re.escape(n)}\b", text)}


def _held(match: re.Match[str], following: str, known: set[str]) -> tuple[str, str]:
    """The post and the name of a match, told apart by a mark or a known name; else nothing."""
    post, name = match["post"].rstrip(", "), match["name"]
    marked = match["mark"] or match["post"].endswith(",")
    if marked and not match["short"] and not following.startswith((",", ".")):
        return "", ""
    if _LISTED.match(following) or re.search(rf"\b(?:{POSTS}|Pengawas)\b", name):
        return "", ""
    if match["short"] or marked:
        return post, name
    parts = f"{post} {name}".split()
    first = next((at for at in range(2, len(parts) - 1) if parts[at] in known), len(parts))
    return " ".join(parts[:first]).rstrip(", "), " ".join(parts[first:])


def _is_post(post: str) -> bool:
    """Whether words are one post, named with what it is the post of."""
    listed = "," not in post or re.search(r", (?:dan )?[A-Z]\w+(?:, dan| dan) ", post)
    one = len(re.findall(rf"(?:^|, |dan )(?:{POSTS})\b", post)) == 1
    return bool(listed) and one and len(post.split()) >= 3 and not re.search(r"\b[A-Z]\.", post)


def _whole_name(speaker: str, release: Release) -> tuple[str, ...] | None:
    """The speaker as the release writes it; None without at least two words of a name."""
    speaker = _DAY.sub("", speaker).strip(" ,")
    words = [word for word in speaker.replace(",", "").split() if word not in TITLES]
    # the last word of a post without a name is a common one
    named = len(words) >= 2 and not _is_common(words[-1], release) and not _BODIES.match(speaker)
    return (speaker,) if named else None


def _is_name(words: str, release: Release) -> bool:
    parts = words.split()
    return len(parts) >= 2 and not set(parts) & TITLES and not _is_common(parts[0], release)


def _is_common(word: str, release: Release) -> bool:
    """Whether the release also writes a word small: then it is no name."""
    small = rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])"
    return re.search(small, release.text) is not None


def _at(release: Release) -> str:
    if not release.date:
        return ""
    return f" pada {MONTHS[release.date.month - 1].capitalize()} {release.date.year}"

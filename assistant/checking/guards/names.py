"""Guards of names, posts and speakers; pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.english import in_indonesian
from index.names import NAMES
from index.stopwords import STOP_WORDS
from index.terms import NAME, content_stems, normalise, terms

from ..binding import bound, moved, places
from ..statement import CLAUSE, SENTENCE, Statement
from .acronyms import spelt_out

POSTS = frozenset(
    """menteri gubernur bupati wali walikota presiden direktur inspektur kepala ketua sekretaris
    komisaris panglima rektor camat lurah duta manajer juru""".split()
)
_UNDER = frozenset("wakil mantan plt pjs pj calon eks deputi asisten staf".split())
_ATTRIBUTES = re.compile(
    r"\b(?:menurut|kata|ujar|ungkap|tutur|tegas|papar|ucap|imbuh|pungkas|tandas|cetus|beber)"
    r"(?:nya)?\b|\bme(?:ngatakan|nyatakan|negaskan|njelaskan|ngungkapkan|nuturkan|nambahkan|maparkan)\b"
    r"|\b(?:said|says|stated|according to)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    _ATTRIBUTES.pattern
    + r"|\bme(?:nyampaikan|nyebut(?:kan)?|ncatat|ngingatkan|nargetkan|nilai|minta|nyarankan"
    r"|mperkirakan|ngumumkan|netapkan|mastikan|ngaku|nilai)\b|\bber(?:harap|dasarkan|pesan)\b"
    r"|\b(?:jelas|sebut|lanjut|tambah|terang|perhitungan|pendataan|catatan|data)(?:nya)?\b",
    re.IGNORECASE,
)
_SAYS_FIRST = re.compile(
    rf"\W*(?!{_SPEAKS.pattern})(\w+) (?:juga |pun )?(?:{_SPEAKS.pattern})", re.IGNORECASE
)
_BY_RELEASE = re.compile(
    r"\bmenurut (?:siaran pers|rilis|keterangan|dokumen|bukti)\b"
    r"|\baccording to (?:the|this) (?:press )?release\b",
    re.IGNORECASE,
)
Deed = tuple[str, frozenset[str], frozenset[str]]
_AS, _GIVEN = "sebagai", 3  # what gives an office, and in how many words behind the name
SAYS, _PASSES_ON = "kata", "menyampaikan"
_POST_LENGTH = 14  # tokens of a speaker with his post
_JOINED = (("dan",), ("serta",), ("bersama",), ("and",))
_TOWARDS = tuple((one,) for one in "ke di dalam untuk".split())
_NEAR = 8  # words between two that belong to one name


def names_missing(
    claim: Statement, source: Statement, context: Statement, foreign: bool
) -> set[str]:
    """The names that neither the source nor what is known of its release has.

    In a foreign claim a name in several words is known by one of them ("Samudrapura City"), or
    by each in Indonesian.
    """
    known = source.known | context.known | _spellings(claim, source, context)
    if not foreign:
        return {name for name in claim.names if name not in known}
    runs = [one.value.split() for one in bound(claim, "name", claim.names)]
    return {
        name
        for run in runs
        if known.isdisjoint(run)
        for name in run
        if known.isdisjoint((name.removesuffix("s"), *in_indonesian(name).split()))
    }


def joined_by(claim: Statement, source: Statement) -> bool:
    """Whether somebody whom only the title knows, or the agency, joins one whom the source names.

    Who publishes a release did not do what others do in it.
    """
    held = source.known | _spellings(claim, source, source)
    runs = [(one.split(), start, end) for one, start, end in places(claim, "name", claim.names)]
    return any(
        claim.tokens[end:begin] in _JOINED and held.isdisjoint(one) != held.isdisjoint(other)
        for (one, _, end), (other, begin, _) in pairwise(runs)
    )


def _spellings(claim: Statement, source: Statement, context: Statement) -> set[str]:
    """The words of every spelling of the bodies that both sides name: old, new, in initials."""
    told = f"{source.text}\n{context.text}"
    both = set(terms(told)) & set(terms(claim.text))
    bodies = [term.removeprefix(NAME) for term in both if term.startswith(NAME)]
    spelt = [spelling for body in bodies for spelling in NAMES[body]]
    words = {word for one in spelt for word in (*content_stems(one), *one.split())}
    return words | spelt_out(claim.text, told)


def other_post(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether somebody's deputy is taken for him, or a name goes with another's post."""
    places = [*_posts(source), *_posts(context)]
    for post, under in _posts(claim):
        if under not in {one for name, one in places if name == post}:
            return True
    return False


def _posts(text: Statement) -> list[tuple[str, str]]:
    """Each post with what makes it another ("wakil"), or nothing."""
    before = ("", *text.tokens)
    return [
        (token, before[at] if before[at] in _UNDER else "")
        for at, token in enumerate(text.tokens)
        if token in POSTS
    ]


def other_office(claim: Statement, source: Statement) -> bool:
    """Whether somebody has an office that the source gives to others alone."""
    held = _offices(source)
    given = {office for _, office in held}
    named = {name for name, _ in held}
    return any(
        name in named and office in given and (name, office) not in held
        for name, office in _offices(claim)
    )


def _offices(text: Statement) -> set[tuple[str, tuple[str, ...]]]:
    """Each word of a name with the post behind it ("X sebagai Kepala …"), or else before it.

    An office is its post and the word that follows, "menteri perahu".
    """
    found = set()
    for at, token in enumerate(text.tokens):
        if token not in text.names or token in POSTS:
            continue
        left, right = at - 1, at + 1
        while right < len(text.tokens) and text.tokens[right] in text.names - POSTS:
            right += 1
        while left >= 0 and text.tokens[left] not in POSTS and _goes_on(text, left):
            left -= 1
        given = text.tokens[right : right + _GIVEN]
        if _AS in given:
            left = right + given.index(_AS) + 1
        if 0 <= left < len(text.tokens) and text.tokens[left] in POSTS:
            found.add((token, text.stems[left : left + 2]))
    return found


def _goes_on(text: Statement, at: int) -> bool:
    """Whether a token may stand between a post and the name of who has it."""
    return text.tokens[at] in text.names or text.tokens[at] in ("dan", "bidang")


def other_speaker(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether words are put into the mouth of somebody whom the source does not let speak."""
    first = _SAYS_FIRST.match(claim.text)
    known = source.known | context.known | STOP_WORDS
    if first and normalise(first[1]) not in known:
        return True
    if not _ATTRIBUTES.search(claim.text) or _BY_RELEASE.search(claim.text):
        return False
    names = (claim.names | source.names | context.names) - POSTS
    said, held = _speakers(claim, names, CLAUSE), _speakers(source, names, SENTENCE)
    speaking = frozenset[str]().union(*held)
    if held and any(one <= source.known and one.isdisjoint(speaking) for one in said):
        return True
    if said and all(one <= context.known for one in said):
        return False  # the agency says what its release says
    return bool(claim.names) and not _SPEAKS.search(source.text)


def _speakers(text: Statement, names: frozenset[str], end: str) -> list[frozenset[str]]:
    """The names before or behind each verb of speaking, to an ``end``, and not too far off."""
    found = []
    for at, token in enumerate(text.tokens):
        if _ATTRIBUTES.fullmatch(token):
            before = token != "menurut" and token.startswith(("me", "sa", "st"))
            side = text.tokens[:at][::-1] if before else text.tokens[at + 1 :]
            reach = side.index(end) if end in side else len(side)
            if said := names.intersection(side[: min(reach, _POST_LENGTH)]):
                found.append(said)
    return found


def speaking(text: Statement) -> tuple[str, ...]:
    """The words of the name, with his post, of the one who speaks by a text; none if unclear."""
    found = []
    for at, token in enumerate(text.tokens):
        passes_on = token == _PASSES_ON
        if not (passes_on or _ATTRIBUTES.fullmatch(token)):
            continue
        before = passes_on or (token != "menurut" and token.startswith(("me", "sa", "st")))
        side = text.tokens[:at][::-1] if before else text.tokens[at + 1 :]
        reach = side.index(SENTENCE) if SENTENCE in side else len(side)
        said = [one for one in side[: min(reach, _POST_LENGTH)] if one in text.names]
        if said:
            found.append(tuple(said[::-1] if before else said))
    return found[0] if len(found) == 1 else ()


def exchanged(claim: Statement, source: Statement) -> bool:
    """Whether two names have changed places, or a name has got another's post."""
    names = (claim.names | source.names) - POSTS
    said, held = bound(claim, "name", names, near=True), bound(source, "name", names)
    return moved(said, held, margin=2) is not None or _joined_anew(claim, source, names)


def turned_round(claim: Statement, source: Statement) -> bool:
    """Whether somebody does to another what in the source the other does to him."""
    names = (claim.names | source.names) - POSTS
    done = _deeds(source, names)
    return any(
        act == other and ((to & does and not by & does) or (by & suffers and not to & suffers))
        for act, by, to in _deeds(claim, names)
        for other, does, suffers in done
    )


def _deeds(text: Statement, names: frozenset[str]) -> list[Deed]:
    """Each verb between two names: its root, who does it, and to whom."""
    found = []
    for at, (token, root) in enumerate(zip(text.tokens, text.stems, strict=True)):
        active = token.startswith("me")
        if token in names or token == root or not (active or token.startswith("di")):
            continue
        if active and text.tokens[at + 1 : at + 2] in _TOWARDS:
            continue  # to nobody
        left = _nearest(text.tokens[:at][::-1], names)
        right = _nearest(text.tokens[at + 1 :], names)
        both = left & right  # a bridge may be opened by the minister of bridges
        if left - both and right - both:
            one, other = (left, right) if active else (right, left)
            found.append((root, one - both, other - both))
    return found


def _nearest(tokens: Sequence[str], names: frozenset[str]) -> frozenset[str]:
    """The words of the nearest name, in the same sentence."""
    found: list[str] = []
    for token in tokens:
        if token == SENTENCE or (found and token not in names):
            break
        if token in names:
            found.append(token)
    return frozenset(found)


def _joined_anew(claim: Statement, source: Statement, names: frozenset[str]) -> bool:
    """Whether a claim makes one name of words that the source keeps apart by a post."""
    places: dict[str, list[int]] = {}
    for at, token in enumerate(source.tokens):
        places.setdefault(token, []).append(at)
    for one, other in zip(claim.tokens, claim.tokens[1:], strict=False):
        if not (one in names and other in names and one in places and other in places):
            continue
        gaps = [source.tokens[a + 1 : b] for a in places[one] for b in places[other] if a < b]
        near = [gap for gap in gaps if len(gap) <= _NEAR]
        if gaps and not any(not POSTS & set(gap) for gap in near):
            return True
    return False

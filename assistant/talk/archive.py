"""Questions about the archive itself: how many releases, the newest, from whom; pure.

Read by rule, and strictly: a message is such a question only where each of its words is a word
of counting and listing releases, a time, or the name of one body. Whatever else is said makes
it a question about what the releases say.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from index.agencies import agency_named
from index.agency_table import AGENCIES
from index.english import is_english
from index.scope import Days

from ..answers import Language
from .times import time_asked
from .vocabulary import ENGLISH, FEATURES, FROM, GAP, INDONESIAN, NUMBERS, Feature

_TOKEN = re.compile(r"[^\s,.?!:;()\"“”]+")
_LONGEST = 160  # characters
_KNOWN = INDONESIAN | ENGLISH | {GAP, ""}
_MOST = 50  # releases that may be asked for at once
_LIMIT = re.compile(rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})(?= {re.escape(GAP)})", re.IGNORECASE)
_NEXT_BODY = re.compile(
    r"(?:(?:kalau|kalo|klo|terus|trus|lalu|bagaimana|gimana|dan|how|what|and|about|dengan|untuk"
    r"|yang) )+",
    re.IGNORECASE,
)


class What(StrEnum):
    """What is asked of the archive."""

    COUNT = "count"
    NEWEST = "newest"
    OLDEST = "oldest"
    AGENCIES = "agencies"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class ArchiveQuestion:
    """A question about the archive.

    ``agency`` is the name in full of a body that is known, else the words as written, "" where
    none is named; ``introduced`` says that a word such as "dari" marks them as a body.
    ``span`` are the first and the last day asked about, ``limit`` how many releases (0: not said).
    """

    what: What
    language: Language
    agency: str = ""
    introduced: bool = False
    span: Days | None = None
    limit: int = 0


def archive_question(message: str, today: datetime.date) -> ArchiveQuestion | None:
    """The question about the archive that a message is; None for any other message."""
    if len(message) > _LONGEST or not FEATURES[Feature.NOUN].search(message):
        return None
    words = _words(message)
    timed = time_asked(words, today)
    if timed is None:
        return None
    span, rest = timed
    features, rest = _features(rest)
    limit, rest = _limit(rest)
    agency, introduced, known = _body(rest)
    if not known:
        return None
    what = _what(features, rest, bool(agency or span), bool(agency))
    if what is None or (limit and what in (What.COUNT, What.AGENCIES)):
        return None
    return ArchiveQuestion(what, _language(words), agency, introduced, span, limit)


def may_go_on(message: str) -> bool:
    """Whether a message may ask the question before again: "kalau dari ESDM?"."""
    return len(message) <= _LONGEST and _NEXT_BODY.match(message.strip()) is not None


def next_question(
    message: str, before: ArchiveQuestion, today: datetime.date
) -> ArchiveQuestion | None:
    """The same question again about another body or time: "kalau dari ESDM?"."""
    match = _NEXT_BODY.match(message.strip())
    if not match:
        return None
    timed = time_asked(_words(message.strip()[match.end() :]), today)
    if timed is None:
        return None
    span, rest = timed
    agency, introduced, known = _body(rest)
    if not known or not (agency or span):
        return None
    if agency:
        before = replace(before, agency=agency, introduced=introduced)
    return replace(before, span=span) if span else before


def _words(message: str) -> str:
    return " ".join(_TOKEN.findall(unicodedata.normalize("NFKC", message)))


def _features(words: str) -> tuple[frozenset[Feature], str]:
    """What the words ask for, and the words with a gap in place of what said so."""
    found: set[Feature] = set()
    for feature, pattern in FEATURES.items():
        words, count = pattern.subn(GAP, words)
        if count:
            found.add(feature)
    return frozenset(found), words


def _limit(words: str) -> tuple[int, str]:
    match = _LIMIT.search(words)
    if not match:
        return 0, words
    written = match[1].lower()
    count = int(written) if written.isdigit() else NUMBERS[written]
    return min(count, _MOST), words[: match.start()] + GAP + words[match.end() :]


def _body(words: str) -> tuple[str, bool, bool]:
    """The body that is named, whether a word introduces it, and whether all else is known."""
    tokens = words.split()
    strange = [
        place for place, token in enumerate(tokens)
        if not set(token.lower().split("/")) <= _KNOWN
    ]  # fmt: skip
    if not strange:
        return "", False, True
    first, end = strange[0], strange[-1] + 1
    for start, stop in ((first, end), (first - 1, end), (first, end + 1)):
        if start >= 0 and GAP not in tokens[start:stop] and stop <= len(tokens):
            name = _name(" ".join(tokens[start:stop]))
            if name:
                return name, True, True
    before = tokens[first - 2 : first] if first > 1 else tokens[:first]
    introduced = any(token.lower() in FROM for token in before)
    return " ".join(tokens[first:end]), introduced, GAP not in tokens[first:end]


def _name(words: str) -> str:
    """The name in full of a body that is known by these words."""
    asked = words.lower()
    known = agency_named(words) or next((one for one in AGENCIES if asked in one.asked), None)
    return known.name if known else ""


def _what(features: frozenset[Feature], rest: str, narrowed: bool, body: bool) -> What | None:
    """What the features ask for; ``narrowed`` to a body or a time."""
    if Feature.NEWEST in features or Feature.OLDEST in features:
        both = features >= {Feature.NEWEST, Feature.OLDEST}
        strays = features & {Feature.AGENCIES, Feature.COUNT}
        newest = What.NEWEST if Feature.NEWEST in features else What.OLDEST
        return None if both or strays else newest
    if Feature.DATE in features:
        return None
    if Feature.AGENCIES in features:
        return None if body else What.AGENCIES
    narrowed = narrowed or Feature.INDEXED in features
    if Feature.LIST in features and narrowed:
        return What.LIST
    if Feature.COUNT in features:
        return What.COUNT
    if Feature.WHICH in features:
        return What.LIST if narrowed else None
    there = Feature.THERE in features
    return What.COUNT if there and narrowed else None


def _language(words: str) -> Language:
    indonesian = any(word in INDONESIAN for word in words.lower().split())
    return "en" if is_english(words) or not indonesian else "id"

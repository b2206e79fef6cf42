"""Sentences that a question can be made of, and the small changes that make one."""

import re
from collections.abc import Iterator

from index.passages.sentences import sentence_spans
from index.releases import Release
from index.terms import stem

from .vocabulary import CLAUSES, LEADS, LEANING, OPENERS

_SHORTEST, _LONGEST = 40, 320  # characters of a sentence
_GLUED = re.compile(
    r"[a-z)”\"][A-Z]|(?<!R)[a-z]\d{2}|\d[a-z]{4}|[.,;:!?][A-Za-z]{2}|\s\s|[^\S ]"
    r"|\b(?:akan|untuk|dengan|dan|yang)(?:me[mn]|ber|di)[a-z]{4,}"
)
_INVISIBLE = re.compile(r"[\u00a0\u00ad\u180e\u200b-\u200f\u202f\u2060\ufeff]")
_LEANING = re.compile(
    rf"\b(?:{LEANING})\b|\b(?!hanya|tanya|sebelumnya|kedepannya|seluruhnya)[a-z]{{3,}}nya\b",
    re.IGNORECASE,
)
_OPENERS = re.compile(rf"(?:{OPENERS})\b", re.IGNORECASE)
_ANCHOR = re.compile(r"(?<=\s)[A-Z][A-Za-z]+|\b20\d\d\b")
_QUOTED = re.compile(r"“[^”]*”")
_DATELINE = re.compile(r"(?:[A-Z][A-Za-z]+,? ?){1,4}(?:\([^()]*\) ?)?[–—-]+ ?(?=[A-Z])")
_LEAD = re.compile(
    rf"(?P<lead>(?:{LEADS})\b[^,“”\"]{{0,70}}), (?=[A-Za-z])"
    r"|(?P<plain>Tahun ini|Saat ini|Hingga saat ini|Hingga kini|Kini) (?=[A-Za-z])"
)
# Posts and bodies, which are written large also inside a sentence when a name follows.
_KEPT = re.compile(
    r"(?:Indonesia|Presiden|Wakil|Bank|PT|Men[a-z]{2,9}|Wamen\w*|Kepala|Deputi|Direktur|Dirjen"
    r"|Gubernur|Bupati|Wali|Sekretaris|Ketua|Staf|Rektor|Kementerian|Kemen\w+|Badan|Komisi|Dewan"
    r"|Gus)\b(?! [a-z])"
)
_CLAUSE = re.compile(rf"[,;(–]|\.(?:\s|$)| (?:{CLAUSES})\b")
_NASALS = (("meny", "s"), ("meng", "k"), ("men", "t"), ("mem", "p"))


def clean_sentences(release: Release) -> Iterator[str]:
    """Sentences whole and unharmed: neither glued to others nor cut, on one line."""
    text = release.text
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if _SHORTEST <= len(sentence) <= _LONGEST and _is_clean(sentence):
            yield sentence


def undated(sentence: str) -> str:
    """A sentence without the place it is dated from: "Jakarta – Menteri …"."""
    return _DATELINE.sub("", sentence, count=1) if _DATELINE.match(sentence) else sentence


def led(sentence: str) -> tuple[str, str]:
    """A sentence without the adverbial before its subject, and that adverbial if it has a year."""
    match = _LEAD.match(sentence)
    if not match:
        return sentence, ""
    lead = match["lead"] or match["plain"]
    dated = f" {lead[0].lower()}{lead[1:]}" if re.search(r"\b20\d\d\b", lead) else ""
    rest = sentence[match.end() :]
    return rest[0].upper() + rest[1:], dated


def bare(words: str) -> str:
    """Words without what stands in brackets."""
    return re.sub(r"\s+([?,])", r"\1", " ".join(re.sub(r" ?\([^()]*\)", "", words).split()))


def stands_alone(question: str) -> bool:
    """Whether a question says what it is about: no word that leans back, and a name or a year.

    What is quoted in it may lean: those are somebody's words.
    """
    return not leans(_QUOTED.sub("", question)) and has_anchor(question)


def leans(words: str) -> bool:
    """Whether words point to what was said before, to the speaker or to the day."""
    return _LEANING.search(words) is not None


def has_anchor(question: str) -> bool:
    """Whether a question holds a name or a year to find it by."""
    return bool(_ANCHOR.search(question))


def opens_plainly(clause: str) -> bool:
    """Whether a clause begins with its subject, not with a connective or an adverbial."""
    return not _OPENERS.match(clause)


def lowered(clause: str, release: Release) -> str:
    """A clause as it stands inside a sentence: its first word in lower case unless it is a name."""
    first, _, rest = clause.partition(" ")
    if not first.istitle() or _KEPT.match(clause):
        return clause
    small = re.search(rf"(?<![\w-]){re.escape(first.lower())}(?![\w-])", release.text)
    inside = re.search(rf"[a-z,] {re.escape(first)}(?![\w-])", release.text)
    titled = rest[:1].isupper()
    if (inside and titled) or (not small and (inside or titled)):
        return clause
    return f"{first.lower()} {rest}"


def passive(verb: str) -> str | None:
    """The passive of an active verb: menyalurkan → disalurkan; None where none is known.

    The nasal of *meN-* swallows k, t, s and p, which the root gives back.
    """
    if not verb.startswith("me") or len(verb) < 6:
        return None
    root = stem(verb)
    if verb.startswith(("memper", "member", "mengem", "menge")) and not root.startswith("k"):
        return "di" + re.sub(r"^me(?:m|ng)", "", verb)
    for nasal, lost in _NASALS:
        if verb.startswith(nasal):
            tail = verb[len(nasal) :]
            if tail[0] in "aiueo":
                whole = tail if root[0] in "aiueo" else lost + tail
                return "di" + whole if whole.startswith(root[:3]) else None
            return f"di{tail}"
    return f"di{verb[2:]}"


def first_part(words: str) -> str:
    """The words up to where another clause begins."""
    return _CLAUSE.split(words, maxsplit=1)[0].strip(" ,.;–-")


def _is_clean(sentence: str) -> bool:
    if _GLUED.search(sentence) or _INVISIBLE.search(sentence) or sentence[-1] not in '.”"':
        return False
    whole = sentence.count("(") == sentence.count(")")
    return whole and (sentence[0].isupper() or sentence[0] in '“"')

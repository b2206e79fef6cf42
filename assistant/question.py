"""What a question asks: its language, its kind, and what it says when it stands alone."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from index.english import is_english
from index.terms import content_stems, normalise

from .answers import Language, Turn
from .shifting import shifted

Kind = Literal["money", "share", "number", "date", "person", "place", "reason", "other"]

_HOW_MUCH = "(?:berapa|brp|how much)"
_MONEY = (
    "(?:(?:harga|biaya|anggaran|tarif)(?:nya)?|duit|dana|rupiah|triliun|miliar|dolar|hadiah"
    "|cost|budget|price)"
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("date", re.compile(r"\b(kapan|kpn|tanggal berapa|hari apa|bulan apa|tahun berapa|when)\b")),
    ("share", re.compile(r"\b(berapa persen|persentase|what percentage|per ?cent)\b")),
    ("money", re.compile(rf"\b{_HOW_MUCH}\b.*\b{_MONEY}\b|\b{_MONEY}\b.*\b{_HOW_MUCH}\b")),
    ("number", re.compile(r"\b(berapa|brp|brapa|jumlah|how (many|much|large|big)|persen)\b")),
    ("person", re.compile(r"\b(siapa|siapakah|who|whom)\b")),
    ("place", re.compile(r"\b(di ?mana|dmn|mana|where|kota apa|provinsi apa)\b")),
    ("reason", re.compile(r"\b(kenapa|knp|mengapa|kok|alasan|sebab|why)\b")),
)
_LISTS = re.compile(
    r"\b(?:(?:apa|siapa|mana|dimana|berapa) ?(?:saja|aja)|sebutkan|daftar|rincian|rinciannya"
    r"|syarat(?:nya)?|langkah(?:nya)?|tahapan(?:nya)?|list|which|what are)\b"
)
_ANAPHOR = re.compile(
    r"\b(itu|tersebut|tadi|dia|beliau|mereka|situ|sana|it|they|them|he|she|that|those)\b"
    r"|^(kalau|kalo|terus|trus|lalu|nah|dan|and|what about|how about|then)\b"
)
_ITS = re.compile(r"\b\w{3,}nya\b")
_NAME = re.compile(r"(?<!^)\b[A-Z]\w+")
_CITED = re.compile(r"\s*\[\d+\]")
_SHORT = 3  # content words: too few to find anything by; a few more where no name is among them
_ANSWERED = 25  # words of the answer before
_BACK = 3  # questions before a follow-up that it may lean on


def language_of(question: str) -> Language:
    """Indonesian unless English function words outnumber the Indonesian ones."""
    return "en" if is_english(question) else "id"


def kind_of(question: str) -> Kind:
    """The kind of thing asked for, by its question word; what is in brackets counts last."""
    asked = normalise(question)
    for part in (asked.partition(" (")[0], asked):
        for kind, pattern in _KINDS:
            if pattern.search(part):
                return kind
    return "other"


def asks_for_list(question: str) -> bool:
    """Whether more than one thing is asked for."""
    return _LISTS.search(normalise(question)) is not None


def standalone(question: str, history: Sequence[Turn]) -> str:
    """A follow-up with what it leans on before it; any other question as it is."""
    earlier = _leant_on(question, history)
    return f"{earlier} {question}" if earlier else question


def read_as(question: str, history: Sequence[Turn]) -> str:
    """What passages are read for: a follow-up with what it leans on in brackets behind.

    What is asked now stands first, so that the question before is not answered instead.
    """
    earlier = _leant_on(question, history)
    return f"{question} ({earlier})" if earlier else question


def search_words(question: str, history: Sequence[Turn], rewritten: str = "") -> str:
    """What is searched for: the question standing alone, a follow-up with the answer before it.

    Not where the follow-up moves the time: the answer is of another. ``rewritten`` is the
    follow-up in other words that stand alone, where somebody found them.
    """
    alone = rewritten or standalone(question, history)
    answers = [turn.content for turn in history if turn.role == "assistant"]
    asked = next((turn.content for turn in reversed(history) if turn.role == "user"), "")
    if alone == question or not answers or shifted(asked, question) != asked:
        return alone
    words = _CITED.sub("", answers[-1]).split()[:_ANSWERED]
    return " ".join((alone, *words))


def _leant_on(question: str, history: Sequence[Turn]) -> str:
    """The questions that a follow-up leans on, the earliest first; empty if it stands alone.

    The question before, and if that was a follow-up itself, what it leant on in its turn; each
    with its time moved where a later one says so.
    """
    chain = [question]
    earlier = [turn.content for turn in reversed(history) if turn.role == "user"]
    for place, one in enumerate(earlier[:_BACK]):
        if not _leans_back(chain[0]) or (place and _NAME.search(chain[0])):
            break  # a short question with a name may be a new one
        chain.insert(0, one)
    leant_on = ""
    for one, following in pairwise(chain):
        leant_on = shifted(f"{leant_on} {one}".strip(), following)
    return leant_on


def _leans_back(question: str) -> bool:
    asked = normalise(question).strip()
    if _ANAPHOR.search(asked):
        return True
    stems = content_stems(question)
    if len(stems) <= _SHORT:
        return True
    if any(character.isdigit() for character in asked) or _NAME.search(question):
        return False
    return len(stems) <= _SHORT + (2 if _ITS.search(asked) else 1)

"""What a question asks: its language, its kind, and what it says when it stands alone."""

import re
from collections.abc import Sequence
from typing import Literal

from index.terms import content_stems, normalise

from .answers import Language, Turn

Kind = Literal["money", "share", "number", "date", "person", "place", "reason", "other"]

_WORD = re.compile(r"[a-z]+")
_ENGLISH = frozenset(
    "the of and what when where who whose why how many much is are was were did does do which in to"
    " for by on at has have will would can from that this".split()
)
_INDONESIAN = frozenset(
    "yang di dan apa siapa kapan mana dimana berapa brp kenapa mengapa bagaimana gimana itu ini"
    " dari untuk dengan pada ke kah nya tidak ada oleh adalah dalam sudah bisa saja aja tahun"
    " jumlah jadi kok sih dong yg kpn gak".split()
)
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
_SHORT = 3  # content words: too few to find anything by


def language_of(question: str) -> Language:
    """Indonesian unless English function words outnumber the Indonesian ones."""
    words = _WORD.findall(question.lower())
    english = sum(word in _ENGLISH for word in words)
    return "en" if english > sum(word in _INDONESIAN for word in words) else "id"


def kind_of(question: str) -> Kind:
    """The kind of thing asked for, by its question word."""
    asked = normalise(question)
    return next((kind for kind, pattern in _KINDS if pattern.search(asked)), "other")


def asks_for_list(question: str) -> bool:
    """Whether more than one thing is asked for."""
    return _LISTS.search(normalise(question)) is not None


def standalone(question: str, history: Sequence[Turn]) -> str:
    """A follow-up with the question before it; any other question as it is."""
    earlier = [turn.content for turn in history if turn.role == "user"]
    if not earlier or not _leans_back(question):
        return question
    return f"{earlier[-1]} {question}"


def _leans_back(question: str) -> bool:
    if _ANAPHOR.search(normalise(question).strip()):
        return True
    return len(content_stems(question)) <= _SHORT

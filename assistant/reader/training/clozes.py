"""Questions made from sentences of releases: an answer is found in one, and the rest asks for it.

A figure, a date, a person, a place, a reason or an utterance is recognised by its form. The
question is the words around it with a question word in its place, put first or left where it
stood, some words dropped, said another way or shortened as people type. No question is read
from anywhere, and no model writes any.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.passages.sentences import sentence_spans
from index.releases import Release
from index.terms import MONTHS, content_stems

from ..inputs import Span
from .forms import ANSWERS, POSTED, SAID
from .wording import colloquial, passive

_FEW = 6  # content words of a question that may not say which release it means
_WORD = re.compile(r"\S+")
_STOPS = '.,;:()“”"–—'
_ASKED = {
    "money": ("berapa", "berapa rupiah", "senilai berapa", "nilainya berapa"),
    "share": ("berapa persen", "berapa"),
    "date": ("kapan", "tanggal berapa", "kapan"),
    "count": ("berapa",),
    "place": ("mana",),
}


@dataclass(frozen=True, slots=True)
class Cloze:
    """A question, and where in a release its answer stands."""

    question: str
    answer: Span
    kind: str


def clozes(release: Release, draw: random.Random) -> Iterator[Cloze]:
    """Questions of a release, in the order of its text; each kind at most once a sentence."""
    topic = _topic(release, draw)
    for start, end in sentence_spans(release.text):
        sentence = release.text[start:end]
        if not 50 <= len(sentence) <= 600:
            continue
        for kind, match in _answers(sentence):
            question = _question(sentence, kind, match, topic, draw)
            if question:
                if len(content_stems(question)) < _FEW and topic not in question:
                    question = f"{question} {topic}"
                when = _dated(release, kind, draw)
                span = (start + match[0], start + match[1])
                yield Cloze(colloquial(f"{question}{when}", draw), span, kind)


def _answers(sentence: str) -> Iterator[tuple[str, Span]]:
    for match in POSTED.finditer(sentence):
        yield "post", match.span(2)
    taken: list[Span] = []
    for kind, pattern in ANSWERS:
        for match in pattern.finditer(sentence):
            a, b = match.span()
            if not any(a < d and b > c for c, d in taken):
                taken.append((a, b))
                yield kind, (a, b)
                break


def _question(
    sentence: str, kind: str, answer: Span, topic: str, draw: random.Random
) -> str | None:
    if kind == "post":
        return _about_post(sentence, answer, topic, draw)
    if kind == "speech":
        said = SAID.match(sentence, answer[1]) or SAID.search(sentence, answer[1])
        who = said[1] if said else ""
        asks = ("apa kata {} soal", "{} bilang apa tentang", "apa pernyataan {} mengenai")
        return f"{draw.choice(asks).format(who)} {topic}" if who else None
    before = _words_before(sentence[: answer[0]], draw.randint(4, 9))
    after = _words_after(sentence[answer[1] :], draw.randint(3, 8))
    if kind == "reason":
        clause = " ".join(_words_before(sentence[: answer[0]], 14)[:-1])
        asked = draw.choice(("mengapa", "kenapa", "apa alasan", "apa tujuan"))
        return f"{asked} {clause}" if len(content_stems(clause)) >= 3 else None
    if len(content_stems(" ".join((*before, *after)))) < 3:
        return None
    asked = draw.choice(_ASKED[kind])
    return _arranged(asked, kind, before, after, topic, draw)


def _arranged(
    asked: str, kind: str, before: list[str], after: list[str], topic: str, draw: random.Random
) -> str:
    """The question word where the answer stood, or first, or before a few of the words."""
    if kind == "place":
        before = before[:-1] if before and before[-1].lower() == "di" else before
        asked = f"di {asked}"
    if kind == "date" and before and before[-1].lower().strip("(") in {"pada", "tanggal", "hari"}:
        before = before[:-1]
    unit = after[: draw.randint(1, 2)] if kind == "count" else []
    rest = after[len(unit) :]
    way = draw.random()
    if way < 0.3:
        return " ".join((*before, asked, *unit, *rest))
    if way < 0.65:
        verb = passive(before[-1]) if before and kind in {"count", "money"} else None
        if verb:
            return " ".join((asked, *unit, "yang", verb, *before[:-1], *rest))
        return " ".join((asked, *unit, *before, *rest))
    kept = [word for word in (*before, *rest) if draw.random() < 0.7]
    parts = [" ".join((asked, *unit)), " ".join(kept), topic]
    if draw.random() < 0.4:
        parts = [parts[1], parts[0], parts[2]]
    return " ".join(part for part in parts if part)


def _about_post(sentence: str, name: Span, topic: str, draw: random.Random) -> str | None:
    match = next((m for m in POSTED.finditer(sentence) if m.span(2) == name), None)
    if match is None or len(match[1].split()) < 2:
        return None
    rest = " ".join(_words_after(sentence[name[1] :], 7))
    asks = (f"siapa {match[1]}", f"{match[1]} itu siapa", f"siapa nama {match[1]}",
            f"siapa {match[1]} yang {rest}")  # fmt: skip
    question = draw.choice(asks)
    return f"{question} {topic}" if draw.random() < 0.4 else question


def _words_before(text: str, most: int) -> list[str]:
    """The last words before the answer, back to a stop."""
    words: list[str] = []
    for word in reversed(_WORD.findall(text)):
        if (words and word[-1] in _STOPS) or len(words) == most:
            break
        words.insert(0, word)
    return _bare(words)


def _words_after(text: str, most: int) -> list[str]:
    """The first words behind the answer, up to a stop."""
    words: list[str] = []
    for word in _WORD.findall(text)[:most]:
        words.append(word)
        if word[-1] in _STOPS:
            break
    return _bare(words)


def _bare(words: list[str]) -> list[str]:
    return [bare for word in words if (bare := word.strip(_STOPS + "?!"))]


def _topic(release: Release, draw: random.Random) -> str:
    """A few words of the title that say what the release is about."""
    words = [word.strip(_STOPS + "!?") for word in release.title.split()]
    words = [word for word in words if len(word) > 3]
    start = draw.randint(0, max(0, len(words) - 4))
    return " ".join(words[start : start + draw.randint(2, 4)])


def _dated(release: Release, kind: str, draw: random.Random) -> str:
    """Sometimes the month of the release; never in a question for a date."""
    day = release.date
    if day is None or kind == "date" or draw.random() > 0.25:
        return ""
    return draw.choice((" pada {} {}", " per {} {}", " {} {}")).format(
        MONTHS[day.month - 1].capitalize(), day.year
    )

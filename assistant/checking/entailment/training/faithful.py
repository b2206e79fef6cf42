"""Changes of a sentence that leave it true: shorter, said in other words, turned round.

They are rules, so a few come out clumsy; a chat model's sentences do too.
"""

import random
import re
from collections.abc import Callable, Mapping

from index.agencies import agencies_in
from index.terms import MONTHS

from ....reader.training.wording import passive
from ...synonyms import SYNONYMS

Change = Callable[[str, random.Random], str | None]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_CONDITION = re.compile(r"\b(?:jika|apabila|kalau|bila|bukan|hanya|kecuali|selain|tanpa)\b", re.I)
_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)")
_LEAD = re.compile(
    r"^(?P<lead>(?:Pada|Dalam|Di|Hingga|Sampai|Sejak|Setelah|Melalui|Selama|Per|Untuk|Guna|Dengan"
    r"|Saat ini|Kini|Sebagai|Berdasarkan)\b[^,]{3,70}), (?P<rest>[^\W\d].{25,})$"
)
_DISCOURSE = re.compile(
    r"^(?:Selain itu|Sementara itu|Namun|Oleh karena itu|Untuk itu|Karena itu|Lebih lanjut"
    r"|Dengan demikian|Di sisi lain|Di samping itu|Selanjutnya|Adapun|(?:Pada|Dalam)"
    r" (?:kesempatan|acara|kegiatan|sambutan)\w* (?:itu|tersebut|ini|yang sama))\b,? "
)
_TAIL = re.compile(
    r"(?:,? (?:yang|serta|sehingga|guna|untuk|dengan|termasuk|setelah|melalui|bersama|karena"
    r"|sebagai|agar|seperti|di mana|dalam rangka|demi)\b|; )[^“”\"]{12,}\.$"
)
_QUOTED = re.compile(
    r"^[“\"](?P<said>[^“”\"]{20,}?)[,.]?[”\"],? "
    r"(?:ujar|kata|ungkap|tutur|tegas|jelas|papar|ucap|terang)(?:nya)?,? "
    r"(?P<who>[A-Z][\w.’']+(?: [A-Z][\w.’']+){0,5})"
)
_SAYING = (
    "mengatakan", "menyatakan", "menjelaskan", "menegaskan", "menyampaikan", "menuturkan",
    "menambahkan", "mengungkapkan", "menyebut", "memaparkan", "menerangkan",
)  # fmt: skip
_SAID = (
    re.compile(
        rf"^(?P<who>[A-Z][^,.“”]{{4,90}}?),? (?:{'|'.join(_SAYING)})(?: bahwa|,)"
        r" (?P<said>[^“”\"]{25,})\.$"
    ),
    re.compile(r"^Menurut (?P<who>[^,“”]{4,90}), (?P<said>[^“”\"]{25,})\.$"),
    re.compile(
        r"^(?P<said>[^“”\"]{25,}), (?:kata|ujar|ungkap|tutur|tegas|jelas|papar|ucap) "
        r"(?P<who>[A-Z][^,“”]{4,90})\.$"
    ),
)
_ACTIVE = re.compile(
    r"^(?P<who>(?:[A-Z][\w.&’'-]*|dan|RI)(?: (?:[A-Z][\w.&’'-]*|dan|RI))*) "
    r"(?P<aux>(?:telah|sudah|akan) )?(?P<verb>me\w{4,}) (?P<what>[\w ’'-]{6,}?)"
    r"(?P<rest>(?: (?:pada|di|dalam|untuk|dengan|sebagai|kepada|senilai|sebesar|melalui|selama"
    r"|hingga|dari)\b.*)?)\.$"
)
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_FEWEST = 6  # words that a shortened sentence keeps


def faithful(sentence: str, draw: random.Random) -> str:
    """The sentence after one to three of the changes; itself where none fits."""
    changes = [change for change, often in CHANGES.values() for _ in range(often)]
    said = sentence
    wanted = draw.choice((1, 1, 2, 2, 3))
    for change in draw.sample(changes, len(changes)):
        changed = change(said, draw)
        if changed and changed != said:
            said = changed
            wanted -= 1
        if not wanted:
            break
    return said


def _without_brackets(said: str, draw: random.Random) -> str:
    return _BRACKETS.sub("", said)


def _without_discourse(said: str, draw: random.Random) -> str:
    rest = _DISCOURSE.sub("", said)
    return rest[:1].upper() + rest[1:]


def _shorter(said: str, draw: random.Random) -> str | None:
    """Without its last clause."""
    match = _TAIL.search(said)
    if match is None or _CONDITION.search(said):
        return None
    head = said[: match.start()]
    return f"{head}." if len(head.split()) >= _FEWEST else None


def _lead_moved(said: str, draw: random.Random) -> str | None:
    match = _LEAD.match(said)
    if match is None:
        return None
    lead, rest = match["lead"], match["rest"]
    rest = rest[:1].upper() + rest[1:]
    if draw.random() < 0.3 and not _CONDITION.search(said):
        return rest
    return f"{rest.removesuffix('.')} {lead[:1].lower()}{lead[1:]}."


def _other_words(said: str, draw: random.Random) -> str:
    def other(match: re.Match[str]) -> str:
        word = match[0]
        choices = SYNONYMS.get(word.lower())
        if not choices or draw.random() < 0.4:
            return word
        chosen = draw.choice(choices)
        return chosen[:1].upper() + chosen[1:] if word[:1].isupper() else chosen

    return _WORD.sub(other, said)


def _respelt(said: str, draw: random.Random) -> str:
    def written(match: re.Match[str]) -> str:
        month = list(MONTHS).index(match[2].lower()) + 1
        return f"{match[1]}/{month}/{match[3]}"

    said = _DATE.sub(written, said) if draw.random() < 0.5 else said
    percent = (r"(?<=\d) persen\b", "%") if " persen" in said else (r"(?<=\d)%", " persen")
    return re.sub(*percent, said)


def _reported(said: str, draw: random.Random) -> str | None:
    """What somebody is quoted with, reported."""
    match = _QUOTED.match(said)
    if match is None:
        return None
    words, who = match["said"], match["who"]
    lowered = words[:1].lower() + words[1:]
    forms = (f"{who} mengatakan bahwa {lowered}.", f"Menurut {who}, {lowered}.",
             f"{who} menyampaikan, {lowered}.")  # fmt: skip
    return draw.choice(forms)


def _attributed(said: str, draw: random.Random) -> str | None:
    """Who says something, said otherwise."""
    match = next((found for pattern in _SAID if (found := pattern.match(said))), None)
    if match is None:
        return None
    who, words = match["who"], match["said"]
    lowered, raised = words[:1].lower() + words[1:], words[:1].upper() + words[1:]
    forms = (f"Menurut {who}, {lowered}.", f"{who} {draw.choice(_SAYING)} bahwa {lowered}.",
             f"{who} {draw.choice(_SAYING)}, {lowered}.", f"{raised}, kata {who}.")  # fmt: skip
    return draw.choice(forms)


def _named_otherwise(said: str, draw: random.Random) -> str | None:
    """A body by its short name, or by its whole one."""
    mentions = agencies_in(said)
    if not mentions:
        return None
    one = draw.choice(mentions)
    written = said[one.start : one.end]
    others = [name for name in (one.agency.name, *one.agency.short) if name != written]
    return said[: one.start] + draw.choice(others) + said[one.end :] if others else None


def turned(said: str, exchanged: bool = False) -> str | None:
    """Active made passive; false if ``exchanged``, by which doer and object change places."""
    match = _ACTIVE.match(said)
    verb = passive(match["verb"]) if match else None
    if match is None or verb is None or len(match["what"].split()) > 9:
        return None
    who, what, aux, rest = match["who"], match["what"].strip(), match["aux"] or "", match["rest"]
    if exchanged:
        who, what = what, who
    return f"{what[:1].upper()}{what[1:]} {aux}{verb} oleh {who}{rest}."


def _turned(said: str, draw: random.Random) -> str | None:
    return turned(said)


CHANGES: Mapping[str, tuple[Change, int]] = {
    "brackets": (_without_brackets, 1),
    "discourse": (_without_discourse, 1),
    "shorter": (_shorter, 2),
    "lead": (_lead_moved, 2),
    "words": (_other_words, 2),
    "spelling": (_respelt, 1),
    "reported": (_reported, 1),
    "attributed": (_attributed, 2),
    "body": (_named_otherwise, 1),
    "turned": (_turned, 2),
}
"""The changes by name, and how often each is tried beside the others."""

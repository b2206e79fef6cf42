"""Which agency a release says it is of, and where it says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..agencies import Mention, agencies_in, agency_at, agency_named
from ..agency_table import Agency
from .numbers import FoundNumber

HEAD, TAIL = 600, 700  # characters at the ends of a text in which its agency signs
_LABEL = re.compile(r"siaran\s*pers|press\s*release", re.IGNORECASE)
_COUNTRY = re.compile(r"republik\s*indonesia|\bri\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:biro|humas|hubungan masyarakat|setjen|sekretariat jenderal|pusat penerangan|puspen|"
    r"komunikasi publik|departemen komunikasi)[^\n.,;:]{0,60}\Z",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\A\W*[A-Z][\w.' ]{1,40}[,–—-]+\s*(?:(?:biro\s+)?humas\s+)?\Z", re.IGNORECASE
)
_MARK = re.compile(r"\s*[,–—-]")
_NO_NAME = re.compile(r"[\s\u00a0\u200b\ufeff.,;:()\[\]*–—-]*")
_RIGHTS = re.compile(r"hak cipta.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AgencyClue:
    """An agency that a release may be of, by the name used there in full, and why.

    ``letterhead``, ``signature`` (below the text), ``dateline`` ("Jakarta, Komdigi –"),
    ``number`` (a part of the release's) or ``address`` (its site). ``text[start:end]`` names it;
    of an address both are 0. What a text is about is no such place: a debunk names whom it is of.
    """

    agency: Agency
    name: str
    reason: str
    start: int = 0
    end: int = 0


def agency_clues(
    text: str, title: str = "", url: str = "", number: FoundNumber | None = None
) -> list[AgencyClue]:
    """Where a release says whose it is, the surest first.

    A letterhead or a signature of several agencies says nothing.
    """
    below = len(title) if title and text.startswith(title) else 0
    head = _mentions(text, 0, below + HEAD)
    tail = _mentions(text, max(0, len(text) - TAIL), len(text))
    placed = (one for one in head if any(_is_dateline(text, at, one) for at in {0, below}))
    found = [
        *_of_one("letterhead", _in_letterhead(text, below + HEAD, head)),
        *_of_one("signature", (one for one in tail if _signs(text, one))),
        *_of_one("dateline", placed),
        *_in_number(number),
    ]
    if agency := agency_at(url):
        found.append(AgencyClue(agency, agency.name, "address"))
    return found


def _mentions(text: str, start: int, end: int) -> list[Mention]:
    return [
        Mention(one.start + start, one.end + start, one.agency, one.name)
        for one in agencies_in(text[start:end])
    ]


def _of_one(reason: str, found: Iterator[Mention]) -> Iterator[AgencyClue]:
    mentions = list(found)
    if len({one.agency.key for one in mentions}) == 1:
        one = mentions[0]
        yield AgencyClue(one.agency, one.name, reason, one.start, one.end)


def _in_letterhead(text: str, end: int, head: list[Mention]) -> Iterator[Mention]:
    """Names above the words "Siaran Pers", or alone on the first line."""
    label = _LABEL.search(text, 0, end)
    for one in head:
        if label and one.end <= label.start():
            between = _COUNTRY.sub("", text[one.end : label.start()])
            if not any(map(str.islower, between)) and len(between) <= 80:
                yield one
        elif not text[: one.start].strip() and _stands_alone(text, one):
            yield one


def _signs(text: str, one: Mention) -> bool:
    return _OFFICE.search(text[max(0, one.start - 90) : one.start]) is not None or _stands_alone(
        text, one
    )


def _stands_alone(text: str, one: Mention) -> bool:
    """Whether nothing but the name is on its line: a text of one line has no such line."""
    start = text.rfind("\n", 0, one.start) + 1
    end = text.find("\n", one.end)
    if start == 0 and end < 0:
        return False
    rest = text[start : one.start] + _RIGHTS.sub("", text[one.end : end if end >= 0 else len(text)])
    return _NO_NAME.fullmatch(_COUNTRY.sub("", rest)) is not None


def _is_dateline(text: str, begin: int, one: Mention) -> bool:
    before = text[begin : one.start]
    return bool(_DATELINE.match(before) and _MARK.match(text, one.end))


def _in_number(number: FoundNumber | None) -> Iterator[AgencyClue]:
    for part in re.split(r"[/.-]", number.number) if number else ():
        agency = agency_named(part) if len(part) > 2 else None
        if number and agency:
            yield AgencyClue(agency, agency.name, "number", number.start, number.end)

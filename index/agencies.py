"""Which ministry or agency a name, an address or a text is of."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from urllib.parse import urlsplit

from .agency_table import AGENCIES, Agency

_MARKS = re.compile(r"[^\w]+|_")
_COUNTRY = re.compile(
    r"\s(?:ri|republik indonesia|(?:of )?the republic of indonesia|indonesia ri)\Z"
)
_MINISTRY = "Kementerian "
_BLANK = r"[\s,./'’\u200b\ufeff-]{1,3}"
_BODY = re.compile(
    r"(?:kementerian|kemen\w+|badan|dinas|dewan|komisi|komite|lembaga|otoritas|bank|pemerintah\w*|"
    r"pemprov|pemkab|pemkot|provinsi|kabupaten|kota|sekretariat|kantor|direktorat|mahkamah|"
    r"kejaksaan|kepolisian|polda|polres|majelis|universitas|institut|politeknik|ministry|agency|"
    r"pt|perum|balai|pusat|arsip|perpustakaan|ombudsman)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency in a text: ``text[start:end]`` names it, ``name`` is that name in full.

    ``name`` is a former one where the text uses a former one.
    """

    start: int
    end: int
    agency: Agency
    name: str


def agency_named(words: str) -> Agency | None:
    """The agency of which this is a name, whole: old or new, long or short, in any case."""
    found = _known(words)
    return found[0] if found else None


def agency_at(url: str) -> Agency | None:
    """The agency whose site an address is on; of an office's site ("jdih.esdm.go.id") too."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return None
    parts = host.removeprefix("www.").split(".")
    tails = (".".join(parts[at:]) for at in range(len(parts)))
    return next((_by_host()[tail] for tail in tails if tail in _by_host()), None)


def agencies_in(text: str) -> list[Mention]:
    """Every mention of an agency by a name of its own, in order; also where words are glued."""
    return list(_mentions(text))


def is_body(words: str) -> bool:
    """Whether this names a body: one that is known, or one that is called so ("Dinas …")."""
    return agency_named(words) is not None or _BODY.match(words.strip()) is not None


def spellings(agency: Agency) -> tuple[str, ...]:
    """The names of an agency that stand for it in any text, its minister's among them."""
    names = (agency.name, *agency.short, *agency.former)
    ministers = [
        "Menteri " + one.removeprefix(_MINISTRY) for one in names if one.startswith(_MINISTRY)
    ]
    return tuple(dict.fromkeys((*names, *ministers, *agency.english)))


def _mentions(text: str) -> Iterator[Mention]:
    for match in _pattern().finditer(text):
        known = _known(match[0])
        if known and _stands_alone(match, text):
            yield Mention(match.start(), match.end(), *known)


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """Whether the words are no part of others: words may be glued where the case changes."""
    found = match[0]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before.isalnum() and not (found[0].isupper() and (before.islower() or before.isdigit())):
        return False
    if " " in _plain(found):
        # a letterhead in capitals runs on in capitals
        return not after.isalnum() or not after.islower()
    if found[0].islower():
        return False  # an abbreviation is not written small, unless in an address
    return not after.isalnum() or (found[-1].islower() and after.isupper())


def _known(words: str) -> tuple[Agency, str] | None:
    plain = _plain(words)
    return _by_name().get(plain) or _by_name().get(_COUNTRY.sub("", plain))


def _plain(words: str) -> str:
    """One form for all ways to write a name: small letters, single blanks, no marks."""
    letters = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(_MARKS.sub(" ", letters).split()).removeprefix("the ")


@cache
def _by_name() -> dict[str, tuple[Agency, str]]:
    """Each name in its plain form → its agency, and the name in full."""
    found: dict[str, tuple[Agency, str]] = {}
    for agency in AGENCIES:
        former = {_plain(name): (agency, name) for name in agency.former}
        current = (agency.key, *spellings(agency), *agency.labels)
        found |= {_plain(name): (agency, agency.name) for name in current} | former
    return found


@cache
def _by_host() -> dict[str, Agency]:
    return {host: agency for agency in AGENCIES for host in agency.hosts}


@cache
def _pattern() -> re.Pattern[str]:
    """Any name that needs no context to be one, the longest that is there."""
    plain = {_plain(name) for agency in AGENCIES for name in spellings(agency)}
    return re.compile(_branches(sorted(plain)), re.IGNORECASE)


def _branches(names: list[str], depth: int = 0) -> str:
    """A pattern that reads letter by letter: hundreds of names cost no more than one."""
    ends = [name for name in names if len(name) == depth]
    longer = groupby((name for name in names if len(name) > depth), key=lambda name: name[depth])
    forms = [
        (_BLANK if letter == " " else re.escape(letter)) + _branches(list(group), depth + 1)
        for letter, group in longer
    ]
    if not forms:
        return ""
    either = forms[0] if len(forms) == 1 and not ends else f"(?:{'|'.join(forms)})"
    return f"{either}?" if ends else either

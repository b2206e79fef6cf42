"""By what a release is known: its id, its addresses, its number, its title, its words."""

import re
import unicodedata
from urllib.parse import urlsplit

from .agencies import agency_named
from .fingerprints import fingerprint
from .releases import Release

Name = tuple[str, str, str]  # the name, the release's id, the name as it was written

_CORRECTION = re.compile(r"\W*(?:ralat|koreksi|perbaikan|revisi)\b", re.IGNORECASE)
_CITED = re.compile(r"siaran\s+pers\s+(?:nomor|no)\s*[.:]?\s*([\w./-]*\d[\w./-]*\w)", re.IGNORECASE)
_OPENING = 600  # characters in which a correction says what it corrects


def names_of(release: Release) -> list[Name]:
    """Every name by which the same release is known again when it comes from elsewhere."""
    found = [(words_name(release), release.id, "")]
    if release.url:
        found.append((url_name(release.url), release.id, release.url))
    if release.number and release.agency:
        found.append((number_name(release.agency, release.number), release.id, release.number))
    if release.agency:
        found.append((title_name(release), release.id, release.title))
    return found


def words_name(release: Release) -> str:
    """The same for releases of the same words."""
    return f"words:{fingerprint(release.text)}"


def url_name(url: str) -> str:
    """The same for every way to write an address."""
    parts = urlsplit(url.strip())
    return f"url:{parts.netloc.casefold()}{parts.path.rstrip('/')}?{parts.query}"


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: the same host but for ``www.``, or a host of it."""
    hosts = [urlsplit(url).netloc.casefold().removeprefix("www.") for url in (one, other)]
    return hosts[0] == hosts[1] or any(
        a.endswith(f".{b}") for a, b in (hosts, reversed(hosts)) if b
    )


def number_name(agency: str, number: str) -> str:
    """The same for a number however spaced, under any name its agency ever had."""
    squeezed = "".join(number.split()).casefold().strip(".,;:")
    return f"number:{agency_key(agency)}|{squeezed}"


def title_name(release: Release) -> str:
    """The same for a title and its correction ("RALAT: …")."""
    title = _CORRECTION.sub("", release.title) if is_correction(release) else release.title
    letters = unicodedata.normalize("NFKC", title).casefold()
    return f"title:{agency_key(release.agency)}|{''.join(filter(str.isalnum, letters))}"


def agency_key(agency: str) -> str:
    """The same for an agency's old and new names, long and short; of a split one its own."""
    known = agency_named(agency)
    return known.key if known else " ".join(agency.casefold().split())


def names_by(word: str) -> list[str]:
    """The names that a user's word, an address or an id, can stand for."""
    return [url_name(word)] if "://" in word else [f"id:{word}"]


def is_correction(release: Release) -> bool:
    """Whether its title says that it corrects another release."""
    return bool(_CORRECTION.match(release.title))


def corrected_names(release: Release) -> list[str]:
    """The names of the release that a correction replaces, the surest first."""
    if not is_correction(release) or not release.agency:
        return []
    cited = _CITED.findall(release.text[:_OPENING])
    numbers = [number_name(release.agency, number) for number in cited]
    own = number_name(release.agency, release.number) if release.number else ""
    return [*(name for name in numbers if name != own), title_name(release)]

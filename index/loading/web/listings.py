"""What a feed or a sitemap lists, told by its content and not by its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .refusal import Refusal

MOST = 50_000  # addresses of one listing
_NOTHING: Mapping[str, str] = MappingProxyType({})
_KINDS = {"rss": "feed", "feed": "feed", "RDF": "feed", "urlset": "sitemap"}
_KINDS["sitemapindex"] = "sitemap"
_HEAD = 20_000  # bytes in which the root element begins
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>/]")
_BEFORE_ROOT = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a listing names.

    ``changed`` is what the listing says of its last change, ``values`` what it says of the
    release (``title``, ``date``), ``content`` the release itself in HTML, if the listing has it.
    """

    address: str
    changed: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    content: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The pages of a feed or a sitemap, or the sitemaps of an index of sitemaps.

    ``whole`` is false where there were more than we take.
    """

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()
    whole: bool = True


def kind_of(body: bytes) -> str:
    """``feed``, ``sitemap``, or nothing, where a document is neither.

    Raises:
        Refusal: it is one, but it defines entities, by which a few lines can grow beyond any
            memory.
    """
    head = _BEFORE_ROOT.sub(b"", body[:_HEAD].replace(b"\x00", b""))
    root = _ROOT.search(head)
    kind = _KINDS.get(root[1].decode(), "") if root else ""
    if kind and b"<!ENTITY" in head:
        raise Refusal("xml_entities")
    return kind

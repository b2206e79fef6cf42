"""Sitemaps, and indexes of sitemaps."""

import io

from lxml import etree

from .addresses import canonical
from .listings import MOST, Entry, Listing
from .refusal import Refusal


def read(body: bytes, address: str) -> Listing:
    """The pages of a sitemap in its order, each once; of an index, its sitemaps.

    Raises:
        Refusal: it is not well-formed: half a sitemap would pass for one with pages gone.
    """
    pages: dict[str, Entry] = {}
    sitemaps: dict[str, None] = {}
    reader = etree.iterparse(
        io.BytesIO(body), events=("end",), resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False,
    )  # fmt: skip
    try:
        for _, element in reader:
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if name not in ("url", "sitemap"):
                continue
            said = {
                etree.QName(e).localname: (e.text or "").strip() for e in element.iterchildren("*")
            }
            element.clear()
            try:
                named = canonical(said.get("loc", ""), base=address)
            except Refusal:
                continue
            if name == "sitemap":
                sitemaps[named] = None
            elif said.get("loc"):
                pages.setdefault(named, Entry(named, changed=said.get("lastmod", "")))
            if len(pages) > MOST:
                break
    except etree.XMLSyntaxError as error:
        raise Refusal("listing_broken", reason=error.msg) from error
    return Listing(tuple(pages.values())[:MOST], tuple(sitemaps), whole=len(pages) <= MOST)

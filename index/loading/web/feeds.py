"""RSS and Atom feeds."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import fastfeedparser

from .addresses import canonical
from .listings import MOST, Entry, Listing
from .refusal import Refusal

# Feeds give times in any zone, most in UTC; a release is of the day on which it came out here.
_WIB = timezone(timedelta(hours=7))
_SUMMARY = 1000  # characters from which a description is taken for the release itself
_CUT = ("…", "...", "[…]", "[...]", "&hellip;", "&#8230;")


def read(body: bytes, address: str) -> Listing:
    """The pages of a feed in its order, each once.

    Raises:
        Refusal: it cannot be read.
    """
    try:
        feed = fastfeedparser.parse(body, include_tags=False, include_media=False)
    except Exception as error:  # it raises what its parsers raise
        raise Refusal("listing_broken", reason=str(error)[:200]) from error
    base = (feed.get("feed", {}).get("title_detail") or {}).get("base") or address
    entries: dict[str, Entry] = {}
    for one in feed["entries"][:MOST]:
        try:
            named = canonical(str(one.get("link") or ""), base=_base(base, address))
        except Refusal:
            continue
        if one.get("link"):
            entries.setdefault(named, _entry(named, one))
    return Listing(tuple(entries.values()), whole=len(feed["entries"]) <= MOST)


def _base(base: str, address: str) -> str:
    try:
        return canonical(base, base=address)
    except Refusal:
        return address


def _entry(address: str, one: Mapping[str, Any]) -> Entry:
    values = {"title": " ".join(str(one.get("title") or "").split())}
    values["date"] = _day(str(one.get("published") or one.get("updated") or ""))
    given = {name: value for name, value in values.items() if value}
    return Entry(address, values=given, content=_content(one))


def _day(time: str) -> str:
    try:
        return datetime.fromisoformat(time).astimezone(_WIB).date().isoformat()
    except ValueError:
        return ""


def _content(one: Mapping[str, Any]) -> str:
    """The release in HTML, where the feed carries all of it and not a summary."""
    whole = next((str(c.get("value") or "") for c in one.get("content") or ()), "")
    summary = str(one.get("description") or "")
    if whole == summary and len(summary) < _SUMMARY:
        whole = ""  # the parser's content of an item that has none is its description
    found = whole or (summary if len(summary) >= _SUMMARY else "")
    return "" if found.rstrip().endswith(_CUT) else found

"""From a page that was fetched to an item."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

from ...releases import Release
from ..documents import path_id, url_id
from ..formats import load_bytes
from ..given import Given
from ..items import Item
from ..problems import Problem, problem
from .addresses import canonical, is_foreign, is_own
from .bodies import in_utf8
from .fetching import Answer
from .listings import Entry
from .refusal import Refusal

DATA = (".jsonl", ".csv", ".tsv", ".zip")
"""Formats whose records name their own ids and addresses: read only where a user names them."""

Free = Callable[[str, str], bool]
"""Whether an id is no other source's: (id, source)."""


def page_item(
    answer: Answer, entry: Entry, root: str, fields: Mapping[str, str], is_free: Free
) -> Item:
    """The item of a page; ``root`` is where its address was found."""
    is_data = answer.suffix in DATA
    is_text = answer.suffix in (".html", ".txt", ".md")
    body = in_utf8(answer.body, answer.kind) if is_text else answer.body
    said = {} if is_data else {**entry.values, "url": answer.address}
    given = Given(entry.address, url_id(answer.address), said, fields)

    def load() -> Iterator[Release | Problem]:
        for one in load_bytes(body, answer.suffix, given):
            if isinstance(one, Problem):
                yield one
            elif is_data:
                yield _placed(one)
            else:
                yield from _owned(one, answer.address, is_free)

    digest = hashlib.sha256(f"{answer.address}\n{sorted(fields.items())}\n".encode() + body)
    validators = {**answer.validators, **({"lastmod": entry.changed} if entry.changed else {})}
    return Item(entry.address, digest.hexdigest(), load, validators, root=root)


def fed_item(entry: Entry, root: str) -> Item:
    """The item of a page that could not be fetched, from what its feed has of it."""
    title = escape(entry.values.get("title", ""))
    page = f"<html><title>{title}</title><body><article>{entry.content}</article></body></html>"
    answer = Answer(entry.address, page.encode("utf-8", "replace"), ".html")
    return page_item(answer, entry, root, {}, lambda id, source: False)


def _owned(release: Release, address: str, is_free: Free) -> Iterator[Release | Problem]:
    """A page's release under the page's own address.

    The page's word (``<link rel=canonical>``, front matter) counts only for an address that can
    be its own and that no other source has: else any page could take another one's place.
    """
    url = address
    claimed = _claimed(release.url, address)
    if claimed and claimed != address:
        if is_foreign(claimed, address):
            yield problem("foreign_address", release.source, skipped=False, url=claimed)
        elif is_own(claimed, address) and is_free(url_id(claimed), release.source):
            url = claimed
    yield replace(release, id=url_id(url), url=url)


def _claimed(url: str, address: str) -> str:
    try:
        return canonical(url, base=address)
    except Refusal:
        return ""


def _placed(one: Release) -> Release:
    """A document of an archive by its address there, not by a path of this machine."""
    return replace(one, id=url_id(one.source)) if one.id == path_id(Path(one.source)) else one

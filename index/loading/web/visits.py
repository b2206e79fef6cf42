"""From addresses to items: pages, and those that feeds and sitemaps list."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ...catalog.ledger import Taken
from ..documents import url_id
from ..formats import LARGEST, sniffed
from ..items import LOADER, Item
from ..problems import Problem, problem
from . import feeds, sitemaps
from .addresses import canonical, is_front, is_respelled, shown
from .bodies import GZIP, unpacked
from .fetching import Answer, Fetcher
from .limits import Limits
from .listings import Entry, kind_of
from .pages import DATA, fed_item, page_item
from .refusal import Refusal

_DEEPEST = 3  # an index of indexes of sitemaps, and no further
_LISTINGS = {"feed": feeds.read, "sitemap": sitemaps.read}

Fetching = Callable[[str], None]
"""Called with each address before it is fetched."""


def items(
    addresses: Iterable[str],
    root: str,
    known: Mapping[str, Taken],
    fields: Mapping[str, str],
    limits: Limits,
    fetching: Fetching,
    whole: bool = False,
) -> Iterator[Item | Problem]:
    """The items of pages, feeds and sitemaps, told by their content; each page once.

    Args:
        addresses: as a user wrote them.
        root: the list in which they stand, if they do.
        known: what was read before, by address: for conditional requests.
        fields: our names of fields to those of a table.
        limits: how to fetch.
        fetching: called with each address before it is fetched.
        whole: pages that a feed no longer shows are asked for too: one that is gone is known
            only by its own answer.
    """
    fetcher = Fetcher(limits)
    try:
        visits = _Visits(fetcher, known, fields, fetching, whole)
        for address in addresses:
            yield from visits.source(address, root)
    finally:
        fetcher.close()


@dataclass
class _Visits:
    """What is read in one run."""

    fetcher: Fetcher
    known: Mapping[str, Taken]
    fields: Mapping[str, str]
    fetching: Fetching
    whole: bool

    def __post_init__(self) -> None:
        self._visited: set[str] = set()
        self._holders: dict[str, set[str]] = {}  # id → the sources that give it
        for taken in self.known.values():
            for id in taken.release_ids:
                self._holders.setdefault(id, set()).add(taken.source)

    def source(self, named: str, root: str) -> Iterator[Item | Problem]:
        """The items of an address that a user named."""
        try:
            address = canonical(named)
        except Refusal as refusal:
            yield refusal.problem(shown(named))
            return
        if address in self._visited:
            return
        answer = self._fetched(Entry(address))
        if isinstance(answer, Problem):
            yield answer
        elif answer.suffix in _LISTINGS:
            yield from self._listed(address, answer)
        elif answer.suffix == ".xml" or (self._was_listing(address) and not answer.unchanged):
            yield problem("not_a_listing", address)
        else:
            yield self._item(answer, Entry(address), root or self._owner(address, address))

    def _was_listing(self, address: str) -> bool:
        """Whether it gave pages before: a page in its place says nothing of them."""
        return any(t.root == address != t.source for t in self.known.values())

    # listings

    def _listed(self, address: str, answer: Answer) -> Iterator[Item | Problem]:
        """The pages of a feed or a sitemap, and on a sync those that a feed gave before."""
        seen = 0
        whole = True
        for one in self._entries(answer, 1, {answer.address}):
            if isinstance(one, Problem):
                whole = False
                yield one
                continue
            seen += 1
            is_whole = answer.suffix == "sitemap"
            yield from self._page(one, address if is_whole else self._owner(one.address, address))
        if not whole:
            yield problem("source_incomplete", address, skipped=False)
        elif not seen:
            yield problem("listing_empty", address)
        if self.whole and answer.suffix == "feed":
            # it shows its newest only: what has slid out of it is not gone
            for taken in self.known.values():
                if taken.root == address:
                    yield from self._page(Entry(taken.source), address)

    def _entries(self, answer: Answer, depth: int, opened: set[str]) -> Iterator[Entry | Problem]:
        """The pages of a listing, and of those that it lists."""
        try:
            listing = _LISTINGS[answer.suffix](answer.body, answer.address)
        except Refusal as refusal:
            yield refusal.problem(answer.address)
            return
        yield from listing.entries
        if not listing.whole or (listing.sitemaps and depth == _DEEPEST):
            yield problem("listing_too_long", answer.address, skipped=False)
            return
        for one in listing.sitemaps:
            if one in opened:
                continue
            opened.add(one)
            inner = self._fetched(Entry(one))
            if isinstance(inner, Problem):
                yield inner
            elif inner.suffix == "sitemap":
                yield from self._entries(inner, depth + 1, opened)
            else:
                yield problem("not_a_listing", one)

    # pages

    def _page(self, entry: Entry, root: str) -> Iterator[Item | Problem]:
        """A page that a listing names."""
        if entry.address in self._visited:
            return
        known = self._usable(entry.address)
        if known and entry.changed and known.validators.get("lastmod") == entry.changed:
            self._visited.add(entry.address)
            yield _unchanged(known, {}, root)
            return
        answer = self._fetched(entry)
        if isinstance(answer, Answer):
            listed = {*DATA, *_LISTINGS, ".xml"}
            if answer.suffix in listed:
                yield problem("web_type", entry.address, type=answer.suffix.lstrip("."))
            else:
                yield self._item(answer, entry, root)
        elif entry.content and entry.address not in self.known and answer.code != "web_missing":
            yield replace(answer, skipped=False)
            yield problem("feed_text", entry.address, skipped=False)
            yield fed_item(entry, root)
        else:
            yield answer

    def _fetched(self, entry: Entry) -> Answer | Problem:
        """The answer of an address, its ``suffix`` what its content is.

        That a page which was there is gone is a problem of its own.
        """
        self.fetching(entry.address)
        self._visited.add(entry.address)
        known = self._usable(entry.address)
        try:
            return _told(self.fetcher.fetch(entry.address, known.validators if known else {}))
        except Refusal as refusal:
            gave = self.known.get(entry.address)
            if refusal.code == "web_missing" and gave and gave.release_ids:
                return problem("page_gone", entry.address, skipped=False, **refusal.values)
            return refusal.problem(entry.address)

    def _item(self, answer: Answer, entry: Entry, root: str) -> Item | Problem:
        if answer.unchanged:
            lastmod = {"lastmod": entry.changed} if entry.changed else {}
            return _unchanged(self.known[entry.address], {**answer.validators, **lastmod}, root)
        if not is_respelled(entry.address, answer.address):
            # a site that answers everything with one page would make all its pages one
            if is_front(answer.address) and not is_front(entry.address):
                return problem("redirected_home", entry.address, url=answer.address)
            if not self._is_free(url_id(answer.address), entry.address):
                url = answer.address
                return problem("redirected_known", entry.address, skipped=False, url=url)
        return page_item(answer, entry, root, self.fields, self._is_free)

    def _owner(self, address: str, found: str) -> str:
        """The listing that a page belongs to: what shows a part only takes it from no other."""
        known = self.known.get(address)
        return known.root if known and known.root not in ("", address) else found

    def _usable(self, address: str) -> Taken | None:
        """What is known of a page, if it was read by the rules that hold now."""
        known = self.known.get(address)
        read = known is not None and known.release_ids and known.digest.endswith(f":{LOADER}")
        return known if read else None

    def _is_free(self, id: str, source: str) -> bool:
        return source in self._holders.setdefault(id, {source})


def _told(answer: Answer) -> Answer:
    """An answer with what it is: a listing, unpacked, or a document of some format."""
    body = answer.body
    if body.startswith(GZIP):
        body = unpacked([body], LARGEST)
    if kind := kind_of(body):
        return replace(answer, body=body, suffix=kind)
    if body is not answer.body:
        raise Refusal("web_type", type="gzip")
    return replace(answer, suffix=sniffed(io.BytesIO(body), body[:4096]) or answer.suffix)


def _unchanged(known: Taken, validators: Mapping[str, str], root: str) -> Item:
    merged = {**known.validators, **validators}
    return Item(known.source, "", lambda: iter(()), merged, unchanged=True, root=root)

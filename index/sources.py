"""What a user names, files, folders and addresses, as items to be read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path

from .catalog.ledger import Ledger
from .loading import address, items
from .loading.items import Item
from .loading.problems import Problem, problem
from .loading.records import decoded
from .loading.web import Limits, Refusal, canonical, is_address
from .loading.web.addresses import shown
from .settings import IndexSettings

LIST = ".urls"  # the suffix of a file that lists addresses, one a line
_LARGEST_LIST = 10_000_000  # bytes

Fetching = Callable[[str], None]
"""Called with each web address before it is fetched."""


def read(
    sources: Sequence[str],
    settings: IndexSettings,
    ledger: Ledger,
    fields: Mapping[str, str],
    fetching: Fetching = lambda address: None,
    whole: bool = False,
) -> Iterator[Item | Problem]:
    """The items of files, folders, addresses and lists of addresses, one after another.

    A feed, a sitemap or a page is told by its content; a list is a file whose name ends in
    ``.urls``. ``whole`` is for a sync: pages that a feed no longer shows are asked for too.
    """
    known = ledger.taken() if any(map(needs_web, sources)) else {}

    def fetched(addresses: Iterable[str], root: str = "") -> Iterator[Item | Problem]:
        limits = Limits(settings.web_delay, settings.web_timeout, settings.web_private)
        visits = import_module(".loading.web.visits", __package__)
        yield from visits.items(addresses, root, known, fields, limits, fetching, whole)

    for is_web, group in groupby(sources, is_address):
        if is_web:
            # one visit for all of them: what is said of politeness holds over the whole call
            yield from fetched(group)
            continue
        for path in map(Path, group):
            if path.suffix.lower() != LIST or path.is_dir():
                yield from items([path], fields)
            elif isinstance(listed := _listed(path), Problem):
                yield listed
            else:
                yield from fetched(listed, address(path))


def needs_web(source: str) -> bool:
    """Whether a source is an address or a list of addresses."""
    return is_address(source) or source.lower().endswith(LIST)


def root_of(source: str) -> str:
    """What a folder, file or address is known by in the ledger."""
    if not is_address(source):
        return address(Path(source))
    try:
        return canonical(source)
    except Refusal:
        return shown(source)


def _listed(path: Path) -> list[str] | Problem:
    """The addresses of a list: one a line, lines that begin with ``#`` passed over."""
    at = address(path)
    try:
        if path.stat().st_size > _LARGEST_LIST:
            return problem("file_too_big", at, size=path.stat().st_size, limit=_LARGEST_LIST)
        content = decoded(path.read_bytes(), at)
    except FileNotFoundError:
        return problem("file_missing", at)
    except OSError as error:
        return problem("file_unreadable", at, reason=error.strerror or error)
    if isinstance(content, Problem):
        return content
    lines = (line.strip() for line in content.splitlines())
    found = [line for line in lines if line and not line.startswith("#")]
    return found or problem("listing_empty", at)

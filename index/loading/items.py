"""One thing to read: told apart by its address, and known to be unchanged by its digest."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..releases import Release
from .problems import Problem

LOADER = "loading-2"  # to be changed with any rule that changes what is read from the same bytes


@dataclass(frozen=True, slots=True)
class Item:
    """A file, a member of an archive or a page, before it is parsed.

    ``source`` is its address: an absolute path, ``archive.zip!member``, or a canonical URL.
    ``digest`` is the SHA-256 of its bytes (64 hex digits); the same digest under the same
    ``LOADER`` gives the same releases, so that ``load`` need not be called. ``validators``
    holds what the server gave for a conditional request (``etag``, ``last-modified``).
    ``unchanged`` says that the server answered so; ``digest`` is empty then and ``load``
    yields nothing. ``root`` is the list, feed or sitemap that named a page.
    """

    source: str
    digest: str
    load: Callable[[], Iterator[Release | Problem]]
    validators: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unchanged: bool = False
    root: str = ""

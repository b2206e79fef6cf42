"""What is known of a document before it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Given:
    """Where a document is, and what was said of it elsewhere.

    ``source`` is its address as it is shown, ``fallback_id`` the id of a release that names none,
    ``values`` what a feed or a server says of it (the document's own values win), ``fields`` maps
    our names of fields to those of a table.
    """

    source: str
    fallback_id: str
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    fields: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

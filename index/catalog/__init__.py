"""The one home of SQL: which releases there are, their passages, where they came from."""

from .catalog import Catalog, Counts
from .holdings import Held
from .ledger import Change, Past, Retired, Taken
from .rows import DEAD, LIVE, PENDING, Row, passage_key, version_key

__all__ = [
    "DEAD", "LIVE", "PENDING", "Catalog", "Change", "Counts", "Held", "Past", "Retired", "Row",
    "Taken", "passage_key", "version_key",
]  # fmt: skip

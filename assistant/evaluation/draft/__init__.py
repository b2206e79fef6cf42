"""Questions proposed from releases, corrected by a person in a table, and read back."""

from .by_model import UntilFailure, by_model
from .choosing import by_templates, draft
from .importing import Imported, read_table
from .proposals import Proposal, Proposer
from .table import write_table

__all__ = [
    "Imported", "Proposal", "Proposer", "UntilFailure", "by_model", "by_templates", "draft",
    "read_table", "write_table",
]  # fmt: skip

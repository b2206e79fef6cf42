"""What a sync may take out, and after which problems nothing."""

from dataclasses import dataclass

from .catalog import Taken
from .loading.problems import Problem
from .loading.web import is_address

# Problems after which what was not listed may still be there.
INCOMPLETE = frozenset({"file_missing", "folder_unreadable", "source_incomplete"})
GONE = frozenset({"page_gone"})  # and after which it is not there any more
_EMPTY = "listing_empty"


@dataclass(frozen=True, slots=True)
class Prune:
    """What a sync may take out: items under ``root``; all of them only if ``allow_empty``."""

    root: str
    allow_empty: bool = False

    def covers(self, taken: Taken) -> bool:
        """Whether an item was found under this root."""
        within = not is_address(self.root) and _inside(taken.source, self.root)
        return self.root in (taken.root, taken.source) or within

    def stopped_by(self, problem: Problem) -> bool:
        """Whether the source was not read whole: then what is missing in it is not gone."""
        unread = is_address(self.root) and problem.source == self.root and problem.skipped
        return problem.code in INCOMPLETE or (unread and problem.code != _EMPTY)


def _inside(source: str, root: str) -> bool:
    return bool(root) and source.startswith((root.rstrip("/") + "/", root + "!"))

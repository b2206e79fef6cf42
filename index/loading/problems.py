"""What was wrong with a piece of input, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..errors import MESSAGES
from ..releases import Release

_LONGEST_VALUE = 300  # characters of input that a message repeats


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or a record that was skipped: a code of ``MESSAGES`` with its values.

    ``skipped`` is false for a remark on a release that went in all the same. Where ``fatal``
    is true nothing of the run may be written.
    """

    code: str
    values: dict[str, str]
    skipped: bool = True
    fatal: bool = False

    @property
    def source(self) -> str:
        """The path, or the path and the line."""
        return self.values["source"]

    def __str__(self) -> str:
        return MESSAGES[self.code].format(**self.values)


def problem(
    code: str, source: object, skipped: bool = True, fatal: bool = False, **values: object
) -> Problem:
    """A problem with its values as text that can be printed, the long ones cut short."""
    named = {name: _cut(shown(value)) for name, value in values.items()}
    return Problem(code, {"source": shown(source), **named}, skipped, fatal)


def duplicates(items: Iterable[Release | Problem]) -> Iterator[Release | Problem]:
    """The items, a release given twice only once; other contents under one id are fatal."""
    seen: dict[str, Release] = {}
    for item in items:
        if isinstance(item, Problem):
            yield item
        elif item.id not in seen:
            seen[item.id] = item
            yield item
        elif item.content_hash != seen[item.id].content_hash:
            first = seen[item.id].source
            at = item.source
            yield problem("duplicate_id", at, fatal=True, id=item.id, first=first, second=at)


def shown(value: object) -> str:
    """A value as text that UTF-8 can hold: a file name need not be text."""
    return str(value).encode("utf-8", "backslashreplace").decode("utf-8")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"

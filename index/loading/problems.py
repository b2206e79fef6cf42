"""What was wrong with a piece of input, and where."""

from dataclasses import dataclass

from ..errors import MESSAGES


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or a record that was skipped: a code of ``MESSAGES`` with its values.

    ``values["source"]`` is the path, or the path and the line. ``skipped`` is false for a
    remark on a release that went in all the same.
    """

    code: str
    values: dict[str, str]
    skipped: bool = True

    def __str__(self) -> str:
        return MESSAGES[self.code].format(**self.values)


def problem(code: str, source: object, skipped: bool = True, **values: object) -> Problem:
    """A problem with its values as text."""
    named = {"source": source, **values}
    return Problem(code, {name: str(value) for name, value in named.items()}, skipped)

"""Why an address was not read."""

from typing import Any

from ..problems import Problem, problem


class Refusal(Exception):
    """A code of ``MESSAGES`` with its values, on its way to become a ``Problem``.

    ``again`` says that the same request may well succeed a moment later; ``wait`` is how many
    seconds the server asked for.
    """

    def __init__(
        self, code: str, again: bool = False, wait: float | None = None, **values: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.again = again
        self.wait = wait
        self.values: dict[str, Any] = values

    def problem(self, source: str) -> Problem:
        """The problem of a source that was skipped for this."""
        return problem(self.code, source, **self.values)

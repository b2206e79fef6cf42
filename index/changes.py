"""What a write did to a library, or would do."""

from dataclasses import dataclass

from .loading.problems import Problem


@dataclass(frozen=True, slots=True)
class Changes:
    """By release id; ``embedded`` counts passages.

    ``copies`` are releases that were found at one more place with the same words,
    ``superseded`` pairs (what was current, the correction that stands in its place).
    ``problems`` says what was skipped, and remarks on what was not.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    superseded: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    embedded: int = 0

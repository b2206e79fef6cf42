"""The program's fixed words, from ``prompts/replies.*.toml``."""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Protocol

from index.errors import MESSAGES

from .answers import Language


class Coded(Protocol):
    """An error or a problem: a code that has a sentence, with its values."""

    @property
    def code(self) -> str:
        """A key of the section that it is in."""

    @property
    def values(self) -> Mapping[str, str]:
        """What its message is filled with."""


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies of one language: dotted key → template."""

    language: Language
    templates: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """The reply of a key, such as ``page.title``.

        Raises:
            KeyError: there is no such reply.
            ValueError: values are missing, which the message names.
        """
        template = self.templates[key]
        missing = sorted(placeholders(template) - values.keys())
        if missing:
            raise ValueError(f"Missing variables: {', '.join(missing)}")
        return template.format(**values)

    def error(self, error: Coded) -> str:
        """The sentence for an error or a problem."""
        return self.text(f"errors.{error.code}", **error.values)

    def model_error(self, error: Coded) -> str:
        """The sentence for a ``ModelError``: what is wrong, and what to do."""
        return self.text(f"model.{error.code}", **error.values)


def load_replies(language: Language) -> Replies:
    """Read the replies of a language; English errors are the library's own sentences."""
    content = (files("prompts") / f"replies.{language}.toml").read_text(encoding="utf-8")
    sections = tomllib.loads(content)
    if language == "en":
        sections["errors"] = MESSAGES
    templates = {
        f"{section}.{key}": template
        for section, replies in sections.items()
        for key, template in replies.items()
    }
    return Replies(language, templates)


def placeholders(template: str) -> set[str]:
    """The names that a template wants values for."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}

"""What can go wrong with a chat model."""

from typing import Literal

Code = Literal[
    "busy",
    "cut_off",
    "empty",
    "extra_missing",
    "failed",
    "garbled",
    "key_missing",
    "not_configured",
    "provider_unknown",
    "quota",
    "refused",
    "slow",
    "too_long",
    "unknown_model",
    "unreachable",
]


class ModelError(Exception):
    """A chat model gave no answer, or only part of one: a code and its values.

    ``Replies.model_error`` makes a sentence of it. The key is in none of its values.
    """

    def __init__(self, code: Code, **values: object) -> None:
        self.code: Code = code
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(code, self.values)

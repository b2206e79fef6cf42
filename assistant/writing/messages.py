"""What is sent to a chat model: messages, and how many tokens they take."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Count = Callable[[str], int]
"""The tokens of a text, as the model in use counts them."""

AROUND = 8  # tokens that a chat template puts around a message: its role, its beginning and end
_ALONE = re.compile(r"[^\w\s]|[\d_]")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation with a chat model."""

    role: Literal["system", "user", "assistant"]
    content: str


def roughly(text: str) -> int:
    """About how many tokens a text has, where the model does not say; rather too many.

    Three bytes of letters and blanks are a token, and every figure and sign is one.
    """
    alone = len(_ALONE.findall(text))
    letters = _ALONE.sub("", text).encode("utf-8", "surrogatepass")
    return alone + -(-len(letters) // 3)


def tokens(messages: Iterable[Message], count: Count) -> int:
    """The tokens of messages, with what a chat template puts around each."""
    return sum(AROUND + count(message.content) for message in messages)

"""Answers that a chat model writes: what it is told, what it is shown, what it says."""

from .errors import ModelError
from .messages import Message
from .models import ChatModel, open_model
from .prompts import Prompt, load_prompt
from .writer import Writer, Written, open_writer

__all__ = [
    "ChatModel", "Message", "ModelError", "Prompt", "Writer", "Written", "load_prompt",
    "open_model", "open_writer",
]  # fmt: skip

"""Writing: answers in a chat model's words."""

from .errors import ModelError
from .models import ChatModel, Message, open_model

__all__ = ["ChatModel", "Message", "ModelError", "open_model"]

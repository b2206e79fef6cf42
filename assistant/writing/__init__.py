"""Writing: answers in a chat model's words."""

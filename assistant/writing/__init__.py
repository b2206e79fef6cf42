"""Answers that a chat model writes: what it is told, what it is shown, what it says."""

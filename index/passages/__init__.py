"""A release cut into passages: its sentences, its boilerplate, the parts that are searched."""

from .passages import CHUNKER, LIMIT, passages

__all__ = ["CHUNKER", "LIMIT", "passages"]

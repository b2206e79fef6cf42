"""A release cut into passages: its sentences, its boilerplate, the parts that are searched."""

from .passages import CHUNKER, LIMIT, passage_holding, passages

__all__ = ["CHUNKER", "LIMIT", "passage_holding", "passages"]

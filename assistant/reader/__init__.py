"""Reading: which sentences of the evidence answer a question, and how likely they do."""

from .features import Candidate
from .opening import LibraryReader, open_reader
from .reader import Reader, Reading
from .runtime import SpanReader
from .weights import Logistic, Weights, load_weights

__all__ = [
    "Candidate",
    "LibraryReader",
    "Logistic",
    "Reader",
    "Reading",
    "SpanReader",
    "Weights",
    "load_weights",
    "open_reader",
]

"""Reading: which sentences of the evidence answer a question, and how likely they do."""

from .opening import LibraryReader, open_reader
from .plain import PlainReader
from .reading import Candidate, Reader, Reading
from .runtime import SpanReader
from .trained import TrainedReader
from .weights import Logistic, Weights, load_weights

__all__ = [
    "Candidate",
    "LibraryReader",
    "Logistic",
    "PlainReader",
    "Reader",
    "Reading",
    "SpanReader",
    "TrainedReader",
    "Weights",
    "load_weights",
    "open_reader",
]

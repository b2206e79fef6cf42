"""Which half of a question file the reader is fitted on."""

import hashlib

from .questions import Question


def is_fitted(question: Question) -> bool:
    """Whether a question is in the half that calibration sees, by the digest of its id."""
    return hashlib.sha256(question.id.encode()).digest()[0] % 2 == 0

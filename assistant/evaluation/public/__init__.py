"""Public sets of questions: reading comprehension and open retrieval in Indonesian."""

from .loading import FORMATS, load_set
from .measuring import measure
from .sets import PublicSet, SpanQuestion

__all__ = ["FORMATS", "PublicSet", "SpanQuestion", "load_set", "measure"]

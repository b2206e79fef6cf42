"""What is told without a search: small talk, and what the archive holds."""

from .holdings import Told
from .told import tell, without_small_talk

__all__ = ["Told", "tell", "without_small_talk"]

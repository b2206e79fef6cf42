"""Pages, feeds and sitemaps of the web: fetched politely, within limits, from public hosts.

``visits`` is imported when an address is met: what it builds on is slow to load.
"""

from .addresses import canonical, is_address
from .limits import Limits
from .refusal import Refusal

__all__ = ["Limits", "Refusal", "canonical", "is_address"]

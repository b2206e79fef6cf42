"""How one may fetch."""

from dataclasses import dataclass

from ..formats import LARGEST


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds between two requests to a host, seconds for one request, and where to.

    ``private`` allows this machine and private networks; ``largest`` is in bytes, of one answer,
    packed or unpacked; ``backoff`` the seconds before a repeat, twice that before the next.
    """

    delay: float = 1.0
    timeout: float = 60.0
    private: bool = False
    largest: int = LARGEST
    backoff: float = 0.5

"""What a site's robots.txt asks of visitors like us."""

from collections.abc import Callable

from protego import Protego

from .addresses import host, origin
from .refusal import Refusal

NAME = "tanya-rilis"  # by which a robots.txt can name us
LARGEST = 5_000_000  # bytes; ten times what RFC 9309 asks readers to bear
_LONGEST_DELAY = 60.0  # seconds between requests that a site may ask for

Ask = Callable[[str], tuple[int, bytes]]
"""Fetches an address: (status, body)."""


class Robots:
    """The rules of every site that is visited, each asked for once.

    A site that has none allows everything; one whose rules cannot be had allows nothing
    (RFC 9309).
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._rules: dict[str, Protego] = {}

    def check(self, address: str) -> None:
        """Whether an address may be read.

        Raises:
            Refusal: it may not, or the rules cannot be had.
        """
        if not self._of(address).can_fetch(address, NAME):
            raise Refusal("web_robots", host=host(address))

    def delay(self, address: str) -> float:
        """Seconds between requests that the site asks for; at most a minute."""
        known = self._rules.get(origin(address))
        return min(float((known and known.crawl_delay(NAME)) or 0), _LONGEST_DELAY)

    def _of(self, address: str) -> Protego:
        site = origin(address)
        if site not in self._rules:
            status, body = self._ask(f"{site}/robots.txt")
            if status >= 500 or status == 429:
                raise Refusal("web_robots_status", again=True, host=host(address), status=status)
            content = body.decode("utf-8", "replace") if status == 200 else ""
            self._rules[site] = Protego.parse(content)
        return self._rules[site]

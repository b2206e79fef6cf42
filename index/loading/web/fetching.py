"""Fetching pages: politely, within limits, and again where that may help."""

import contextlib
import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import MappingProxyType

import httpcore

from .addresses import canonical, host
from .bodies import received, suffix_of
from .guard import Deadline, Guard, LookUp, is_public
from .limits import Limits
from .refusal import Refusal
from .robots import LARGEST as LARGEST_ROBOTS
from .robots import NAME, Robots

ATTEMPTS = 3
MOST_REDIRECTS = 10
PATIENCE = 60.0  # seconds that a server may ask to wait for a repeat
_GIVE_UP = 5  # pages in a row that a host did not give
_DRAINED = 65_536  # bytes of an answer that is not looked at
_MOVED = (301, 302, 303, 307, 308)
_AGAIN = (429, 500, 502, 503, 504)
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: the address it gave it at, and the body in bytes.

    ``suffix`` is the format that it says; ``kind`` the content type as it was sent.
    ``unchanged`` is its answer to a conditional request, and then there is no body.
    """

    address: str
    body: bytes = b""
    suffix: str = ""
    kind: str = ""
    validators: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Fetches from any number of hosts, one request at a time; to be closed.

    It keeps no cookies, follows redirects itself, and asks each host's robots.txt first.
    ``allowed`` judges each IP address before it is connected to, unless ``limits`` allow all.
    """

    def __init__(
        self,
        limits: Limits,
        allowed: Callable[[str], bool] = is_public,
        look_up: LookUp | None = None,
    ) -> None:
        self.limits = limits
        self._deadline = Deadline(limits.timeout)
        self._pool = httpcore.ConnectionPool(
            network_backend=Guard(
                self._deadline, _anywhere if limits.private else allowed, look_up
            ),
            keepalive_expiry=30,
        )
        self._agent = f"{NAME}/{version('tanya-rilis')} (index of press releases; robots: {NAME})"
        self._robots = Robots(self._robots_txt)
        self._asked_at: dict[str, float] = {}  # when a host gave its last answer
        self._failed: Counter[str] = Counter()  # pages in a row

    def close(self) -> None:
        """Let go of every connection."""
        self._pool.close()

    def fetch(self, address: str, validators: Mapping[str, str] = _NOTHING) -> Answer:
        """A page, or that it has not changed since it gave these validators.

        Raises:
            Refusal: it cannot be had, or may not.
        """
        at = host(address)
        if self._failed[at] >= _GIVE_UP:
            raise Refusal("web_given_up", host=at, count=_GIVE_UP)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = self._followed(address, validators)
            except Refusal as refusal:
                wait = refusal.wait or self.limits.backoff * 2 ** (attempt - 1)
                if refusal.again and attempt < ATTEMPTS and wait <= PATIENCE:
                    time.sleep(wait)
                    continue
                self._failed[at] = self._failed[at] + 1 if refusal.again else 0
                raise
            break
        self._failed[at] = 0
        return answer

    def _followed(self, address: str, validators: Mapping[str, str]) -> Answer:
        """The answer at the end of the redirects, each of which is a request like the first."""
        asked = _conditions(validators)
        visited = {address}
        while True:
            self._robots.check(address)
            reply = self._reply(address, self.limits.largest, asked)
            if reply.status not in _MOVED:
                return self._answer(address, reply, asked)
            address = _next(address, reply)
            if address in visited or len(visited) > MOST_REDIRECTS:
                raise Refusal("web_redirects", limit=MOST_REDIRECTS)
            visited.add(address)

    def _answer(self, address: str, reply: _Reply, asked: Mapping[str, str]) -> Answer:
        if reply.status == 304 and asked:
            return Answer(address, validators=_validators(reply.headers), unchanged=True)
        if reply.status != 200:
            raise _failure(reply)
        kind = reply.headers.get("content-type", "")
        suffix = suffix_of(kind, address)
        return Answer(address, reply.body, suffix, kind, _validators(reply.headers))

    def _robots_txt(self, address: str) -> tuple[int, bytes]:
        for _ in range(5):  # redirects, as RFC 9309 has it
            reply = self._reply(address, LARGEST_ROBOTS, _NOTHING, is_page=False)
            if reply.status not in _MOVED:
                break
            address = _next(address, reply)
        return reply.status, reply.body

    def _reply(
        self, address: str, limit: int, asked: Mapping[str, str], is_page: bool = True
    ) -> _Reply:
        """One request and its answer, when its host may be asked again."""
        at = host(address)
        delay = max(self.limits.delay, self._robots.delay(address))
        time.sleep(max(0.0, self._asked_at.get(at, -delay) + delay - time.monotonic()))
        headers = [("User-Agent", self._agent), ("Accept-Encoding", "gzip"), ("Accept", "*/*")]
        headers += asked.items()
        self._deadline.start()
        try:
            with (
                _failures(at, self._deadline.seconds),
                self._pool.stream("GET", address, headers=headers) as response,
            ):
                given = _headers(response)
                body = b""
                if response.status == 200:
                    if is_page:
                        suffix_of(given.get("content-type", ""), address)  # before it is loaded
                    body = received(response.iter_stream(), given, limit)
                elif _length(given) < _DRAINED:
                    response.read()  # so that the connection can be used again
                return _Reply(response.status, given, body)
        finally:
            self._asked_at[at] = time.monotonic()


def _anywhere(address: str) -> bool:
    return True


@contextlib.contextmanager
def _failures(at: str, limit: float) -> Iterator[None]:
    """What can go wrong on the way, as refusals."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        raise Refusal("web_unreachable", again=True, host=at, reason="timeout") from error
    except httpcore.TimeoutException as error:
        raise Refusal("web_timeout", again=True, limit=f"{limit:g}") from error
    except (httpcore.ConnectError, httpcore.ReadError, httpcore.WriteError) as error:
        cause = error.__context__  # the pool takes its causes from errors
        if isinstance(cause, ssl.SSLError):
            reason = getattr(cause, "verify_message", "") or cause.reason or cause
            raise Refusal("web_tls", host=at, reason=reason) from error
        if isinstance(error, httpcore.ConnectError):
            reason = getattr(cause, "strerror", "") or error
            raise Refusal("web_unreachable", again=True, host=at, reason=reason) from error
        raise Refusal("web_cut_off", again=True) from error
    except httpcore.RemoteProtocolError as error:
        if "peer closed" in str(error) or "without sending" in str(error):
            raise Refusal("web_cut_off", again=True) from error
        raise Refusal("web_broken", reason=error) from error
    except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol) as error:
        raise Refusal("web_broken", reason=error) from error


def _failure(reply: _Reply) -> Refusal:
    """The refusal of an answer that is no document."""
    status = reply.status
    if status in (404, 410):
        return Refusal("web_missing", status=status)
    if status in (401, 403):
        return Refusal("web_forbidden", status=status)
    wait = _seconds(reply.headers.get("retry-after", ""))
    if status == 429 or (status == 503 and wait):
        return Refusal("web_busy", again=True, wait=wait, status=status)
    return Refusal("web_status", again=status in _AGAIN, wait=wait, status=status)


def _next(address: str, reply: _Reply) -> str:
    to = reply.headers.get("location", "")
    if not to:
        raise Refusal("web_broken", reason="a redirect without an address")
    return canonical(to, base=address)


def _seconds(retry_after: str) -> float | None:
    """How long a server asks to wait: seconds, or until a date."""
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _headers(response: httpcore.Response) -> dict[str, str]:
    return {
        name.decode("ascii").lower(): value.decode("latin-1") for name, value in response.headers
    }


def _validators(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: headers[name][:500] for name in ("etag", "last-modified") if headers.get(name)}


def _conditions(validators: Mapping[str, str]) -> dict[str, str]:
    names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    return {names[name]: value for name, value in validators.items() if name in names}


def _length(headers: Mapping[str, str]) -> float:
    length = headers.get("content-length", "")
    return int(length) if length.isdecimal() and length.isascii() else float("inf")

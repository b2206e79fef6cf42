"""Connections to public addresses only, and none that outlives its time.

A name is looked up once, the addresses it has are judged, and one of those is connected to: no
second answer of the name server, and no redirect, can lead anywhere else.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore

from .refusal import Refusal

_GLOBAL = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_LONGEST_CONNECT = 10.0  # seconds for one of several addresses

LookUp = Callable[[str, int, float], list[str]]
"""The addresses of a host and a port, asked for within so many seconds."""


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the Internet can reach.

    Not loopback, private, link-local, carrier-grade NAT, multicast, reserved or unspecified,
    nor an IPv6 address that carries one of these.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast and not ip.is_reserved
    inner = _carried(ip)
    if inner is not None:
        return is_public(str(inner))
    return ip in _GLOBAL and ip.is_global


def _carried(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


class Deadline:
    """The instant by which the request that is under way has to be over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.start()

    def start(self) -> None:
        """Begin anew: a request starts now."""
        self._end = time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds left.

        Raises:
            Refusal: there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise Refusal("web_timeout", again=True, limit=f"{self.seconds:g}")
        return left


class Guard(httpcore.NetworkBackend):
    """Opens connections for a pool, to addresses that are ``allowed``."""

    def __init__(
        self, deadline: Deadline, allowed: Callable[[str], bool], look_up: LookUp | None = None
    ) -> None:
        self._deadline = deadline
        self._is_allowed = allowed
        self._look_up = look_up or looked_up
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            Refusal: the name is unknown, or no address of it may be connected to.
        """
        failed: Exception | None = None
        for address in self._allowed(host, port):
            limit = min(self._deadline.left(), _LONGEST_CONNECT)
            try:
                stream = self._plain.connect_tcp(
                    address, port, limit, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self._deadline)
        raise failed or Refusal("web_unknown_host", host=host)

    def _allowed(self, host: str, port: int) -> list[str]:
        found = self._look_up(host, port, self._deadline.left())
        allowed = [one for one in found if self._is_allowed(one)]
        if found and not allowed:
            raise Refusal("web_private", host=host, address=found[0])
        return allowed


class _Timed(httpcore.NetworkStream):
    """A connection of which no step lasts longer than the request may."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left()
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def looked_up(host: str, port: int, limit: float) -> list[str]:
    """The addresses of a name, in the system's order; the system's patience is not asked.

    Raises:
        Refusal: the name is unknown, or there was no answer in time.
    """
    answer: queue.Queue[list[str] | OSError] = queue.Queue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.put(list(dict.fromkeys(str(one[4][0]) for one in found)))
        except (OSError, UnicodeError) as error:
            answer.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=look_up, daemon=True).start()
    try:
        found = answer.get(timeout=limit)
    except queue.Empty:
        raise Refusal("web_unknown_host", again=True, host=host) from None
    if isinstance(found, OSError):
        again = found.errno == socket.EAI_AGAIN
        raise Refusal("web_unknown_host", again=again, host=host) from found
    return found

"""Pieces of an answer as they come, each waited for no longer than one likes.

A provider's client times out only when its server is silent, and a server that sends blank
lines is never silent. So the client runs on an event loop in a thread of its own, where it can
be stopped at any time, and its pieces are taken from a queue.
"""

import asyncio
import functools
import queue
import threading
from collections.abc import AsyncIterator

_starting = threading.Lock()


class Pieces:
    """The pieces of one answer, from a stream that begins at once.

    Args:
        source: the stream.
        longest: how many characters are taken from it at most.
    """

    def __init__(self, source: AsyncIterator[str], longest: int) -> None:
        self._come: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        self._running = asyncio.run_coroutine_threadsafe(self._take(source, longest), _loop())

    def next(self, seconds: float) -> str | None:
        """The next piece; None at the end. What the stream raises is raised.

        Raises:
            TimeoutError: there is none after so many seconds.
        """
        try:
            piece = self._come.get(timeout=max(seconds, 0))
        except queue.Empty:
            raise TimeoutError from None
        if isinstance(piece, Exception):
            raise piece
        return piece

    def close(self) -> None:
        """Let go of the stream, wherever it is."""
        self._running.cancel()

    async def _take(self, source: AsyncIterator[str], longest: int) -> None:
        try:
            async for piece in source:
                self._come.put(piece[:longest])
                longest -= len(piece)
                if longest <= 0:
                    break
            self._come.put(None)
        except Exception as error:  # whatever it is, whoever waits for a piece has to know
            self._come.put(error)


def _loop() -> asyncio.AbstractEventLoop:
    """The one loop of the process: the clients keep connections, which belong to a loop."""
    with _starting:
        return _started()


@functools.cache
def _started() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="rilis-chat", daemon=True).start()
    return loop

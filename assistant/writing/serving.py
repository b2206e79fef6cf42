"""Serving a chat model of this machine: nothing that is asked leaves it."""

import http.client
import importlib.util
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ServingCode = Literal[
    "extra_missing", "port_taken", "port_refused", "load_failed", "load_killed", "ended"
]

LOOPBACK = "127.0.0.1"
_POLL = 0.1  # seconds between two looks whether it is ready
_ANSWER = 5  # seconds that it may take to say so


class ServingError(Exception):
    """A model cannot be served: a code of the section ``serve`` and its values."""

    def __init__(self, code: ServingCode, **values: object) -> None:
        self.code: ServingCode = code
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(code, self.values)


@dataclass(frozen=True, slots=True)
class Engine:
    """What serves a model.

    Attributes:
        module: what must be installed for it.
        command: starts it; a JSON object of what to serve is added to it. It answers ``/health``
            with 200 when it is ready, and ends when its input does.
    """

    module: str
    command: tuple[str, ...]


# by its path and without the working folder: no file that lies there can take its place
LLAMA = Engine("xllamacpp", (sys.executable, "-P", str(Path(__file__).with_name("llama.py"))))


@dataclass(frozen=True, slots=True)
class Offer:
    """A model's file and how it is to be served.

    Attributes:
        context: tokens that it reads at once.
        threads: of the processor; None leaves it to the engine.
    """

    file: Path
    port: int
    context: int
    threads: int | None = None

    @property
    def name(self) -> str:
        """What the model is called: its file's name, as it can stand in a setting."""
        return re.sub(r"[^\w.-]+", "-", self.file.stem).strip("-") or "model"

    @property
    def url(self) -> str:
        """The address that a chat model's client is given."""
        return f"http://{LOOPBACK}:{self.port}/v1"


class Served:
    """A model that is being served."""

    def __init__(self, offer: Offer, process: subprocess.Popen[bytes]) -> None:
        self.offer = offer
        self._process = process

    def wait(self) -> None:
        """Wait for as long as it is served.

        Raises:
            ServingError: it ended by itself.
        """
        raise ServingError("ended", name=self.offer.name, status=self._process.wait())


@contextmanager
def serve(offer: Offer, engine: Engine = LLAMA, patience: float = 5) -> Iterator[Served]:
    """Serve a model on loopback, from the moment it is ready to the end of the block.

    ``patience`` is how many seconds it may take to end by itself.

    Raises:
        ServingError: it cannot be served.
    """
    if importlib.util.find_spec(engine.module) is None:
        raise ServingError("extra_missing")
    _check_port(offer.port)
    given = {"file": str(offer.file), "name": offer.name, "port": offer.port}
    given |= {"context": offer.context, "threads": offer.threads}
    process = subprocess.Popen(
        [*engine.command, json.dumps(given)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    ready = False
    try:
        while not (ready := _is_ready(offer.port)):
            if (status := process.poll()) is not None:
                raise _failure(offer, status)
            time.sleep(_POLL)
        yield Served(offer, process)
    finally:
        _end(process, patience if ready else 0)


def _check_port(port: int) -> None:
    with socket.socket() as trial:
        if sys.platform != "win32":  # a port that was left a moment ago is free
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((LOOPBACK, port))
            trial.listen(1)
        except PermissionError:
            raise ServingError("port_refused", port=port) from None
        except OSError:
            raise ServingError("port_taken", port=port) from None


def _is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=_ANSWER)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _failure(offer: Offer, status: int) -> ServingError:
    killed = sys.platform != "win32" and status == -signal.SIGKILL
    return ServingError("load_killed" if killed else "load_failed", path=offer.file, status=status)


def _end(process: subprocess.Popen[bytes], patience: float) -> None:
    """End the process: one that is loading does not listen, and has nothing to lose."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

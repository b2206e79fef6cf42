"""A real chat server on loopback for the tests: it streams, and it goes wrong when told to."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Says:
    """Streams an answer; ``gap`` seconds lie before each piece, ``halt`` drops the connection."""

    pieces: tuple[str, ...] = ("Pasar ", "dibuka ", "Senin.")
    gap: float = 0
    halt: bool = False


@dataclass(frozen=True)
class Status:
    """Answers with an error."""

    status: int
    message: str = "tidak bisa"


@dataclass(frozen=True)
class Raw:
    """Streams bytes as they are."""

    body: bytes


@dataclass(frozen=True)
class Silent:
    """Is busy until the client goes away, with a sign of life now and then."""

    alive: bool = False


class Dropped:
    """Ends the connection before a word."""


Behaviour = Says | Status | Raw | Silent | Dropped


class ChatServer:
    """Behaves in one way after another; the last stays."""

    def __init__(self) -> None:
        self.behaviours: list[Behaviour] = [Says()]
        self.asked: list[dict] = []
        self.keys: list[str] = []
        self.paths: list[str] = []
        self.lock = threading.Lock()
        self.now = self.most = 0  # calls at the same time
        self.gone = threading.Event()  # a client went away in the middle of an answer
        self.closing = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.chat = self
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def behave(self, *behaviours: Behaviour) -> None:
        self.behaviours = list(behaviours)

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


class Handler(BaseHTTPRequestHandler):
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        chat: ChatServer = self.server.chat
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with chat.lock:
            chat.asked.append(json.loads(body))
            chat.keys.append(self.headers.get("Authorization", ""))
            chat.paths.append(self.path)
            many = len(chat.behaviours) > 1
            behaviour = chat.behaviours.pop(0) if many else chat.behaviours[0]
            chat.now += 1
            chat.most = max(chat.most, chat.now)
        try:
            self.behave(behaviour)
        except OSError:
            chat.gone.set()
        finally:
            with chat.lock:
                chat.now -= 1

    def behave(self, behaviour: Behaviour) -> None:
        match behaviour:
            case Status(status, message):
                body = json.dumps({"error": {"message": message, "code": status}}).encode()
                self.begin(status, "application/json", len(body))
                self.wfile.write(body)
            case Raw(body):
                self.begin()
                self.wfile.write(body)
            case Silent(alive):
                self.begin()
                self.keep(alive)
            case Says(pieces, gap, halt):
                # a promised length, so that a client can tell that the end is missing
                self.begin(length=1_000_000 if halt else None)
                for piece in pieces:
                    self.server.chat.closing.wait(gap)
                    self.wfile.write(event(piece))
                if not halt:
                    self.wfile.write(event("", "stop") + b"data: [DONE]\n\n")
            case Dropped():
                self.close_connection = True

    def begin(self, status: int = 200, kind: str = "text/event-stream", length=None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def keep(self, alive: bool) -> None:
        while not self.server.chat.closing.wait(0.05):
            if alive:
                self.wfile.write(b": masih bekerja\n\n")


def event(text: str, finish: str | None = None) -> bytes:
    delta = {"role": "assistant", "content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return f"data: {json.dumps(chunk | {'choices': [choice]})}\n\n".encode()


def waited(condition: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether it comes true in time."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if condition():
            return True
        pause.wait(0.02)
    return condition()

"""An engine that serves no model: what ``serving`` starts in the tests, by this file's path.

Its first argument says how it behaves, the last is the JSON object that every engine is given.
"""

import json
import os
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NOT_READY = 2  # how often it says so


class Health(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        Health.asked += 1
        loading = sys.argv[1] == "never" or Health.asked <= NOT_READY
        self.send_response(503 if loading or self.path != "/health" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


def main() -> None:
    behaviour, given = sys.argv[1], json.loads(sys.argv[-1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if behaviour == "fails":
        raise SystemExit(3)
    if behaviour == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    server = ThreadingHTTPServer(("127.0.0.1", given["port"]), Health)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Path(given["file"]).with_suffix(".began").write_text(json.dumps(given))
    if behaviour == "dies":
        while Health.asked <= NOT_READY:
            time.sleep(0.01)
        time.sleep(0.2)
        os._exit(9)
    sys.stdin.buffer.read()
    if behaviour == "stubborn":
        time.sleep(60)
    Path(given["file"]).with_suffix(".ended").touch()


if __name__ == "__main__":
    main()

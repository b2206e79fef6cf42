"""llama.cpp's server, in a process of its own: the one home of xllamacpp.

``serving`` runs this file by its path, so it imports nothing of ours. Loading a model cannot be
interrupted, and its native code may end the process: both stay in here. The process ends when
its input does, so never later than the one that started it.
"""

import json
import signal
import sys
from typing import Any

_ERRORS = 1  # the least that llama.cpp says
_FAILED = 3


def parameters(made: Any, given: dict[str, Any]) -> Any:
    """llama.cpp's parameters (``CommonParams``) for a model of this machine, for it alone.

    No address but loopback, no web page of other origin, nothing fetched from a hub.
    """
    made.model.path = given["file"]
    made.model_alias = {given["name"]}
    made.hostnames = ["127.0.0.1"]
    made.port = given["port"]
    made.n_ctx = given["context"]
    if given["threads"]:
        made.cpuparams.n_threads = given["threads"]
        made.cpuparams_batch.n_threads = given["threads"]
    made.cors_origins = f"http://127.0.0.1:{given['port']}"
    made.ui = False
    made.endpoint_slots = False
    made.offline = True
    made.verbosity = _ERRORS
    return made


def main() -> int:
    """Serve the model that the first argument names (JSON), until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started us
    import xllamacpp  # only here: this module can be read where it is not installed

    try:
        server = xllamacpp.Server(parameters(xllamacpp.CommonParams(), json.loads(sys.argv[1])))
    except RuntimeError:  # llama.cpp has said why
        return _FAILED
    sys.stdin.buffer.read()
    del server  # ends it
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

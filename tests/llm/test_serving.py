"""``rilis model serve`` with llama.cpp and a real model: see ``tests/llm/model.py``.

``RILIS_TEST_GGUF=FILE.gguf python -m pytest -m llm tests/llm``
"""

import http.client
import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVIDENCE = (
    "[1] Badan Angin Nusantara, 3 Juni 2025: Badan memasang 77 pelampung cuaca baru di perairan "
    "Tirtaloka."
)
pytestmark = [pytest.mark.llm, pytest.mark.skipif(sys.platform == "win32", reason="signals")]


@pytest.fixture(scope="module")
def file() -> Path:
    if importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("xllamacpp is not installed: pip install -e '.[local]'")
    path = os.environ.get("RILIS_TEST_GGUF", "")
    if not path:
        pytest.skip("RILIS_TEST_GGUF names no model: python -m tests.llm.model FOLDER fetches one")
    if not Path(path).is_file():
        pytest.skip(f"RILIS_TEST_GGUF: there is no file {path}")
    return Path(path)


def command(file: Path, port: int) -> subprocess.Popen[str]:
    start = [sys.executable, "-c", "from assistant.cli import main; main()", "model", "serve"]
    return subprocess.Popen(
        [*start, str(file), "--port", str(port), "--context", "2048", "--threads", "1"],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0,
        env={**os.environ, "RILIS_LANGUAGE": "id"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.fixture(scope="module")
def serving(file: Path, port: int) -> Iterator[dict[str, str]]:
    """The settings that the command prints; Ctrl-C ends it."""
    with command(file, port) as process:
        lines = [process.stdout.readline().strip() for _ in range(3)]
        yield dict(line.partition("=")[::2] for line in lines)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0 and said.endswith("Berhenti.\n"), said
    with pytest.raises(ConnectionRefusedError):
        ask(port, "Masih ada?")


def ask(port: int, question: str) -> list[dict]:
    """The pieces of a streamed answer."""
    asked = {"stream": True, "temperature": 0, "max_tokens": 60}
    asked["messages"] = [{"role": "user", "content": question}]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    headers = {"Content-Type": "application/json"}
    connection.request("POST", "/v1/chat/completions", json.dumps(asked), headers)
    lines = connection.getresponse().read().decode().splitlines()
    data = [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]
    assert data.pop() == "[DONE]"
    return [json.loads(one) for one in data]


def test_it_says_how_the_assistant_reaches_it(serving, file, port):
    assert serving == {
        "RILIS_CHAT_MODEL": f"openai:{file.stem}",
        "RILIS_CHAT_URL": f"http://127.0.0.1:{port}/v1",
        "RILIS_CHAT_CONTEXT": "1536",
    }


def test_it_answers_in_pieces_from_the_evidence(serving, port):
    pieces = ask(port, f"{EVIDENCE}\n\nBerapa pelampung cuaca yang dipasang?")
    words = [c["delta"].get("content") for piece in pieces for c in piece["choices"]]
    assert sum(map(bool, words)) > 1
    assert "77" in "".join(word or "" for word in words)


def test_no_other_page_may_read_what_it_says(serving, port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/health", headers={"Origin": "http://lain.example"})
    response = connection.getresponse()
    assert response.getheader("Access-Control-Allow-Origin") == f"http://127.0.0.1:{port}"


def test_a_file_that_llama_cpp_cannot_load(file, tmp_path):
    with file.open("rb") as whole:
        head = bytearray(whole.read(1 << 24))
    head[head.index(b"qwen2") : head.index(b"qwen2") + 5] = b"qwenX"
    broken = tmp_path / "rusak.gguf"
    broken.write_bytes(head)
    os.truncate(broken, file.stat().st_size)
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        free = trial.getsockname()[1]
    with command(broken, free) as process:
        printed, said = process.communicate(timeout=300)
    assert (process.returncode, printed) == (1, "")
    assert "unknown model architecture" in said
    assert f"llama.cpp tidak dapat memuat {broken} (kode 3)" in said

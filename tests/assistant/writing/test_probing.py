"""``rilis models``: whether the chat model answers, and how fast."""

import json
import subprocess
import sys

import pytest
from click.testing import Result
from typer.testing import CliRunner

from assistant.cli import build
from assistant.settings import Settings
from assistant.writing import Message, ModelError
from assistant.writing.probing import probe
from tests.assistant.writing.conftest import KEY
from tests.assistant.writing.server import Says, Status


class Scripted:
    """Says its pieces, each at its time."""

    name = "tulis:naskah"

    def __init__(self, *pieces: tuple[float, str]) -> None:
        self.pieces = pieces
        self.now = 100.0
        self.asked: list[tuple[list[Message], int]] = []

    def clock(self) -> float:
        return self.now

    def stream(self, messages, limit):
        self.asked.append((list(messages), limit))
        for after, piece in self.pieces:
            self.now += after
            yield piece


def run(*options: str, **values) -> Result:
    settings = Settings(_env_file=None, **values)
    return CliRunner().invoke(build(settings), ["models", *options])


def test_the_times_of_a_call():
    model = Scripted((0.5, "Ya"), (0.25, ","), (0.25, " siap"))
    found = probe(model, model.clock)
    assert (found.answer, found.first, found.rate) == ("Ya, siap", 0.5, 4.0)
    assert model.asked == [([Message("user", "Jawab: ya")], 16)]


def test_one_word_has_no_rate():
    model = Scripted((0.5, "Ya"))
    assert probe(model, model.clock).rate is None


def test_a_model_that_works(server):
    server.behave(Says(("Ya", ".")))
    chosen = {"chat_model": "openai:kecil", "chat_url": server.url, "chat_key": KEY}
    result = run(**chosen)
    assert result.exit_code == 0
    for words in ("penyedia openai", "model kecil", server.url, "token/detik"):
        assert words in result.stdout
    told = json.loads(run("--json", **chosen).stdout)
    assert (told["provider"], told["name"], told["url"]) == ("openai", "kecil", server.url)
    assert told["answer"] == "Ya." and told["first"] > 0 and told["rate"] > 0
    assert len(server.asked) == 2 and KEY not in result.stdout


def test_a_model_that_does_not(server):
    server.behave(Status(401, f"kunci {KEY} salah"))
    chosen = {"chat_model": "openai:kecil", "chat_url": server.url, "chat_key": KEY}
    result = run(language="en", **chosen)
    assert result.exit_code == 1 and "check RILIS_CHAT_KEY" in result.stderr
    as_json = run("--json", **chosen)
    assert as_json.exit_code == 1
    told = json.loads(as_json.stdout)
    assert told["error"] == "refused" and "RILIS_CHAT_KEY" in told["message"]
    assert KEY not in result.output + as_json.output


@pytest.mark.parametrize(
    ("name", "words"), [("", "Belum ada model"), ("lain:kecil", "ollama, anthropic")]
)
def test_how_to_name_one(name, words):
    result = run(chat_model=name)
    assert result.exit_code == 1 and words in result.stderr and "RILIS_CHAT_MODEL" in result.stderr
    assert json.loads(run("--json", chat_model=name).stdout)["error"] in (
        "not_configured",
        "provider_unknown",
    )


def test_nothing_is_a_model_error_and_not_a_crash(server):
    server.behave(Says(()))
    result = run("--json", chat_model="openai:kecil", chat_url=server.url)
    assert json.loads(result.stdout)["error"] == "empty" and result.exit_code == 1


def test_the_command_loads_no_client_before_it_is_needed():
    loaded = "import sys, assistant.cli; print([m for m in sys.modules if m in %r])"
    heavy = ("langchain_openai", "openai", "langchain.chat_models")
    found = subprocess.run(
        [sys.executable, "-c", loaded % (heavy,)], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_an_error_is_raised_by_the_probe():
    class Broken(Scripted):
        def stream(self, messages, limit):
            raise ModelError("empty", url="", model="")

    with pytest.raises(ModelError):
        probe(Broken())

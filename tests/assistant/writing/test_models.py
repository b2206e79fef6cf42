"""A chat model over a real server, and everything a server does wrong."""

import json
import socket
import sys
import threading
import time
from typing import get_args

import pytest

from assistant.replies import load_replies
from assistant.settings import Settings
from assistant.writing import Message, ModelError, open_model
from assistant.writing.errors import Code
from tests.assistant.writing.conftest import KEY
from tests.assistant.writing.server import (
    Dropped,
    Raw,
    Says,
    Silent,
    Status,
    event,
    waited,
)  # fmt: skip

ASKED = [Message("system", "Jawab singkat."), Message("user", "Kapan pasar dibuka?")]


def told(error: ModelError) -> None:
    """Both languages have a sentence for it, without the key."""
    for language in ("id", "en"):
        assert KEY not in load_replies(language).model_error(error)
    assert KEY not in repr(error)


def failure(model, messages=ASKED) -> ModelError:
    with pytest.raises(ModelError) as caught:
        list(model.stream(messages, 50))
    told(caught.value)
    return caught.value


def test_an_answer_comes_in_pieces(server, model):
    assert list(model().stream(ASKED, 50)) == ["Pasar ", "dibuka ", "Senin."]
    (asked,) = server.asked
    assert asked["model"] == "kecil" and asked["stream"] is True and asked["temperature"] == 0
    assert asked["max_tokens"] == asked["max_completion_tokens"] == 50
    assert [(one["role"], one["content"]) for one in asked["messages"]] == [
        ("system", "Jawab singkat."),
        ("user", "Kapan pasar dibuka?"),
    ]
    assert server.keys == [f"Bearer {KEY}"] and server.paths == ["/v1/chat/completions"]


def test_pieces_come_before_the_answer_has_ended(server, model):
    server.behave(Says(("Pasar ",) + ("dibuka ",) * 3, gap=0.4))
    stream = model().stream(ASKED, 50)
    assert next(stream) == "Pasar " and server.now == 1
    stream.close()


def test_a_server_without_keys_needs_none(server, model, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-milik-orang-lain")
    assert "".join(model(chat_key="").stream(ASKED, 50)) == "Pasar dibuka Senin."
    assert server.keys == ["Bearer none"]


def test_an_abandoned_answer_is_let_go(server, model):
    server.behave(Says(("Pasar ",) * 500, gap=0.02), Says())
    asked = model(chat_concurrency=1)
    stream = asked.stream(ASKED, 5000)
    next(stream)
    stream.close()
    assert server.gone.wait(5)
    assert len(list(asked.stream(ASKED, 50))) == 3


def test_a_model_that_does_not_stop_is_stopped(server, model):
    server.behave(Says(("x" * 100,) * 200))
    assert len("".join(model().stream(ASKED, 50))) == 600


@pytest.mark.parametrize(
    ("status", "code", "calls"),
    [
        (401, "refused", 1), (403, "refused", 1), (404, "unknown_model", 1), (429, "quota", 3),
        (500, "failed", 3), (503, "failed", 3), (400, "failed", 1), (413, "too_long", 1),
    ],
)  # fmt: skip
def test_each_status_has_its_words(server, model, pauses, status, code, calls):
    server.behave(Status(status, f"kunci {KEY} salah"))
    error = failure(model())
    assert (error.code, len(server.asked)) == (code, calls)
    assert pauses == [0.5, 1.0][: calls - 1]


@pytest.mark.parametrize(
    "message",
    [
        "the request exceeds the available context size, try increasing it",
        "This model's maximum context length is 4096 tokens.",
        "prompt is too long: 9000 tokens > 8000 maximum",
    ],
)
def test_a_prompt_too_long_is_told_from_other_bad_requests(server, model, message):
    server.behave(Status(400, message))
    assert failure(model()).code == "too_long"


def test_a_failure_in_passing_is_got_over(server, model, pauses):
    server.behave(Status(503), Dropped(), Says())
    assert len(list(model().stream(ASKED, 50))) == 3
    assert len(server.asked) == 3 and pauses == [0.5, 1.0]


def test_nothing_is_repeated_where_that_is_set(server, model):
    server.behave(Status(500), Says())
    assert failure(model(chat_retries=0)).code == "failed" and len(server.asked) == 1


@pytest.mark.parametrize("alive", [False, True])
def test_a_server_that_says_nothing_is_too_slow(server, model, alive):
    server.behave(Silent(alive))
    began = time.monotonic()
    error = failure(model(chat_timeout=0.4, chat_retries=1))
    assert error.code == "slow" and error.values["limit"] == "0.4"
    assert time.monotonic() - began < 5 and len(server.asked) == 2


def test_an_answer_without_an_end_is_cut_off_in_time(server, model):
    server.behave(Says(("kata ",) * 100, gap=0.1))
    stream = model(chat_timeout=0.5).stream(ASKED, 5000)
    came = []
    with pytest.raises(ModelError) as caught:
        came.extend(stream)
    assert caught.value.code == "slow" and len(server.asked) == 1
    assert waited(lambda: server.now == 0)


def test_nothing_is_repeated_once_something_was_given_out(server, model):
    server.behave(Says(("Pasar ",), halt=True), Says())
    stream = model().stream(ASKED, 50)
    assert next(stream) == "Pasar "
    with pytest.raises(ModelError) as caught:
        next(stream)
    told(caught.value)
    assert caught.value.code == "cut_off" and len(server.asked) == 1


def test_a_connection_that_is_dropped_is_tried_again(server, model):
    server.behave(Dropped())
    assert failure(model()).code == "unreachable" and len(server.asked) == 3


def test_a_server_that_is_not_there(model, pauses):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    error = failure(model(chat_url=url))
    assert error.code == "unreachable" and error.values["url"] == url and len(pauses) == 2
    assert error.values["reason"] != "Connection error."  # which says nothing


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"data: [DONE]\n\n", "empty"),
        (b"", "empty"),
        (b"<html><body>Selamat datang</body></html>", "empty"),
        (event("", "stop") + b"data: [DONE]\n\n", "empty"),
        (event("  \n ") + event("\n", "stop"), "empty"),
        (b'data: {"choices": [\n\n', "garbled"),
        (b"data: tutup\n\n", "garbled"),
        (b'data: "ya"\n\n', "garbled"),
        (b'data: {"choices": 5}\n\n', "garbled"),
        (b'data: {"choices": [{"delta": 7}]}\n\n', "garbled"),
        (b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n', "garbled"),
        (b'data: {"error": {"message": "rusak", "code": 500}}\n\n', "failed"),
    ],
)
def test_what_is_no_answer_is_named(server, model, body, code):
    server.behave(Raw(body))
    assert failure(model()).code == code


def test_half_a_character_is_replaced(server, model):
    server.behave(Raw(event("Pasar \ud83d dibuka \U0001f41f") + b"data: [DONE]\n\n"))
    assert "".join(model().stream(ASKED, 50)) == "Pasar � dibuka \U0001f41f"


def test_blanks_before_the_answer_are_left_out(server, model):
    server.behave(Says(("\n", "  ", " Senin", " pagi.")))
    assert list(model().stream(ASKED, 50)) == ["Senin", " pagi."]


def test_only_so_many_calls_at_the_same_time(server, model):
    server.behave(Says(gap=0.1))
    shared, answers = model(chat_concurrency=2), []
    threads = [
        threading.Thread(target=lambda: answers.append("".join(shared.stream(ASKED, 50))))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == ["Pasar dibuka Senin."] * 6 and server.most == 2


def test_a_turn_is_not_waited_for_without_end(server, model):
    shared = model(chat_concurrency=1, chat_timeout=0.5)
    first = shared.stream(ASKED, 50)
    next(first)
    error = failure(shared)
    assert error.code == "busy" and error.values == {"count": "1", "limit": "0.5"}
    first.close()
    assert len(list(shared.stream(ASKED, 50))) == 3


def test_a_model_is_only_opened_where_one_is_named():
    assert open_model(Settings(_env_file=None)) is None
    opened = open_model(Settings(chat_model="openai:kecil", _env_file=None))
    assert opened is not None and opened.name == "openai:kecil"


@pytest.mark.parametrize("name", ["kecil", "openai:", "lain:kecil", ":kecil"])
def test_a_name_without_a_known_provider(model, name):
    error = failure(model(chat_model=name))
    assert error.code == "provider_unknown" and error.values["model"] == name


def test_a_provider_of_its_own_wants_a_key(model, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-milik-orang-lain")
    error = failure(model(chat_url="", chat_key=""))
    assert error.code == "key_missing" and error.values["url"] == "https://api.openai.com/v1"


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("ollama", "langchain_ollama", "ollama"),
        ("anthropic", "langchain_anthropic", "anthropic"),
        ("google_genai", "langchain_google_genai", "google"),
    ],
)
def test_a_missing_client_names_its_extra(model, monkeypatch, name, module, extra):
    monkeypatch.setitem(sys.modules, module, None)  # as if it were not installed
    error = failure(model(chat_model=f"{name}:kecil"))
    assert error.code == "extra_missing" and error.values["package"] == f".[{extra}]"


def test_no_password_of_an_address_is_shown(model):
    error = failure(model(chat_url=f"http://budi:{KEY}@127.0.0.1:9/v1?kunci={KEY}", chat_retries=0))
    assert error.values["url"] == "http://127.0.0.1:9/v1"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_code_has_a_sentence(language):
    templates = load_replies(language).templates
    assert {f"model.{code}" for code in get_args(Code)} == {
        key for key in templates if key.startswith("model.")
    }


def test_the_key_is_in_no_text_of_the_settings(model):
    settings = Settings(chat_key=KEY, _env_file=None)
    assert KEY not in repr(settings) and KEY not in json.dumps(settings.model_dump(mode="json"))

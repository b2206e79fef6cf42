"""Errors that only other providers' clients raise, told from their shape."""

import pytest

from assistant.writing.failures import understand
from assistant.writing.providers import Place

PLACE = Place("ollama", "kecil", "http://127.0.0.1:11434")


class ClientConnectionError(Exception):
    """As aiohttp names it."""


class TransportError(Exception):
    """As httpx names it."""


class ResponseError(Exception):
    """As Ollama's client has it."""

    def __init__(self, message: str, status_code: int) -> None:
        super().__init__(message)
        self.status_code = status_code


@pytest.mark.parametrize(
    ("error", "code", "passing"),
    [
        (ClientConnectionError("Server disconnected"), "unreachable", True),
        (type("ReadError", (TransportError,), {})(), "unreachable", True),
        (ResponseError("model 'kecil' not found", 404), "unknown_model", False),
        (ResponseError("sibuk", 503), "failed", True),
        (ResponseError("input length exceeds the context length", 400), "too_long", False),
        (ValueError("konteks context hilang"), "garbled", False),
        (RuntimeError("entah"), "failed", False),
        (TimeoutError(), "slow", True),
    ],
)
def test_the_shape_of_an_error_says_what_it_means(error, code, passing):
    found = understand(error, PLACE, 3, "", begun=False)
    assert (found.error.code, found.passing) == (code, passing)
    assert found.error.values["reason"]


def test_what_lies_under_an_error_counts():
    outer = RuntimeError("gagal")
    outer.__cause__ = ClientConnectionError("Server disconnected")
    found = understand(outer, PLACE, 3, "", begun=True)
    assert found.error.code == "cut_off" and found.error.values["reason"] == "Server disconnected"


def test_a_reason_is_short_on_one_line_and_without_the_key():
    found = understand(RuntimeError("kunci sk-1 \n" * 99), PLACE, 3, "sk-1", begun=False)
    reason = found.error.values["reason"]
    assert len(reason) <= 300 and "\n" not in reason and "sk-1" not in reason and "…" in reason

from collections.abc import Callable, Iterator

import pytest

from assistant.settings import Settings
from assistant.writing.models import LangChainModel
from tests.assistant.writing.server import ChatServer

KEY = "sk-rahasia-0123456789"


@pytest.fixture
def server() -> Iterator[ChatServer]:
    chat = ChatServer()
    yield chat
    chat.close()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def model(server: ChatServer, pauses: list[float]) -> Callable[..., LangChainModel]:
    """A model on the server; it notes its pauses instead of waiting."""

    def made(**values) -> LangChainModel:
        given = {"chat_model": "openai:kecil", "chat_url": server.url, "chat_key": KEY}
        settings = Settings(_env_file=None, **(given | {"chat_timeout": 5} | values))
        return LangChainModel(settings, pauses.append)

    return made

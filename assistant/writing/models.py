"""Chat models: the one home of LangChain's."""

import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from ..settings import Settings
from .errors import ModelError
from .failures import understand
from .messages import Message
from .providers import connect, limited, place_of
from .streaming import Pieces

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_FIRST_PAUSE = 0.5  # seconds before a call is repeated; twice as long each time
_LONGEST_TOKEN = 12  # characters; a model that writes on after its limit is cut off by it


class ChatModel(Protocol):
    """A model that goes on with a conversation."""

    @property
    def name(self) -> str:
        """Provider and name, such as ``openai:gpt-5``."""

    def stream(self, messages: Sequence[Message], limit: int) -> Iterator[str]:
        """The answer, in pieces as they come, of about ``limit`` tokens at most.

        Every piece can be encoded in UTF-8, and together they are more than blanks.

        Raises:
            ModelError: there is no answer, or none to its end.
        """


class LangChainModel:
    """A chat model of a provider. Safe in threads.

    A call that fails in passing is repeated, as long as nothing of its answer has been given
    out. Calls beyond the cap wait for their turn, no longer than for a first word.

    Args:
        settings: name the model.
        pause: waits so many seconds before a repetition.
    """

    def __init__(self, settings: Settings, pause: Callable[[float], None] = time.sleep) -> None:
        self.name = settings.chat_model
        self._settings = settings
        self._pause = pause
        self._turns = threading.BoundedSemaphore(settings.chat_concurrency)
        self._opening = threading.Lock()
        self._model: BaseChatModel | None = None

    def open(self) -> "BaseChatModel":
        """The provider's client, loaded if it is not yet. Asks nothing of the server.

        Raises:
            ModelError: the settings name no model that can be opened.
        """
        with self._opening:
            if self._model is None:
                self._model = connect(self._settings)
            return self._model

    def stream(self, messages: Sequence[Message], limit: int) -> Iterator[str]:
        """See ``ChatModel``."""
        settings = self._settings
        model = self.open()
        if not self._turns.acquire(timeout=settings.chat_timeout):
            count, waited = settings.chat_concurrency, f"{settings.chat_timeout:g}"
            raise ModelError("busy", count=count, limit=waited)
        try:
            yield from self._repeated(model, messages, limit)
        finally:
            self._turns.release()

    def _repeated(
        self, model: "BaseChatModel", messages: Sequence[Message], limit: int
    ) -> Iterator[str]:
        settings = self._settings
        place, key = place_of(settings), settings.chat_key.get_secret_value()
        for attempt in range(settings.chat_retries + 1):
            begun = False
            try:
                for piece in self._once(model, messages, limit):
                    begun = True
                    yield piece
            except Exception as error:  # a client may raise anything
                failure = understand(error, place, settings.chat_timeout, key, begun)
                if begun or not failure.passing or attempt == settings.chat_retries:
                    raise failure.error from None
            else:
                if not begun:
                    raise ModelError("empty", url=place.url, model=place.name)
                return
            self._pause(_FIRST_PAUSE * 2**attempt)

    def _once(
        self, model: "BaseChatModel", messages: Sequence[Message], limit: int
    ) -> Iterator[str]:
        """The pieces of one call, from its first word on."""
        source = _texts(model, messages, limited(self._settings, limit))
        pieces = Pieces(source, limit * _LONGEST_TOKEN)
        begun, until = False, time.monotonic() + self._settings.chat_timeout
        try:
            while (piece := pieces.next(until - time.monotonic())) is not None:
                piece = piece if begun else piece.lstrip()
                if piece and not begun:
                    begun, until = True, time.monotonic() + self._settings.chat_timeout
                if piece:
                    yield piece
        finally:
            pieces.close()


def open_model(settings: Settings) -> LangChainModel | None:
    """The chat model of the settings; None if they name none. Loads nothing yet.

    What is wrong with the settings is raised by the first call.
    """
    return LangChainModel(settings) if settings.chat_model.strip() else None


async def _texts(
    model: "BaseChatModel", messages: Sequence[Message], options: dict[str, Any]
) -> AsyncIterator[str]:
    """The text of an answer; halves of characters, which no file can hold, replaced."""
    conversation = [(message.role, message.content) for message in messages]
    async for chunk in model.astream(conversation, **options):
        yield str(chunk.text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

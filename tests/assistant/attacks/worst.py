"""The worst chat models where ours are: behind LangChain, and as the assistant's own."""

from typing import TYPE_CHECKING

from assistant.settings import Settings
from assistant.writing.models import LangChainModel

from .models import Script, ScriptedChat

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class _Opened(LangChainModel):
    """Our way to LangChain's models, with one of them that no provider has."""

    def __init__(self, settings: Settings, opened: "BaseChatModel") -> None:
        super().__init__(settings, pause=lambda _: None)
        self._opened = opened

    def open(self) -> "BaseChatModel":
        return self._opened


def opened(script: Script, settings: Settings) -> LangChainModel:
    """A script's model behind LangChain; failures are repeated without a pause."""
    return _Opened(settings, ScriptedChat(script=script))

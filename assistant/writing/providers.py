"""The providers of chat models that are known, and how each is opened and called."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from ..settings import Settings
from .errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_NO_KEY = "none"  # the clients want a key, also for a server that wants none
_INSTRUCTIONS = 1024  # tokens around evidence, history and answer


@dataclass(frozen=True, slots=True)
class Provider:
    """How a provider's models are reached.

    Attributes:
        url: its own address.
        package: what pip installs its client with: in the program's folder, an extra of ours.
        needs_key: whether its own address wants a key.
        once: what tells its client never to repeat a call by itself.
    """

    url: str
    package: str
    needs_key: bool = True
    once: int = 0


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider("https://api.openai.com/v1", "."),
    "ollama": Provider("http://127.0.0.1:11434", ".[ollama]", needs_key=False),
    "anthropic": Provider("https://api.anthropic.com", ".[anthropic]"),
    "google_genai": Provider("https://generativelanguage.googleapis.com", ".[google]", once=1),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the model of the settings is: what an error names, without the key."""

    provider: str
    name: str
    url: str


def place_of(settings: Settings) -> Place:
    """The provider, the name and the address that the settings name."""
    provider, _, name = settings.chat_model.strip().partition(":")
    own = PROVIDERS[provider].url if provider in PROVIDERS else ""
    return Place(provider, name, _shown(settings.chat_url or own))


def connect(settings: Settings) -> "BaseChatModel":
    """The LangChain model of the settings. Asks nothing of its server.

    Raises:
        ModelError: the settings name no model that can be opened.
    """
    place = place_of(settings)
    provider = PROVIDERS.get(place.provider)
    if provider is None or not place.name:
        known = ", ".join(PROVIDERS)
        raise ModelError("provider_unknown", model=settings.chat_model, providers=known)
    key = settings.chat_key.get_secret_value()
    if provider.needs_key and not key and not settings.chat_url:
        raise ModelError("key_missing", url=place.url)
    # a second and more: the client of a provider is only loaded where it is asked for
    from langchain.chat_models import init_chat_model

    arguments = _arguments(settings, place.provider, provider, key or _NO_KEY)
    try:
        model: BaseChatModel = init_chat_model(
            place.name, model_provider=place.provider, **arguments
        )
    except ImportError as error:
        values = {"provider": place.provider, "package": provider.package}
        raise ModelError("extra_missing", **values) from error
    return model


def limited(settings: Settings, limit: int) -> dict[str, Any]:
    """What a call is given so that its answer has ``limit`` tokens at most."""
    match settings.chat_model.strip().partition(":")[0]:
        case "ollama":  # the options of a call replace those of the model
            context = settings.chat_context + _INSTRUCTIONS
            temperature = settings.chat_temperature
            options = {"num_predict": limit, "num_ctx": context, "temperature": temperature}
            return {"options": options}
        case "google_genai":
            return {"max_output_tokens": limit}
        case "openai" if settings.chat_url:  # older servers know only the old name
            return {"max_tokens": limit, "extra_body": {"max_tokens": limit}}
        case _:
            return {"max_tokens": limit}


def _arguments(settings: Settings, name: str, provider: Provider, key: str) -> dict[str, Any]:
    """What the client is made with: nothing is left for it to look up in the environment."""
    url = settings.chat_url or provider.url
    if name == "ollama":
        headers = {"Authorization": f"Bearer {key}"} if key != _NO_KEY else {}
        client = {"timeout": settings.chat_timeout, "headers": headers}
        return {"base_url": url, "client_kwargs": client}
    arguments: dict[str, Any] = {
        "base_url": url,
        "api_key": key,
        "temperature": settings.chat_temperature,
        "timeout": settings.chat_timeout,
        "max_retries": provider.once,
    }
    if name == "openai":
        arguments["stream_chunk_timeout"] = None  # the whole call is timed by us
        if settings.chat_url:
            arguments["use_responses_api"] = False
    return arguments


def _shown(url: str) -> str:
    """An address as a person may see it: without a password or a key in it."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))

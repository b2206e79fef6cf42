"""What the error of a provider's client means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from langchain_core import exceptions as known

from .errors import Code, ModelError
from .providers import Place

_LONGEST_REASON = 300  # characters
_REFUSED, _MISSING, _BUSY = (401, 403), 404, 429
_IN_PASSING = (408, 409, 425, 500, 502, 503, 504, 529)
_TOO_LONG = re.compile(r"context|too long|too large|too many tokens|maximum.{0,20}length", re.I)
_EMPTY = "No generation"  # how LangChain begins to say that a stream held nothing
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True)
class Failure:
    """An error as we name it, and whether the same call may succeed a moment later."""

    error: ModelError
    passing: bool


def understand(error: Exception, place: Place, timeout: float, key: str, begun: bool) -> Failure:
    """The failure behind an error.

    Args:
        error: what a client raised, or a ``TimeoutError`` of ours.
        place: where the model is.
        timeout: seconds that were waited.
        key: what is cut out of every reason.
        begun: whether part of the answer had come.
    """
    code, passing = _code(error, begun)
    reason = _reason(error, code)
    if key:
        reason = reason.replace(key, "…")
    values = {"url": place.url, "model": place.name, "limit": f"{timeout:g}"}
    return Failure(ModelError(code, **values, reason=reason[:_LONGEST_REASON]), passing)


def _code(error: Exception, begun: bool) -> tuple[Code, bool]:
    chain = list(_chain(error))
    status = next((found for one in chain if (found := _status(one))), None)
    if status in _REFUSED or _any(chain, known.ModelAuthenticationError):
        return "refused", False
    if status == _MISSING:
        return "unknown_model", False
    if status == _BUSY:
        return "quota", True
    if _any(chain, known.ContextOverflowError) or (
        status not in _IN_PASSING and _too_long(chain, status)
    ):
        return "too_long", False
    if status:
        return "failed", status in _IN_PASSING
    if _named(chain, "ConnectTimeout"):
        return "unreachable", True
    if _any(chain, TimeoutError, known.ModelTimeoutError) or _named(chain, "TimeoutException"):
        return "slow", True
    lost = any(_named(chain, name) for name in ("TransportError", "ClientConnectionError"))
    if lost or _any(chain, ConnectionError, known.ModelConnectionError):
        return ("cut_off" if begun else "unreachable"), True
    if isinstance(error, _NONSENSE):
        return ("empty" if str(error).startswith(_EMPTY) else "garbled"), False
    return "failed", False


def _reason(error: Exception, code: Code) -> str:
    """What a client says, on one line; of a lost connection what lies under it."""
    said = [text for one in _chain(error) if (text := " ".join(str(one).split()))]
    below = code in ("unreachable", "cut_off")
    return (said[-1] if below else said[0]) if said else type(error).__name__


def _too_long(chain: list[BaseException], status: int | None) -> bool:
    """Whether a server says in its own words that the prompt does not fit."""
    refused = status is not None or _any(chain, known.ModelError) or _named(chain, "APIError")
    return status == 413 or (refused and bool(_TOO_LONG.search(str(chain[0]))))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it was raised from."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__


def _any(chain: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(one, kinds) for one in chain)


def _named(chain: list[BaseException], name: str) -> bool:
    """Whether one is of a class of this name: clients bring httpx, its successor or aiohttp."""
    return any(name == kind.__name__ for one in chain for kind in type(one).__mro__)


def _status(error: BaseException) -> int | None:
    """The status of a server's answer; each client keeps it elsewhere."""
    for name in ("status_code", "code"):
        found = getattr(error, name, None)
        if isinstance(found, int) and 400 <= found < 600:
            return found
    return None

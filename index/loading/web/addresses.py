"""Web addresses: which of them are read, one way to write each, and what a page may call itself."""

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from .refusal import Refusal

LONGEST = 2000  # characters of an address
_PORTS = {"http": 80, "https": 443}
# They say where a visitor came from, not which page it is. Others are left alone: what a site
# calls "ref" or "session" may well be the number of the page.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id)=", re.I)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_PATH, _QUERY = "/%:@!$&'()*+,;=~", "/?%:@!$&'()*+,;=~[]"


def is_address(source: str) -> bool:
    """Whether a source is an address rather than a path."""
    return "://" in source


def canonical(address: str, base: str = "") -> str:
    """One way to write an address: host in small letters, no default port, no fragment.

    ``base`` is the page that names it, for a relative one.

    Raises:
        Refusal: it is no http or https address, or it carries a user name or a password.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        port = parts.port
    except ValueError:
        raise Refusal("web_address") from None
    if parts.scheme not in _PORTS:
        raise Refusal("web_scheme", scheme=parts.scheme or "?")
    if parts.username is not None or parts.password is not None:
        raise Refusal("web_credentials")
    host = _host(parts)
    if port is not None and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = _escaped(_without_dots(parts.path) or "/", _PATH)
    query = "&".join(one for one in parts.query.split("&") if one and not _TRACKING.match(one))
    whole = urlunsplit((parts.scheme, host, path, _escaped(query, _QUERY), ""))
    if len(whole) > LONGEST or port == 0:
        raise Refusal("web_address")
    return whole


def shown(address: str) -> str:
    """An address for a message: without the user name and the password it may carry."""
    return re.sub(r"(://)[^/?#]*@", r"\1", address.strip())


def origin(address: str) -> str:
    """Scheme, host and port: what one robots.txt is for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def host(address: str) -> str:
    """The host with its port, by which requests are spaced."""
    return urlsplit(address).netloc


def is_own(claimed: str, address: str) -> bool:
    """Whether a page at ``address`` may call itself ``claimed`` (both canonical).

    Only a page of the same host, and only one that says no less: systems that name the front
    page, a section, or the address without its query as the canonical one of every page would
    make all of them one.
    """
    there, here = urlsplit(claimed), urlsplit(address)
    if _bare(there.netloc) != _bare(here.netloc):
        return False
    within = f"{here.path.rstrip('/')}/".startswith(f"{there.path.rstrip('/')}/")
    same = there.path.rstrip("/") == here.path.rstrip("/")
    return bool(there.query) or not within or (same and not here.query)


def is_foreign(claimed: str, address: str) -> bool:
    """Whether an address is of another host."""
    return _bare(host(claimed)) != _bare(host(address))


def is_front(address: str) -> bool:
    """Whether an address is a site's front page."""
    parts = urlsplit(address)
    return parts.path == "/" and not parts.query


def is_respelled(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but scheme, ``www.`` and a last slash."""
    a, b = urlsplit(one), urlsplit(other)
    same = a.path.rstrip("/") == b.path.rstrip("/") and a.query == b.query
    return same and _bare(a.netloc) == _bare(b.netloc)


def _bare(netloc: str) -> str:
    return netloc.removeprefix("www.")


def _host(parts: SplitResult) -> str:
    name = (parts.hostname or "").rstrip(".")
    if ":" in name:
        return f"[{name}]"
    try:
        written = name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        raise Refusal("web_address") from None
    if not written or not re.fullmatch(r"[\w.-]+", written, re.ASCII):
        raise Refusal("web_address")
    return written


def _without_dots(path: str) -> str:
    """The path with ``.`` and ``..`` followed."""
    if "/." not in path:
        return path
    done: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            done = done[:-1]
        elif part != ".":
            done.append(part)
    if parts[-1] in (".", ".."):
        done.append("")
    return "/" + "/".join(done)


def _escaped(part: str, safe: str) -> str:
    """Escapes in capitals, and none where none is needed."""

    def plain(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char.isascii() and (char.isalnum() or char in "-._~") else match[0].upper()

    part = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)
    return quote(_ESCAPE.sub(plain, part), safe=safe, errors="replace")

"""Who says what a release quotes; pure."""

import re

from ..releases import Release
from .parts import parts
from .sentences import in_quotation

Span = tuple[int, int]

_SPOKEN = re.compile(r"[\"“‘']")
_SAYS = re.compile(
    r"\b(?:kata|ujar|ungkap|tutur|terang|jelas|tegas|papar|ucap|imbuh|pungkas|sebut|lanjut|tambah)"
    r"(?:nya)?\b|\bme(?:ngatakan|nyatakan|negaskan|nyampaikan|njelaskan|ngungkapkan|nuturkan"
    r"|nambahkan|nyebut|maparkan|ngapresiasi)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b[A-Z][\w’'.-]+ [A-Z]")
_BACK = 6  # sentences in which the speaker of a quotation is looked for


def speaker_of(release: Release, span: Span) -> Span | None:
    """The sentence that says who speaks, where a sentence is somebody's words and does not.

    It is the next one or, up to six back, the last that names somebody who says something. Spans
    count characters of the release.
    """
    text = release.text
    if not is_spoken(release, span) or _attributes(text[slice(*span)]):
        return None
    spans = parts(release).quotable(0, len(text))
    at = next((n for n, (_, end) in enumerate(spans) if end >= span[1]), len(spans))
    near = [*spans[at + 1 : at + 2], *reversed(spans[max(0, at - _BACK) : at])]
    return next((one for one in near if _attributes(text[slice(*one)])), None)


def is_spoken(release: Release, span: Span) -> bool:
    """Whether a sentence is somebody's words: a quotation opens it, or is open before it."""
    said = release.text[slice(*span)]
    return _SPOKEN.match(said) is not None or in_quotation(release.text, span[0])


def _attributes(text: str) -> bool:
    return _SAYS.search(text) is not None and _NAMED.search(text) is not None

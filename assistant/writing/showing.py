"""Text of others as a chat model is shown it: in one line a sentence, and with no power.

A release is data. What in it could pass for a mark, for the head of a piece of evidence, for
a tag, a role or a token of a chat template is spelt otherwise; what nobody can see is left
out, and addresses lose their scheme and their query. This is for showing to the model only:
the stored original keeps every character, and every offset counts the original.
"""

import re
import unicodedata

_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs"}  # controls, formats, and what is no character
# Letters and marks that print nothing: fillers, the blank of braille, variation selectors.
_BLANK_LETTERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_OPEN, _CLOSE = r"\[［【〔⟦", r"\]］】〕⟧"
_MARK = re.compile(
    rf"[{_OPEN}]\s*(?P<inside>[\^#]?\d{{1,3}}(?:\s*(?:[,;–—&-]|dan|and)\s*\^?\d{{1,3}})*"
    rf"(?:†[^{_CLOSE}\n]{{0,40}})?)\s*[{_CLOSE}]"
)
_CITED = re.compile(rf"(?<!\s)\s*{_MARK.pattern}")
_ROLE = (
    "system|sistem|instructions?|instruksi|user|pengguna|assistant|asisten|human|inst|sys"
    "|question|pertanyaan|answer|jawaban|evidence|bukti|perintah|prompt"
)
_BRACKETED_ROLE = re.compile(rf"[{_OPEN}](/?\s*(?:{_ROLE}))\s*[{_CLOSE}]", re.IGNORECASE)
_ROLE_LINE = re.compile(rf"^([^\w\n]*(?:{_ROLE}))[^\S\n]*[:：]", re.IGNORECASE | re.MULTILINE)
_HEADING = re.compile(r"^[ \t]*(?:#(?=\s)|#{2,}|>+|={3,}|-{3,})[ \t]*", re.MULTILINE)
_OPENS_TAG = re.compile(r"[<＜](?!\s*[\d=.,-])")
_CLOSES_TAG = re.compile(r"[>＞](?!\s*\d)")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\](?:\([^()\s]{0,2000}[^()\n]{0,300}\))?")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\(([^()\s]{0,2000})[^()\n]{0,300}\)")
_ADDRESS = re.compile(
    r"(?:[a-z][a-z\d+.-]{1,20}:/{2,}(?:[^\s/@?#]{0,200}@)?)+([^\s?#]*)\S*", re.IGNORECASE
)
_SCRIPT = re.compile(r"\b(?:(?:javascript|vbscript):|data:[a-z]+/)\S*", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{2,}|`{3,}|~{3,}")


def without_marks(text: str) -> str:
    """A text without its ``[n]`` marks, in the shapes that models write them in brackets."""
    return _CITED.sub("", text)


def seen(text: str) -> str:
    """A text without what nobody sees: zero-width and control characters, broken Unicode."""
    if text.isascii() and text.isprintable():
        return text
    unseen = {c for c in set(text) if not c.isspace() and unicodedata.category(c) in _UNSEEN}
    return _BLANK_LETTERS.sub("", text.translate({ord(c): None for c in unseen}))


def powerless(text: str) -> str:
    """A text that gives a model no order by its form; its words and figures stay."""
    text = _IMAGE.sub(r"\1", seen(text))
    text = _LINK.sub(r"\1 (\2)", text)
    text = _SCRIPT.sub("", _ADDRESS.sub(_address, text)).replace("://", " ")
    text = _EMPHASIS.sub("", text)
    text = _MARK.sub(r"‹\g<inside>›", text)
    text = _BRACKETED_ROLE.sub(r"‹\1›", text)
    text = _CLOSES_TAG.sub("›", _OPENS_TAG.sub("‹", text))
    return _ROLE_LINE.sub(r"\1 –", _HEADING.sub("", text))


def _address(match: re.Match[str]) -> str:
    """An address as words: no scheme, no user, no query; a full stop behind it stays."""
    end = match[0][len(match[0].rstrip('.,;:!?)”"')) :]
    return match[1].rstrip('.,;:!?)”"/') + end


def in_one_line(text: str) -> str:
    """A text without line breaks, and with single blanks."""
    return " ".join(seen(text).split())

"""From named values (front matter or a record) and a text to a ``Release``."""

import datetime
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from ..releases import Release
from ..sentences import sentence_spans
from .problems import Problem, problem

LONGEST_TEXT = 2_000_000  # characters of one release
_LONGEST_TITLE = 150
_ALIASES = {
    "judul": "title", "instansi": "agency", "lembaga": "agency", "tanggal": "date",
    "tautan": "url", "nomor": "number", "isi": "text",
}  # fmt: skip
_OWN = ("id", "title", "agency", "date", "url", "number", "text")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z")
_SURROGATE = re.compile(r"[\ud800-\udfff\x00]")


def release_of(
    values: Mapping[str, object], text: str, source: str, fallback_id: str
) -> tuple[Release | None, list[Problem]]:
    """Make a release, or say why not; the text is stored as given but for its margins."""
    fields = {_ALIASES.get(str(name), str(name)): value for name, value in values.items()}
    text = _storable(text).strip()
    if not any(char.isalnum() for char in text):
        return None, [problem("file_empty", source)]
    if len(text) > LONGEST_TEXT:
        return None, [problem("file_too_large", source, size=len(text), limit=LONGEST_TEXT)]
    day, problems = _day(fields.get("date"), source)
    url = _word(fields.get("url"))
    release = Release(
        id=_word(fields.get("id")) or (f"url-{_digest(url)}" if url else fallback_id),
        text=text,
        title=_word(fields.get("title")) or first_words(text),
        agency=_word(fields.get("agency")),
        date=day,
        url=url,
        number=_word(fields.get("number")),
        source=source,
        metadata=MappingProxyType(
            {
                name: _word(value)
                for name, value in fields.items()
                if name not in _OWN and value is not None
            }
        ),
    )
    return release, problems


def has_derived_id(release: Release) -> bool:
    """Whether the id was made here, from the address, the path or the text."""
    path, _, line = release.source.rpartition(":")
    derived = {f"url-{_digest(release.url)}", path_id(Path(release.source))}
    if line.isdigit():
        derived.add(text_id(Path(path), release.text))
    return release.id in derived


def first_words(text: str) -> str:
    """A title for a text without one: its first line, or its first sentence, trimmed."""
    lines = (line.lstrip("# ").strip() for line in text.splitlines())
    line = next(line for line in lines if any(char.isalnum() for char in line))
    if len(line) > _LONGEST_TITLE:
        start, end = sentence_spans(line)[0]
        line = line[start:end]
    if len(line) <= _LONGEST_TITLE:
        return line
    cut = line[:_LONGEST_TITLE]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]) + "…"


def path_id(path: Path) -> str:
    """An id for a file: its name, and eight digits of where it is."""
    name = unicodedata.normalize("NFC", str(path.absolute()))
    slug = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower()).strip("-") or "rilis"
    return f"{slug}-{_digest(name)[:8]}"


def text_id(path: Path, text: str) -> str:
    """An id for a record that names none: its file's name and its text's digest."""
    return f"{path.stem}-{_digest(text)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _storable(text: str) -> str:
    """One kind of line end, and no character that UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n"))


def _word(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int | float | datetime.date):
        return _storable(str(value)).strip()
    return _storable(json.dumps(value, ensure_ascii=False, default=str))


def _day(value: object, source: str) -> tuple[datetime.date | None, list[Problem]]:
    if isinstance(value, datetime.datetime):
        return value.date(), []
    if isinstance(value, datetime.date):
        return value, []
    word = _word(value)
    if not word:
        return None, []
    try:
        if match := _DAY_FIRST.match(word):
            return datetime.date(int(match[3]), int(match[2]), int(match[1])), []
        return datetime.datetime.fromisoformat(word).date(), []
    except ValueError:
        return None, [problem("bad_date", source, skipped=False, value=word)]

"""From named values (front matter or a record) and a text to a ``Release``."""

import datetime
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from ..dates import parse_date
from ..metadata import Metadata, is_letterhead, metadata_of
from ..passages.boilerplate import is_near_empty
from ..passages.sentences import sentence_spans
from ..releases import Release
from .problems import Problem, problem

LONGEST_TEXT = 2_000_000  # characters of one release
_LONGEST_TITLE = 150
_LONGEST_LETTERHEAD = 8  # lines
_ALIASES = {
    "judul": "title", "instansi": "agency", "lembaga": "agency", "tanggal": "date",
    "tautan": "url", "nomor": "number", "isi": "text",
}  # fmt: skip
_OWN = ("id", "title", "agency", "date", "url", "number", "text")
_SURROGATE = re.compile(r"[\ud800-\udfff\x00]")


def release_of(
    values: Mapping[str, object], text: str, source: str, fallback_id: str
) -> tuple[Release | None, list[Problem]]:
    """Make a release, or say why not; the text is stored as given but for its margins.

    What is not given is taken from the text where it is clear, with its reason in the metadata
    (``date_reason`` and so on; a given value has none); what does not agree is remarked on.
    """
    fields = {_ALIASES.get(str(name), str(name)): value for name, value in values.items()}
    text = _storable(text).strip()
    if not any(char.isalnum() for char in text):
        return None, [problem("file_empty", source)]
    if len(text) > LONGEST_TEXT:
        return None, [problem("file_too_large", source, size=len(text), limit=LONGEST_TEXT)]
    day, problems = _day(fields.get("date"), source)
    url, title = _word(fields.get("url")), _word(fields.get("title")) or first_words(text)
    agency, number = _word(fields.get("agency")), _word(fields.get("number"))
    found = metadata_of(text, title, agency, number, day, url)
    release = Release(
        id=_word(fields.get("id")) or (url_id(url) if url else fallback_id),
        text=text,
        title=title,
        agency=found.agency,
        date=found.date,
        url=url,
        number=found.number,
        source=source,
        metadata=MappingProxyType({**_reasons(found), **_others(fields)}),
    )
    problems += [problem(one.code, source, False, False, **one.values) for one in found.remarks]
    if is_near_empty(release):
        marked = {**release.metadata, "near_empty": "true"}
        release = replace(release, metadata=MappingProxyType(marked))
        problems.append(problem("near_empty", source, skipped=False))
    return release, problems


def _reasons(found: Metadata) -> dict[str, str]:
    """Why each value was chosen that was not given: what is given stays the same release."""
    return {f"{name}_reason": why for name, why in found.reasons.items() if why != "given"}


def _others(fields: Mapping[str, object]) -> dict[str, str]:
    return {
        name: _word(value)
        for name, value in fields.items()
        if name not in _OWN and value is not None
    }


def has_derived_id(release: Release) -> bool:
    """Whether the id was made here, from the address, the path or the text."""
    path, _, line = release.source.rpartition(":")
    derived = {url_id(release.url), url_id(release.source), path_id(Path(release.source))}
    if line.isdigit():
        derived.add(text_id(Path(path), release.text))
    return release.id in derived


def first_words(text: str) -> str:
    """A title for a text without one: its first line, or its first sentence, trimmed.

    A letterhead's lines are no title, unless there is nothing else.
    """
    stripped = (line.lstrip("# ").strip() for line in text.splitlines())
    lines = [line for line in stripped if any(char.isalnum() for char in line)]
    opening = lines[:_LONGEST_LETTERHEAD]
    line = next((line for line in opening if not is_letterhead(line)), lines[0])
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


def url_id(url: str) -> str:
    """An id for a release that has an address."""
    return f"url-{_digest(url)}"


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
    if day := parse_date(word):
        return day, []
    return None, [problem("bad_date", source, skipped=False, value=word)]

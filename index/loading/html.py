"""HTML pages: the article itself, without menus, and what the page says of it."""

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any, BinaryIO

import trafilatura
from charset_normalizer import from_bytes
from lxml import etree, html

from ..releases import Release
from .documents import release_of
from .given import Given
from .problems import Problem, problem

_LOST = 0.5  # of what the page marks as the article: less of it was not the article
LONGEST = 10_000_000  # characters of a page without its scripts
_DROPPED = ("script", "style", "svg", "noscript", "template")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_SAID = re.compile(r"(<meta[^>]{0,200}?)charset", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\f\v]+")
_PARAGRAPH = re.compile(r"\s*\n\s*")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,60}\Z")  # "Judul | Kementerian X"
_BODY = "//*[@itemprop='articleBody'] | //article | //main"
_JSON_LD = re.compile(
    r"<script[^>]{0,200}ld\+json[^>]{0,200}>([^<]{0,100000})</script", re.IGNORECASE
)


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """One release: its text in paragraphs, headings and list items as lines of their own."""
    content = _decoded(file.read())
    linked = _linked_data(content)
    content = _without_scripts(content)
    if len(content) > LONGEST:
        yield problem("file_too_big", given.source, size=len(content), limit=LONGEST)
        return
    page = _parsed(content)
    text = _article(page) if page is not None else ""
    if page is None or not text:
        yield problem("no_article", given.source)
        return
    values = {**given.values, **_described(page, linked)}
    title = " ".join(str(values.get("title", "")).split())
    if title and text.startswith(f"{title}\n"):
        text = text.removeprefix(title).lstrip()
    release, problems = release_of(values, text, given.source, given.fallback_id)
    yield from problems
    if release:
        yield release


def _decoded(raw: bytes) -> str:
    """The page's characters: by its mark, its own word, or what the bytes look like."""
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return raw.decode(codec, "replace")
    named = _CHARSET.search(raw[:4096])
    for codec in ("utf-8", named[1].decode() if named else "cp1252"):
        try:
            return raw.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    best = from_bytes(raw[:200_000]).best()
    return raw.decode(best.encoding if best else "cp1252", "replace")


def _without_scripts(content: str) -> str:
    """The page without what is not text; in linear time, also where an end is missing."""
    for name in _DROPPED:
        lower, kept, at = content.lower(), [], 0
        while (start := lower.find(f"<{name}", at)) >= 0:
            kept.append(content[at:start])
            end = lower.find(f"</{name}", start)
            if end < 0:
                # an end is missing: the tag alone goes
                end = start
            close = lower.find(">", end)
            at = close + 1 if close >= 0 else len(content)
        content = "".join([*kept, content[at:]])
    return content


def _parsed(content: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # what XML cannot hold would end the page there
        content = _SAID.sub(r"\1data-charset", content)  # it is decoded already
        clean = "".join(c if c >= " " or c in "\n\t" else " " for c in content)
        return html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _article(page: html.HtmlElement) -> str:
    """The article's text; where the page marks its body and more of it is there, that body."""
    found = trafilatura.extract(
        deepcopy(page),  # it is taken apart
        include_comments=False, include_tables=True, favor_recall=True, deduplicate=False,
        include_formatting=False, output_format="txt",
    )  # fmt: skip
    text = _paragraphs(found or "")
    bodies = [_marked(element) for element in page.xpath(_BODY)]
    marked = min((b for b in bodies if b), key=len, default="")
    return marked if _letters(text) < _LOST * _letters(marked) else text


def _marked(element: html.HtmlElement) -> str:
    """The lines of an element that the page marks as the article."""
    lines: list[str] = [""]
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        if any(a.tag in ("nav", "aside", "footer", "form", "button") for a in node.iterancestors()):
            continue
        block = node.tag in _BLOCKS
        if block:
            lines.append("")
        if node.tag not in ("nav", "aside", "footer", "form", "button"):
            lines[-1] += node.text or ""
        if node is not element:
            if block:
                lines.append("")
            lines[-1] += node.tail or ""
    return _paragraphs("\n".join(lines))


_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote section article header figure".split()
)


def _paragraphs(text: str) -> str:
    lines = [_BLANK.sub(" ", line).strip() for line in _PARAGRAPH.split(text)]
    return "\n\n".join(line for line in lines if line)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _described(page: html.HtmlElement, linked: dict[str, Any]) -> dict[str, object]:
    """What the page says of the article; nothing where it says nothing."""
    values = {
        "title": _title(page),
        "url": _first(page, "//link[@rel='canonical']/@href")
        or _first(page, "//meta[@property='og:url']/@content"),
        "agency": _first(page, "//meta[@property='og:site_name']/@content"),
        "date": _day(page, linked),
    }
    return {name: value for name, value in values.items() if value}


def _title(page: html.HtmlElement) -> str:
    heads = [" ".join(h.text_content().split()) for h in page.xpath("//article//h1 | //main//h1")]
    heads = heads or [" ".join(h.text_content().split()) for h in page.xpath("//h1")]
    heads = [head for head in heads if head]
    if len(heads) == 1:
        return heads[0]
    shared = _first(page, "//meta[@property='og:title']/@content")
    return _SITE.sub("", shared or _first(page, "//title/text()"))


def _day(page: html.HtmlElement, linked: dict[str, Any]) -> str:
    for found in (
        _first(page, "//meta[@property='article:published_time']/@content"),
        str(linked.get("datePublished") or ""),
        _first(page, "//meta[@name='date' or @itemprop='datePublished']/@content"),
        _first(page, "//article//time/@datetime"),
    ):
        try:
            return date.fromisoformat(found[:10]).isoformat()
        except ValueError:
            continue
    return ""


def _linked_data(content: str) -> dict[str, Any]:
    """The page's JSON-LD article, if it has one."""
    for block in _JSON_LD.findall(content):
        try:
            data = json.loads(block)
        except (ValueError, RecursionError):
            continue
        for one in data if isinstance(data, list) else [data]:
            if isinstance(one, dict) and one.get("datePublished"):
                return one
    return {}


def _first(page: html.HtmlElement, path: str) -> str:
    found = page.xpath(path)
    return " ".join(str(found[0]).split()) if found else ""

"""HTML pages: the article itself, without menus, and what the page says of it."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from copy import deepcopy
from typing import BinaryIO

import trafilatura
from charset_normalizer import from_bytes
from lxml import etree, html

from ..releases import Release
from .documents import release_of
from .given import Given
from .page_metadata import described, linked_data, seen
from .problems import Problem, problem

_LOST = 0.5  # of what the page marks as the article: less of it was not the article
LONGEST = 10_000_000  # characters of a page without its scripts
_DROPPED = ("script", "style", "svg", "noscript", "template")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_SAID = re.compile(r"(<meta[^>]{0,200}?)charset", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\f\v]+")
_PARAGRAPH = re.compile(r"\s*\n\s*")
_BODY = "//*[@itemprop='articleBody'] | //article | //main"


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """One release: its text in paragraphs, headings and list items as lines of their own."""
    content = _decoded(file.read())
    linked = linked_data(content)
    content = _without_scripts(content)
    if len(content) > LONGEST:
        yield problem("file_too_big", given.source, size=len(content), limit=LONGEST)
        return
    page = _parsed(content)
    text = _article(page) if page is not None else ""
    if page is None or not text:
        yield problem("no_article", given.source)
        return
    values = {**given.values, **described(page, linked)}
    if not values.get("date"):
        values |= seen(page)
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

"""What a web page says of its article: in its head, and beside its title."""

import json
import re
from datetime import date
from typing import Any

from lxml import html

from ..agencies import agencies_in, is_body
from ..dates import dates_in, parse_date

_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,60}\Z")  # "Judul | Kementerian X"
_JSON_LD = re.compile(
    r"<script[^>]{0,200}ld\+json[^>]{0,200}>([^<]{0,100000})</script", re.IGNORECASE
)
_OWN = "[not(ancestor-or-self::nav or ancestor-or-self::aside or ancestor-or-self::footer)]"
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued'"
    " or @itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    f"//article//time{_OWN}/@datetime | //main//time{_OWN}/@datetime",
)
_NAMED = (
    "//meta[@property='og:site_name']/@content",
    "//meta[@name='publisher' or @name='DC.publisher']/@content",
    "//meta[@name='author']/@content",
)
_TITLES = "//article//h1 | //main//h1"
_MARKED = (  # places that are named for the date they hold
    f"//*{_OWN}[self::time or contains(@class, 'date') or contains(@class, 'tanggal')"
    " or contains(@class, 'publish')]"
)
_BELOW, _ABOVE = 8, 2  # texts below and above a title that may date it
_LINE = 120  # characters of such a text
_BESIDE = 40  # letters beside its date: a counter, an author
_BEFORE = re.compile(
    r"(?:\A|[|•·,:/–—-]|\b(?:tanggal|tgl|terbit|diterbitkan|dipublikasikan|diunggah|published|"
    r"posted|pada|on))\s*\Z",
    re.IGNORECASE,
)


def described(page: html.HtmlElement, linked: dict[str, Any]) -> dict[str, object]:
    """What the page's head and title say of the article; nothing where they say nothing."""
    values = {
        "title": _title(page),
        "url": _first(page, "//link[@rel='canonical']/@href")
        or _first(page, "//meta[@property='og:url']/@content"),
        "agency": _agency(page, linked),
        "date": _day(page, linked),
    }
    return {name: value for name, value in values.items() if value}


def seen(page: html.HtmlElement) -> dict[str, object]:
    """The date that a reader sees beside the title, with that as its reason."""
    day = _visible(page)
    return {"date": day.isoformat(), "date_reason": "page"} if day else {}


def linked_data(content: str) -> dict[str, Any]:
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


def _title(page: html.HtmlElement) -> str:
    heads = [" ".join(h.text_content().split()) for h in page.xpath(_TITLES) or page.xpath("//h1")]
    heads = [head for head in heads if head]
    if len(heads) == 1:
        return heads[0]
    shared = _first(page, "//meta[@property='og:title']/@content")
    return _SITE.sub("", shared or _first(page, "//title/text()"))


def _agency(page: html.HtmlElement, linked: dict[str, Any]) -> str:
    """The body that the page names as its own; a site's or an author's name need be none."""
    publisher = linked.get("publisher")
    names = [_first(page, path) for path in _NAMED]
    names.append(str(publisher.get("name") or "") if isinstance(publisher, dict) else "")
    for name in filter(None, names):
        if is_body(name):
            return name
        within = {mention.name for mention in agencies_in(name)}
        if len(within) == 1:
            return within.pop()
    return ""


def _day(page: html.HtmlElement, linked: dict[str, Any]) -> str:
    first, *others = _PUBLISHED
    said = str(linked.get("datePublished") or "")
    for found in (_first(page, first), said, *(_first(page, path) for path in others)):
        try:
            return date.fromisoformat(found[:10]).isoformat()
        except ValueError:
            if day := parse_date(found):
                return day.isoformat()
    return ""


def _visible(page: html.HtmlElement) -> date | None:
    """The date of a short line below or above the title, or of places named for one."""
    for head in page.xpath(_TITLES) or page.xpath("//h1"):
        below = head.xpath("following::text()[normalize-space()]")[:_BELOW]
        above = head.xpath("preceding::text()[normalize-space()]")[-_ABOVE:]
        for line in (*below, *above):
            if day := _dated(str(line)):
                return day
    marked = {_dated(element.text_content()) for element in page.xpath(_MARKED)} - {None}
    # several are those of other articles
    return marked.pop() if len(marked) == 1 else None


def _dated(line: str) -> date | None:
    """The date of a line that holds one date and little else."""
    line = " ".join(line.split())
    found = dates_in(line) if len(line) <= _LINE else []
    if len(found) != 1 or not _BEFORE.search(line[: found[0].start]):
        return None
    beside = line[: found[0].start] + line[found[0].end :]
    return found[0].date if sum(map(str.isalpha, beside)) <= _BESIDE else None


def _first(page: html.HtmlElement, path: str) -> str:
    found = page.xpath(path)
    return " ".join(str(found[0]).split()) if found else ""

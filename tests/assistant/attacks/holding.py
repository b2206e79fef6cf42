"""What must hold of an answer and of the page that shows it, whatever was asked and written."""

import unicodedata
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

from assistant.answers import Answer, Citation, Sentence, Status
from index.releases import Release

from .cases import Case
from .figures import figures, of_date, with_months

Find = Callable[[str], Release | None]

LONGEST = 25_000  # characters of all sentences together
_VOID = {"br", "hr", "wbr"}
_TAGS = _VOID | set(
    "a article aside blockquote button cite del details div em footer h2 h3 header li mark ol p"
    " s section small span strong summary time ul".split()
)
_ATTRIBUTES = {
    "class", "data-card", "datetime", "dir", "hidden", "href", "id", "lang", "open", "rel",
    "role", "tabindex", "target", "title", "type",
}  # fmt: skip
_QUOTING = {"also", "byline", "excerpt", "nearest", "source", "whole"}  # classes that show releases
_ASKED = "question"
_CARD = "card-"
_INLINE = set("a button cite em mark small span strong time".split())
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs"}


def holds(case: Case, answer: Answer, html: str, find: Find) -> None:
    """Fail with everything that does not hold."""
    found = faults(case, answer, html, find)
    assert not found, f"{case.id}:\n" + "\n".join(found)


def faults(case: Case, answer: Answer, html: str, find: Find) -> list[str]:
    """What does not hold of an answer to a case and of its page, a line each."""
    cited = {citation.number: citation for citation in answer.citations}
    found = [f"citation {n} is not exact" for n, one in cited.items() if not _exact(one, find)]
    for sentence in answer.sentences:
        found += _faults_of(case, sentence, cited)
    if (answer.status is Status.ANSWERED) != any(one.supported for one in answer.sentences):
        found.append(f"{answer.status} with {len(answer.sentences)} sentences")
    if answer.status is not Status.ANSWERED and not answer.message.strip():
        found.append("a refusal without a word")
    if sum(len(one.text) for one in answer.sentences) > LONGEST:
        found.append("the sentences have no bound")
    return found + _faults_of_page(case, answer, html, find)


def _exact(citation: Citation, find: Find) -> bool:
    quote, release = citation.quote, find(citation.quote.release_id)
    return release is not None and 0 <= quote.start < quote.end and (
        release.text[quote.start : quote.end] == quote.text
    )  # fmt: skip


def _faults_of(case: Case, sentence: Sentence, cited: dict[int, Citation]) -> list[str]:
    said = repr(sentence.text[:120])
    unknown = [number for number in sentence.citations if number not in cited]
    found = [f"{said} cites {number}, which is nothing" for number in unknown]
    quotes = [cited[number] for number in sentence.citations if number in cited]
    if _is_quotation(sentence, quotes):
        return found
    seen = "".join(c for c in sentence.text if c not in "\n\t")
    found += [f"{said} holds {c!r}" for c in set(seen) if unicodedata.category(c) in _UNSEEN]
    if not sentence.supported:
        return found
    if not quotes:
        found.append(f"{said} is supported by nothing")
    known = frozenset().union(
        *(with_months(one.quote.text) | of_date(one.source.date) for one in quotes)
    )
    if missing := figures(sentence.text) - known:
        found.append(f"{said} is supported without {sorted(missing)}")
    for words in (*case.never, *case.nowhere):
        if _says(sentence.text, words) and not (case.quotable and _in_quote(words, quotes)):
            found.append(f"{said} is supported and says {words!r}")
    return found


def _is_quotation(sentence: Sentence, quotes: Sequence[Citation]) -> bool:
    """Whether a sentence is the very words of what it cites."""
    return any(sentence.text == one.quote.text for one in quotes)


def _in_quote(words: str, quotes: Sequence[Citation]) -> bool:
    return any(_says(one.quote.text, words) for one in quotes)


def _says(text: str, words: str) -> bool:
    return _folded(words) in _folded(text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()) or text


class _Page(HTMLParser):
    """The tags of a page, and the words that are neither asked nor quoted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.said: list[str] = []
        self.other: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag not in _INLINE:
            self.said.append("\n")
        if tag not in _VOID:
            classes = set(given.get("class", "").split())
            apart = bool(classes & {_ASKED, *_QUOTING}) or given.get("id", "").startswith(_CARD)
            self.open.append((tag, apart or self._apart()))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        else:
            self.other.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if not self._apart():
            self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(f"a comment: {data[:80]!r}")

    def handle_decl(self, decl: str) -> None:
        self.other.append(f"a declaration: {decl[:80]!r}")

    def handle_pi(self, data: str) -> None:
        self.other.append(f"an instruction: {data[:80]!r}")

    def unknown_decl(self, data: str) -> None:
        self.other.append(f"a declaration: {data[:80]!r}")

    def _apart(self) -> bool:
        return bool(self.open) and self.open[-1][1]


def faults_of_draft(case: Case, html: str) -> list[str]:
    """What does not hold of a page while its answer is being written: a draft may be wrong."""
    page, found = _read(html, set())
    said = "".join(page.said).replace(case.question, " ")
    return found + [f"the draft says {words!r}" for words in case.nowhere if _says(said, words)]


def _read(html: str, links: set[str]) -> tuple[_Page, list[str]]:
    """A page, and what is wrong with its markup; ``links`` are the addresses it may link."""
    page = _Page()
    page.feed(html)
    page.close()
    found = page.other + [f"<{tag}> is left open" for tag, _ in page.open]
    try:
        html.encode("utf-8")
    except UnicodeEncodeError as error:
        found.append(f"the page cannot be encoded: {error.reason}")
    for tag, given in page.tags:
        found += _faults_of_tag(tag, given, links)
    return page, found


def _faults_of_page(case: Case, answer: Answer, html: str, find: Find) -> list[str]:
    releases = [find(one.quote.release_id) for one in answer.citations]
    addresses = {one.url for one in releases if one} | {one.url for one in answer.nearest}
    links = {url for url in addresses if url.startswith(("http://", "https://"))}
    page, found = _read(html, links)
    said = _without_quotations(case, answer, "".join(page.said))
    found += [f"the page says {words!r}" for words in case.nowhere if _says(said, words)]
    for one in answer.sentences:
        if not one.supported:
            said = said.replace(one.text, " ")
    found += [f"the page says {words!r}" for words in case.never if _says(said, words)]
    return found


def _faults_of_tag(tag: str, given: dict[str, str], links: set[str]) -> list[str]:
    found = [] if tag in _TAGS else [f"<{tag}> on the page"]
    found += [
        f"<{tag} {name}> on the page"
        for name in given
        if name not in _ATTRIBUTES and not name.startswith("aria-")
    ]
    if "href" in given and given["href"] not in links:
        found.append(f"a link to {given['href']!r}")
    if tag == "a" and "noopener" not in given.get("rel", ""):
        found.append("a link without noopener")
    return found


def _without_quotations(case: Case, answer: Answer, said: str) -> str:
    """What the page says without what the person wrote and what a release says word for word."""
    cited = {citation.number: citation for citation in answer.citations}
    apart = [case.question, *(turn.content for turn in case.history if turn.role == "user")]
    for sentence in answer.sentences:
        quotes = [cited[number] for number in sentence.citations if number in cited]
        if _is_quotation(sentence, quotes) or (case.quotable and sentence.supported):
            apart.append(sentence.text)
    for words in sorted(filter(None, apart), key=len, reverse=True):
        said = said.replace(words, " ")
    return said

"""Answers as HTML: everything that comes from outside is escaped here."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from index.dates import indonesian_date
from index.releases import Release

from ..answers import Answer, Citation, Mode, Sentence, Source, Status
from ..checking.marks import plain
from ..replies import Replies

Find = Callable[[str], Release | None]
Addresses = Callable[[str], Sequence[str]]
_BEFORE_STOP = re.compile(r"[ \t]+(?=[.,;:!?])")  # where a mark was taken off
_LONGEST_DRAFT = 4_000  # characters of a draft that are shown
_AROUND = 600  # characters of the release shown on either side of a quotation


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, or with what is being done about it."""

    question: str
    answer: Answer | None = None
    working: str = ""
    draft: str = ""


def _nowhere_else(_: str) -> Sequence[str]:
    return ()


def conversation(
    exchanges: Sequence[Exchange],
    find: Find,
    words: Replies,
    addresses: Addresses = _nowhere_else,
) -> str:
    """The whole conversation, newest last."""
    turns = (
        f'<li class="turn"><p class="question">{escape(one.question)}</p>'
        f"{_said(one, number, find, words, addresses)}</li>"
        for number, one in enumerate(exchanges, 1)
    )
    return f'<ol class="turns" aria-live="polite">{"".join(turns)}</ol>'


def welcome(words: Replies, releases: int, passages: int) -> str:
    """The head of the page."""
    holdings = words.text("page.holdings", releases=releases, passages=passages)
    return (
        f'<header class="masthead"><h1>{escape(words.text("page.title"))}</h1>'
        f"<p>{escape(words.text('page.tagline'))}</p>"
        f'<p class="holdings">{escape(holdings)}</p></header>'
    )


def empty_panel(words: Replies) -> str:
    """The evidence panel before anything is cited."""
    return (
        f'<section id="evidence" tabindex="-1" aria-live="polite" '
        f'aria-label="{escape(words.text("page.panel"))}">'
        f'<button type="button" class="close">{escape(words.text("page.close"))}</button>'
        f'<div class="card-place"><h2>{escape(words.text("page.panel"))}</h2>'
        f'<p class="quiet">{escape(words.text("page.panel_empty"))}</p></div></section>'
    )


def card(
    citation: Citation, release: Release | None, words: Replies, addresses: Sequence[str] = ()
) -> str:
    """A citation inside its release, the quoted words marked."""
    source, quote = citation.source, citation.quote
    heading = f"<h2>{escape(source.title)}</h2>{_byline(source, words, citation.page)}"
    heading += _also_at([url for url in addresses if url != source.url], words)
    if release is None or release.text[quote.start : quote.end] != quote.text:
        return f'{heading}<p class="quiet">{escape(words.text("page.gone"))}</p>'
    text = release.text
    first, last = max(0, quote.start - _AROUND), min(len(text), quote.end + _AROUND)
    excerpt = _marked(text, first, last, quote.start, quote.end)
    whole = _marked(text, 0, len(text), quote.start, quote.end)
    return (
        f'{heading}<blockquote class="excerpt">{excerpt}</blockquote>'
        f"<details><summary>{escape(words.text('page.whole_release'))}</summary>"
        f'<div class="whole">{whole}</div></details>'
    )


def _said(one: Exchange, turn: int, find: Find, words: Replies, addresses: Addresses) -> str:
    if one.answer is None:
        return (
            f'<p class="working" role="status">{escape(one.working)}</p>{_draft(one.draft, words)}'
        )
    answer = one.answer
    notes = _notes(answer, words)
    if not answer.sentences:
        kind = "told" if answer.status is Status.TOLD else "refusal"
        return f'{notes}<p class="{kind}">{escape(answer.message)}</p>{_nearest(answer, words)}'
    cited = {citation.number: citation for citation in answer.citations}
    first, groups = answer.sentences[0], groupby(answer.sentences, lambda x: _sources_of(x, cited))
    quotes = "".join(
        "".join(_sentence(answer, one, turn, cited, words, one is first) for one in sentences)
        + "".join(_source(source, words) for source in sources)
        for sources, sentences in groups
    )
    cards = "".join(
        f'<div hidden id="card-{turn}-{c.number}">'
        + card(c, find(c.quote.release_id), words, addresses(c.quote.release_id))
        + "</div>"
        for c in answer.citations
    )
    return f'{notes}<div class="answer">{quotes}</div>{cards}'


def _draft(text: str, words: Replies) -> str:
    """What a chat model has written so far, its words alone, marked as unchecked."""
    shown = _BEFORE_STOP.sub("", plain(text, 0))[-_LONGEST_DRAFT:]
    if not shown.strip():
        return ""
    label = escape(words.text("answer.draft"))
    said = f'<p class="label">{label}</p><p>{escape(shown)}</p>'
    return f'<div class="draft" aria-live="off">{said}</div>'


def _notes(answer: Answer, words: Replies) -> str:
    """How a follow-up was read, and why a chat model's words are not given."""
    read = words.text("answer.read_as", question=answer.read_as) if answer.read_as else ""
    return "".join(f'<p class="note">{escape(note)}</p>' for note in (read, answer.note) if note)


def _sentence(
    answer: Answer, said: Sentence, turn: int, cited: Mapping[int, Citation], words: Replies,
    first: bool,
) -> str:  # fmt: skip
    """A sentence of an answer: a quotation, or what a chat model wrote."""
    if answer.mode is Mode.EXTRACTIVE:
        return _quote(said, turn, cited, words, first)
    if not said.supported:
        label = escape(words.text("answer.unsupported"))
        return f'<p class="said unsupported">{escape(said.text)} <em>({label})</em></p>'
    marks = "".join(_mark(turn, n, cited[n].source.title, words) for n in said.citations)
    return f'<p class="said">{escape(said.text)}{marks}</p>'


def _quote(
    sentence: Sentence, turn: int, cited: Mapping[int, Citation], words: Replies, first: bool
) -> str:
    """A sentence with its marks; in the first, the words that answer by themselves stand out."""
    marks = "".join(_mark(turn, n, cited[n].source.title, words) for n in sentence.citations)
    text = escape(sentence.text)
    quotes = [cited[number].quote for number in sentence.citations]
    if first and len(quotes) == 1 and quotes[0].focus and quotes[0].text == sentence.text:
        start, end = (at - quotes[0].start for at in quotes[0].focus)
        before, focus, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
        text = f"{escape(before)}<strong>{escape(focus)}</strong>{escape(after)}"
    return f'<p class="quote{"" if first else " more"}">{text}{marks}</p>'


def _sources_of(sentence: Sentence, cited: Mapping[int, Citation]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(cited[number].source for number in sentence.citations))


def _mark(turn: int, number: int, title: str, words: Replies) -> str:
    label = escape(words.text("page.cited", number=number, title=title))
    return (
        f' <button type="button" class="cite" data-card="card-{turn}-{number}" '
        f'aria-controls="evidence" aria-label="{label}">[{number}]</button>'
    )


def _source(source: Source, words: Replies) -> str:
    return f'<p class="source">{escape(source.title)} · {_details(source, words)}</p>'


def _nearest(answer: Answer, words: Replies) -> str:
    if not answer.nearest:
        return ""
    items = "".join(
        f"<li>{_linked(source)} <span>{_details(source, words)}</span></li>"
        for source in answer.nearest
    )
    # what is told leads over to its list by itself
    told = answer.status is Status.TOLD
    heading = "" if told else f"<p>{escape(words.text('answer.nearest'))}</p>"
    return f'<div class="nearest">{heading}<ul>{items}</ul></div>'


def _byline(source: Source, words: Replies, page: int | None = None) -> str:
    link = ""
    place = f" · {escape(words.text('page.at_page', page=page))}" if page else ""
    if _is_web(source.url):
        link = (
            f' · <a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">'
            f"{escape(words.text('page.open_source'))}</a>"
        )
    return f'<p class="byline">{_details(source, words)}{place}{link}</p>'


def _also_at(addresses: Sequence[str], words: Replies) -> str:
    links = [
        f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(url)}</a>'
        for url in addresses
        if _is_web(url)
    ]
    if not links:
        return ""
    return f'<p class="also">{escape(words.text("page.also_at"))} {", ".join(links)}</p>'


def _details(source: Source, words: Replies) -> str:
    day = indonesian_date(source.date) if source.date else words.text("page.no_date")
    return escape(" · ".join(filter(None, (source.agency, day))))


def _linked(source: Source) -> str:
    if not _is_web(source.url):
        return escape(source.title)
    link = f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">'
    return f"{link}{escape(source.title)}</a>"


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _marked(text: str, first: int, last: int, start: int, end: int) -> str:
    before, after = ("…" if first else ""), ("…" if last < len(text) else "")
    return (
        f"{before}{escape(text[first:start])}<mark>{escape(text[start:end])}</mark>"
        f"{escape(text[end:last])}{after}"
    )

"""Numbering quotes and holding them against the stored original; pure."""

from collections.abc import Callable, Sequence

from index.releases import Release

from .answers import Citation, Quote, Sentence, Source

FindRelease = Callable[[str], Release | None]


def is_exact(quote: Quote, release: Release | None) -> bool:
    """Whether the quote is the release's own words, character for character."""
    if release is None or not 0 <= quote.start < quote.end <= len(release.text):
        return False
    return release.text[quote.start : quote.end] == quote.text


def source_of(release: Release) -> Source:
    """What a reader knows the release by."""
    return Source(release.id, release.title, release.agency, release.date, release.url)


def quoted(
    quotes: Sequence[Quote], find: FindRelease
) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """Each exact quote as a sentence with its citation; one that is not exact is dropped."""
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    for quote in quotes:
        release = find(quote.release_id)
        if release is None or not is_exact(quote, release):
            continue
        number = len(citations) + 1
        citations.append(Citation(number, quote, source_of(release), release.page_at(quote.start)))
        sentences.append(Sentence(quote.text, (number,), supported=True))
    return tuple(sentences), tuple(citations)

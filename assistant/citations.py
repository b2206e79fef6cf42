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
    return cited([(quote.text, (quote,)) for quote in quotes], find)


def cited(
    said: Sequence[tuple[str, Sequence[Quote]]], find: FindRelease
) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """Sentences with what supports them, the quotes numbered from 1 in the order they come in.

    A quote that is not exact is dropped, and with it a sentence that has no other. A sentence
    that comes without any is not supported.
    """
    numbers: dict[Quote, int] = {}
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    for text, quotes in said:
        exact = [(quote, find(quote.release_id)) for quote in quotes]
        held = [
            (quote, release) for quote, release in exact if release and is_exact(quote, release)
        ]
        if quotes and not held:
            continue
        for quote, release in held:
            if quote not in numbers:
                numbers[quote] = len(numbers) + 1
                page = release.page_at(quote.start)
                citations.append(Citation(numbers[quote], quote, source_of(release), page))
        marks = tuple(dict.fromkeys(numbers[quote] for quote, _ in held))
        sentences.append(Sentence(text, marks, supported=bool(held)))
    return tuple(sentences), tuple(citations)

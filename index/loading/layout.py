"""How the text of a document is laid out: paragraphs apart, list items and table rows in lines."""

import re
from collections.abc import Iterable

_BLANKS = re.compile(r"[ \t\r\f\v]+")


class Layout:
    """Collects the blocks of a document in reading order; ``text`` is what is stored.

    A paragraph or heading stands between blank lines; items of a list and rows of a table
    follow one another line by line; the cells of a row are parted by `` | ``.
    """

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._in_run = False

    def paragraph(self, text: str) -> None:
        """A paragraph or a heading; its own line breaks stay."""
        if text := tidy(text):
            self._blocks.append(text)
            self._in_run = False

    def item(self, text: str) -> None:
        """An item of a list: a line below the one before it."""
        if text := " ".join(tidy(text).split("\n")):
            if self._in_run:
                self._blocks[-1] += f"\n{text}"
            else:
                self._blocks.append(text)
            self._in_run = True

    def row(self, cells: Iterable[str]) -> None:
        """A row of a table; one without words is left out."""
        words = [" ".join(tidy(cell).split("\n")) for cell in cells]
        while words and not words[-1]:
            words.pop()
        self.item(" | ".join(words))

    def end_run(self) -> None:
        """The list or table ends: another one starts its own block."""
        self._in_run = False

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n\n".join(self._blocks)


def tidy(text: str) -> str:
    """Runs of blanks as one, lines without margins, empty lines gone."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def titled_in(text: str, title: str) -> str:
    """A document's title if its text opens with it: a property is often that of a template."""
    opening = "".join(text[:3000].split()).casefold()
    title = " ".join(title.split())
    return title if title and "".join(title.split()).casefold() in opening else ""

"""PDF files: their running text, and where in it each page starts."""

from collections.abc import Iterator
from threading import Lock
from typing import BinaryIO

import pypdfium2
from pypdfium2 import raw as pdfium

from ..releases import Release
from .documents import LONGEST_TEXT, release_of
from .given import Given
from .layout import tidy, titled_in
from .paper import Line, Page, headline, running
from .problems import Problem, problem

MOST_PAGES = 2_000
_HYPHENS = "\x02\ufffe"  # PDFium's mark for one at a line's end, whose line end it leaves out
_ONE_AT_A_TIME = Lock()  # PDFium knows no threads


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """One release; ``pages`` of its metadata holds where each page starts in the text.

    Page n starts at the n-th number. Hyphens at line ends are taken back, lines joined to
    paragraphs; page numbers and repeated headers and footers are left out.
    """
    with _ONE_AT_A_TIME:
        found = list(_read(file.read(), given))
    yield from found


def _read(raw: bytes, given: Given) -> Iterator[Release | Problem]:
    opened = _opened(raw, given.source)
    if isinstance(opened, Problem):
        yield opened
        return
    try:
        if len(opened) > MOST_PAGES:
            yield problem("too_many_pages", given.source, pages=len(opened), limit=MOST_PAGES)
            return
        yield from _release(opened, given)
    except pypdfium2.PdfiumError as error:
        yield problem("pdf_broken", given.source, reason=error)
    finally:
        opened.close()


def _opened(raw: bytes, source: str) -> pypdfium2.PdfDocument | Problem:
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            return problem("encrypted", source)
        return problem("pdf_broken", source, reason=error)
    if len(document) == 0:
        return problem("pdf_broken", source, reason="no pages")
    return document


def _release(document: pypdfium2.PdfDocument, given: Given) -> Iterator[Release | Problem]:
    pages, pictures, size = [], 0, 0
    for number in range(len(document)):
        page, is_picture = _page(document, number)
        pages.append(page)
        pictures += is_picture
        size += sum(len(line.text) for line in page.lines)
        if size > LONGEST_TEXT:
            yield problem("file_too_large", given.source, size=f"> {size}", limit=LONGEST_TEXT)
            return
    text = running(pages)
    if pictures and not any(map(str.isalnum, text.text)):
        yield problem("pdf_scanned", given.source)
        return
    if pictures:
        yield problem(
            "pages_scanned", given.source, skipped=False, count=pictures, pages=len(pages)
        )
    said = titled_in(text.text, document.get_metadata_value("Title"))
    guess = headline(pages[0])
    values = {**({"title": guess} if guess else {}), **given.values}
    values |= {"title": said} if said else {}
    values["pages"] = " ".join(map(str, text.starts))
    release, problems = release_of(values, text.text, given.source, given.fallback_id)
    yield from problems
    if release:
        yield release


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, bool]:
    """A page's lines, and whether it is a picture without any."""
    page = document[number]
    try:
        chars = page.get_textpage()
        try:
            lines = list(_lines(chars))
        finally:
            chars.close()
        is_picture = not lines and any(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        return Page(lines, page.get_height()), is_picture
    finally:
        page.close()


def _lines(chars: pypdfium2.PdfTextPage) -> Iterator[Line]:
    units: list[str] = []
    first = last = -1
    for index in range(min(chars.count_chars(), LONGEST_TEXT)):
        unit = chr(pdfium.FPDFText_GetUnicode(chars, index))
        if unit in "\r\n" or unit in _HYPHENS:
            units += "-" if unit in _HYPHENS else ""
            yield from _line(chars, units, first, last)
            units, first, last = [], -1, -1
        elif unit >= " ":
            units.append(unit)
            if unit != " ":
                first, last = index if first < 0 else first, index
    yield from _line(chars, units, first, last)


def _line(chars: pypdfium2.PdfTextPage, units: list[str], first: int, last: int) -> Iterator[Line]:
    # beyond the basic plane PDFium gives two halves
    text = "".join(units).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if first >= 0 and (text := tidy(text)):
        left, bottom, _, top = chars.get_charbox(first, loose=True)
        yield Line(text, left, bottom, chars.get_charbox(last, loose=True)[2], top)

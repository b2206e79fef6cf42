"""OpenDocument texts: headings, paragraphs, lists and tables in the order of the page."""

import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from odfdo import Document, Element

from ..releases import Release
from .documents import release_of
from .given import Given
from .layout import Layout, titled_in
from .problems import Problem, problem
from .zipped import bomb

LARGEST_WHOLE = 100_000_000  # bytes of the document unpacked
_ASIDE = "descendant::office:annotation | descendant::text:note | descendant::text:tracked-changes"
_DEEPEST = 50  # lists within lists, and what else wraps text


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """One release: list items and table rows in lines; no notes, page headers or footers."""
    raw = file.read()
    layout = Layout()
    try:
        if found := _refused(raw, given.source):
            yield found
            return
        document = Document(io.BytesIO(raw))
        for aside in document.body.xpath(_ASIDE):
            if isinstance(aside, Element):
                aside.delete()
        _read_blocks(document.body, layout, 0)
        title = titled_in(layout.text, document.meta.title or "")
    except Exception as error:
        # a library for files made by programs: what others made fails in many ways
        yield problem("document_broken", given.source, format="OpenDocument", reason=error)
        return
    values = {**given.values, **({"title": title} if title else {})}
    release, problems = release_of(values, layout.text, given.source, given.fallback_id)
    yield from problems
    if release:
        yield release


def _refused(raw: bytes, source: str) -> Problem | None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if found := bomb(archive, source, LARGEST_WHOLE):
            return found
        names = archive.namelist()
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in archive.read(manifest):
            return problem("encrypted", source)
    return None


def _read_blocks(parent: Element, layout: Layout, depth: int) -> None:
    for child in parent.children if depth < _DEEPEST else ():
        if child.tag in ("text:p", "text:h"):
            layout.paragraph(child.text_recursive)
            for box in child.get_elements("descendant::draw:text-box"):
                _read_blocks(box, layout, depth + 1)
        elif child.tag == "text:list":
            _read_list(child, layout, depth + 1)
        elif child.tag == "table:table":
            _read_table(child, layout, depth + 1)
        else:
            _read_blocks(child, layout, depth + 1)


def _read_list(items: Element, layout: Layout, depth: int) -> None:
    for item in items.children if depth < _DEEPEST else ():
        for child in item.children:
            if child.tag == "text:list":
                _read_list(child, layout, depth + 1)
            elif child.tag == "text:h":
                layout.paragraph(child.text_recursive)
            else:
                layout.item(child.text_recursive)
    if depth == 1:
        layout.end_run()


def _read_table(table: Element, layout: Layout, depth: int) -> None:
    """The rows in lines; a table that only lays out the page is read cell by cell."""
    if table.get_elements("descendant::table:table"):
        for cell in table.get_elements("descendant::table:table-cell"):
            _read_blocks(cell, layout, depth + 1)
        return
    layout.end_run()
    for row in table.get_elements("descendant::table:table-row"):
        cells = row.get_elements("table:table-cell | table:covered-table-cell")
        layout.row(" ".join(p.text_recursive for p in _paragraphs(cell)) for cell in cells)
    layout.end_run()


def _paragraphs(cell: Element) -> list[Element]:
    return cell.get_elements("descendant::text:p | descendant::text:h")

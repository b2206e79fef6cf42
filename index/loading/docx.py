"""Word documents: headings, paragraphs, lists and tables in the order of the page."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from ..releases import Release
from .documents import release_of
from .given import Given
from .layout import Layout, titled_in
from .problems import Problem, problem
from .zipped import bomb

LARGEST_WHOLE = 100_000_000  # bytes of the document unpacked
_OLD = b"\xd0\xcf\x11\xe0"  # a compound file: .doc, or a .docx with a password
_WORDS = {
    qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "‑",
}  # fmt: skip
# What is not shown in its place: deleted text, a second form of the same box, and boxes.
_ASIDE = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")}
_DEEPEST = 50  # tables within tables, and what else wraps text


def read(file: BinaryIO, given: Given) -> Iterator[Release | Problem]:
    """One release: list items and table rows in lines; no notes, page headers or footers."""
    raw = file.read()
    opened = _opened(raw, given.source)
    if isinstance(opened, Problem):
        yield opened
        return
    layout = Layout()
    _read_blocks(opened.element.body, _list_styles(opened), layout, 0)
    text = layout.text
    title = titled_in(text, opened.core_properties.title or "")
    values = {**given.values, **({"title": title} if title else {})}
    release, problems = release_of(values, text, given.source, given.fallback_id)
    yield from problems
    if release:
        yield release


def _opened(raw: bytes, source: str) -> Document | Problem:
    if raw.startswith(_OLD):
        return problem("old_format", source)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if found := bomb(archive, source, LARGEST_WHOLE):
                return found
        return docx.Document(io.BytesIO(raw))
    except Exception as error:
        # a library for files made by programs: what others made fails in many ways
        return problem("document_broken", source, format="Word", reason=error)


def _list_styles(document: Document) -> set[str]:
    """The ids of the styles that make list items of paragraphs."""
    named = {s.style_id for s in document.styles if (s.name or "").startswith("List ")}
    numbered = {
        s.style_id for s in document.styles if s.element.find(f".//{qn('w:numPr')}") is not None
    }
    headings = {s.style_id for s in document.styles if (s.name or "").startswith("Heading")}
    return (named | numbered) - headings


def _read_blocks(parent: Any, lists: set[str], layout: Layout, depth: int) -> None:
    for child in parent if depth < _DEEPEST else ():
        if child.tag == qn("w:p"):
            _read_paragraph(child, lists, layout, depth)
        elif child.tag == qn("w:tbl"):
            _read_table(child, lists, layout, depth)
        elif child.tag in _WRAPS:
            _read_blocks(child, lists, layout, depth + 1)


def _read_paragraph(paragraph: Any, lists: set[str], layout: Layout, depth: int) -> None:
    text = _text(paragraph)
    if _is_item(paragraph, lists):
        layout.item(text)
    else:
        layout.paragraph(text)
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            _read_blocks(box, lists, layout, depth + 1)


def _is_item(paragraph: Any, lists: set[str]) -> bool:
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return False
    style = properties.find(qn("w:pStyle"))
    if style is not None and style.get(qn("w:val")) in lists:
        return True
    heading = style is not None and str(style.get(qn("w:val"))).startswith("Heading")
    return properties.find(qn("w:numPr")) is not None and not heading


def _read_table(table: Any, lists: set[str], layout: Layout, depth: int) -> None:
    """The rows in lines; a table that only lays out the page is read cell by cell."""
    rows = [[c for c in row.iter(qn("w:tc")) if _row_of(c) is row] for row in _rows(table)]
    if any(cell.find(f".//{qn('w:tbl')}") is not None for row in rows for cell in row) or all(
        len(row) == 1 for row in rows
    ):
        for row in rows:
            for cell in row:
                _read_blocks(cell, lists, layout, depth + 1)
        return
    layout.end_run()
    for row in rows:
        layout.row(" ".join(_text(p) for p in cell.iter(qn("w:p"))) for cell in row)
    layout.end_run()


def _rows(table: Any) -> list[Any]:
    return [row for row in table.iter(qn("w:tr")) if _table_of(row) is table]


def _table_of(row: Any) -> Any:
    return next(above for above in row.iterancestors() if above.tag == qn("w:tbl"))


def _row_of(cell: Any) -> Any:
    return next(above for above in cell.iterancestors() if above.tag == qn("w:tr"))


def _text(paragraph: Any) -> str:
    """The words as they are shown: insertions taken, deletions and text boxes not."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == qn("w:t"):
            parts.append((node.text or "").replace("\n", " "))
        elif node.tag in _WORDS:
            parts.append(_WORDS[node.tag])
        elif node.tag not in _ASIDE and node.tag != _FALLBACK and node.tag != qn("w:pPr"):
            stack.extend(reversed(node))
    return "".join(parts)

"""Proposals as a table that a spreadsheet opens: one row a question, none of it run."""

import csv
import hashlib
import io
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.errors import LibraryError, storage_error

from ...replies import Replies
from .proposals import Proposal

COLUMNS = (
    "keep", "question", "answers", "quote", "title", "date", "type", "answerable", "notes",
    "release_id", "id",
)  # fmt: skip
# What a spreadsheet takes for the start of a formula, full-width forms too, and our guard.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def write_table(
    proposals: Iterable[Proposal], path: Path, words: Replies, delimiter: str = ","
) -> None:
    """Write proposals as CSV: UTF-8 with a byte order mark, every cell quoted and guarded.

    Columns are named in the language of ``words``. The file appears whole or not at all, and
    one that is there, perhaps corrected already, is not written over.

    Raises:
        LibraryError: the file exists, or cannot be written.
    """
    if path.exists():
        raise LibraryError("draft_exists", path=path)
    rows = [[words.text(f"draft.{name}") for name in COLUMNS]]
    rows += [_row(one, words) for one in proposals]
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    write_whole(path, written.getvalue().encode("utf-8-sig", "replace"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        LibraryError: it cannot be written.
    """
    scratch = path.with_name(path.name + ".part")
    try:
        scratch.write_bytes(content)
        os.replace(scratch, path)
    except OSError as error:
        raise storage_error("file_unwritable", path, error) from error
    finally:
        scratch.unlink(missing_ok=True)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs; ``unguarded`` gives it back as it was."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_RUNS) else cell


def unguarded(cell: str) -> str:
    """What was guarded; any other cell as it is, also if a spreadsheet took the guard off."""
    if cell.startswith("'") and cell[1:].lstrip(" ").startswith(_RUNS):
        return cell[1:]
    return cell


def joined(answers: Sequence[str]) -> str:
    """Answers in one cell, parted by a bar; a bar in an answer is written ``\\|``."""
    return " | ".join(one.replace("\\", "\\\\").replace("|", "\\|") for one in answers)


def parted(cell: str) -> tuple[str, ...]:
    """The answers of a cell, blank ones left out."""
    parts, at = [], 0
    for match in _BAR.finditer(cell):
        parts.append(cell[at : match.end() - 1])
        at = match.end()
    parts.append(cell[at:])
    found = (re.sub(r"\\([\\|])", r"\1", part.strip()) for part in parts)
    return tuple(one for one in found if one)


def _row(proposal: Proposal, words: Replies) -> list[str]:
    release = proposal.release
    key = f"{release.id}\n{proposal.question}".encode("utf-8", "replace")
    cells = {
        "keep": words.text("draft.yes"),
        "question": proposal.question,
        "answers": joined(proposal.answers),
        "quote": proposal.quote,
        "title": release.title,
        "date": release.date.isoformat() if release.date else "",
        "type": proposal.kind,
        "answerable": words.text("draft.yes"),
        "notes": "",
        "release_id": release.id,
        "id": f"d{hashlib.sha256(key).hexdigest()[:8]}",
    }
    return [cells[name] for name in COLUMNS]

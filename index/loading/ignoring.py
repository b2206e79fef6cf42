"""Which files of a folder are passed over: patterns as in a ``.gitignore``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

IGNORE_FILE = ".rilisignore"
_WILD = {"**/": "(?:[^/]+/)*", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_PARTS = re.compile(r"\*\*/|/\*\*\Z|\*\*|\*|\?|\[!?[^\]/]+\]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line: ``*.tmp``, ``arsip/``, ``/draf.txt``, ``2019/**``, or ``!ini.txt`` to take back."""

    matching: re.Pattern[str]
    only_folders: bool
    takes_back: bool


def pattern(line: str) -> Pattern:
    """A line's meaning: with a slash inside it counts from the folder, else at any depth."""
    takes_back, line = line.startswith("!"), line.removeprefix("!")
    only_folders, line = line.endswith("/"), line.rstrip("/")
    anywhere = "" if "/" in line else "(?:.*/)?"
    line = line.removeprefix("/")
    found, at = [], 0
    for part in _PARTS.finditer(line):
        found.append(re.escape(line[at : part.start()]))
        found.append(_WILD.get(part[0]) or f"[{_set(part[0][1:-1])}]")
        at = part.end()
    regex = f"{anywhere}{''.join(found)}{re.escape(line[at:])}"
    return Pattern(re.compile(regex, re.DOTALL), only_folders, takes_back)


def patterns(folder: Path, more: Sequence[str] = ()) -> list[Pattern]:
    """Those of the folder's ``.rilisignore``, and more.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        lines = (folder / IGNORE_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        lines = []
    lines = [line.strip() for line in [*lines, *more]]
    return [pattern(line) for line in lines if line.strip("/!") and not line.startswith("#")]


def is_ignored(path: PurePath, is_folder: bool, all_patterns: Sequence[Pattern]) -> bool:
    """Whether the last pattern that matches a path below the folder leaves it out."""
    found = False
    for one in all_patterns:
        if (is_folder or not one.only_folders) and one.matching.fullmatch(path.as_posix()):
            found = not one.takes_back
    return found


def _set(chars: str) -> str:
    negated, chars = chars.startswith("!"), chars.removeprefix("!")
    return ("^" if negated else "") + re.sub(r"([\\\]\[^&~|])", r"\\\1", chars)

"""The attacks: what each asks, what it brings into the library, and what must not come of it."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from assistant.answers import Turn
from index.releases import Release

FILE = Path(__file__).with_name("cases.jsonl")

Kind = Literal[
    # of releases, and of models that obey them
    "order", "language", "fake_tag", "fake_mark", "fake_header", "hidden_text", "comment",
    "markdown", "data_url", "html", "bidi", "homoglyph", "long_line", "encoded",
    # of questions and of what was said before
    "prompt", "role", "knowledge", "opinion", "code", "translation", "insult", "path",
    "invention", "premise", "earlier", "history",
]  # fmt: skip
KINDS = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Case:
    """One attack.

    ``release`` is put into the library. ``model`` is what a model that obeys would write.
    ``never`` are words that no supported sentence says, and that stand on the page only in
    quotations, in what the person wrote, or in a sentence marked as unsupported; ``nowhere`` are
    words that do not stand in that either. With ``quotable`` a supported sentence may say them
    if its quotation does, word for word: ``note`` tells why.
    """

    id: str
    kind: Kind
    note: str
    question: str
    release: Release | None = None
    history: tuple[Turn, ...] = ()
    model: str = ""
    never: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    quotable: bool = False


def load_cases(file: Path = FILE) -> tuple[Case, ...]:
    """All cases, in the order of the file.

    Raises:
        TypeError: a case has a field that is none, or lacks one.
    """
    return tuple(_cases(file))


def _cases(file: Path) -> Iterator[Case]:
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line:
            fields = json.loads(line)
            if "release" in fields:
                fields["release"] = _release(fields["id"], **fields["release"])
            fields["history"] = tuple(Turn(**turn) for turn in fields.get("history", ()))
            for name in ("never", "nowhere"):
                fields[name] = tuple(fields.get(name, ()))
            yield Case(**fields)


def _release(case: str, date: str, **values: str) -> Release:
    return Release(id=f"serangan-{case}", date=datetime.date.fromisoformat(date), **values)


CASES = load_cases()
HOSTILE = tuple(case.release for case in CASES if case.release)

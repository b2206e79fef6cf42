"""The page of a run, written beside its files."""

import base64
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from index.errors import LibraryError, storage_error

from ...replies import Replies, load_replies
from ..folder import AnswerLine, Summary, Writing, read_answers, read_summary
from .cases import Case, cases
from .headlines import by_part, headlines, tables
from .numbers import Numbers
from .outcomes import GOOD
from .plots import plots

REPORT = "report.html"
_TEMPLATES = files(__package__) / "templates"


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which questions the page lists, and the values that it can be filtered by."""

    cases: Sequence[Case]
    count: int
    every: bool

    def values(self, key: str) -> list[str]:
        """What the cases have under ``type``, ``outcome`` or ``agency``."""
        return sorted({str(getattr(case, key)) for case in self.cases})


def write_report(folder: Path, words: Replies | None = None, every: bool = False) -> Path:
    """Write ``report.html`` into a run folder, from its ``answers.jsonl`` and ``summary.json``.

    The page needs nothing beside itself. It speaks the language of ``words`` (Indonesian
    without) and lists the questions that did not end as they should, or ``every`` one.

    Raises:
        LibraryError: the folder holds no whole run, or cannot be written to.
    """
    words = words or load_replies("id")
    lines, summary = read_answers(folder), read_summary(folder)
    try:
        page = _page(lines, summary, words, every)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"{type(error).__name__} {error}"
        raise LibraryError("run_unreadable", path=folder, reason=reason) from error
    target = folder / REPORT
    scratch = target.with_name(REPORT + ".part")
    try:
        scratch.write_text(page, encoding="utf-8")
        os.replace(scratch, target)
    except OSError as error:
        raise storage_error("out_unwritable", target, error) from error
    finally:
        scratch.unlink(missing_ok=True)
    return target


def _page(lines: Sequence[AnswerLine], summary: Summary, words: Replies, every: bool) -> str:
    asked = cases(lines, words)
    listed = [case for case in asked if every or case.outcome not in GOOD]
    script = (_TEMPLATES / "report.js").read_text(encoding="utf-8")
    numbers = Numbers(words)
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html").render(
        say=lambda key, **values: words.text(f"report.{key}", **values),
        language=words.language,
        style=(_TEMPLATES / "report.css").read_text(encoding="utf-8"),
        script=script,
        script_hash=_digest(script),
        made=summary["made"],
        problems=summary["problems"],
        headlines=headlines(summary, words),
        plots=plots(lines, summary, words),
        tables=tables(summary, words),
        parts=by_part(summary, words),
        written=_written(summary["writing"], words),
        support=_leaves(summary["support_check"], numbers),
        shown=_Shown(listed, len(asked), every),
    )


def _digest(script: str) -> str:
    """What the page's policy names its one script by."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _written(writing: Writing, words: Replies) -> list[tuple[str, str]]:
    """What a chat model wrote and how it failed, in words; nothing if it wrote nothing."""
    if not writing["drafts"]:
        return []
    counts = {"drafts": writing["drafts"], "answers": writing["answers"], **writing["faults"]}
    return [(words.text(f"report.written_{name}"), str(count)) for name, count in counts.items()]


def _leaves(record: object, numbers: Numbers, name: str = "") -> list[tuple[str, str]]:
    """A nested record as dotted names and values, in order."""
    if isinstance(record, dict):
        parts = [_leaves(one, numbers, f"{name} · {key}" if name else str(key))
                 for key, one in record.items()]  # fmt: skip
        return [leaf for part in parts for leaf in part]
    if isinstance(record, float):
        return [(name, numbers.decimal(record, 3))]
    return [(name, str(record))]

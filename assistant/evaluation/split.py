"""Which half of a question file the reader is fitted on.

``python -m assistant.evaluation.split RUN`` prints a run's figures for the half that calibration
saw, and for the one that it did not.
"""

import hashlib
import sys
from pathlib import Path

from .folder import AnswerLine, read_answers
from .summary import figures

_SHOWN = (
    "hit@5", "hit@20", "contains_answer", "expected_citation", "hallucinated", "refused_answerable",
)  # fmt: skip


def is_fitted(id: str) -> bool:
    """Whether a question is in the half that calibration sees, by the digest of its id."""
    return hashlib.sha256(id.encode()).digest()[0] % 2 == 0


def main(folder: Path) -> None:
    """Print the two halves of a run side by side."""
    halves: dict[bool, list[AnswerLine]] = {True: [], False: []}
    for line in read_answers(folder):
        halves[is_fitted(str(line["question"]["id"]))].append(line)
    fitted, held_out = (figures(halves[half], seed=0) for half in (True, False))
    print(f"{'':20}{'fitted half':>14}{'held-out half':>16}")
    for name in _SHOWN:
        one, other = f"{fitted[name]['value']:.3f}", f"{held_out[name]['value']:.3f}"
        print(f"{name:20}{one:>14}{other:>16}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

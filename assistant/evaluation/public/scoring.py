"""What an answer to a public set's question is worth; pure."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby


def exact_match(said: str, golds: Sequence[str]) -> bool:
    """SQuAD's exact match (Rajpurkar et al. 2016): the same as one of the golds.

    Case, punctuation and spacing aside. SQuAD also drops the English articles; Indonesian
    has none.
    """
    return any(_tokens(said) == _tokens(gold) for gold in golds)


def token_f1(said: str, golds: Sequence[str]) -> float:
    """SQuAD's F1 over tokens, repeated ones counted, with the gold that it is best with."""
    return max((_f1(_tokens(said), _tokens(gold)) for gold in golds), default=0.0)


def auroc(yes: Sequence[float], no: Sequence[float]) -> float | None:
    """The area under the ROC curve: how often a ``yes`` scores above a ``no``, ties by half.

    This is Mann and Whitney's U over the number of pairs; None where there is no pair.
    """
    if not yes or not no:
        return None
    scored = sorted([(score, True) for score in yes] + [(score, False) for score in no])
    above, below = 0.0, 0
    for _, tied in groupby(scored, key=lambda one: one[0]):
        flags = [flag for _, flag in tied]
        nays = flags.count(False)
        above += flags.count(True) * (below + nays / 2)
        below += nays
    return above / (len(yes) * len(no))


def _f1(said: Sequence[str], gold: Sequence[str]) -> float:
    if not said or not gold:
        return float(said == gold)
    shared = sum((Counter(said) & Counter(gold)).values())
    return 2 * shared / (len(said) + len(gold))


def _tokens(text: str) -> list[str]:
    kept = (c for c in text.lower() if not unicodedata.category(c).startswith("P"))
    return "".join(kept).split()

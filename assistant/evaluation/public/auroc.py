"""How well a score tells two kinds apart; pure."""

from collections.abc import Sequence
from itertools import groupby


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

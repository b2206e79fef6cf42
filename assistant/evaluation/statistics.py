"""How far a figure can be trusted: bootstrap intervals and a paired test; pure, seeded."""

from collections.abc import Mapping, Sequence
from math import ceil

import numpy as np

_RESAMPLES = 2000
_FLIPS = 20_000
_EXACT = 12  # differences whose sign flips are all tried
_AT_ONCE = 2_000_000  # numbers drawn together


def interval(
    values: Sequence[float], seed: int = 0, resamples: int = _RESAMPLES
) -> tuple[float, float]:
    """The percentile bootstrap 95% interval of a mean (Efron 1979).

    Of fewer than two values it is the value itself: nothing is known of their spread.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("an interval of no values")
    drawn = np.asarray(values, dtype=float)
    if drawn.size < 2 or np.all(drawn == drawn[0]):
        return float(drawn[0]), float(drawn[0])
    random = np.random.default_rng(seed)
    rows = max(1, _AT_ONCE // drawn.size)
    means: list[float] = []
    while len(means) < resamples:
        some = min(rows, resamples - len(means))
        means += drawn[random.integers(0, drawn.size, (some, drawn.size))].mean(axis=1).tolist()
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def paired_p(differences: Sequence[float], seed: int = 0) -> float:
    """How likely a mean difference at least this far from 0 is when only chance made it.

    The two-sided sign-flip permutation test (Fisher 1935) over the same questions in two runs:
    where nothing differs between them, each difference could as well have the other sign. All
    signs are tried where at most twelve differ, else 20,000 at random. For measures that are 0
    or 1 it is McNemar's exact test.
    """
    changed = np.asarray([one for one in differences if one], dtype=float)
    if not changed.size:
        return 1.0
    seen = abs(changed.sum()) - 1e-9
    if changed.size <= _EXACT:
        bits = np.arange(2**changed.size)[:, None] >> np.arange(changed.size) & 1
        return float((abs((2 * bits - 1) @ changed) >= seen).mean())
    random = np.random.default_rng(seed)
    rows = max(1, _AT_ONCE // changed.size)
    extreme = done = 0
    while done < _FLIPS:
        some = min(rows, _FLIPS - done)
        signs = 2 * random.integers(0, 2, (some, changed.size)) - 1
        extreme += int((abs(signs @ changed) >= seen).sum())
        done += some
    return (extreme + 1) / (_FLIPS + 1)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """The p values of several tests made together, corrected (Holm 1979).

    The smallest is multiplied by the number of tests, the next by one less, and so on; none
    becomes smaller than one before it, nor greater than 1.
    """
    ordered = sorted(p_values, key=lambda name: p_values[name])
    raised = [p_values[name] * (len(ordered) - place) for place, name in enumerate(ordered)]
    for place in range(1, len(raised)):
        raised[place] = max(raised[place], raised[place - 1])
    return {name: min(1.0, p) for name, p in zip(ordered, raised, strict=True)}


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank).

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("a quantile of no values")
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]

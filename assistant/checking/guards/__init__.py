"""Whether a sentence says anything that its source does not; pure.

Each guard knows one way in which a chat model makes a true sentence false. They compare words,
not meanings, and are made to refuse rather than to believe; ``nearness`` weighs what is left, and
knows which of them a network that judges meaning may overrule.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from ..statement import Statement
from .clauses import figure_of_another, opposite_of_another, place_of_another
from .figures import (
    amounts_held,
    counts_another,
    dates_held,
    is_for_another,
    measured_otherwise,
    moved_figure,
    on_its_last_day,
    other_rank,
    timed_otherwise,
)
from .hearsay import hearsay_as_fact
from .names import (
    exchanged,
    joined_by,
    names_missing,
    other_office,
    other_post,
    other_speaker,
    turned_round,
)
from .order import reordered
from .substitution import replaced
from .wording import (
    duty_made,
    negated_otherwise,
    opposed,
    plan_as_fact,
    reason_added,
    says_nothing_of,
    says_other,
    stronger,
)

Reason = Literal[
    "number", "count", "date", "name", "negation", "plan", "opposite", "strength", "duty", "post",
    "speaker", "role", "words", "hearsay", "elsewhere",
]  # fmt: skip


def objections(
    claim: Statement, source: Statement, context: Statement, foreign: bool = False
) -> tuple[Reason, ...]:
    """Why a sentence is not what its source says; nothing if no guard objects.

    ``context`` is what is known of the release beside its text: title, agency, date. Figures are
    never taken from it, names are, and its date only where the source names none. A ``foreign``
    claim is in another language than its source: its words are not compared, only what is written
    alike in both.
    """
    guards: Sequence[tuple[Reason, Callable[[], bool]]] = (
        ("number", lambda: not amounts_held(claim, source)),
        ("date", lambda: not dates_held(claim, source, context)),
        ("name", lambda: bool(names_missing(claim, source, context, foreign))),
        ("speaker", lambda: other_speaker(claim, source, context)),
        ("number", lambda: measured_otherwise(claim, source)),
        ("number", lambda: moved_figure(claim, source, "amount", 1)),
        ("date", lambda: moved_figure(claim, source, "date", 2)),
        ("number", lambda: is_for_another(claim, source)),
        ("date", lambda: timed_otherwise(claim, source)),
        ("date", lambda: on_its_last_day(claim, source)),
        ("negation", lambda: negated_otherwise(claim, source, foreign)),
        ("plan", lambda: plan_as_fact(claim, source, foreign)),
    )
    words: Sequence[tuple[Reason, Callable[[], bool]]] = (
        ("count", lambda: counts_another(claim, source)),
        ("number", lambda: other_rank(claim, source)),
        ("number", lambda: figure_of_another(claim, source) == "amount"),
        ("date", lambda: figure_of_another(claim, source) == "date"),
        ("name", lambda: place_of_another(claim, source)),
        ("opposite", lambda: opposed(claim, source)),
        ("opposite", lambda: reordered(claim, source)),
        ("opposite", lambda: opposite_of_another(claim, source)),
        ("hearsay", lambda: hearsay_as_fact(claim, source)),
        ("duty", lambda: duty_made(claim, source)),
        ("words", lambda: reason_added(claim, source, context)),
        ("strength", lambda: stronger(claim, source)),
        ("name", lambda: joined_by(claim, source)),
        ("post", lambda: other_post(claim, source, context)),
        ("post", lambda: other_office(claim, source)),
        ("role", lambda: exchanged(claim, source)),
        ("name", lambda: turned_round(claim, source)),
        ("words", lambda: replaced(claim, source, context)),
        ("words", lambda: says_other(claim, source, context)),
        ("elsewhere", lambda: says_nothing_of(claim, source, context)),
    )
    checks = guards if foreign else (*guards, *words)
    return tuple(dict.fromkeys(reason for reason, objects in checks if objects()))

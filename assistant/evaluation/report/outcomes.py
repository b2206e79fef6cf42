"""How a question ended, as someone who checks answers sees it; and where its quote ranked."""

from enum import StrEnum

from ..folder import AnswerLine

DEEPEST = 20  # passages that are ranked


class Outcome(StrEnum):
    """The ends of a question, the good ones first."""

    RIGHT = "right"
    REFUSED_RIGHTLY = "refused_rightly"
    OTHER_WORDS = "other_words"
    WRONG = "wrong"
    REFUSED_WRONGLY = "refused_wrongly"
    INVENTED = "invented"
    ERROR = "error"


GOOD = frozenset({Outcome.RIGHT, Outcome.REFUSED_RIGHTLY})


def outcome_of(line: AnswerLine) -> Outcome:
    """The end of a question.

    An answer is right if it holds a gold answer (all of them, of a list). One that does not,
    but cites a gold quote, has the right passage and other words: a person has to look.
    """
    status, answerable = line["answer"].get("status"), line["question"].get("answerable", True)
    if status == "error":
        return Outcome.ERROR
    if status != "answered":
        return Outcome.REFUSED_WRONGLY if answerable else Outcome.REFUSED_RIGHTLY
    if not answerable:
        return Outcome.INVENTED
    measures = line["measures"]
    share = measures.get("list_share")
    said = measures.get("contains_answer") if share is None else share
    if said is not None and said >= 1:
        return Outcome.RIGHT
    return Outcome.OTHER_WORDS if measures.get("expected_citation") else Outcome.WRONG


def first_hit(line: AnswerLine, leg: str = "") -> int | None:
    """The rank (from 1) of the first passage that holds gold evidence; None beyond the deepest.

    ``leg`` is "" for the evidence as answered from, or a stage: "dense", "lexical", "fused".
    A run keeps no rank: up to the tenth it is the reciprocal of MRR@10, from there the passage
    at whose end the characters read up to the hit are reached.
    """
    prefix = f"{leg}." if leg else ""
    reciprocal = line["measures"].get(f"{prefix}mrr@10")
    if reciprocal:
        return round(1 / reciprocal)
    wanted = line["measures"].get(f"{prefix}characters_to_hit")
    if wanted is None:
        return None
    read = 0
    for rank, (start, end) in enumerate(_spans(line, leg)[:DEEPEST], 1):
        read += end - start
        if read >= wanted:
            return rank
    return None


def _spans(line: AnswerLine, leg: str) -> list[tuple[int, int]]:
    """The passages that a measure was taken over: a leg's, or those answered from."""
    if leg == "dense":
        ranked = line["legs"]["dense"]
    elif leg == "lexical":
        ranked = line["legs"]["lexical"]
    elif leg == "fused":
        ranked = line["legs"]["fused"]
    else:
        evidence = line["answer"].get("evidence")
        ranked = [
            [one["release_id"], one["start"], one["end"]]
            for one in (evidence if isinstance(evidence, list) else ())
        ]
    return [(int(start), int(end)) for _, start, end in ranked]

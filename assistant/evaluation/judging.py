"""One answer held against its question: every measure of a line of ``answers.jsonl``; pure."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from ..answers import Answer, Evidence, Quote, Status
from ..checking.normalisation import says
from ..checking.support import SupportCheck
from ..citations import is_exact
from .folder import ANSWERING, RETRIEVAL, Measures
from .questions import Question
from .retrieval import (
    Find,
    characters_to_hit,
    held,
    hit_at,
    ndcg_at,
    overlaps,
    recall_at,
    reciprocal_rank,
    release_hit_at,
)
from .spans import exact_match, token_f1


def judge(
    question: Question,
    answer: Answer,
    stages: Mapping[str, Sequence[Evidence]],
    k: int,
    find: Find,
    check: SupportCheck,
) -> Measures:
    """Every measure of ``folder.NAMES``, None where one does not apply to the question.

    Args:
        question: what was asked, with its gold.
        answer: what was answered.
        stages: the ranking of each stage of the search.
        k: how many passages were asked for; hit@20 says nothing of ten.
        find: the stored release of an id.
        check: the support check.
    """
    measures: Measures = ranking(question, answer.evidence, k, find)
    for stage, ranked in stages.items():
        for name, value in ranking(question, ranked, k, find).items():
            measures[f"{stage}.{name}"] = value
    measures |= answering(question, answer, find, check)
    # what is told was not searched for: its time would only flatter those of answers
    timed = answer.status in (Status.ANSWERED, Status.NOT_FOUND)
    for name in ("search", "answer", "total"):
        measures[f"ms.{name}"] = answer.timings_ms.get(name) if timed else None
    return measures


def ranking(question: Question, ranked: Sequence[Evidence], k: int, find: Find) -> Measures:
    """The measures of one ranking.

    recall@k is for questions that need more than one quote; elsewhere it would be hit@k.
    """
    if not question.answerable or not question.evidence:
        return dict.fromkeys(RETRIEVAL)
    golds, needed = question.evidence, question.needed
    found = held(ranked, golds, find)
    measures: Measures = {}
    for rank in (1, 5, 10, 20):
        measures[f"hit@{rank}"] = float(hit_at(found, rank)) if rank <= k else None
    for rank in (5, 20):
        applies = rank <= k and needed > 1
        measures[f"recall@{rank}"] = recall_at(found, needed, rank) if applies else None
    measures["mrr@10"] = reciprocal_rank(found) if k >= 10 else None
    measures["ndcg@10"] = ndcg_at(found, needed) if k >= 10 else None
    for rank in (1, 5):
        measures[f"release_hit@{rank}"] = float(release_hit_at(ranked, golds, rank))
    measures["characters_to_hit"] = characters_to_hit(ranked, found)
    return measures


def answering(
    question: Question, answer: Answer, find: Find, check: SupportCheck
) -> dict[str, float | None]:
    """The measures of what was said, cited and refused.

    An answerable question that was refused has said nothing right: its measures are 0. One that
    was told something without a search counts as refused: it quotes nothing, right or invented.
    """
    measures: Measures = dict.fromkeys(ANSWERING)
    answered = answer.status is Status.ANSWERED
    measures["answered"] = float(answered)
    measures |= _citing(answer, find, check)
    quotes = [citation.quote for citation in answer.citations]
    text = " ".join(sentence.text for sentence in answer.sentences)
    withheld = answer.withheld or quotes
    said = text or " ".join(quote.text for quote in withheld)
    measures["right_if_answered"] = float(is_right(question, said, withheld, find))
    if not question.answerable:
        measures["hallucinated"] = float(answered)
        return measures
    cited = [_matched(quote, question, find) for quote in quotes]
    golds = [", ".join(question.answers)] if question.is_list else question.answers
    return measures | {
        "refused_answerable": float(not answered),
        "contains_answer": float(contains_answer(question, text)),
        "list_share": list_share(question, text) if question.is_list else None,
        "token_f1": token_f1(text, golds),
        "exact_match": exact_match(text, golds),
        "expected_citation": float(any(cited)),
        "first_citation": float(any(cited[:1])),
    }


def contains_answer(question: Question, text: str) -> bool:
    """Whether a text says a gold answer; of a list, every item."""
    if question.is_list:
        return list_share(question, text) == 1
    return any(says(text, gold, question.lang == "en") for gold in question.answers)


def list_share(question: Question, text: str) -> float:
    """The share of the gold items that a text says."""
    golds = question.answers
    return sum(says(text, gold, question.lang == "en") for gold in golds) / max(1, len(golds))


def is_right(question: Question, text: str, quotes: Sequence[Quote], find: Find) -> bool:
    """Whether words and quotes answer a question: a gold answer said, or the gold cited.

    As many gold quotes are cited as an answer needs; nothing answers the unanswerable.
    """
    if not question.answerable:
        return False
    cited = frozenset[int]().union(*(_matched(quote, question, find) for quote in quotes))
    return contains_answer(question, text) or len(cited) >= question.needed > 0


def _matched(quote: Quote, question: Question, find: Find) -> frozenset[int]:
    """Which gold quotes a cited span matches: half of the shorter of both is shared."""
    release = find(quote.release_id)
    return frozenset(
        place
        for place, gold in enumerate(question.evidence)
        if release and gold.release_id == release.id
        and overlaps(quote.start, quote.end, release, gold.quote)
    )  # fmt: skip


def _citing(answer: Answer, find: Find, check: SupportCheck) -> Measures:
    """Exactness of the citations, and ALCE's recall (of sentences) and precision (of citations)."""
    quotes = {c.number: c.quote for c in answer.citations}
    if not quotes:
        return {"citation_recall": 0.0} if answer.sentences else {}
    exact = [is_exact(quote, find(quote.release_id)) for quote in quotes.values()]
    recalled, precise = [], []
    for sentence in answer.sentences:
        passages = [quotes[n].text for n in sentence.citations if n in quotes]
        recalled.append(check.recalled(passages, sentence.text))
        precise += check.precise(passages, sentence.text)
    return {
        "citation_exact": fmean(exact),
        "citation_recall": fmean(recalled),
        "citation_precision": fmean(precise) if precise else None,
    }

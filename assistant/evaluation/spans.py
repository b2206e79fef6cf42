"""Token F1 and exact match of a span against gold spans; pure.

SQuAD's definitions (Rajpurkar et al. 2016, and its evaluation script v2.0): lower case,
punctuation deleted, English articles dropped, blanks collapsed; the best of the gold spans
counts. Where a question has no answer, the empty span is right and any other is wrong.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


def span_tokens(text: str) -> list[str]:
    """The tokens that both measures compare."""
    kept = "".join(c for c in text.lower() if not unicodedata.category(c).startswith("P"))
    return _ARTICLES.sub(" ", kept).split()


def exact_match(said: str, golds: Sequence[str]) -> float:
    """1 where a gold span has the same tokens, else 0."""
    tokens = span_tokens(said)
    return float(any(tokens == span_tokens(gold) for gold in golds or ("",)))


def token_f1(said: str, golds: Sequence[str]) -> float:
    """The harmonic mean of the tokens' precision and recall, for the best gold span."""
    return max(_f1(span_tokens(said), span_tokens(gold)) for gold in golds or ("",))


def _f1(said: list[str], gold: list[str]) -> float:
    if not said or not gold:
        return float(said == gold)
    shared = sum((Counter(said) & Counter(gold)).values())
    return 2 * shared / (len(said) + len(gold))

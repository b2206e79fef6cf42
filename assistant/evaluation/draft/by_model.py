"""Questions proposed by a chat model, kept only where the release bears them out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.passages import passages
from index.releases import Release
from index.terms import MONTHS

from ...writing import ChatModel, ModelError, Prompt
from ...writing.showing import powerless
from .clauses import stands_alone
from .proposals import Kind, Proposal, Proposer

_COUNT = 2  # questions of a release
_LIMIT = 400  # tokens of them
_LONGEST = 300  # characters of a question
_LONGEST_ANSWER = 120
_FORM = re.compile(
    r"(?:pertanyaan|question)\s*:\s*(?P<question>[^\n]+)\n+\W*(?:jawaban|answer)\s*:\s*(?P<answer>[^\n]+)"
    r"\n+\W*(?:kutipan|quotation)\s*:\s*(?P<quote>[^\n]+)",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_ENDS = "“”\"' "


def by_model(model: ChatModel, prompt: Prompt) -> Proposer:
    """A proposer that has a chat model ask about the longest passage of a release.

    The model's own words are believed in nothing: the quotation must stand in the release, the
    answer in the quotation, and the question must be one that can be asked without the release.

    Raises:
        ModelError: of the proposer, when the model gives no answer.
    """

    def propose(release: Release) -> Sequence[Proposal]:
        found = max(passages(release), key=lambda one: one.end - one.start, default=None)
        if found is None:
            return ()
        text = powerless(release.text[found.start : found.end])
        messages = prompt.messages(count=str(_COUNT), passage=text)
        written = "".join(model.stream(messages, _LIMIT))
        return list(_proposals(written, release))

    return propose


@dataclass
class UntilFailure:
    """A proposer that proposes nothing more once its model has failed, so that the rest is kept.

    Raises:
        ModelError: of the proposer, when the model fails before it has given anything.
    """

    proposer: Proposer
    given: bool = False
    error: ModelError | None = None

    def __call__(self, release: Release) -> Sequence[Proposal]:
        """What the model proposes of a release, as long as it does."""
        if self.error:
            return ()
        try:
            found = self.proposer(release)
        except ModelError as error:
            if not self.given:
                raise
            self.error = error
            return ()
        self.given = self.given or bool(found)
        return found


def _proposals(written: str, release: Release) -> Iterator[Proposal]:
    for match in _FORM.finditer(written):
        question, answer = match["question"].strip(), match["answer"].strip(_ENDS).rstrip(".")
        quote = verbatim(match["quote"].strip(_ENDS), release.text)
        asks = question.endswith("?") and len(question) <= _LONGEST and stands_alone(question)
        if asks and quote and 0 < len(answer) <= _LONGEST_ANSWER and answer in quote:
            yield Proposal(release, _kind(question, answer), question, (answer,), quote)


def verbatim(quote: str, text: str) -> str:
    """The words of a text that are a quotation but for blanks and line ends; "" for none."""
    words = quote.split()
    if not words:
        return ""
    match = re.search(r"\s+".join(map(re.escape, words)), text)
    return match[0] if match else ""


def _kind(question: str, answer: str) -> Kind:
    starts: Sequence[tuple[Callable[[], object], Kind]] = (
        (lambda: _DATE.search(answer), "date"),
        (lambda: any(map(str.isdigit, answer)), "number"),
        (lambda: re.search(r"\b(?:siapa|who)\b", question, re.IGNORECASE), "name"),
        (lambda: re.search(r"\b(?:di mana|ke mana|where)\b", question, re.IGNORECASE), "place"),
    )
    return next((kind for fits, kind in starts if fits()), "quote")

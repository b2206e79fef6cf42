"""Answers in a chat model's words: drafted, held against the evidence, repaired once."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.encoder import Encoder
from index.releases import Hit
from index.terms import content_stems

from ..answers import Draft, Language, Turn
from ..checking.marks import claims, plain, without_thoughts
from ..checking.nearness import Comparer
from ..checking.verification import Verdict, verify
from ..question import kind_of
from ..replies import Replies, load_replies
from ..settings import Settings
from .errors import ModelError
from .evidence import Block, numbered, rendered
from .history import fitting, transcript
from .messages import Count, Message, roughly, tokens
from .models import ChatModel, open_model
from .prompts import Prompt, listed, load_prompt

EVIDENCE = 8  # passages that the model is shown
_HISTORY = 0.15  # share of the context that earlier turns may take
_CORE = 0.5  # share of the sentences that must be supported for an answer to stand
_STEP = 24  # characters by which a draft grows before it is shown again
_LONGEST_QUESTION = 100  # tokens
_LONGER, _MORE = 2, 200  # times, and characters, that a rewritten question may be longer
_LONGEST_DRAFT = 4_000  # characters of a draft that the model is shown again
_FIGURE = re.compile(r"(?<!\d)(?<!\d[.,])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Prompts:
    """What a model is told in one language."""

    answer: Prompt
    repair: Prompt
    rewrite: Prompt


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing: a verdict for each sentence.

    ``silent`` says that the model found no answer in the evidence; ``prompt`` is the label of the
    prompt, ``repaired`` whether a second draft was asked for.
    """

    verdicts: tuple[Verdict, ...]
    prompt: str
    repaired: bool = False
    silent: bool = False

    @property
    def stands(self) -> bool:
        """Whether it answers: its first sentence is supported, and half of all."""
        supported = [verdict.supported for verdict in self.verdicts]
        return bool(supported) and supported[0] and sum(supported) >= _CORE * len(supported)


@dataclass(frozen=True, slots=True)
class Writer:
    """Has a chat model write from evidence, and verifies what it wrote.

    ``context`` are the tokens that prompt, evidence, history and answer may take together,
    ``limit`` those of the answer. ``keeps_unsupported`` says that sentences without support are
    shown, marked as such, instead of left out.
    """

    model: ChatModel
    prompts: Mapping[Language, Prompts]
    replies: Mapping[Language, Replies]
    comparer: Comparer
    context: int
    limit: int
    keeps_unsupported: bool = False
    count: Count = roughly

    def write(
        self, question: str, hits: Sequence[Hit], history: Sequence[Turn], language: Language
    ) -> Iterator[Draft | Written]:
        """Drafts as they grow, then what came of them.

        Raises:
            ModelError: the model gave no answer. Not for a second draft: then the first counts.
        """
        told = self.prompts[language]
        earlier = fitting(history, int(_HISTORY * self.context), self.count)
        blocks = self._evidence(told.answer, question, hits, earlier)
        if not blocks:
            yield Written((), told.answer.label)
            return
        messages = told.answer.messages(earlier, question=question, evidence=rendered(blocks))
        draft, first = yield from self._draft(messages, told.answer, blocks, language)
        if first.stands or first.silent:
            yield first
            return
        faults = listed((one.claim.text, self._why(one, language)) for one in first.verdicts
                        if not one.supported)  # fmt: skip
        again = (*messages, Message("assistant", draft[:_LONGEST_DRAFT]),
                 *told.repair.messages(faults=faults))  # fmt: skip
        try:
            _, second = yield from self._draft(again, told.answer, blocks, language)
        except ModelError:
            second = first
        best = second if _worth(second) >= _worth(first) else first
        yield replace(best, repaired=True)

    def standalone(self, question: str, history: Sequence[Turn], language: Language) -> str:
        """A follow-up rewritten to stand alone; "" where the model gives no such question.

        It must have a word of the conversation that the follow-up lacks, or it does not stand
        alone any better; what was said of finding nothing is none of it. It must not know the
        figure that it asks for.
        """
        earlier = fitting(history, int(_HISTORY * self.context), self.count)
        prompt = self.prompts[language].rewrite
        messages = prompt.messages(conversation=transcript(earlier), question=question)
        try:
            text = "".join(self.model.stream(messages, _LONGEST_QUESTION))
        except ModelError:
            return ""
        asked = rewritten(text, question)
        if _gives_away(asked, question, history):
            return ""
        refusal = self.replies[language].text("answer.not_found")
        said = {word for turn in history if refusal not in turn.content
                for word in content_stems(turn.content)}  # fmt: skip
        return asked if said & set(content_stems(asked)) - set(content_stems(question)) else ""

    def _evidence(
        self, prompt: Prompt, question: str, hits: Sequence[Hit], earlier: Sequence[Message]
    ) -> tuple[Block, ...]:
        bare = tokens(prompt.messages(earlier, question=question, evidence=""), self.count)
        return numbered(hits[:EVIDENCE], self.context - self.limit - bare, self.count)

    def _draft(
        self,
        messages: Sequence[Message],
        prompt: Prompt,
        blocks: Sequence[Block],
        language: Language,
    ) -> Generator[Draft, None, tuple[str, Written]]:
        """Drafts as they grow; returns the whole text and what the check says of it."""
        text, shown = "", 0
        for piece in self.model.stream(messages, self.limit):
            text += piece
            if len(text) - shown >= _STEP:
                shown = len(text)
                yield Draft(without_thoughts(text))
        text = without_thoughts(text)
        yield Draft(text)
        every = claims(text, len(blocks))
        said = [one for one in every if not prompt.is_silent(one.text)]
        verdicts = verify(said, blocks, self.comparer, language == "en")
        return text, Written(tuple(verdicts), prompt.label, silent=bool(every) and not said)

    def _why(self, verdict: Verdict, language: Language) -> str:
        return self.replies[language].text(f"fault.{verdict.reason or 'words'}")


def open_writer(settings: Settings, encoder: Callable[[], Encoder]) -> Writer | None:
    """The writer of the settings; None if they name no chat model. Asks nothing of a server."""
    model = open_model(settings)
    if model is None:
        return None
    return Writer(
        model,
        load_prompts(),
        {"id": load_replies("id"), "en": load_replies("en")},
        Comparer(encoder),
        settings.chat_context,
        settings.chat_answer,
        settings.unsupported == "mark",
    )


def load_prompts() -> dict[Language, Prompts]:
    """The prompts that ship with the program."""
    languages: tuple[Language, ...] = ("id", "en")
    return {
        language: Prompts(
            load_prompt("answer", language),
            load_prompt("repair", language),
            load_prompt("rewrite", language),
        )
        for language in languages
    }


def _worth(written: Written) -> tuple[bool, float]:
    supported = [verdict.supported for verdict in written.verdicts]
    return written.stands, sum(supported) / len(supported) if supported else 0.0


def _gives_away(asked: str, question: str, history: Sequence[Turn]) -> bool:
    """Whether a question for a figure has one that only an answer gave; years are no matter."""
    users = " ".join(turn.content for turn in history if turn.role == "user")
    figures = set(_FIGURE.findall(asked)) - set(_FIGURE.findall(f"{users} {question}"))
    return kind_of(question) in ("money", "share", "number") and bool(figures)


def rewritten(text: str, question: str) -> str:
    """The standalone question that a model wrote; "" where it is none."""
    lines = [line.strip(" \"“”'") for line in text.strip().splitlines() if line.strip()]
    asked = lines[0] if lines else ""
    is_one = asked.endswith("?") and len(asked) <= _LONGER * len(question) + _MORE
    return asked if is_one and plain(asked, 0) == asked else ""

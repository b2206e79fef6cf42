"""The browser page: a conversation, and beside it the source of each quotation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any, Protocol

import gradio as gr

from index.errors import LibraryError
from index.releases import Release

from ..answers import Answer, Draft, Progress, Turn
from ..replies import Replies
from .render import Addresses, Exchange, conversation, empty_panel, welcome


class Answers(Protocol):
    """What the page asks of an assistant."""

    def stream(
        self, question: str, history: Sequence[Turn] = ()
    ) -> Iterator[Progress | Draft | Answer]:
        """Progress and drafts, then one answer."""


def build_page(
    assistant: Answers,
    find: Callable[[str], Release | None],
    words: Replies,
    examples: Sequence[str],
    holdings: Callable[[], tuple[int, int]],
    addresses: Addresses,
) -> gr.Blocks:
    """The page.

    ``holdings`` gives the releases and passages that its head names, ``addresses`` every address
    of a release.
    """

    def reply(question: str, exchanges: list[Exchange]) -> Iterator[tuple[Any, ...]]:
        for step in _steps(assistant, question, exchanges, words):
            shown = conversation(step, find, words, addresses)
            yield shown, step, ""

    page = gr.Blocks(title=words.text("page.title"), analytics_enabled=False)
    with page:
        exchanges = gr.State([])
        gr.HTML(lambda: welcome(words, *holdings()), padding=False)  # anew at each visit
        with gr.Row(elem_id="rooms"):
            with gr.Column(scale=3, elem_id="talk", min_width=280):
                shown = gr.HTML(
                    conversation((), find, words), elem_id="conversation", padding=False
                )
                with gr.Row(elem_id="ask"):
                    box = gr.Textbox(
                        placeholder=words.text("page.placeholder"), show_label=False,
                        label=words.text("page.send"), lines=1, max_lines=6, scale=8,
                        autofocus=True, elem_id="question", container=False,
                    )  # fmt: skip
                    send = gr.Button(
                        words.text("page.send"), variant="primary", scale=1, min_width=90
                    )
                with gr.Column(elem_id="examples", visible=bool(examples)):
                    gr.HTML(f"<p>{words.text('page.examples')}</p>", padding=False)
                    shortcuts = [gr.Button(one, size="sm") for one in examples]
                clear = gr.Button(words.text("page.clear"), size="sm", elem_id="clear")
            with gr.Column(scale=2, elem_id="beside", min_width=280):
                gr.HTML(empty_panel(words), padding=False)
        asking: dict[str, Any] = {
            "fn": reply, "outputs": [shown, exchanges, box],
            "concurrency_limit": 4, "show_progress": "hidden",
        }  # fmt: skip
        for event in (box.submit, send.click):
            asked = event(**asking, inputs=[box, exchanges])
            asked.then(js="() => window.rilis.newest()")
        for shortcut in shortcuts:
            asked = shortcut.click(**asking, inputs=[shortcut, exchanges])
            asked.then(js="() => window.rilis.newest()")
        clear.click(lambda: (conversation((), find, words), []), outputs=[shown, exchanges]).then(
            js="() => window.rilis.forget()"
        )
    return page


def look() -> dict[str, Any]:
    """The arguments of ``launch`` that dress the page: theme, css and head."""
    room = files(__package__)
    theme = gr.themes.Base(
        font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]
    )
    script = (room / "page.js").read_text(encoding="utf-8")
    return {
        "theme": theme,
        "css": (room / "style.css").read_text(encoding="utf-8"),
        "head": f"<script>{script}</script>",
        "footer_links": [],
    }


def _steps(
    assistant: Answers, question: str, before: list[Exchange], words: Replies
) -> Iterator[list[Exchange]]:
    history = [turn for one in before for turn in _turns(one)]
    shown = Exchange(question)
    try:
        for step in assistant.stream(question, history):
            if isinstance(step, Answer):
                yield [*before, Exchange(question, step)]
            elif isinstance(step, Draft):
                yield [*before, replace(shown, draft=step.text)]
            else:
                shown = replace(shown, working=words.text(f"answer.{step.step}"))
                yield [*before, shown]
    except LibraryError as error:
        yield [*before, Exchange(question, working=words.error(error))]


def _turns(one: Exchange) -> list[Turn]:
    if one.answer is None:
        return []
    return [Turn("user", one.question), Turn("assistant", one.answer.text)]

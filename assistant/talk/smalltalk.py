"""Small talk: messages that are nothing else, and the courtesies around a question; pure.

A message is small talk only where every word of it is. What merely contains such words is a
question: to miss a greeting costs a useless search, to catch a question costs its answer.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.terms import normalise

from ..answers import Language
from .refused import refused


class Talk(StrEnum):
    """What small talk wants, each with a reply ``talk.…``; the more particular first.

    ``ONLY`` is what this program does not do: its instructions, another role, an opinion, a task.
    """

    ONLY = "only"
    MAKER = "maker"
    HUMAN = "human"
    CAN = "can"
    WHO = "who"
    HOW = "how"
    GOODBYE = "goodbye"
    THANKS = "thanks"
    GREETING = "greeting"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A message that is nothing but small talk, and the language of its reply."""

    talk: Talk
    language: Language


_YOU = r"(?:kamu|km|anda|lu|lo|loe|elo|kau|engkau|dirimu|bot ini|chatbot ini|tanya rilis)"
_YOUR = r"(?:mu| kamu| anda| lu| lo)"
_BEING = (
    r"(?:ai|manusia|robot|bot|chatbot|orang|mesin|program|komputer|chatgpt|gpt|kecerdasan buatan)"
    r"(?: (?:asli|beneran|sungguhan|betulan))?"
)
_A_BEING = (
    r"(?:an? )?(?:real )?(?:human(?: being)?|person|robot|bot|ai|machine|chatbot|program|chatgpt)"
)
_THIS = r"(?:you|tanya rilis|this (?:bot|chatbot|assistant))"
_ANY: dict[Talk, str] = {
    Talk.GREETING: r"hi+|p|te?st",
    Talk.THANKS: r"thx|thanx|tq|tks",
    Talk.NOTED: r"ok|oke+|okay|okey|sip+|siap|good|nice|mantap|mantul",
    Talk.GOODBYE: r"bye+(?:[ -]?bye+)?",
}
_INDONESIAN: dict[Talk, str] = {
    Talk.GREETING: (
        r"hal+o+(?:w+)?|ha+i+|he[iy]+|(?:selamat|slmt|met) (?:pagi|siang|sore|malam)|pagi|siang"
        r"|sore|malam|permisi|punten|salam|ass?alamu ?['’]?alaikum(?: (?:wr|warahmatullahi) ?"
        r"(?:wb|wabarakatuh))?|(?:saya |aku )?(?:mau|ingin|izin|numpang|boleh) (?:tanya|nanya"
        r"|bertanya)"
    ),
    Talk.THANKS: (
        r"te?ri?ma ?kas[ih]+|terimakasih|trims?|ma?ka?si+h?|mksh|mksih|mks|makasi|tengkyu|nuhun"
        r"|hatur nuhun|matur ?(?:nuwun|suwun)|suwun"
    ),
    Talk.GOODBYE: (
        r"sampai (?:jumpa|ketemu|bertemu)(?: lagi| nanti| besok)*|selamat tinggal|da+da+h*|da+h+"
        r"|(?:sudah |udah )?cukup(?: sekian| segitu)?|sekian(?: dulu)?"
    ),
    Talk.NOTED: (
        r"baik(?:lah)?|bagus|keren|hebat|pintar|maaf|sori|(?:kamu|anda) (?:hebat|pintar|keren)"
        r"|(?:sudah |udah )?paham|(?:saya |aku )?mengerti|begitu"
    ),
    Talk.HOW: rf"apa kabar(?:nya|{_YOUR})?|(?:gimana|bagaimana) kabar(?:nya|{_YOUR})|lagi apa",
    Talk.WHO: (
        rf"siapa(?:kah)? (?:sih )?{_YOU}|{_YOU} (?:ini |itu )?siapa|siapa (?:nama{_YOUR})"
        rf"|nama{_YOUR} (?:siapa|apa)|{_YOU} (?:ini |itu )?(?:apa|bot apa|program apa)"
        r"|apa(?:kah)? (?:itu )?tanya rilis|perkenalkan diri(?:mu)?|kenalan"
    ),
    Talk.CAN: (
        rf"{_YOU} (?:bisa|dapat) (?:apa|ngapain|bantu apa|jawab apa|menjawab apa|melakukan apa)"
        r"(?: saja| aja)?|bisa apa (?:saja |aja )?(?:kamu|anda|lu|lo)"
        rf"|apa (?:saja |aja )?(?:yang )?(?:bisa|dapat) {_YOU} (?:lakukan|bantu|jawab|kerjakan)"
        r"|(?:saya|aku|gue|gw) (?:bisa|boleh) (?:tanya|nanya|bertanya) apa(?: saja| aja)?"
        r"(?: di sini| ke kamu)?"
        rf"|(?:apa )?(?:fungsi|kegunaan|tugas|kemampuan){_YOUR}(?: apa)?(?: saja| aja)?"
        rf"|(?:gimana|bagaimana) cara (?:pakai|memakai|menggunakan|kerja) ?{_YOU}"
    ),
    Talk.MAKER: (
        rf"siapa (?:yang )?(?:membuat|buat|bikin|menciptakan|mengembangkan|ngembangin|punya) {_YOU}"
        rf"|{_YOU} (?:dibuat|dibikin|diciptakan|dikembangkan|buatan) (?:oleh )?siapa"
        rf"|siapa (?:pembuat|pencipta|pengembang|pemilik)(?:{_YOUR}| tanya rilis)"
        rf"|(?:pembuat|pencipta|pengembang){_YOUR} siapa"
    ),
    Talk.HUMAN: (
        rf"(?:apa(?:kah)? )?{_YOU} (?:ini |itu )?(?:sebuah |seorang )?{_BEING}"
        rf"(?: (?:atau|apa) (?:sebuah |seorang )?{_BEING})?"
        rf"|(?:apa(?:kah)? )?(?:ini|saya|aku) (?:sedang |lagi )?(?:bicara|berbicara|ngobrol|chat)"
        rf" (?:dengan|sama) {_BEING}"
    ),
}
_ENGLISH: dict[Talk, str] = {
    Talk.GREETING: r"hello+|hey there|good (?:morning|afternoon|evening|day)|greetings",
    Talk.THANKS: r"thanks?(?: you| u)?|many thanks|cheers|much appreciated",
    Talk.GOODBYE: r"good ?bye|see (?:you|ya)(?: later| soon| again)?|good ?night|take care",
    Talk.NOTED: r"great|awesome|perfect|got it|i see|understood|sorry|well done|good job",
    Talk.HOW: r"how are you(?: doing)?(?: today)?|how do you do|how is it going|what['’]s up",
    Talk.WHO: (
        r"(?:who|what) (?:exactly )?are you|what(?:['’]s| is) (?:your name|tanya rilis)"
        r"|introduce yourself|tell me about yourself"
    ),
    Talk.CAN: (
        rf"what can {_THIS} (?:do|answer|help(?: me)? with)(?: for me)?|what can i ask(?: you)?"
        rf"|how (?:do|can) i use {_THIS}|what do you do|how can you help(?: me)?|help(?: me)?"
        r"|what are you for|what are you able to do"
    ),
    Talk.MAKER: (
        rf"who (?:made|created|built|developed|wrote|owns|programmed|is behind) {_THIS}"
        r"|who(?:['’]s| is) your (?:maker|creator|developer|owner)"
    ),
    Talk.HUMAN: (
        rf"are you {_A_BEING}(?: or (?:just )?{_A_BEING})?"
        rf"|am i (?:talking|speaking|chatting) (?:to|with) {_A_BEING}"
    ),
}
_AROUND_ID = (
    r"min|admin|mimin|kak(?:ak)?|bang|mas|mbak|pak|bu|gan|bro|sis|semua(?:nya)?|ya+h?|dong|deh|sih"
    r"|nih|kok|lah|banyak|sekali|banget|dulu|lagi|juga|sangat|sudah|udah|membantu|jadi"
    r"|(?:atas |untuk |buat )?(?:jawaban|bantuan|info|informasi|penjelasan|waktu)(?:nya|mu)"
)
_AROUND_EN = (
    r"there|everyone|all|so much|very much|a lot|again|then|now|please|just|really"
    r"|for (?:your|the|all your) (?:help|answer|answers|information|info|time)|that was|helpful"
)
_AROUND_ANY = r"bot|tanya rilis"


def _phrases(table: dict[Talk, str], around: str) -> re.Pattern[str]:
    particular = [talk for talk in Talk if talk in table]
    named = "|".join(f"(?P<{talk}>{table[talk]})" for talk in particular)
    return re.compile(rf"(?:{named}|(?P<around>{around}))(?!\w)")


_SPOKEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("id", _phrases(_INDONESIAN, _AROUND_ID)),
    ("en", _phrases(_ENGLISH, _AROUND_EN)),
    ("", _phrases(_ANY, _AROUND_ANY)),
)
_BETWEEN = re.compile(r"[\s,.!?~…:;()\U0001f300-\U0001faff\u2600-\u27bf\ufe0f-]*")
_LONGEST = 120  # characters; longer small talk is a letter

_ADDRESS = r"(?: (?:min|mimin|admin|kak|gan|bot|bro|sis|ya|banyak|tanya rilis))"
_GREETING = r"(?:hal+o+|ha+i+|hi|hello|hey|permisi)"
_POLITE = (
    rf"{_GREETING}|selamat (?:pagi|siang|sore|malam)|good (?:morning|afternoon|evening)"
    r"|assalamu ?['’]?alaikum|terima ?kasih|makasih?|mksh|thanks|thank you|oke|ok|baik(?:lah)?"
)
_COURTESY = re.compile(
    rf"(?:(?:{_POLITE}){_ADDRESS}*\s*[,.!;\n]+\s*|{_GREETING}{_ADDRESS}+\s+"
    rf"|(?:pagi|siang|sore|malam){_ADDRESS}+[\s,.!]+|(?:kalau|kalo) begitu[\s,]+)+",
    re.IGNORECASE,
)


def small_talk(message: str) -> SmallTalk | None:
    """What a message wants that is nothing but small talk; None for any other."""
    asked = " ".join(normalise(message).split())
    if reply := refused(asked):
        return SmallTalk(Talk.ONLY, reply)
    if len(asked) > _LONGEST:
        return None
    found: list[Talk] = []
    languages: list[str] = []
    at = _next(asked, 0)
    while at < len(asked):
        language, match = _longest(asked, at)
        if match is None:
            return None
        if match.lastgroup and match.lastgroup != "around":
            found.append(Talk(match.lastgroup))
        languages.append(language)
        at = _next(asked, match.end())
    if not found:
        return None
    english = "en" in languages and "id" not in languages
    return SmallTalk(min(found, key=list(Talk).index), "en" if english else "id")


def without_courtesy(question: str) -> str:
    """A question without the greeting or the thanks before it."""
    match = _COURTESY.match(question)
    rest = question[match.end() :].strip() if match else ""
    return rest if any(character.isalnum() for character in rest) else question


def _next(asked: str, at: int) -> int:
    between = _BETWEEN.match(asked, at)
    return between.end() if between else at


def _longest(asked: str, at: int) -> tuple[str, re.Match[str] | None]:
    """The longest phrase that stands here, with its language."""
    best: tuple[str, re.Match[str] | None] = ("", None)
    for language, phrases in _SPOKEN:
        match = phrases.match(asked, at)
        if match and (best[1] is None or match.end() > best[1].end()):
            best = (language, match)
    return best

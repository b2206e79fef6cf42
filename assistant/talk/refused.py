"""Messages that ask for what this program never does; pure.

Its instructions, another role, an opinion on politics, a sum or a poem: only where the wording
leaves no doubt. Whatever is less sure goes the way of every question.
"""

import re

from ..answers import Language

_YOU = r"(?:kamu|anda|lu|lo)"
_YOUR = r"(?:mu| kamu| anda| lu| lo)"
_ASKING = r"(?:tolong|coba|please|can you|could you|kamu bisa|bisa)?[ ,]*"
_RULES = r"(?:instruksi|perintah|aturan|prompt|arahan|instructions?|rules|prompts?|guidelines)"
_SHOW = (
    r"(?:tampilkan|tunjukkan|tunjukin|bocorkan|sebutkan|ulangi|kasih tau|beri tahu|tuliskan|apa(?:"
    r" isi)?|show|reveal|print|repeat|tell|give|what(?:['’]s| is| are))(?: me| saya| aku)?"
)
_MINE = r"(?:(?:system|sistem|your|internal|hidden|initial|semua|all|the|isi|rahasia) )*"
# the whole message
_NEVER_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ASKING}{_SHOW} (?:your |the )?{_MINE}(?:system|sistem) (?:prompts?|instruksi"
        rf"|instructions?|message)(?:{_YOUR}|nya)?",
        rf"{_ASKING}{_SHOW} (?:semua |isi |seluruh )*(?:instruksi|prompt|perintah)(?: sistem)?"
        rf"(?:{_YOUR}| (?:yang )?(?:kamu|anda) (?:terima|punya|dapat))",
        rf"{_ASKING}{_SHOW} your {_MINE}{_RULES}",
        r"(?:berapa )?(?:hasil )?(?:dari )?\d+ ?[+x*×÷] ?\d+(?: ?=)?(?: ?berapa)?",
        r"what(?:['’]s| is) \d+ ?[+x*×÷] ?\d+",
        r"(?:sekarang )?jam berapa(?: sekarang)?|what time is it(?: now)?",
        r"(?:siapa )?(?:presiden|capres|partai|politikus|calon)(?: mana)?(?: yang)? (?:terbaik"
        r"|paling bagus|harus (?:saya|aku) pilih|(?:kamu|anda) (?:dukung|pilih))(?: menurut"
        rf"{_YOUR})?",
        rf"{_YOU} (?:dukung|pilih|memilih|mendukung) (?:siapa|partai apa|capres mana)",
        r"who should i vote for|who do you (?:support|vote for)",
    )
)
# how the message opens, whatever follows: nothing that is asked of a release opens so
_NEVER_OPENING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ASKING}(?:abaikan|lupakan|hiraukan) (?:semua |seluruh )?{_RULES}"
        rf"(?: sistem)?(?:{_YOUR}| sebelumnya| di atas| yang (?:sebelumnya|di atas|diberikan))",
        rf"{_ASKING}(?:ignore|forget|disregard) (?:(?:all|your|the|any|of|my) )*(?:previous|prior"
        rf"|above|earlier|system) {_RULES}",
        rf"{_ASKING}(?:ignore|forget|disregard) (?:all )?(?:of )?your {_RULES}",
        r"(?:mulai )?(?:sekarang )?(?:kamu |anda )?(?:ber)?pura-pura(?:lah)? (?:jadi|menjadi"
        r"|sebagai|kamu|anda)\b",
        r"(?:mulai )?sekarang (?:kamu|anda) (?:adalah|jadi|menjadi|berperan)\b",
        r"(?:bertindak|berperan|berlaku)lah (?:sebagai|seperti|seolah)\b",
        r"(?:pretend (?:to be|you are|you['’]re|that you)|roleplay as|you are now|from now on,? you"
        r"|act as (?:an?|if|my) )",
        rf"apa(?:kah)? (?:pendapat|opini|pandangan){_YOUR} (?:tentang|soal|mengenai|terhadap)\b",
        r"what(?:['’]s| is) your (?:opinion|view) (?:of|on|about)\b",
        r"what do you think (?:of|about)\b",
        rf"{_ASKING}(?:(?:buat|tulis|bikin|karang)(?:kan|in)|nyanyikan|ceritakan|(?:buat|tulis"
        r"|bikin) (?:saya|aku|gue))(?: saya| aku| gue)? (?:sebuah |satu )?(?:puisi|pantun|cerpen"
        r"|lagu|esai|kode (?:python|program)|lelucon|dongeng)\b",
        rf"{_ASKING}(?:write|compose|tell|sing) (?:me )?(?:an? |some )?(?:poem|song|story|essay"
        r"|joke|code|python)\b",
    )
)
_ENGLISH_OPENING = re.compile(
    r"(?:please|can|could|show|reveal|print|repeat|tell|give|what|who|ignore|forget|disregard"
    r"|pretend|roleplay|you|from|act|write|compose|sing)\b"
)


def refused(asked: str) -> Language | None:
    """The language of the reply if a message, in small letters, is refused; else None."""
    bare = asked.strip(" ?!.,")
    never = any(one.fullmatch(bare) for one in _NEVER_WHOLE)
    if not never and not any(one.match(bare) for one in _NEVER_OPENING):
        return None
    return "en" if _ENGLISH_OPENING.match(bare) else "id"

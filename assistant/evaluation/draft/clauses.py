"""Sentences that a question can be made of, and the small changes that make one."""

import re
from collections.abc import Iterator

from index.releases import Release
from index.sentences import sentence_spans
from index.terms import stem

_SHORTEST, _LONGEST = 40, 320  # characters of a sentence
_GLUED = re.compile(r"[a-z)”\"][A-Z]|[a-z]\d{2}|\d[a-z]{4}|[.,;:!?][A-Za-z]{2}|\s\s|[^\S ]|  ")
_INVISIBLE = re.compile(r"[\u00a0\u00ad\u180e\u200b-\u200f\u202f\u2060\ufeff]")
# What only makes sense beside the sentence before, or on the day it was written.
_LEANING = re.compile(
    r"\b(?:ini|itu|tersebut|tsb|ia|dia|beliau|mereka|kami|kita|saya|aku|anda|demikian|berikut"
    r"|kemarin|besok|tadi|lalu|mendatang|sekarang|kini|nanti|begitu|sini|situ|sana|lainnya"
    r"|dimaksud|bersangkutan|para)\b|\b(?!hanya|tanya|sebelumnya|kedepannya|seluruhnya)[a-z]{3,}nya\b",
    re.IGNORECASE,
)
_OPENERS = re.compile(
    r"^(?:Selain|Adapun|Sementara|Sedangkan|Namun|Lebih lanjut|Kemudian|Selanjutnya|Untuk|Dengan"
    r"|Dalam|Pada|Di|Dari|Hingga|Sampai|Per|Sejak|Melalui|Menurut|Karena|Oleh|Bahkan|Secara|Serta"
    r"|Dan|Atau|Jika|Bila|Apabila|Agar|Sehingga|Saat|Ketika|Setelah|Sebelum|Bagi|Tidak|Bukan|Yang"
    r"|Maka|Jadi|Tetapi|Tapi|Lalu|Terkait|Mengenai|Sebagai|Seperti|Berdasarkan|Terdapat|Ada|Telah"
    r"|Sekitar|Termasuk|Meski|Meskipun|Walaupun|Turut|Antara|Guna|Demi|Begitu|Akan|Juga|Bertempat"
    r"|Kepada|Kata|Ujar|Tak|Faktanya|Foto|Jakarta|Tanggal|Nomor|Semua|Setiap|Masing|Sebelumnya"
    r"|Sebagaimana|Silahkan|Silakan|Mari|Jangan|Inilah|Itulah|Harapan|Mudah|Semoga|Insya|Kalau|Memang"
    r"|Biar|Supaya|Kembali|Mulai|Khusus|Apa|Siapa|Bagaimana|Mengapa|Dimana|Para|Atas|Terima|Alhamdulillah"
    r"|Pasalnya|Artinya|Misalnya|Salah|Seluruh|Beberapa|Banyak|Lewat|Usai|Seiring|Sejalan|Sesuai)\b",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"(?<=\s)[A-Z][A-Za-z]+|\b20\d\d\b")
_NASALS = (("meny", "s"), ("meng", "k"), ("men", "t"), ("mem", "p"))


def clean_sentences(release: Release) -> Iterator[str]:
    """Sentences whole and unharmed: neither glued to others nor cut, on one line."""
    text = release.text
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if _SHORTEST <= len(sentence) <= _LONGEST and _is_clean(sentence):
            yield sentence


def undated(sentence: str) -> str:
    """A sentence without the place it is dated from: "Jakarta – Menteri …"."""
    return _DATELINE.sub("", sentence)


def led(sentence: str) -> tuple[str, str]:
    """A sentence without the adverbial before its subject, and that adverbial if it has a year."""
    match = _LEAD.match(sentence)
    if not match:
        return sentence, ""
    lead = match["lead"] or match["plain"]
    dated = f" {lead[0].lower()}{lead[1:]}" if re.search(r"\b20\d\d\b", lead) else ""
    rest = sentence[match.end() :]
    return rest[0].upper() + rest[1:], dated


def bare(words: str) -> str:
    """Words without what stands in brackets."""
    return re.sub(r"\s+([?,])", r"\1", " ".join(re.sub(r" ?\([^()]*\)", "", words).split()))


def stands_alone(question: str) -> bool:
    """Whether a question says what it is about: no word that leans back, and a name or a year."""
    return not _LEANING.search(question) and has_anchor(question)


def has_anchor(question: str) -> bool:
    """Whether a question holds a name or a year to find it by."""
    return bool(_ANCHOR.search(question))


def opens_plainly(clause: str) -> bool:
    """Whether a clause begins with its subject, not with a connective or an adverbial."""
    return not _OPENERS.match(clause)


def lowered(clause: str, release: Release) -> str:
    """A clause as it stands inside a sentence: its first word in lower case unless it is a name."""
    first, _, rest = clause.partition(" ")
    if not first.istitle() or _KEPT.match(clause):
        return clause
    small = re.search(rf"(?<![\w-]){re.escape(first.lower())}(?![\w-])", release.text)
    inside = re.search(rf"[a-z,] {re.escape(first)}(?![\w-])", release.text)
    titled = rest[:1].isupper()
    if (inside and titled) or (not small and (inside or titled)):
        return clause
    return f"{first.lower()} {rest}"


def passive(verb: str) -> str | None:
    """The passive of an active verb: menyalurkan → disalurkan; None where none is known.

    The nasal of *meN-* swallows k, t, s and p, which the root gives back.
    """
    if not verb.startswith("me") or len(verb) < 6:
        return None
    root = stem(verb)
    if verb.startswith(("memper", "member", "mengem", "menge")) and not root.startswith("k"):
        return "di" + re.sub(r"^me(?:m|ng)", "", verb)
    for nasal, lost in _NASALS:
        if verb.startswith(nasal):
            tail = verb[len(nasal) :]
            if tail[0] in "aiueo":
                whole = tail if root[0] in "aiueo" else lost + tail
                return "di" + whole if whole.startswith(root[:3]) else None
            return f"di{tail}"
    return f"di{verb[2:]}"


def first_part(words: str) -> str:
    """The words up to where another clause begins."""
    return _CLAUSE.split(words, maxsplit=1)[0].strip(" ,.;–-")


_DATELINE = re.compile(r"^(?:[A-Z][A-Za-z]+,? ?){1,4}(?:\([^()]*\) ?)?[–—-]+ ?(?=[A-Z])")
_LEAD = re.compile(
    r"^(?P<lead>(?:Pada|Di|Dalam|Untuk|Hingga|Sampai|Sejak|Selama|Sepanjang|Secara|Selain|Sementara|Dari"
    r"|Adapun|Berdasarkan|Menurut|Melalui|Dengan|Selanjutnya|Kemudian|Namun|Per)\b[^,“”\"]{0,70}),"
    r" (?=[A-Za-z])|^(?P<plain>Tahun ini|Saat ini|Hingga saat ini|Hingga kini|Kini) (?=[A-Za-z])"
)
_KEPT = re.compile(
    r"(?:Indonesia|Presiden|Wakil Presiden|Bank|PT|Menteri|Wakil Menteri|Menko|Wamen\w*|Men[a-z]{2,9}"
    r"|Kepala|Wakil Kepala|Deputi|Direktur|Dirjen|Gubernur|Bupati|Wali|Sekretaris|Ketua|Staf|Rektor"
    r"|Kementerian|Kemen\w+|Badan|Komisi|Dewan|Gus)\b(?! [a-z])"
)
_CLAUSE = re.compile(
    r"[,;(–]|\.(?:\s|$)| (?:atau|yang|sehingga|guna|agar|supaya|serta|sebagai|dengan|dibandingkan"
    r"|meningkat|menurun|naik|turun|tumbuh|lebih|seiring|setelah|sementara|sedangkan|karena"
    r"|didorong|dipengaruhi|terutama|sejalan|apabila|jika|namun|tetapi|dari|di antaranya"
    r"|termasuk|terdiri|untuk|dan|melalui|sekaligus|kepada|oleh)\b"
)


def _is_clean(sentence: str) -> bool:
    if _GLUED.search(sentence) or _INVISIBLE.search(sentence) or sentence[-1] not in ".”\"":
        return False
    pairs = (("(", ")"), ("“", "”"))
    closed = all(sentence.count(a) == sentence.count(b) for a, b in pairs[:1])
    return closed and (sentence[0].isupper() or sentence[0] in "“\"")

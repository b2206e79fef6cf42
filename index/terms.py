"""Indonesian text as search terms: what both sides of the keyword leg are made of.

A text becomes lower-case words with their affixes and, beside each, its stem (marked with
``STEM``), without stop words; numbers in one spelling; numeric dates with their month in
words; and one ``NAME`` term for each body or thing that goes by several names, so that
"Kominfo" finds "Kementerian Komunikasi dan Digital". Finding only: nothing here is shown.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from .names import NAMES
from .stopwords import STOP_WORDS

STEM = "~"
_SHORTEST = 4  # letters of a root that a spoken verb is taken for
NAME = "@"
MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[/](\d{1,2})(?:[/](\d{4}))?\b")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_SPELLINGS = {
    "brp": "berapa", "brapa": "berapa", "gak": "tidak", "nggak": "tidak", "ngga": "tidak",
    "enggak": "tidak", "ga": "tidak", "tdk": "tidak", "kpn": "kapan", "dmn": "dimana",
    "gmn": "bagaimana", "gimana": "bagaimana", "knp": "kenapa", "yg": "yang", "dgn": "dengan",
    "utk": "untuk", "krn": "karena", "org": "orang", "jt": "juta", "rb": "ribu", "thn": "tahun",
    "tgl": "tanggal", "bln": "bulan", "okt": "oktober", "des": "desember", "nov": "november",
    "jan": "januari", "feb": "februari", "agt": "agustus", "agst": "agustus", "sept": "september",
    "jateng": "jawatengah", "jatim": "jawatimur", "jabar": "jawabarat", "sumbar": "sumaterabarat",
    "sumut": "sumaterautara", "ortu": "orangtua", "hoax": "hoaks", "january": "januari",
    "february": "februari", "march": "maret", "may": "mei", "june": "juni", "july": "juli",
    "august": "agustus", "october": "oktober", "december": "desember",
}  # fmt: skip


def terms(text: str) -> list[str]:
    """The search terms of a text, in order: each word, then its stem, then names it ends."""
    found: list[str] = []
    words = [_SPELLINGS.get(word, word) for word in _words(text)]
    named = _names_ending_at(words)
    previous = ""
    for position, word in enumerate(words):
        # "undang-undang", "anak-anak": once is enough
        if word not in STOP_WORDS and word != previous:
            found.append(word)
            stemmed = stem(word)
            if stemmed != word:
                found.append(STEM + stemmed)
        found.extend(NAME + name for name in named.get(position, ()))
        previous = word
    return found


def content_stems(text: str) -> list[str]:
    """The stems of the content words of a text, numbers included, in order."""
    words = (_SPELLINGS.get(word, word) for word in _words(text))
    return [stem(word) for word in words if word not in STOP_WORDS]


def normalise(text: str) -> str:
    """Compatibility-composed, lower case, without zero-width characters."""
    return unicodedata.normalize("NFKC", text).translate(_INVISIBLE).lower()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The root of an Indonesian word (Nazief-Adriani with a dictionary, by Sastrawi).

    A verb as it is spoken ("masang", "nyalurin") has the root of the written one.
    """
    if not word.isascii() or not word.isalpha() or len(word) < 4:
        return word
    with _stemming:
        root = str(_stemmer.stem(word))
        if root != word or is_word(word):
            return root
        written = (str(_stemmer.stem(one)) for one in _written(word))
        return next((one for one in written if len(one) >= _SHORTEST and is_word(one)), word)


def _written(verb: str) -> Iterator[str]:
    """What a verb may be in writing: "me-" before a nasal, "c" for "ny", "-kan" for "-in"."""
    endings = [f"{verb[:-2]}kan", verb[:-2]] if verb.endswith("in") else [verb]
    for one in endings:
        if one.startswith("ny"):
            yield f"c{one[2:]}"
        if one.startswith("nge"):
            yield one[3:]
        if one.startswith(("m", "n")):
            yield f"me{one}"
        yield one


def is_word(word: str) -> bool:
    """Whether a word is a root in the dictionary."""
    return bool(_stemmer.delegatedStemmer.dictionary.contains(word))


_stemmer = StemmerFactory().create_stemmer(False)
_stemming = threading.Lock()


def _words(text: str) -> list[str]:
    return [number(token) for token in _TOKEN.findall(dates_in_words(normalise(text)))]


def dates_in_words(text: str) -> str:
    """The text with 3/6/2025 and 3/6 written as "3 juni 2025" and "3 juni"."""

    def in_words(match: re.Match[str]) -> str:
        day, month, year = int(match[1]), int(match[2]), match[3] or ""
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return match[0]
        return f"{day} {MONTHS[month - 1]} {year}"

    return _NUMERIC_DATE.sub(in_words, text)


def number(token: str) -> str:
    """ "3.262" and "3262" are one number; so are "6,00" and "6"; "4.25" is "4,25"."""
    if not token[0].isdigit():
        return token
    whole, _, fraction = token.replace(".", "").partition(",")
    if re.fullmatch(r"\d{1,3}\.\d{1,2}", token):
        whole, _, fraction = token.partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole.lstrip('0') or '0'},{fraction}" if fraction else whole.lstrip("0") or "0"


def _names_ending_at(words: list[str]) -> dict[int, list[str]]:
    """Position of the last word of each known name → its canonical names."""
    found: dict[int, list[str]] = {}
    for position, word in enumerate(words):
        for phrase, name in _PHRASES.get(word, ()):
            start = position - len(phrase) + 1
            if start >= 0 and words[start : position + 1] == phrase:
                found.setdefault(position, []).append(name)
    return found


def _phrases_by_last_word() -> dict[str, list[tuple[list[str], str]]]:
    table: dict[str, list[tuple[list[str], str]]] = {}
    for name, spellings in NAMES.items():
        for spelling in spellings:
            phrase = _words(spelling)
            table.setdefault(phrase[-1], []).append((phrase, name))
    return table


_PHRASES = _phrases_by_last_word()

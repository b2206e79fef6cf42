"""Near misses: a question with one thing in it exchanged, so that its passage answers no more.

A year, a month, a place, an ordinal or a body of the question becomes another one that the
passage does not know. What is learnt from it is to look at every part of a question.
"""

import random
import re
from collections.abc import Callable

from index.agencies import agencies_in
from index.agency_table import AGENCIES
from index.terms import MONTHS

_PLACES = (
    "Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Kepulauan Riau", "Jambi", "Bengkulu",
    "Sumatera Selatan", "Bangka Belitung", "Lampung", "Banten", "Jakarta", "Jawa Barat",
    "Jawa Tengah", "Yogyakarta", "Jawa Timur", "Bali", "Nusa Tenggara Barat", "NTB",
    "Nusa Tenggara Timur", "NTT", "Kalimantan Barat", "Kalimantan Tengah", "Kalimantan Selatan",
    "Kalimantan Timur", "Kalimantan Utara", "Sulawesi Utara", "Gorontalo", "Sulawesi Tengah",
    "Sulawesi Barat", "Sulawesi Selatan", "Sulawesi Tenggara", "Maluku", "Maluku Utara", "Papua",
    "Papua Barat", "Sumbar", "Sumut", "Sumsel", "Jabar", "Jateng", "Jatim", "Kaltim", "Kalbar",
    "Sulsel", "Sulut", "Medan", "Padang", "Palembang", "Bandung", "Semarang", "Surabaya", "Malang",
    "Denpasar", "Makassar", "Manado", "Ambon", "Jayapura", "Pontianak", "Balikpapan", "Batam",
    "Bogor", "Bekasi", "Tangerang", "Cirebon", "Solo", "Kupang", "Mataram", "Sorong", "Merauke",
    "Jepang", "Malaysia", "Singapura", "Tiongkok", "Korea Selatan", "India", "Australia", "Jerman",
    "Belanda", "Arab Saudi", "Turki", "Rusia", "Prancis", "Vietnam", "Thailand",
)  # fmt: skip
_PLACE = re.compile(rf"\b(?:{'|'.join(sorted(_PLACES, key=len, reverse=True))})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20[12]\d\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_NTH = re.compile(
    r"\b((?:batch|tahap|gelombang|edisi|angkatan|jilid|seri|kelas|pasal|ke)[- ])(\d+)\b", re.I
)


def swapped(question: str, passage: str, draw: random.Random) -> str | None:
    """The question with one thing exchanged for one of its kind that ``passage`` does not name.

    None where there is nothing to exchange.
    """
    ways: list[Callable[[str, str, random.Random], str | None]] = [_body, _place, _year, _month,
                                                                   _nth]  # fmt: skip
    found = (way(question, passage, draw) for way in draw.sample(ways, len(ways)))
    return next((one for one in found if one and one != question), None)


def _place(question: str, passage: str, draw: random.Random) -> str | None:
    return _replaced(_PLACE, question, _other(_PLACES, passage + question, draw))


def _year(question: str, passage: str, draw: random.Random) -> str | None:
    match = _YEAR.search(question)
    if match is None:
        return None
    years = [str(int(match[0]) + step) for step in (-2, -1, 1, 2)]
    return _replaced(_YEAR, question, _other(years, passage + question, draw))


def _month(question: str, passage: str, draw: random.Random) -> str | None:
    other = _other([month.capitalize() for month in MONTHS], passage + question, draw)
    return _replaced(_MONTH, question, other)


def _nth(question: str, passage: str, draw: random.Random) -> str | None:
    match = _NTH.search(question)
    if match is None:
        return None
    other = match[1] + str(int(match[2]) + draw.choice((1, 2, 3)))
    if other.lower() in passage.lower():
        return None
    return question[: match.start()] + other + question[match.end() :]


def _body(question: str, passage: str, draw: random.Random) -> str | None:
    mentions = agencies_in(question)
    if not mentions:
        return None
    named = {one.agency.key for one in (*mentions, *agencies_in(passage))}
    others = [one for one in AGENCIES if one.key not in named and not one.past]
    other = draw.choice(others)
    mention = mentions[0]
    short = len(question[mention.start : mention.end]) < 12 and other.short
    name = other.short[0] if short else other.name
    return question[: mention.start] + name + question[mention.end :]


def _other(names: tuple[str, ...] | list[str], known: str, draw: random.Random) -> str | None:
    free = [name for name in names if name.lower() not in known.lower()]
    return draw.choice(free) if free else None


def _replaced(pattern: re.Pattern[str], question: str, other: str | None) -> str | None:
    match = pattern.search(question)
    if match is None or other is None:
        return None
    return question[: match.start()] + other + question[match.end() :]

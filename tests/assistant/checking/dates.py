"""Where the dates and times of a sentence stand, and changes that make the sentence false."""

import datetime
import re
from collections.abc import Iterator

from .material import Material

_ID = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()
_EN = (
    "January February March April May June July August September October November December"
).split()
_MONTH = "|".join((*_ID, *(month for month in _EN if month not in _ID)))
DATE = re.compile(
    rf"(?<![\d/])(?:(?P<day>\d{{1,2}}) (?P<name>{_MONTH})(?: (?P<year>20\d\d))?"
    r"|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d\d))(?![\d/])"
    rf"|(?<!\d )\b(?P<lone>{_MONTH}) (?P<its>20\d\d)\b"
    rf"|(?<!\d)\d{{1,2}}(?=(?:–|-| s\.d\. | sampai(?: dengan)? | hingga | to | from )\d{{1,2}} (?:{_MONTH}))"
)
TIME = re.compile(
    r"(?<=pukul )\d\d\.\d\d|(?<=at )\d\d:\d\d|\b\d\d\.\d\d(?=–\d\d\.\d\d)|(?<=\d\d\.\d\d–)\d\d\.\d\d"
    r"|(?<=\d\d\.\d\d sampai )\d\d\.\d\d"
)
YEAR = re.compile(r"(?<![\d/.,-])20[0-4]\d(?![\d/]|[.,]\d)")
# until a day: until a later one does not follow; from a day: from an earlier one does not
_UNTIL = re.compile(
    r"\b(?:sampai(?: dengan)?|hingga|s\.d\.|until|to)(?: \w+day,?| [A-Z]\w+,?| tanggal)? ?\(?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:sejak|mulai|per|from|since|dari)(?: [A-Z]\w+,?| tanggal)? ?\(?$", re.IGNORECASE
)
# "not (any more) on that day" stays true of another day
_DENIED = re.compile(r"\b(?:bukan(?: lagi)?|not)(?: pada| on)? $")
_DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
_WEEKDAY = re.compile(
    rf"(?<!sampai )(?<!–)\b(?:{'|'.join(_DAYS)})\b(?!–| sampai)(?= malam| pagi|,? \(?\d)"
)


def day_changed(material: Material) -> Iterator[str]:
    """Another day of the same month."""
    for match in _dates(material.said, "day", "d"):
        group = "day" if match["day"] else "d"
        now = int(match[group])
        days = (str(day) for day in range(1, 29) if _moves(material, match, day - now))
        yield from _put(material, match, group, days)


def month_changed(material: Material) -> Iterator[str]:
    """Another month of the same year."""
    for match in _dates(material.said, "name", "m", "lone"):
        if match["m"]:
            now = int(match["m"])
            numbers = (str(one) for one in range(1, 13) if _moves(material, match, one - now))
            yield from _put(material, match, "m", numbers)
            continue
        group = "name" if match["name"] else "lone"
        months = _EN if match[group] not in _ID or material.english else _ID
        now = months.index(match[group])
        names = (name for at, name in enumerate(months) if _moves(material, match, at - now))
        yield from _put(material, match, group, names)


def year_changed(material: Material) -> Iterator[str]:
    """The year before or after, of a date or alone."""
    for match in _dates(material.said, "year", "y", "its"):
        group = next(name for name in ("year", "y", "its") if match[name])
        steps = (step for step in (-1, 1) if _moves(material, match, step))
        yield from _put(material, match, group, (str(int(match[group]) + step) for step in steps))
    dated = [match.span() for match in DATE.finditer(material.said)]
    for match in YEAR.finditer(material.said):
        inside = any(start <= match.start() < end for start, end in dated)
        if not inside and not material.said[: match.start()].endswith("Tahun "):
            other = str(int(match[0]) + material.draw.choice((-1, 1)))
            if other not in YEAR.findall(material.said):
                yield material.put(*match.span(), other)


def date_borrowed(material: Material) -> Iterator[str]:
    """A whole date changed to another date of the same release."""
    mine = {_value(match) for match in DATE.finditer(material.said)} - {None}
    for match in DATE.finditer(material.said):
        now = _value(match)
        if now is None:
            continue
        choices = set()
        for text in (material.quote, *material.others):
            for other in DATE.finditer(text):
                value = _value(other)
                if value and value not in mine and _moves(material, match, (value - now).days):
                    choices.add(_written(value, match, material.english))
        if choice := material.one(choices):
            yield material.put(*match.span(), choice)


def time_changed(material: Material) -> Iterator[str]:
    """Another hour; a range of hours only becomes wider."""
    said = material.said
    for match in TIME.finditer(said):
        hour, rest = int(match[0][:2]), match[0][2:]
        first = re.match(r"(?:–| sampai | hingga )\d\d\.", said[match.end() :])
        last = re.search(r"\d\d\.\d\d(?:–| sampai | hingga )$", said[: match.start()])
        steps = [-2, -1] if first else [1, 2] if last else [-2, 2, 3]
        yield material.put(*match.span(), f"{hour + material.draw.choice(steps):02d}{rest}")


def weekday_changed(material: Material) -> Iterator[str]:
    """Another day of the week before a date."""
    for match in _WEEKDAY.finditer(material.said):
        yield from _put(material, match, 0, (day for day in _DAYS if day not in material.said))


def _dates(said: str, *groups: str) -> Iterator[re.Match[str]]:
    return (match for match in DATE.finditer(said) if any(match[group] for group in groups))


def _moves(material: Material, match: re.Match[str], step: int) -> bool:
    """Whether a date moved by so much is false: a span of time may not become a part of itself."""
    before = material.said[: match.start()]
    if _DENIED.search(before):
        return False
    if _UNTIL.search(before) or re.search(r"\w ?(?:–|-)$", before):
        return step > 0
    if re.match(r" ?–", material.said[match.end() :]) or _SINCE.search(before):
        return step < 0
    return step != 0


def _put(
    material: Material, match: re.Match[str], group: str | int, choices: Iterator[str]
) -> Iterator[str]:
    if choice := material.one(choices):
        yield material.put(*match.span(group), choice)


def _value(match: re.Match[str]) -> datetime.date | None:
    try:
        if match["d"]:
            return datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
        if match["year"]:
            return datetime.date(int(match["year"]), _number(match["name"]), int(match["day"]))
    except ValueError:
        return None
    return None


def _number(month: str) -> int:
    return (_ID.index(month) if month in _ID else _EN.index(month)) + 1


def _written(value: datetime.date, like: re.Match[str], english: bool) -> str:
    if like["d"]:
        return f"{value.day}/{value.month}/{value.year}"
    return f"{value.day} {(_EN if english else _ID)[value.month - 1]} {value.year}"

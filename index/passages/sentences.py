"""Where the sentences of a press release start and end, in the stored original.

Many releases lost their line breaks ("tinggi.Hal tersebut"), others are wrapped at a
fixed width. Nothing is normalised here: every span counts characters of the text as given.
Each rule below proposes cuts; a sentence is what lies between two cuts, trimmed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, pairwise

from .abbreviations import OPENERS, is_abbreviation
from .wrapping import (
    ADDRESS_END,
    BREAK,
    BULLETS,
    ITEM,
    LABEL,
    LISTED,
    VISIBLE,
    Span,
    blocks,
    line_cuts,
    trim,
)

_STOP = re.compile(r"[.!?…]+")

_QUOTE = re.compile(r"[\"“”„«»]|\n[^\S\n]*\n")
_OPENS_ONLY, _CLOSES_ONLY = "“„«", "”»"

_MONTH = (
    "(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"
)
_DATE = rf"\d{{1,2}} ?{_MONTH} ?20\d\d"
# Addresses and document numbers, in which a full stop ends nothing.
_KEPT = re.compile(
    r"(?:https?://|www\.)[a-z\d.-]{0,80}(?<![.-])(?:/[^\s”\"“)\]]{0,400}(?<![.,;:!?]))?"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[a-z\d.-]{1,80}(?<![.-])"
    r"|(?<![\w./-])[A-Z\d][A-Za-z\d.-]{0,30}/(?:[A-Z\d][A-Za-z\d.-]{0,30}/){0,6}\d{2,4}(?!\d)"
)
_DOMAIN_END = re.compile(r"(?:Com|Co|Id|Net|Org|COM|CO|ID|NET|ORG)\b")

_INLINE_BULLET = re.compile(f"[{BULLETS}]+")
_INLINE_ITEM = re.compile(r"(?<![\d,/(-])(?<!\d\.)(\d{1,2})([.)])(?![\d)])\s{0,5}(?=[A-Z“\"])")
# The rows of a table that was glued together: "(BPH Migas)2Arief WardonoAnggota".
_ROW = re.compile(r"(?<=[A-Za-z)])(\d{1,2})()(?=[A-Z][a-z])")
# The headlines of a list of hoaxes, each behind its label.
_LABELLED = re.compile(
    r"\[(?:(?<=[\n:.!?…”\"a-z]\[)|(?<=\A\[))(?:HOAKS|HOAX|DISINFORMASI|MISINFORMASI)\]"
    r"(?=\s?[A-Z\d“\"])"
)
_CREDIT = re.compile(
    r"[.!?][”\"]?\s?(\((?:[^()\d\n]{1,60}|[a-z\d]{2,6}(?:/[a-z\d]{2,6})+)\)\**)(?=\s?[A-Z#])"
)
# A capital or a number glued to what precedes it: the only places where _SEAM is tried.
_JUNCTION = re.compile(
    r"[A-Z](?:(?<=[a-z\d)\"”].)|(?<=[A-Z][A-Z].)(?=[a-z])|(?<=INDONESIAS)|(?<=SIARAN PERS.))"
    r"|\d(?<=[a-z].)|#(?<=\w.)"
)
_GLUED_OPENERS = "|".join(sorted(OPENERS - {"Ini", "Itu", "Dan"}))
_ACCOUNTS = "Website|E-?mail|LinkedIn|Facebook|Instagram|Twitter|YouTube|TikTok|X"
# Where a glued text changes subject without a full stop: mastheads, datelines, footers.
_SEAM = re.compile(
    rf"(?<=[A-Za-z\"”)])(?=[A-Z][a-z]+(?: [A-Z][\w.]*){{0,2}}, {_DATE})"
    rf"|(?<=[a-z])(?={_DATE})"
    rf"|(?<=[a-z] 20\d\d)(?=[A-Z][A-Za-z])|(?<=[a-z]20\d\d)(?=[A-Z][A-Za-z])"
    rf"|(?<=/20\d\d)(?=[A-Z][A-Za-z])|(?<=/20\d\d)(?=Tanggal)"
    rf"|(?<=\d kali)(?=[A-Z])|(?<=\dPrint)(?=[A-Z])|(?<=\))(?=[A-Z][a-z])|(?<=\w)(?=#[A-Z])"
    rf"|(?<=INDONESIA)(?=SIARAN PERS)|(?<=SIARAN PERS)(?=NOMOR|[A-Z]+\.\d)"
    rf"|(?<=[A-Za-z])(?=Bagikan Ini!|Biro (?:Komunikasi Publik|Hukum dan Humas)|Kepala Biro)"
    rf"|(?<=[A-Za-z])(?=(?:{_ACCOUNTS}) ?:|Twitter, )"
    rf"|(?:(?<=[a-z]{{4}})|(?<=[A-Z]{{2}}))(?=(?:{_GLUED_OPENERS})[ ,] ?\w)"
)
_PRINTED = re.compile(rf"(?:(?<=20\d\d)|(?<!\d)){_DATE}\d*Print")
_MASTHEAD = re.compile(rf"(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), {_DATE} - Dibaca")
_DATELINE = re.compile(rf"[^,\d]{{3,30}}, {_DATE}\Z")
_HEADING = 120  # characters


def sentence_spans(text: str) -> list[Span]:
    """Spans of the sentences of ``text``: ordered, trimmed, covering all that is not blank."""
    items = _inline_items(text)
    cuts = {0, len(text), *items, *line_cuts(text), *_masthead_cuts(text)}
    glued = (m.start() for m in _JUNCTION.finditer(text))
    cuts.update(at for at in glued if _SEAM.match(text, at))
    cuts.update(m.start() for m in _INLINE_BULLET.finditer(text))
    cuts.update(m.start() for m in _LABELLED.finditer(text))
    cuts.update(c for m in _CREDIT.finditer(text) for c in m.span(1))
    cuts.update(_stop_cuts(text, items))
    pieces = (trim(text, a, b) for a, b in pairwise(sorted(cuts)))
    return [piece for piece in pieces if piece[0] < piece[1]]


def is_heading(text: str, span: Span) -> bool:
    """Whether a sentence is a heading: short, alone on its line, and without a final stop."""
    start, end = span
    if end - start > _HEADING or not (text[start].isupper() or text[start] in "0123456789["):
        return False
    if text[end - 1] in ".!;:,…*" or "\t" in text[start:end] or not _alone(text, span):
        return False
    line = text[start:end]
    if sum(map(str.isalpha, line)) < 3 or ITEM.match(line) or LABEL.match(line):
        return False
    return not (ADDRESS_END.search(line) or LISTED.search(line) or _DATELINE.match(line))


def _alone(text: str, span: Span) -> bool:
    start, end = span
    while start > 0 and not BREAK.match(text, start - 1):
        start -= 1
        if VISIBLE.match(text, start):
            return False
    after = VISIBLE.search(text, end)
    return after is None or BREAK.search(text, end, after.start()) is not None


def _opening_quotes(text: str) -> set[int]:
    """Positions of the double quotes that open; every other one closes.

    Publishers swap “ and ”, and straight ones say nothing: the neighbours decide first,
    then the glyph, then whether a quotation is open. A blank line closes what is open.
    """
    opening: set[int] = set()
    is_open = False
    for mark in _QUOTE.finditer(text):
        at, glyph = mark.start(), mark.group()
        if len(glyph) > 1:
            is_open = False
            continue
        spaced_before = at == 0 or text[at - 1].isspace() or text[at - 1] in "(["
        spaced_after = at + 1 >= len(text) or text[at + 1].isspace() or text[at + 1] in ".,;:!?)]"
        if spaced_before != spaced_after:
            is_open = spaced_before
        elif glyph in _OPENS_ONLY:
            is_open = True
        elif glyph in _CLOSES_ONLY and is_open:
            is_open = False
        else:
            is_open = not is_open
        if is_open:
            opening.add(at)
    return opening


def in_quotation(text: str, at: int, longest: int = 1_500) -> bool:
    """Whether a quotation of at most ``longest`` characters opens before a place and closes behind.

    A blank line closes what is open, so that a mark nobody closed opens nothing long.
    """
    before = None
    opening = _opening_quotes(text)
    for mark in _QUOTE.finditer(text):
        if mark.start() >= at:
            if before is None or before not in opening or mark.start() in opening:
                return False
            return len(mark.group()) == 1 and mark.end() - before <= longest
        before = mark.start()
    return False


def _inline_items(text: str) -> dict[int, int]:
    """Numbered items inside a line ("berikut:1. Gizi.2. Air"): start → end of the number.

    Only numbers that count up from 1 are taken, so that "Desil 1. Setelah" stays an end.
    """
    return _counted(text, _INLINE_ITEM, 2) | _counted(text, _ROW, 3)


def _counted(text: str, pattern: re.Pattern[str], least: int) -> dict[int, int]:
    items: dict[int, int] = {}
    run: dict[int, int] = {}
    for match in pattern.finditer(text):
        number, start = int(match[1]), match.start()
        spaced = start > 1 and text[start - 1] in " \u00a0" and text[start - 2].isalnum()
        if spaced and match[2] == ".":
            continue
        if number == len(run) + 1:
            run[start] = match.end(2)
        elif number == 1:
            run = {start: match.end(2)}
        if len(run) >= least:
            items.update(run)
    return items


def _masthead_cuts(text: str) -> Iterator[int]:
    """The title, the date and the counter of page views that open the texts of two ministries.

    ESDM repeats the title, glued to the first sentence: cut around the second one too.
    """
    if printed := _PRINTED.search(text, 0, 600):
        yield from printed.span()
    masthead = _MASTHEAD.search(text, 0, 600)
    if masthead and VISIBLE.search(text, 0, masthead.start()):
        yield masthead.start()
        title = r"\s*".join(map(re.escape, text[: masthead.start()].split()))
        again = re.compile(title).search(text, masthead.end(), masthead.end() + 1200)
        yield from again.span() if again else ()


def _stop_cuts(text: str, items: dict[int, int]) -> Iterator[int]:
    """The positions after full stops (and their closing quotes and brackets) that end."""
    opening = _opening_quotes(text)
    kept = [m.span() for m in _KEPT.finditer(text)]
    kept += items.items()
    kept += [
        m.span()
        for start, end in chain.from_iterable(blocks(text))
        if (m := ITEM.match(text, start, end))
    ]
    kept.sort()
    starts = [start for start, _ in kept]
    for stop in _STOP.finditer(text):
        end = _past_closers(text, stop.end(), opening)
        following = VISIBLE.search(text, end)
        if following is None:
            return
        nearest = bisect_right(starts, stop.start()) - 1
        if nearest >= 0 and stop.end() <= kept[nearest][1]:
            continue
        if _ends(text, stop.span(), end, following.start(), opening):
            yield end


def _past_closers(text: str, at: int, opening: set[int]) -> int:
    while at < len(text):
        is_quote = text[at] in '"“”„«»' and at not in opening
        if not is_quote and text[at] not in ")]}’*_":
            break
        at += 1
    return at


def _ends(text: str, stop: Span, end: int, after: int, opening: set[int]) -> bool:
    """Whether a sentence ends with a stop, ``end`` being past its closers, ``after`` the next."""
    first, last = stop
    following, glued = text[after], after == end
    if following.islower() or not (following.isalnum() or after in opening or following in "([#‘"):
        return False
    quoted = any(text[i] in '"“”»' for i in range(last, end))
    if text[first:last] == "." and not quoted and is_abbreviation(text, first, after):
        return False
    if not glued or last < end:
        return True
    if following.isdigit():
        return text[max(0, first - 4) : first].isalpha()
    if following.isupper():
        return first > 0 and not text[first - 1].isspace() and not _DOMAIN_END.match(text, after)
    # Scripts without capitals: only a space tells.
    return not following.isalpha()

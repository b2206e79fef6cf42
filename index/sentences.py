"""Where the sentences of a press release start and end, in the stored original.

Many releases lost their line breaks ("tinggi.Hal tersebut"), others are wrapped at a
fixed width. Nothing is normalised here: every span counts characters of the text as given.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

Span = tuple[int, int]

# White space plus the zero-width characters that some publishers scatter in their texts.
BLANK = r"\s\u00ad\u180e\u200b-\u200f\u2060\ufeff"
_GAP = re.compile(f"[{BLANK}]+")
_VISIBLE = re.compile(f"[^{BLANK}]")
_BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_STOP = re.compile(r"[.!?…]+")
_CLOSERS = ")]}’»*_"

# Never the last word of a sentence. Those of _BEFORE_DIGIT only before a number, those of
# _BEFORE_NAME only in this spelling; those of _MAY_END end a sentence before a capital.
_ALWAYS = frozenset(
    "no nr jl jln jend dr drs dra drg drh ir hj kh tgl rp bpk sdr sdri yth cq plt plh pjs prof"
    " telp tlp kav hlm vs sda moh muh mhd abd ust tgk ny tn nn mr mrs ms gg yg dgn a.l al co".split()
)
_BEFORE_NAME = frozenset(
    "Kab Kec Kel Prov Ds Dsn St Mt Pol Purn Inf Ph Sp Pj PT CV UD Gd Kol Laks Alm Tk Ft".split()
)
_BEFORE_DIGIT = frozenset("km kav lt rt rw tel hp fax ext hal hlm vol ed bab pmk sk uu tap".split())
_MAY_END = frozenset("dll dkk dsb dst tbk ltd inc corp etc jr sr".split())
# "vitamin A." is the end of a sentence, "Rivan A." is not.
_LETTERED = frozenset(
    "vitamin tipe type kelas golongan hepatitis blok kelompok grup seri zona kategori jenis plan"
    " lampiran peringkat nilai akreditasi opsi huruf gedung".split()
)
_DEGREE = re.compile(r"(?:[SMABD]|Sp|Ph|Lc)(?:\.[A-Z][A-Za-z]{0,3})+\Z")
_SHORT_WORD = re.compile(r"[A-Z][A-Za-z]{0,3}(?![a-z])(?=[.,)\s]|\Z)")
_DOMAIN_END = re.compile(r"(?:Com|Co|Id|Net|Org|COM|CO|ID|NET|ORG)\b")
_LETTER_ITEM = re.compile(r"[a-z][.)]\s")

_MONTH = (
    "(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"
)
_DATE = rf"\d{{1,2}} {_MONTH} 20\d\d"
_KEPT = re.compile(
    r"(?:https?://|www\.)[a-z\d.-]{0,80}(?:/[^\s”\"“)\]]{0,400}(?<![.,;:!?]))?"
    r"|[\w.+-]{1,64}@[a-z\d.-]{1,80}"
    r"|(?<![\w.])[A-Z\d][A-Za-z\d.-]{0,30}/(?:[A-Z\d][A-Za-z\d.-]{0,30}/){0,6}\d{2,4}(?!\d)"
)
_ITEM_LINE = re.compile(
    rf"[{BLANK}]*(?:\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}})[.)](?!\d)|[-–•●▪◦·*➢✓▶►](?=[{BLANK}]))"
)
_INLINE_ITEM = re.compile(r"(?<![\d.,/:(])(\d{1,2})[.)](?![\d)])\s?(?=[A-Z“\"])")
_CREDIT = re.compile(r"[.!?”\"]\s?(\([^()\d\n]{2,60}\)\**)(?=\s?[A-Z#])")
_SEAM = re.compile(
    rf"(?<=[a-z\"”)])(?=[A-Z][a-z]+, {_DATE})"
    rf"|(?<=[a-z])(?={_DATE})"
    rf"|(?<=[a-z] 20\d\d)(?=[A-Z][a-z])"
    rf"|(?<=/20\d\d)(?=[A-Z][a-z])"
    rf"|(?<=\d kali)(?=[A-Z])"
    rf"|(?<=INDONESIA)(?=SIARAN PERS)"
    rf"|(?<=SIARAN PERS)(?=NOMOR|[A-Z]+\.\d)"
)
_LABEL = re.compile(r"[^\W\d_][^\n:.]{0,40}: ?\S")
_ADDRESS_END = re.compile(r"(?:https?:\S*|www\.\S*|\S*@\S+|\S+\.(?:id|com|org|net)\S*)\Z")
_MASTHEAD = re.compile(rf"(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), {_DATE} - Dibaca")


def sentence_spans(text: str) -> list[Span]:
    """Spans of the sentences of ``text``: ordered, trimmed, covering all that is not blank."""
    quotes = _quote_roles(text)
    markers = set(_inline_items(text))
    kept = [m.span() for m in _KEPT.finditer(text)]
    cuts = {0, len(text), *markers, *(m.start() for m in _SEAM.finditer(text))}
    cuts.update(_masthead_cuts(text))
    cuts.update(c for m in _CREDIT.finditer(text) for c in m.span(1))
    cuts.update(_line_cuts(text))
    cuts.update(_stop_cuts(text, quotes, kept))
    edges = sorted(cuts)
    pieces = (_trim(text, a, b) for a, b in zip(edges, edges[1:], strict=False))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _trim(text: str, start: int, end: int) -> Span:
    first = _VISIBLE.search(text, start, end)
    if first is None:
        return end, end
    while not _VISIBLE.match(text, end - 1):
        end -= 1
    return first.start(), end

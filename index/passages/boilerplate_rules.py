"""Which sentences are boilerplate: patterns of whole lines, by where they may stand.

A rule matches a whole sentence, its white space made one blank. Kinds are those of ``Mark``.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """Which whole sentences are of a kind; ``beside`` which kinds, if not by themselves."""

    kind: str
    pattern: re.Pattern[str]
    beside: frozenset[str] = frozenset()


def _rule(kind: str, pattern: str, beside: str = "") -> Rule:
    return Rule(kind, re.compile(pattern), frozenset(beside.split()))


_DAY = "(?:Senin|Selasa|Rabu|Kamis|Jum[’']?at|Sabtu|Minggu)"
_MONTH = (
    "(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"
)
_DATE = rf"(?:{_DAY}, ?)?\d{{1,2}} ?{_MONTH} ?(?:19|20)\d\d"
_PLACE = r"[A-Z][\w.’'-]*(?:[ ,]+[A-Z][\w.’'-]*){0,4}"
_NUMBERED = r"[A-Z\d][\w.,-]*(?: ?/ ?[\w.,-]+){2,8}"
# A line of words with capitals: names of people, of offices, of bodies.
_SMALL = "dan|di|bidang|serta|untuk|atas|and|of|the|for"
_CAPITALS = rf"[A-Z][\w.’'-]*,?(?: (?:[A-Z(&/–-][\w.’'()&/-]*,?|{_SMALL})){{0,14}}"
_PRESS = r"(?=[^.:;]{0,60}(?:Humas|Hubungan|Komunikasi|Informasi|Penerangan|Protokol|Pers\b))"
_OFFICE = (
    rf"Humas|Hubungan Masyarakat|Tim Humas|Public Relations|(?:Biro|Pusat|Bagian|Tim) {_PRESS}"
    r"[A-Z][\w.]*,?"
)
_ACTING = r"(?:(?:Plt|Plh|Pj)\.? ?)?"
_SPOKEN = (
    rf"{_ACTING}(?:(?:Kepala (?:Biro|Pusat|Bagian)|Direktur(?: Eksekutif)? Departemen) {_PRESS}"
    r"|Juru Bicara)"
)
_ROLE = (
    rf"{_ACTING}(?:Kepala (?:Biro|Pusat)|Juru Bicara|Sekretaris (?:Jenderal|Kementerian|Utama)"
    r"|Inspektur Jenderal|Direktur(?: Eksekutif)? Departemen|Corporate Secretary)"
)
_SITES = (
    r"(?:Website|Web|Laman|Situs(?: [Ww]eb)?|Facebook|Instagram|Twitter|X|YouTube|Youtube|TikTok"
    r"|Tiktok|Threads|LinkedIn|Linkedin|Telegram|FB|IG)"
)
_REACH = (
    r"(?:E-?mail|Surel|Telp\.?|Telepon|Tel\.?|Faks?(?:imile)?\.?|Fax|WA|WhatsApp|Whatsapp|HP"
    r"|Call [Cc]enter|Hotline|Alamat|Persuratan|Pengaduan[\w/, ]{0,40}|Pertanyaan dan Pengaduan"
    r"|Siaran Pers [\w ]{2,40})"
)
_CREDITED = r"Biro|Humas|Setjen|Editor|Penulis|Penyunting|Pewarta|Reporter|Foto|Tim|Sumber|Dok"
_BY = r"(?i:editor|penulis|penyunting|pewarta|reporter|fotografer|foto|dok|dokumentasi)"

MENU = re.compile(rf"(?=.{{2,80}}\Z){_CAPITALS}")
TITLE = _rule("title", "")  # told by the release's title, not by a pattern

# What no sentence of a release could be, wherever it stands alone.
ANYWHERE = (
    _rule("counter", rf"{_DATE} ?[-–|] ?(?:Dibaca|Dilihat) ?:? ?[\d.]+ ?(?:kali|[x×])"),
    _rule("counter", r"(?:Dibaca|Dilihat) ?:? ?[\d.]+ ?(?:kali|[x×])"),
    _rule("share", r"Bagikan (?:[Ii]ni|[Aa]rtikel|[Bb]erita|[Hh]alaman)(?: [Ii]ni)? ?[!:.]?"),
    _rule(
        "navigation",
        r"Press esc to .{3,40}|Apakah informasi (?:di atas|ini) (?:cukup )?membantu ?\?",
    ),
    _rule("copyright", r"Hak [Cc]ipta (?:[Dd]ilindungi|.{0,80}(?:©|(?:19|20)\d\d)).{0,60}"),
    _rule("copyright", r"(?:©|\([cC]\)|Copyright).{0,120}|.{0,100}All [Rr]ights [Rr]eserved\.?"),
)
# Where one of these may be.
HINT = re.compile(
    r"[Dd](?:ibaca|ilihat) ?:? ?\d|Bagikan [A-Za-z]|membantu ?\?|[Hh]ak [Cc]ipta\b|©|\([cC]\)"
    r"|Copyright\b|All [Rr]ights\b|Press esc\b"
)
OPENING = (
    _rule(
        "letterhead",
        r"(?:KEMENTERIAN|BADAN|SEKRETARIAT|KOMISI|BANK) [A-Z .,&/-]{4,120}",
        "letterhead number date counter",
    ),
    _rule("letterhead", r"REPUBLIK INDONESIA|SIARAN ?PERS|PRESS RELEASE|(?:Siaran|SIARAN) Pers"),
    _rule("number", rf"(?:(?:Siaran Pers|SIARAN PERS) ?)?(?:NOMOR|Nomor|No\.?) ?:? ?{_NUMBERED}"),
    _rule("number", r"[A-Z]{2}\.[\d.]+(?:/[\w.]+){2,8}"),
    _rule("counter", rf"{_DATE}\d*Print"),
    _rule("date", rf"(?:Tanggal|TANGGAL) ?: ?{_DATE}|{_PLACE}, ?{_DATE}"),
    _rule("date", _DATE, "title letterhead number counter"),
)
CLOSING = (
    _rule("share", r"Shares?|(?:Share|Bagikan) ?(?:on|to|ke|:).{0,60}|Tweet|Cetak|Print"),
    _rule("navigation", r"Y[Aa] ?T(?:IDAK|idak)|Kembali(?: ke .{0,30})?|Beranda|Selengkapnya"),
    _rule("navigation", r"(?:Berita|Artikel|Siaran Pers|Rilis) (?:[Tt]erkait|[Ll]ainnya) ?:?"),
    _rule("navigation", r"(?:Baca|Lihat|Simak) [Jj]uga ?: ?.{1,200}"),
    _rule("navigation", r"(?:Format|Versi|Dokumen) (?i:pdf) .{0,40}(?:diunduh|diakses).{0,60}"),
    _rule("hashtags", r"(?:#\w+[\s,.]*)+"),
    _rule("credit", r"(?:\* ?){1,5}|[-–—]{2,}|[(\[]\*+[)\]]"),
    _rule(
        "credit",
        r"[(\[](?!(?i:RUU|UU|lihat)\b)[A-Za-z][A-Za-z\d]{0,5}(?:[/., &]+[A-Za-z\d]{1,6}){0,6}"
        r"[)\]]\**",
    ),
    _rule(
        "credit",
        rf"[”\"* ]*[(\[](?:{_CREDITED}|[^()\[\]]{{1,40}}(?:{_BY}) ?:)\b[^()\[\]]{{0,80}}[)\]]"
        r"[.*”\" ]*",
    ),
    _rule("credit", rf"(?:{_BY})(?: ?(?:&|dan|/) ?(?:{_BY}))* ?: ?[^.!?:]{{2,50}}"),
    _rule("credit", r"Sumber ?: ?\S{4,80}"),
    _rule(
        "closing",
        r"Demikian ?(?:lah)? ?(?:siaran ?pers|press ?release|rilis|pengumuman)? ?(?:ini)? ?"
        r"(?:ini|di|kami|untuk)[^\d:]{0,80}(?:disebarluaskan|mestinya|perhatian)[^\d:]{0,60}",
    ),
    _rule("number", rf"(?:Siaran Pers|SIARAN PERS) ?(?:NOMOR|Nomor|No\.?) ?:? ?{_NUMBERED}"),
    _rule("date", rf"(?:{_PLACE}, ?)?{_DATE}", "number signature"),
    _rule("signature", rf"{_SPOKEN}(?![a-z])[^.!?;:\d]{{0,140}}"),
    _rule(
        "signature",
        rf"(?:{_CAPITALS}(?<=[a-z])|[(\[][^()\[\]]{{2,40}}[)\]]\**){_ROLE}(?![a-z])[^.!?;:\d]{{0,140}}",
    ),
    _rule(
        "signature",
        rf"{_ROLE}(?![a-z])[^.!?;:\d]{{0,140}}",
        "credit contact copyright date number share signature",
    ),
    _rule("signature", rf"(?:{_OFFICE})(?: {_CAPITALS}| dan {_CAPITALS})?"),
    _rule(
        "contact",
        rf"{_SITES}(?:, {_SITES}){{0,6}}(?:,? (?:&|dan) {_SITES})? ?: ?@?[\w .@:/?=&+-]{{2,100}}",
    ),
    _rule("contact", r"(?:Jl\.|Jln\.|Jalan) [A-Z].{0,120}\b\d{5}\b.{0,160}"),
    _rule("contact", r"(?:Jl\.|Jln\.|Jalan) [A-Z].{0,160}", "contact signature copyright"),
    _rule("contact", rf"{_REACH} ?: ?\S.{{2,160}}", "contact signature"),
    _rule(
        "contact",
        r"(?:Narahubung|Kontak)(?: (?:[Mm]edia|[Pp]ers))? ?:?",
        "signature contact name",
    ),
    _rule("link", r"(?:Link|Tautan) (?:[Cc]ounter|[Tt]erkait|[Rr]ujukan) ?:?"),
    _rule("link", r"[-–•]? ?(?:https?://|www\.)\S{4,400}", "link"),
    _rule(
        "signature",
        rf"(?:Kementerian|Badan|Bank|Sekretariat|Direktorat|Panitia|Kemen\w+) {_CAPITALS}"
        r"|Republik Indonesia",
        "signature copyright contact credit",
    ),
    _rule("name", r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,5}(?:, [A-Z][\w.]*){0,3}", "signature"),
)

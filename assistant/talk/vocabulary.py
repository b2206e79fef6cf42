"""The words that a question about the archive is made of."""

import re
from enum import Enum, auto

GAP = "|"  # stands where words were read already


class Feature(Enum):
    """What a phrase says of the question."""

    AGENCIES = auto()
    DATE = auto()
    NOUN = auto()
    NEWEST = auto()
    OLDEST = auto()
    COUNT = auto()
    LIST = auto()
    WHICH = auto()
    THERE = auto()
    INDEXED = auto()
    NOW = auto()


def _phrase(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])", re.IGNORECASE)


_BODY = r"(?:instansi|lembaga|kementerian|badan)"
_BODIES = rf"(?:k/l|{_BODY}(?:(?: ?/ ?| dan | atau ){_BODY})*(?: pemerintah)?)"
_OFFICE = r"(?:agenc(?:y|ies)|ministr(?:y|ies)|institutions?|offices)"
_OFFICES = rf"(?:government )?{_OFFICE}(?: (?:and|or) {_OFFICE})*"
_ALSO = r"(?: saja| aja)"
_STORE = r"(?:arsip|indeks|index|database|basis data|koleksi|sistem|archive|collection|library)"
_HERE = r"(?: ini| kamu| anda|mu)?"

# in this order: a longer phrase before the words that it holds
FEATURES: dict[Feature, re.Pattern[str]] = {
    Feature.AGENCIES: _phrase(
        rf"(?:dari )?{_BODIES} (?:mana|apa){_ALSO}?|(?:dari )?mana{_ALSO}"
        rf"|berapa (?:banyak )?{_BODIES}"
        rf"|daftar {_BODIES}(?:nya)?|(?:which|what|how many|list of|list the) {_OFFICES}"
    ),
    Feature.DATE: _phrase(
        r"(?:tanggal|tgl) berapa|kapan|when|what date|bulan apa|tahun berapa|dated?"
    ),
    Feature.NOUN: _phrase(
        r"siaran[ -]?pers(?:nya)?|(?:press|news)[ -]?(?:releases?|rilis)|rilis(?:an)? pers(?:nya)?"
        r"|(?:rilis|rilisan)(?:nya)?|releases?"
    ),
    Feature.NEWEST: _phrase(
        r"(?:yang )?(?:paling )?(?:terbaru|terakhir|terkini|baru|akhir)(?:nya)?|latest|newest"
        r"|most recent|last|recent"
    ),
    Feature.OLDEST: _phrase(
        r"(?:paling (?:lama|lawas|awal|tua|pertama)|tertua|terlama|terlawas|pertama)|oldest"
        r"|earliest|first"
    ),
    Feature.COUNT: _phrase(
        r"(?:ada )?berapa(?:kah)?(?: banyak| jumlah| total)?(?: buah)?|brp|jumlah(?:nya)?"
        r"|total(?:nya)?|banyaknya|how many|(?:what(?:['’]s| is) )?(?:the )?(?:total )?number of"
    ),
    Feature.LIST: _phrase(
        rf"apa{_ALSO}|sebutkan|sebutin|daftar(?:kan)?|tampilkan|list(?: all)?|show(?: all)?"
        r"|what are|which"
    ),
    Feature.THERE: _phrase(r"(?:apa(?:kah)? )?ada(?:kah)?|is there|are there"),
    Feature.WHICH: _phrase(r"apa(?:kah)?|yang mana|what(?:['’]s| is)?"),
    Feature.INDEXED: _phrase(
        r"(?:yang )?(?:sudah |telah |udah )?(?:terindeks|ter-?index|diindeks|di-?index|tersimpan"
        rf"|tersedia)|(?:di|dalam|pada) (?:dalam )?(?:sini|{_STORE}{_HERE})|indexed|stored"
        rf"|in (?:the |this |your )?{_STORE}|(?:yang )?(?:kamu|anda) (?:punya|miliki|simpan|indeks)"
        r"|do you (?:have|hold|know)|you have"
    ),
    Feature.NOW: _phrase(
        r"(?:sampai |hingga )?(?:saat ini|sekarang|kini)|so far|to date|currently|(?:right )?now"
    ),
}
FROM = frozenset("dari oleh milik punya from by of".split())
INDONESIAN = frozenset(
    "dari oleh milik yang dan dong sih ya yaa kah judul judulnya seluruh seluruhnya semua semuanya"
    " sudah telah udah tolong coba mohon tampilkan lihat kasih tau tahu mau ingin saya aku bisa"
    " boleh di dalam sampai hingga sekarang kini dirilis diterbitkan dikeluarkan dipublikasikan"
    " diumumkan terbit keluar berasal keseluruhan apa ada berapa brp saja aja sebutkan daftar"
    " siaran pers persnya rilis rilisnya rilisan terbaru terakhir tertua terlama kapan tanggal tgl"
    " adalah kak min terindeks bulan tahun mana".split()
)  # fmt: skip
ENGLISH = frozenset(
    "how many are is there the what which do you have from by of in on for please does has been"
    " published issued so far now currently me all it give tell show list latest newest oldest was"
    " were a and can could title titles know to date".split()
)
NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip

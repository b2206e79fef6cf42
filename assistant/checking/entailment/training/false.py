"""Changes of a sentence that its source does not bear out.

Each gives None where it does not fit. What contradicts the source is told from what only adds
to it, because the network learns both. Figures and dates are not changed: guards compare those.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.stopwords import STOP_WORDS
from index.terms import stem

from ...synonyms import SYNONYMS
from .faithful import turned

_PAIRS = """
    naik turun | meningkat menurun | kenaikan penurunan | bertambah berkurang | membuka menutup
    | dibuka ditutup | pembukaan penutupan | tinggi rendah | tertinggi terendah | lebih-tinggi
    lebih-rendah | besar kecil | terbesar terkecil | lebih-besar lebih-kecil | lebih-dari
    kurang-dari | di-atas di-bawah | menerima menolak | diterima ditolak | menyetujui menolak
    | setelah sebelum | sesudah sebelum | paling-lambat paling-cepat | minimal maksimal
    | sedikitnya sebanyak-banyaknya | mempercepat memperlambat | memperkuat memperlemah
    | memperluas mempersempit | memperpanjang memperpendek | memperketat melonggarkan
    | menambah mengurangi | surplus defisit | ekspor impor | mengekspor mengimpor | untung rugi
    | keuntungan kerugian | mendukung menentang | melarang mengizinkan | dilarang diperbolehkan
    | wajib boleh | berlaku dicabut | menerbitkan mencabut | diterbitkan dicabut | gratis berbayar
    | inflasi deflasi | menguat melemah | penguatan pelemahan | membaik memburuk | aman berbahaya
    | mudah sulit | cepat lambat | awal akhir | pertama terakhir | datang pergi | tiba berangkat
    | masuk keluar | menang kalah | berhasil gagal | sukses gagal | mulai berhenti | dimulai
    dihentikan | memulai mengakhiri | membangun membongkar | dibangun dibongkar | memasang
    mencopot | menyerahkan menarik | tersedia habis | optimistis pesimistis | positif negatif
    | stabil bergejolak | tetap berubah | lama baru | tua muda | jauh dekat | kuat lemah
    | ringan berat | murah mahal | panjang pendek | utara selatan | timur barat | laki-laki
    perempuan | pagi malam | mendekati menjauhi | setuju keberatan | lulus tidak-lulus
    | benar keliru | asli palsu | resmi ilegal | surut meluas | pulih memburuk | tumbuh menyusut
    | mengapresiasi mengecam | memuji mengkritik | menyambut menyesalkan | meringankan memberatkan
    | mengangkat memberhentikan | diangkat diberhentikan | menghapus menetapkan | bebas terikat
"""
_OPPOSITE: dict[str, str] = {}
for _one in _PAIRS.split("|"):
    _a, _b = (word.replace("-", " ") if word != "laki-laki" else word for word in _one.split())
    _OPPOSITE |= {_a: _b, _b: _a}
_OPPOSED = re.compile(
    rf"\b(?:{'|'.join(sorted(_OPPOSITE, key=len, reverse=True))})\b(?!-)", re.IGNORECASE
)
_STRONGER = {
    "sebagian": "seluruh", "beberapa": "semua", "dapat": "wajib", "bisa": "harus",
    "salah satu": "satu-satunya", "sebagian besar": "seluruh", "seluruh": "sebagian",
    "semua": "beberapa", "setiap": "beberapa", "sekitar": "tepat", "hampir": "lebih dari",
    "antara lain": "hanya", "berpotensi": "pasti", "diperkirakan": "dipastikan", "mungkin": "pasti",
    "diimbau": "diwajibkan", "mengimbau": "mewajibkan", "diminta": "dipaksa", "banyak": "sedikit",
    "hanya": "tidak hanya", "terutama": "semata-mata", "sering": "selalu", "jarang": "sering",
}  # fmt: skip
_STRENGTH = re.compile(rf"\b(?:{'|'.join(sorted(_STRONGER, key=len, reverse=True))})\b")
_VERB = re.compile(
    r"(?<!yang )(?<!untuk )(?<!dengan )(?<!guna )(?<!tidak )(?<!belum )\b"
    r"(?P<aux>(?:telah|sudah|akan|dapat|bisa|masih|wajib|harus) )?"
    r"(?P<verb>(?:me[mnlrw]\w{4,}|di[a-z]{5,}|ber[a-z]{4,}|ter[a-z]{4,}|naik|turun|mencapai))\b"
)
_NO_VERB = re.compile(
    r"(?:menteri|merupakan|menurut|melalui|mereka|meskipun|digital|direktur|diri|dirjen|dinas"
    r"|bersama|berita|berbagai|berikut|beras|berkat|terhadap|terkait|tersebut|termasuk|terutama"
    r"|terakhir|tertentu|mengenai|menjadi|berdasarkan|merek|menengah|mesin)\w*"
)
_IN_ENGLISH = re.compile(r"\b(?:is|are|was|were|will|has|have|had|can|must)\b(?! not\b)")
_DENIED = re.compile(r"\b(?:tidak|belum|bukan|tak) (?!hanya|saja|lagi)")
_TO_COME = re.compile(r"\b(?:akan|bakal|segera)(?= (?:me|di|ber)\w+)")
_PLANNED = re.compile(r"\b(?:direncanakan|ditargetkan|dijadwalkan|diperkirakan|diharapkan)\b")
_DONE = re.compile(r"\b(?:telah|sudah)(?= (?:me|di|ber|ter)\w+)")
_NAME = re.compile(r"(?<=[\w,“] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_ALIKE = re.compile(r"^(?:,| dan| serta|, dan| atau| dengan| bersama)+ *$")
_POST = re.compile(r"\b(?:Menteri|Gubernur|Kepala|Ketua|Bupati|Direktur|Wali Kota)\b(?= [A-Z])")
_PLAIN = re.compile(r"(?<![\w-])[a-z]{4,}(?![\w-])")
_FORM = re.compile(r"(me|di|ber|ter|pe|ke|se)?[a-z]+?(kan|an|i|nya)?")
_ENDING = re.compile(
    r",? (?:yang|karena|setelah|sehingga|agar|untuk|dengan|serta|dan|sebelum|akibat|atas|oleh"
    r"|bersama|meski|guna|melalui|selama|sejak|lantaran|berkat|tanpa|seiring)"
    r" (?:[^\s,.]+ ){1,8}[^\s,.]+(?=\.$)"
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a false sentence is made from beside the true one.

    ``source`` is what the sentence is held against, ``names`` are of the same release,
    ``strangers`` and ``endings`` (clauses with which sentences end) of other ones; ``words`` are
    of the same release and of others.
    """

    source: str
    names: Sequence[str]
    strangers: Sequence[str]
    endings: Sequence[str]
    words: Sequence[str] = ()


Change = Callable[[str, Material, random.Random], str | None]
Changes = Mapping[str, tuple[Change, int]]


def names_in(text: str) -> list[str]:
    """Names in a sentence, not its first word."""
    return [match[0] for match in _NAME.finditer(text)]


def ending_of(sentence: str) -> str | None:
    """The clause with which a sentence ends."""
    match = _ENDING.search(sentence)
    return match[0] if match else None


def contradiction(said: str, material: Material, draw: random.Random) -> str | None:
    """The sentence with something in it turned into what it is not."""
    return first(CONTRADICTIONS, said, material, draw)


def addition(said: str, material: Material, draw: random.Random) -> str | None:
    """The sentence with something in it that the source does not say."""
    return first(ADDITIONS, said, material, draw)


def first(changes: Changes, said: str, material: Material, draw: random.Random) -> str | None:
    """The sentence after one of the changes that fit, the frequent ones first on the whole."""
    ways = [change for change, often in changes.values() for _ in range(often)]
    found = (way(said, material, draw) for way in draw.sample(ways, len(ways)))
    return next((one for one in found if one and one not in (said, material.source)), None)


def _put(said: str, match: re.Match[str], other: str) -> str:
    other = other[:1].upper() + other[1:] if match[0][:1].isupper() else other
    return said[: match.start()] + other + said[match.end() :]


def _chosen(pattern: re.Pattern[str], said: str, draw: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(said))
    return draw.choice(found) if found else None


def _opposite(said: str, material: Material, draw: random.Random) -> str | None:
    match = _chosen(_OPPOSED, said, draw)
    if match is None or re.search(rf"\b{_OPPOSITE[match[0].lower()]}\b", material.source):
        return None
    return _put(said, match, _OPPOSITE[match[0].lower()])


def _negated(said: str, material: Material, draw: random.Random) -> str | None:
    found = [one for one in _VERB.finditer(said) if not _NO_VERB.fullmatch(one["verb"])]
    if not found or _DENIED.search(said):
        return None
    match = found[0] if draw.random() < 0.7 else draw.choice(found)
    no = draw.choice(("tidak ", "tidak ", "belum ", "batal ", "tidak jadi "))
    aux = "" if match["aux"] in ("telah ", "sudah ") else match["aux"] or ""
    return said[: match.start()] + no + aux + match["verb"] + said[match.end() :]


def _affirmed(said: str, material: Material, draw: random.Random) -> str | None:
    match = _DENIED.search(said)
    return said[: match.start()] + said[match.end() :] if match else None


def _negated_in_english(said: str, material: Material, draw: random.Random) -> str | None:
    match = _chosen(_IN_ENGLISH, said, draw)
    return _put(said, match, f"{match[0]} not") if match else None


def _other_time(said: str, material: Material, draw: random.Random) -> str | None:
    """A plan as a fact, or a fact as a plan."""
    if match := _TO_COME.search(said):
        return _put(said, match, draw.choice(("telah", "sudah")))
    if match := _PLANNED.search(said):
        return _put(said, match, draw.choice(("telah", "sudah", "terbukti")))
    if match := _DONE.search(said):
        return _put(said, match, draw.choice(("akan", "berencana", "segera akan", "belum")))
    return None


def _exchanged(said: str, material: Material, draw: random.Random) -> str | None:
    """Two names in each other's place."""
    found = list(_NAME.finditer(said))
    if len(found) < 2:
        return None
    one, other = sorted(draw.sample(found, 2), key=lambda match: match.start())
    between = said[one.end() : other.start()]
    if one[0] == other[0] or _ALIKE.match(between):
        return None
    return said[: one.start()] + other[0] + between + one[0] + said[other.end() :]


def _roles(said: str, material: Material, draw: random.Random) -> str | None:
    return turned(said, exchanged=True)


def _stronger(said: str, material: Material, draw: random.Random) -> str | None:
    match = _chosen(_STRENGTH, said, draw)
    return _put(said, match, _STRONGER[match[0]]) if match else None


def _other_name(said: str, material: Material, draw: random.Random) -> str | None:
    match = _chosen(_NAME, said, draw)
    names = material.names if draw.random() < 0.6 else material.strangers
    free = [one for one in names if one not in material.source]
    return _put(said, match, draw.choice(free)) if match and free else None


def _other_post(said: str, material: Material, draw: random.Random) -> str | None:
    match = _chosen(_POST, said, draw)
    if match is None or said[: match.start()].endswith("Wakil "):
        return None
    return _put(said, match, f"{draw.choice(('Wakil', 'Mantan', 'Calon', 'Deputi'))} {match[0]}")


def _ended(said: str, material: Material, draw: random.Random) -> str | None:
    """Another sentence's last clause behind its own."""
    if not said.endswith(".") or not material.endings:
        return None
    ending = draw.choice(material.endings)
    own = ending_of(said)
    head = said.removesuffix(".")
    if own and draw.random() < 0.4:
        head = head.removesuffix(own)
    return f"{head}{ending}."


def _replaced(said: str, material: Material, draw: random.Random) -> str | None:
    """Another word of the same form in the place of one that carries meaning."""
    found = [one for one in _PLAIN.finditer(said) if one[0] not in STOP_WORDS]
    held = {stem(word) for word in _PLAIN.findall(material.source.lower())}
    for match in draw.sample(found, min(3, len(found))):
        same = {match[0], *SYNONYMS.get(match[0], ())}
        others = [
            word
            for word in material.words
            if form_of(word) == form_of(match[0]) and word not in same and stem(word) not in held
        ]
        if others:
            return _put(said, match, draw.choice(others))
    return None


def words_in(text: str) -> list[str]:
    """The words of a sentence that carry meaning, but for names."""
    return [word for word in _PLAIN.findall(text) if word not in STOP_WORDS]


def form_of(word: str) -> tuple[str, str]:
    """The prefix and the suffix of a word: what it can stand in the place of, roughly."""
    before, after = _FORM.fullmatch(word).group(1, 2)  # type: ignore[union-attr]
    return before or "", after or ""


def _spoken(said: str, material: Material, draw: random.Random) -> str | None:
    """Words put into somebody's mouth."""
    names = material.names if draw.random() < 0.5 else material.strangers
    free = [one for one in names if one not in material.source and " " in one]
    if not free or re.search(r"\bmenurut\b", said, re.IGNORECASE):
        return None
    who = draw.choice(free)
    forms = (f"Menurut {who}, {said[:1].lower()}{said[1:]}",
             f"{who} mengatakan bahwa {said[:1].lower()}{said[1:]}")  # fmt: skip
    return draw.choice(forms)


CONTRADICTIONS: Changes = {
    "opposite": (_opposite, 2),
    "negated": (_negated, 1),
    "affirmed": (_affirmed, 1),
    "time": (_other_time, 2),
    "exchanged": (_exchanged, 2),
    "roles": (_roles, 2),
}
"""The changes that contradict, by name, and how often each is tried beside the others."""
ADDITIONS: Changes = {
    "stronger": (_stronger, 1),
    "name": (_other_name, 1),
    "post": (_other_post, 1),
    "replaced": (_replaced, 4),
    "ended": (_ended, 2),
    "spoken": (_spoken, 1),
}
"""The same of those that add."""
DENIALS: Changes = {
    "opposite": (_opposite, 2),
    "negated": (_negated, 4),
    "affirmed": (_affirmed, 4),
    "time": (_other_time, 1),
    "roles": (_roles, 1),
}
"""The changes that contradict, as they are made of a sentence in words of its own."""
IN_ENGLISH: Changes = {"negated": (_negated_in_english, 1)}
"""The same of one in English."""

"""Guards of wording: negation, plans, opposites, strength, and what is said at all; pure."""

import re

from ..binding import around, moved, planned
from ..statement import Statement
from ..vocabulary import DONE, FORESEEN, NEGATIONS
from .names import POSTS

_OPPOSITES = """
    naik turun, tingkat turun, tambah kurang, buka tutup, tinggi rendah, besar kecil, tolak
    terima, tolak setuju, masuk keluar, menang kalah, sebelum setelah, sebelum sesudah, awal
    akhir, lebih kurang, cepat lambat, kuat lemah, untung rugi, mulai henti, baru lama, sedikit
    banyak, atas bawah, minimal maksimal, minimum maksimum, impor ekspor, jual beli, datang
    berangkat, hidup mati, boleh larang, wajib larang, surplus defisit, laku cabut, beri cabut,
    pasang bongkar, bangun bongkar, hapus tambah, perketat longgar, gratis biaya, gratis bayar,
    inflasi deflasi, tua muda, pasti peluang, panjang singkat, panjang pendek, surut luas, luas
    sempit, maju mundur, aman bahaya, hilang temu, gabung pisah, mudah sulit, murah mahal,
    ringan berat, dekat jauh, pagi malam, siang malam, pagi sore, lulus gagal, kirim terima,
    lambat awal, harus larang, lama singkat, terbit cabut, angkat henti, tetap ubah, tahan cair,
    benar salah, setelah selama, sebelum selama, dukung tolak, utara selatan, timur barat,
    perempuan laki
"""
OPPOSITES = tuple((one, other) for one, other in map(str.split, _OPPOSITES.split(",")))
_STRONG = (
    ("seluruh", "semua", "setiap", "tiap", "all", "every", "segala", "segenap", "serentak"),
    ("sebagian", "beberapa", "some", "part"),
    ("hanya", "cuma", "cukup", "saja", "only", "just", "khusus"),
    ("pertama", "perdana", "first"), ("terakhir", "last", "final"),
    ("terbesar", "terbanyak", "tertinggi", "largest", "highest", "most"),
    ("terkecil", "terendah", "tersedikit", "lowest", "smallest", "least"),
    ("dilarang", "banned", "prohibited"),
    ("sebelum", "before"), ("setelah", "sesudah", "usai", "pasca", "after"),
    ("melebihi",), ("sekurangnya",), ("setengah", "half"), ("sepertiga",), ("seperempat",),
    ("seperlima",), ("pasti", "certainly"), ("selalu", "always"), ("gratis", "free"),
    ("minimal",), ("maksimal",),
)  # fmt: skip
_ONLY = frozenset("hanya cuma".split())
_HEARSAY = frozenset(
    "edar hoaks bantah klaim narasi isu kabar duga tuduh palsu sesat fitnah rumor".split()
)  # by their roots
_BEFORE, _FAR = 2, 9  # tokens from a plan to its figure: in a source surely, in a claim perhaps
_DUTY = frozenset("wajib harus mesti diwajibkan mewajibkan must required".split())
_CONDITION = frozenset("syarat persyaratan larang jangan paling minimal maksimal".split())
_ITEM = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•*])\s", re.MULTILINE)


def negated_otherwise(claim: Statement, source: Statement, foreign: bool) -> bool:
    """Whether one side denies what the other says."""
    if foreign:
        return claim.has(NEGATIONS) != source.has(NEGATIONS)
    held, said = set(source.stems), set(claim.content)
    denied = {word for group in source.denied for word in group}
    denies = {word for group in claim.denied for word in group}
    added = any(held & set(group) and not denied & set(group) for group in claim.denied)
    lost = any(group and group[0] in said and not denies & set(group) for group in source.denied)
    return added or lost or len(claim.denied) > len(source.denied)


def plan_as_fact(claim: Statement, source: Statement, foreign: bool) -> bool:
    """Whether what is planned on one side has happened on the other."""
    foreseen, said = source.has(FORESEEN), claim.has(FORESEEN)
    if foreign:
        return foreseen and not said and not source.has(DONE)
    lost = any(not set(group).isdisjoint(claim.content) for group in source.foreseen)
    if (lost and not said) or (claim.has(DONE) and not source.has(DONE)):
        return True
    if planned(source, _BEFORE) & claim.amounts - planned(claim, _FAR):
        return True
    return said and not foreseen and source.has(DONE)


def opposed(claim: Statement, source: Statement) -> bool:
    """Whether a claim has a word whose opposite the source has instead, there or at all."""
    said, held = claim.known, source.known
    return any(
        (one in said and one not in held and other in held)
        or (other in said and other not in held and one in held)
        or (one in held and other in held and _opposed_beside(claim, source, one, other))
        for one, other in OPPOSITES
    )


def _opposed_beside(claim: Statement, source: Statement, one: str, other: str) -> bool:
    """Whether one of two opposites stands beside what in the source stands beside the other."""
    sides = {one: one, other: other}
    return moved(around(claim, sides), around(source, sides), margin=2) is not None


def stronger(claim: Statement, source: Statement) -> bool:
    """Whether a claim says "all", "only", "the first" where its source does not."""
    said, held = claim.known, source.known
    if said & _DUTY and not held & _DUTY and not (held & _CONDITION or _ITEM.search(source.text)):
        return True
    if held & _ONLY and not said & _ONLY and not set(claim.content) <= held:
        return True
    return any(said & set(group) and not held & set(group) for group in _STRONG)


def hearsay_as_fact(claim: Statement, source: Statement) -> bool:
    """Whether what the source only passes on, doubts or denies is said as if it held."""
    return bool(source.known & _HEARSAY) and not claim.known & _HEARSAY


def says_other(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether half of what is said of the names, or more, is not in the source.

    What is known of its release helps, but not alone: then another place is to be quoted.
    """
    apart = claim.names | source.names | POSTS
    said = [word for word in claim.content if word not in apart]
    missing = [word for word in said if word not in source.known | context.known]
    elsewhere = bool(said) and source.known.isdisjoint(said)
    return elsewhere or (bool(missing) and 2 * len(missing) >= len(said))

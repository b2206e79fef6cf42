"""Guards of wording: negation, plans, opposites, strength, and what is said at all; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from index.terms import MONTHS, stem

from ..binding import around, elided, moved, planned, to_come
from ..statement import CLAUSE, ITEM, SENTENCE, Statement, carrying
from ..synonyms import synonyms_of
from ..vocabulary import DONE, FORESEEN, NEGATIONS, ONLY
from .acronyms import spelt_out
from .names import POSTS

_OPPOSITES = """
    naik turun, tingkat turun, tambah kurang, buka tutup, tinggi rendah, besar kecil, tolak
    terima, tolak setuju, masuk keluar, menang kalah, awal
    akhir, lebih kurang, cepat lambat, kuat lemah, untung rugi, mulai henti, baru lama, sedikit
    banyak, atas bawah, minimal maksimal, minimum maksimum, impor ekspor, jual beli, datang
    berangkat, hidup mati, boleh larang, wajib larang, surplus defisit, laku cabut, beri cabut,
    pasang bongkar, bangun bongkar, hapus tambah, perketat longgar, gratis biaya, gratis bayar,
    inflasi deflasi, tua muda, pasti peluang, panjang singkat, panjang pendek, surut luas, luas
    sempit, maju mundur, aman bahaya, hilang temu, gabung pisah, mudah sulit, murah mahal,
    ringan berat, dekat jauh, pagi malam, siang malam, pagi sore, lulus gagal, kirim terima,
    lambat awal, harus larang, lama singkat, terbit cabut, angkat henti, tetap ubah, tahan cair,
    benar salah, dukung tolak, utara selatan, timur barat,
    perempuan laki, limpah tipis, limpah menipis, limpah langka, seluruh sebagian, semua sebagian,
    setiap sebagian, seluruh beberapa, semua beberapa, bersama sendiri, melebihi sekurangnya,
    sebelumnya sesudahnya, sebelumnya setelahnya,
    setengah sepertiga, setengah seperempat, setengah seperlima, sepertiga seperempat,
    sepertiga seperlima, seperempat seperlima, operasi tutup, operasi henti, izin larang,
    luar dalam, wajib boleh, harus boleh
"""
OPPOSITES = tuple((one, other) for one, other in map(str.split, _OPPOSITES.split(",")))
_STRONG = (
    ("seluruh", "semua", "setiap", "tiap", "all", "every", "segala", "segenap", "serentak"),
    ("sebagian", "beberapa", "some", "part"),
    ("hanya", "cuma", "cukup", "saja", "semata", "only", "just", "khusus"),
    ("pertama", "perdana", "first"), ("terakhir", "last", "final"),
    ("terbesar", "terbanyak", "tertinggi", "largest", "highest", "most"),
    ("terkecil", "terendah", "tersedikit", "lowest", "smallest", "least"),
    ("dilarang", "banned", "prohibited"),
    ("melebihi",), ("sekurangnya",), ("setengah", "half"), ("sepertiga",), ("seperempat",),
    ("seperlima",), ("pasti", "certainly"), ("selalu", "always"), ("gratis", "free"),
    ("minimal",), ("maksimal",),
)  # fmt: skip
_LIMITS = frozenset("cukup khusus batas sekadar baru maksimal only".split())  # by their roots
_BEFORE, _FAR = 2, 9  # tokens from a plan to its figure: in a source surely, in a claim perhaps
_AT_FIRST = frozenset("semula awalnya tadinya".split())
_NO_LONGER = frozenset({"lagi", "pada"})
_NEAR = 4  # tokens from a figure to what is said of it
_DUTY = frozenset("pasti wajib harus mesti diwajibkan mewajibkan must required".split())
_LIGHTER = frozenset("dapat bisa boleh imbau minta anjur saran ajak sila".split())  # by their roots
_BECAUSE = frozenset("karena akibat sebab lantaran berkat because".split())
_BECAUSE_OF = frozenset({("atas", "permintaan"), ("atas", "usul"), ("atas", "desakan")})
_MUCH = 0.4  # of the words of a claim
_MADE = 2  # words behind a duty that say what must be done
_CONDITION = frozenset("syarat persyaratan larang jangan paling minimal maksimal".split())
_LIGHT = frozenset("laku langsung laksana selenggara gelar".split())  # roots that say little alone


def negated_otherwise(claim: Statement, source: Statement, foreign: bool) -> bool:
    """Whether one side denies what the other says."""
    if foreign:
        return bool(claim.denied) != bool(source.denied)
    claim = _without_corrected(claim, source)
    said = set(claim.content) - set(map(stem, claim.names))
    denied = {word for group in source.denied for word in group}
    denies = {other for group in claim.denied for word in group for other in synonyms_of(word)}
    lost = any(
        denies.isdisjoint(group) and any(_says(word, said, source) for word in group)
        for group in source.denied
    )
    added = any(_affirmed(group, source, denied) for group in claim.denied)
    return added or lost or len(claim.denied) > len(source.denied)


def _says(word: str, said: set[str], source: Statement) -> bool:
    """Whether a claim says what the source denies and nowhere says, by that word or a synonym."""
    if word in said:
        return not _also_said(word, source, source.denied)
    return any(other in said and other not in source.stems for other in synonyms_of(word))


def _without_corrected(claim: Statement, source: Statement) -> Statement:
    """A claim without each "bukan (lagi) 30 Juni" where the source says it was so at first alone.

    Another figure must be there for it.
    """
    former = {
        figure
        for at, token in enumerate(source.tokens)
        if token in _AT_FIRST
        for figure in source.tokens[at + 1 : at + 1 + _NEAR]
        if figure[-1].isdigit() and source.tokens.count(figure) == 1
    }
    others = {token for token in claim.tokens if token[-1].isdigit()} - former
    if not others or not _AT_FIRST.isdisjoint(claim.tokens):
        return claim
    kept: list[str] = []
    for at, token in enumerate(claim.tokens):
        behind = [one for one in claim.tokens[at + 1 : at + 4] if one not in _NO_LONGER]
        if not (token == "bukan" and behind and behind[0] in former):
            kept.append(token)
    return replace(claim, tokens=tuple(kept))


def _affirmed(group: Sequence[str], source: Statement, denied: set[str]) -> bool:
    """Whether the source says, and does not deny, what a group of words behind a "not" is about."""
    held = set(source.stems)
    if held & set(group) and not denied & set(group):
        return True
    first, *others = group or ("",)
    if first in held and first not in denied:
        return True
    return (
        _also_said(first, source, source.denied) and bool(others) and set(others) <= held - denied
    )


def _also_said(word: str, text: Statement, behind: Sequence[Sequence[str]]) -> bool:
    """Whether a word stands in a text more often than in the groups ``behind`` a mark."""
    return text.stems.count(word) > sum(word in group for group in behind)


def plan_as_fact(claim: Statement, source: Statement, foreign: bool) -> bool:
    """Whether what is planned on one side has happened on the other."""
    foreseen, said = source.has(FORESEEN), claim.has(FORESEEN)
    if foreign:
        return foreseen and not said and not source.has(DONE)
    content = set(claim.content)
    lost = any(
        not _also_said(word, source, source.foreseen)
        for group in source.foreseen
        for word in content.intersection(group)
    )
    if (lost and not said) or (claim.has(DONE) and not source.has(DONE)):
        return True
    before, behind = {value for value, _ in planned(claim, _FAR)}, to_come(claim, _NEAR)
    if any(value in claim.amounts and value not in before and (value, root) not in behind
           for value, root in planned(source, _BEFORE)):  # fmt: skip
        return True
    meant = {word for group in source.foreseen for word in group}
    new = any(
        group and group[0] in source.stems and group[0] not in meant for group in claim.foreseen
    )
    return said and (new or not foreseen) and source.has(DONE)


def opposed(claim: Statement, source: Statement) -> bool:
    """Whether a claim has a word whose opposite the source has instead, there or at all."""
    said, held = claim.known, source.known
    if _only(claim) and not (_only(source) or held & _LIMITS):
        return True
    if _only(source) and _limited(claim, denied=True) and not _limited(source, denied=True):
        return True
    return any(
        (one in said and one not in held and other in held)
        or (other in said and other not in held and one in held)
        or (one in held and other in held and _opposed_beside(claim, source, one, other))
        for one, other in OPPOSITES
    )


def _opposed_beside(claim: Statement, source: Statement, one: str, other: str) -> bool:
    """Whether one of two opposites stands beside what in the source stands beside the other.

    Also whether it takes the place of the other, so that it stands there twice.
    """
    for mine, theirs in ((one, other), (other, one)):
        twice = claim.stems.count(mine) > source.stems.count(mine)
        if twice and theirs not in claim.known:
            return True
    sides = {one: one, other: other}
    turned = {one: other, other: one}
    said = set(pairwise(claim.stems))
    held = set(pairwise(source.stems)) | _shared(source, turned)
    if any(
        side in turned and (word, side) not in held and (word, turned[side]) in held
        for word, side in said
    ):
        return True
    return moved(around(claim, sides), around(source, sides), margin=2) is not None


def _shared(text: Statement, sides: Mapping[str, str]) -> set[tuple[str, str]]:
    """What "yang terendah" is of, in the sentence of "harga tertinggi": the price, too."""
    found = set()
    first = ""
    for at, (word, side) in enumerate(pairwise(text.stems)):
        if side == SENTENCE:
            first = ""
        elif side in sides and not elided(text, at + 1):
            first = word
        elif side in sides and first:
            found.add((first, side))
    return found


def stronger(claim: Statement, source: Statement) -> bool:
    """Whether a claim says "all", "only", "the first" where its source does not."""
    said = claim.known if _only(claim) else claim.known - ONLY
    held = source.known
    if _only(source) and not _only(claim) and not set(claim.content) <= held:
        return True
    return any(said & set(group) and not held & set(group) for group in _STRONG)


def _only(text: Statement) -> bool:
    """Whether a text says "only", and not "not only"."""
    return _limited(text, denied=False)


def _limited(text: Statement, denied: bool) -> bool:
    """Whether a text says "only", or where ``denied`` "not only"."""
    pairs = pairwise(("", *text.tokens))
    return any(other in ONLY and (one in NEGATIONS) is denied for one, other in pairs)


def duty_made(claim: Statement, source: Statement) -> bool:
    """Whether a claim makes a duty of what its source allows, asks for, or only tells."""
    said, held = claim.known, source.known
    if not said & _DUTY or held & _DUTY:
        return False
    lightly = {word for one in _about(source, _LIGHTER) for word in one}
    if any(not lightly.isdisjoint(one[:_MADE]) for one in _about(claim, _DUTY)):
        return True
    return not (held & _CONDITION or ITEM.search(source.text))


def _about(text: Statement, marks: frozenset[str]) -> Iterator[list[str]]:
    """For each of some marks the roots that carry meaning behind it, to the end of its sentence."""
    for at, one in enumerate(zip(text.tokens, text.stems, strict=True)):
        if not marks.isdisjoint(one):
            yield carrying(text, range(at + 1, text.tokens.index(SENTENCE, at)))


def reason_added(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether a claim gives a reason that its source does not have."""
    known = source.known | context.known
    for at, token in enumerate(claim.tokens):
        behind = claim.tokens[at + 1 : at + 2]
        if token not in _BECAUSE and (token, *behind) not in _BECAUSE_OF:
            continue
        end = next(n for n in range(at, len(claim.tokens)) if claim.tokens[n] in (CLAUSE, SENTENCE))
        given = carrying(claim, range(at + 1, end))
        if 3 * sum(word not in known for word in given) >= max(1, len(given)):
            return True
    return False


def says_other(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether half of what is said of the names, or more, is not in the source.

    What is known of its release helps.
    """
    said = _said(claim, source)
    missing = [word for word in said if word not in source.known | context.known]
    return bool(missing) and 2 * len(missing) >= len(said)


def says_nothing_of(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether what is said is known of the release and not in the source, or much of the claim is.

    Then another place is to be quoted, however true it is.
    """
    said = _said(claim, source)
    words = [word for word in claim.content if word not in MONTHS]
    held = source.known | set(map(stem, spelt_out(claim.text, source.text)))
    known = sum(word not in held and word in context.known for word in words)
    nothing = source.known.isdisjoint(said) and not context.known.isdisjoint(said)
    return nothing or (known > 0 and known >= _MUCH * len(words))


def _said(claim: Statement, source: Statement) -> list[str]:
    """What a claim says of its names: no name, no post, nothing that says little alone."""
    names = claim.names | source.names
    apart = names | set(map(stem, names)) | POSTS | _LIGHT
    return [word for word in claim.content if word not in apart]

"""Whether a sentence says anything that its source does not: the guards; pure.

Each guard knows one way in which a chat model makes a true sentence false. They compare words,
not meanings, and are made to refuse rather than to believe; ``nearness`` weighs what is left.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from index.english import in_indonesian
from index.names import NAMES
from index.terms import NAME, content_stems, terms

from .statement import Kind, Statement, moved
from .vocabulary import DONE, FORESEEN, NEGATIONS

Reason = Literal[
    "number", "date", "name", "negation", "plan", "opposite", "strength", "post", "speaker", "role",
    "words",
]  # fmt: skip

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
    lambat awal, terbit cabut, angkat henti, tetap ubah, tahan cair, benar salah, setelah
    selama, sebelum selama, dukung tolak, utara selatan, timur barat, perempuan laki
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
_DUTY = frozenset("wajib harus mesti diwajibkan mewajibkan must required".split())
_CONDITION = frozenset("syarat persyaratan larang jangan paling minimal maksimal".split())
_ITEM = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•*])\s", re.MULTILINE)
_POSTS = frozenset(
    """menteri gubernur bupati wali walikota presiden direktur inspektur kepala ketua sekretaris
    komisaris panglima rektor camat lurah duta manajer juru""".split()
)
_UNDER = frozenset("wakil mantan plt pjs pj calon eks deputi asisten staf".split())
_ATTRIBUTES = re.compile(
    r"\b(?:menurut|kata|ujar|ungkap|tutur|tegas|papar|ucap|imbuh|pungkas)(?:nya)?\b"
    r"|\bme(?:ngatakan|nyatakan|negaskan|njelaskan|ngungkapkan|nuturkan|nambahkan|maparkan)\b"
    r"|\b(?:said|says|stated|according to)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    _ATTRIBUTES.pattern
    + r"|\bme(?:nyampaikan|nyebut(?:kan)?|ncatat|ngingatkan|nargetkan|nilai|minta|nyarankan"
    r"|mperkirakan|ngumumkan|netapkan|mastikan|ngaku|nilai)\b|\bber(?:harap|dasarkan|pesan)\b"
    r"|\b(?:jelas|sebut|lanjut|tambah|terang|perhitungan|pendataan|catatan|data)(?:nya)?\b",
    re.IGNORECASE,
)
Pairs = Sequence[tuple[str, str]]
_NEAR = 8  # words between two that belong to one name


def disagreement(
    claim: Statement, source: Statement, context: Statement, foreign: bool = False
) -> Reason | None:
    """Why a sentence is not what its source says; None if no guard objects.

    ``context`` is what is known of the release beside its text: title, agency, date. Figures are
    never taken from it, names are, and its date only where the source names none. A ``foreign``
    claim is in another language than its source: its words are not compared, only what is written
    alike in both.
    """
    guards: Sequence[tuple[Reason, Callable[[], bool]]] = (
        ("number", lambda: not _amounts_held(claim, source)),
        ("date", lambda: not _dates_held(claim, source, context)),
        ("name", lambda: bool(_names_missing(claim, source, context, foreign))),
        ("speaker", lambda: _other_speaker(claim, source)),
        ("number", lambda: _measured_otherwise(claim, source)),
        ("number", lambda: _moved(claim, source, "amount", 1)),
        ("date", lambda: _moved(claim, source, "date", 2)),
        ("negation", lambda: _negated_otherwise(claim, source, foreign)),
        ("plan", lambda: _plan_as_fact(claim, source, foreign)),
    )
    words: Sequence[tuple[Reason, Callable[[], bool]]] = (
        ("opposite", lambda: _opposed(claim, source)),
        ("strength", lambda: _stronger(claim, source) or _hearsay_as_fact(claim, source)),
        ("post", lambda: _other_post(claim, source, context)),
        ("role", lambda: _exchanged(claim, source)),
        ("words", lambda: _says_other(claim, source, context)),
    )
    checks = guards if foreign else (*guards, *words)
    return next((reason for reason, objects in checks if objects()), None)


def _amounts_held(claim: Statement, source: Statement) -> bool:
    bare = {one.split()[0] for one in source.amounts}
    for amount in claim.amounts - source.amounts:
        number, _, unit = amount.partition(" ")
        # "dari 5,50 menjadi 5,75 persen": the unit may stand at the last of several
        shared = unit and number in source.amounts and any(a.endswith(unit) for a in source.amounts)
        if not (shared or (not unit and number in bare and number not in _percentages(source))):
            return False
    return True


def _measured_otherwise(claim: Statement, source: Statement) -> bool:
    """Whether a number counts something else: "9 hari" where the source has "9 jam"."""
    held = {number for number, _ in source.measured}
    if any(one not in source.measured for one in claim.measured if one[0] in held):
        return True
    pairs = ((claim.before, source.before), (claim.behind, source.behind))
    return any(_paired_otherwise(said, held) for said, held in pairs)


def _paired_otherwise(said: Pairs, held: Pairs) -> bool:
    """Whether a word stands beside an amount that in the source stands beside others only."""
    amounts: dict[str, set[str]] = {}
    for word, amount in held:
        amounts.setdefault(word, set()).add(amount)
    return any(word in amounts and amount not in amounts[word] for word, amount in said)


def _moved(claim: Statement, source: Statement, kind: Kind, margin: int) -> bool:
    """Whether a figure of the claim has changed places with another."""
    return moved(claim.bound(kind, near=True), source.bound(kind), margin) is not None


def _percentages(source: Statement) -> set[str]:
    return {one.split()[0] for one in source.amounts if one.endswith(" persen")}


def _dates_held(claim: Statement, source: Statement, context: Statement) -> bool:
    missing = claim.dates - source.dates
    return not missing or (not source.dates and missing <= context.dates)


def _names_missing(
    claim: Statement, source: Statement, context: Statement, foreign: bool
) -> set[str]:
    """The names that neither the source nor what is known of its release has.

    In a foreign claim a name in several words is known by one of them ("Samudrapura City").
    """
    known = source.known | context.known | _spellings(claim, source, context)
    if not foreign:
        return {name for name in claim.names if name not in known}
    runs = [one.value.split() for one in claim.bound("name", claim.names)]
    return {
        name for run in runs if known.isdisjoint(run) for name in run if not in_indonesian(name)
    }


def _spellings(claim: Statement, source: Statement, context: Statement) -> set[str]:
    """The words of every spelling of the bodies that both sides name, old or new."""
    both = set(terms(f"{source.text}\n{context.text}")) & set(terms(claim.text))
    bodies = [term.removeprefix(NAME) for term in both if term.startswith(NAME)]
    spelt = [spelling for body in bodies for spelling in NAMES[body]]
    return {word for one in spelt for word in (*content_stems(one), *one.split())}


def _negated_otherwise(claim: Statement, source: Statement, foreign: bool) -> bool:
    """Whether one side denies what the other says."""
    if foreign:
        return claim.has(NEGATIONS) != source.has(NEGATIONS)
    held, said = set(source.stems), set(claim.content)
    denied = {word for group in source.denied for word in group}
    denies = {word for group in claim.denied for word in group}
    added = any(held & set(group) and not denied & set(group) for group in claim.denied)
    lost = any(group and group[0] in said and not denies & set(group) for group in source.denied)
    return added or lost or len(claim.denied) > len(source.denied)


def _plan_as_fact(claim: Statement, source: Statement, foreign: bool) -> bool:
    """Whether what is planned on one side has happened on the other."""
    planned, said = source.has(FORESEEN), claim.has(FORESEEN)
    if foreign:
        return planned and not said and not source.has(DONE)
    lost = any(not set(group).isdisjoint(claim.content) for group in source.foreseen)
    if (lost and not said) or (claim.has(DONE) and not source.has(DONE)):
        return True
    return said and not planned and source.has(DONE)


def _opposed(claim: Statement, source: Statement) -> bool:
    said, held = claim.known, source.known
    return any(
        (one in said and one not in held and other in held)
        or (other in said and other not in held and one in held)
        for one, other in OPPOSITES
    )


def _stronger(claim: Statement, source: Statement) -> bool:
    """Whether a claim says "all", "only", "the first" where its source does not."""
    said, held = claim.known, source.known
    if said & _DUTY and not held & _DUTY and not (held & _CONDITION or _ITEM.search(source.text)):
        return True
    if held & _ONLY and not said & _ONLY and not set(claim.content) <= held:
        return True
    return any(said & set(group) and not held & set(group) for group in _STRONG)


def _hearsay_as_fact(claim: Statement, source: Statement) -> bool:
    """Whether what the source only passes on, doubts or denies is said as if it held."""
    return bool(source.known & _HEARSAY) and not claim.known & _HEARSAY


def _other_post(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether somebody's deputy is taken for him, or a name goes with another's post."""
    places = [*_posts(source), *_posts(context)]
    for post, under in _posts(claim):
        if under not in {one for name, one in places if name == post}:
            return True
    return False


def _posts(text: Statement) -> list[tuple[str, str]]:
    """Each post with what makes it another ("wakil"), or nothing."""
    before = ("", *text.tokens)
    return [
        (token, before[at] if before[at] in _UNDER else "")
        for at, token in enumerate(text.tokens)
        if token in _POSTS
    ]


def _says_other(claim: Statement, source: Statement, context: Statement) -> bool:
    """Whether half of what is said of the names, or more, is not in the source."""
    apart = claim.names | source.names | _POSTS
    said = [word for word in claim.content if word not in apart]
    missing = [word for word in said if word not in source.known | context.known]
    return bool(missing) and 2 * len(missing) >= len(said)


def _other_speaker(claim: Statement, source: Statement) -> bool:
    """Whether words are put into the mouth of somebody whom the source does not let speak."""
    if not _ATTRIBUTES.search(claim.text) or not claim.names:
        return False
    return not _SPEAKS.search(source.text)


def _exchanged(claim: Statement, source: Statement) -> bool:
    """Whether two names have changed places, or a name has got another's post."""
    names = (claim.names | source.names) - _POSTS
    said, held = claim.bound("name", names, near=True), source.bound("name", names)
    return moved(said, held, margin=2) is not None or _joined_anew(claim, source, names)


def _joined_anew(claim: Statement, source: Statement, names: frozenset[str]) -> bool:
    """Whether a claim makes one name of words that the source keeps apart by a post."""
    places: dict[str, list[int]] = {}
    for at, token in enumerate(source.tokens):
        places.setdefault(token, []).append(at)
    for one, other in zip(claim.tokens, claim.tokens[1:], strict=False):
        if not (one in names and other in names and one in places and other in places):
            continue
        gaps = [source.tokens[a + 1 : b] for a in places[one] for b in places[other] if a < b]
        near = [gap for gap in gaps if len(gap) <= _NEAR]
        if gaps and not any(not _POSTS & set(gap) for gap in near):
            return True
    return False


def in_source_language(claim: str, foreign: bool) -> str:
    """The claim with Indonesian words beside its English ones, where it is foreign."""
    return f"{claim} {in_indonesian(claim)}" if foreign else claim

"""The guard of hearsay: what a source only passes on is not said as if it held; pure."""

from ..statement import Statement

_HEARSAY = frozenset(
    "edar hoaks bantah klaim narasi isu kabar duga tuduh palsu sesat fitnah rumor".split()
)  # by their roots
_NO_HEARSAY = {
    "edar": "uang obat produk barang rokok izin surat kosmetik dana",
    "isu": "isu strategis utama penting global bahas angkat lingkung dasar nasional kaji diskusi",
    "kabar": "baik gembira dapat terima",
    "klaim": "asuransi manfaat aju bayar bpjs jamin jkn",
}  # roots that stand beside one that is no hearsay there
_GOES_ROUND = frozenset({"beredar", "diedarkan"})  # of "edar", as it stands
_DEBUNKED = frozenset("hoaks bantah palsu sesat fitnah".split())
_PASSED_ON = frozenset("pesan unggah konten video".split())  # what hearsay comes in


def hearsay_as_fact(claim: Statement, source: Statement) -> bool:
    """Whether what the source only passes on, doubts or denies is said as if it held.

    What denies it, as the source does, is no hearsay.
    """
    if not _passes_on(source) or claim.known & (_HEARSAY | _PASSED_ON):
        return False
    return not (claim.denied and source.denied and source.known & _DEBUNKED)


def _passes_on(text: Statement) -> bool:
    """Whether a text has a word of hearsay that is one there."""
    for at, (token, word) in enumerate(zip(text.tokens, text.stems, strict=True)):
        if word not in _HEARSAY or (word == "edar" and token not in _GOES_ROUND):
            continue
        beside = {*text.stems[max(0, at - 2) : at], *text.stems[at + 1 : at + 3]}
        if beside.isdisjoint(_NO_HEARSAY.get(word, "").split()):
            return True
    return False

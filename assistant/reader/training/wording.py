"""How people type: shorter, looser, and with other words than the releases have."""

import random
import re

from index.terms import stem

_SHORT = {
    "yang": "yg", "tidak": "gak", "berapa": "brp", "untuk": "buat", "dengan": "sama", "dan": "&",
    "kapan": "kpn", "sudah": "udah", "adalah": "itu", "kepada": "ke", "tahun": "thn",
    "mengapa": "knp",
}  # fmt: skip
_OTHER_WORDS = {
    "masyarakat": "warga", "bantuan": "sumbangan", "meningkat": "naik", "menurun": "turun",
    "pegawai": "karyawan", "siswa": "murid", "peserta": "orang", "mencapai": "tembus",
    "membangun": "bikin", "memberikan": "kasih", "mengatakan": "bilang", "menyampaikan": "bilang",
    "dilaksanakan": "diadakan", "digelar": "diadakan", "menggunakan": "pakai", "diresmikan":
    "dibuka", "anggaran": "dana", "jumlah": "total", "sebanyak": "", "sebesar": "", "senilai": "",
    "pembangunan": "proyek", "kendaraan": "mobil", "memperoleh": "dapat", "melalui": "lewat",
    "pemerintah": "negara", "wilayah": "daerah", "petugas": "orang", "hingga": "sampai",
    "Kementerian": "Kemen", "menyerahkan": "ngasih", "rumah": "rumah", "kegiatan": "acara",
    "perusahaan": "PT", "produksi": "hasil", "seluruh": "semua", "sekitar": "kira-kira",
}  # fmt: skip
_ACTIVE = re.compile(r"me(?:ng|ny|n|m)?[a-z]{3,}?(kan|i)?$")


def passive(verb: str) -> str | None:
    """The passive of an active verb ("menyalurkan" → "disalurkan"); None of another word."""
    match = _ACTIVE.fullmatch(verb)
    root = stem(verb) if match else verb
    if match is None or root == verb:
        return None
    suffix = match[1] or ""
    return f"di{root}" if root.endswith(suffix) else f"di{root}{suffix}"


def relaxed(verb: str) -> str:
    """An active verb as it is spoken ("menyalurkan" → "nyalurin"); another word as it is."""
    match = _ACTIVE.fullmatch(verb)
    if match is None or stem(verb) == verb:
        return verb
    spoken = verb.removeprefix("me")
    if re.match(r"m[bpfv]|n[cdjtz]", spoken):
        spoken = spoken[1:]
    return f"{spoken[:-3]}in" if match[1] == "kan" else spoken


def colloquial(question: str, draw: random.Random) -> str:
    """The question with some words said otherwise, its case and its mark as people leave them."""
    looseness = draw.choice((0.0, 0.15, 0.5))
    words = []
    for word in question.split():
        said = _OTHER_WORDS.get(word, word) if draw.random() < looseness else word
        said = _SHORT.get(said.lower(), said) if draw.random() < looseness / 2 else said
        said = relaxed(said) if draw.random() < looseness else said
        words.append(said)
    typed = " ".join(word for word in words if word)
    typed = typed.lower() if draw.random() < 0.35 else typed[:1].upper() + typed[1:]
    return typed + ("?" if draw.random() < 0.7 else "")

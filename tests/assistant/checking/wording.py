"""Changes of negation, modality, direction and quantity that make a sentence false."""

import re
from collections.abc import Iterator

from .material import Material, as_written

_NO_VERBS = frozenset(
    # words that only look like one, and verbs that a "tidak" does not simply deny
    "meter mendung menteri merah melalui menurut menjadi meliputi menengah mesin mei media menit "
    "memang mereka merupakan metode mengenai menuju menit membran beras berupa bersih berita "
    "berikut berikutnya bersama berwenang berkas berat bertenaga berapa beranggotakan berkecepatan "
    "bernomor berpendidikan berukuran berusia berpenghuni bertanda bercurah dini dinas diploma "
    "direktur disinfektan digital diri disusul dilengkapi mempercepat menebak berlayar berbalik "
    "bersertifikat berperahu bertahun bertahan berantai memasak mendongeng melainkan".split()
)
_VERB = re.compile(
    r"(?<![\w-])(?P<aux>(?:akan|telah|sudah|dapat|mampu|bisa|boleh|harus|wajib|perlu) )?"
    r"(?P<verb>(?:me|di|ber)[a-z]{4,}(?<!nya)|terjadi|tersedia|tersumbat|terendam|terdeteksi|terganggu"
    r"|terpangkas|naik|turun|tumbuh|mati|pensiun|boleh|wajib)(?![\w-])"
)
_BOUND_BEFORE = re.compile(
    r"\b(?:yang|untuk|guna|dengan|agar|saat|sejak|setelah|sebelum|karena|cara|dan|atau|tidak|belum"
    r"|bukan|jangan|hanya|kembali|demi|tanpa|tugas|jika|kalau|sekali|lalu|mulai|bahwa|dalam|tak"
    r"|pernah|sempat|terpaksa|tetap|juga|serta|baru|bertugas|resmi|melalui|justru"
    r"|lewat|sendiri|terakhir|cukup|ikut|dulu|akibat|tiket|hari|sanggup|telanjur|masih|(?:men|ber|di)\w+ dan)\s$|[,;“(–]\s?$",
    re.IGNORECASE,
)
_ENGLISH_AUX = re.compile(r"\b(?:was|were|is|are|will|has|have|had|can)\b(?! (?:not|never)\b)")
_DENIED = re.compile(
    r"\b(?P<no>tidak|belum|bukan|tanpa|never|not|no)\b (?!hanya|saja|cuma|sekadar|lagi\b|pemisah)",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:melainkan|bukan lagi|, bukan|, not|bukan sekadar|not only|not yet)\b")
_PLAN = re.compile(
    r"\b(?P<plan>direncanakan|ditargetkan|dijadwalkan|diperkirakan|diprakirakan|berencana"
    r"|menargetkan|memprakirakan) (?P<next>[\w“]+)",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:telah|sudah) (?=(?:me|di|ber|lulus|mati|kembali|ter)[a-z]*\b)")
_TO_COME = re.compile(r"(?<!tidak )\b(?P<will>akan|will)\b (?P<verb>\w+)")
_VERBAL = re.compile(r"(?:me|di|ber|ter)[a-z]{3,}|rampung|selesai|turun|naik|tuntas")
_MAY = "(?:dapat|bisa)"
_STRONGER = {
    rf"{_MAY}(?= (?:turun|naik) (?!perahu))": "pasti",
    # what one may do, not what one is able to do
    rf"{_MAY}(?= (?:meng(?:ajukan|akses|uji)|di(?:kirim|sampai|perpanjang|lapor|pinjam)"
    r"|melaporkan|menyampaikan|menghubungi|naik perahu))": "wajib",
    "diminta": "diwajibkan", "diimbau": "diwajibkan", "menyarankan": "mewajibkan",
    "berpeluang": "dipastikan",
}  # fmt: skip
_OPPOSITES = (
    ("naik", "turun"), ("membuka", "menutup"), ("dibuka", "ditutup"), ("di bawah", "di atas"),
    ("lebih rendah", "lebih tinggi"), ("lebih dari", "kurang dari"), ("sebelum", "sesudah"),
    ("paling lambat", "paling cepat"), ("minimal", "maksimal"), ("meningkat", "menurun"),
    ("paling sedikit", "paling banyak"), ("paling lama", "paling singkat"),
    ("tertinggi", "terendah"), ("bertambah", "berkurang"), ("menurunkan", "menaikkan"),
    ("diturunkan", "dinaikkan"), ("diperpanjang", "dipersingkat"), ("gratis", "berbayar"),
    ("memperpanjang", "mempersingkat"), ("memperluas", "mempersempit"),
    ("mempercepat", "memperlambat"), ("terbesar", "terkecil"), ("lebih cepat", "lebih lambat"),
    ("lebih awal", "lebih lambat"), ("menerima", "menolak"), ("diterima", "ditolak"),
    ("mengurangi", "menambah"), ("surut", "meluas"), ("paling tua", "paling muda"),
    ("penurunan", "kenaikan"), ("inflasi", "deflasi"), ("bulan sebelumnya", "bulan sesudahnya"),
    ("mulai berlaku", "berhenti berlaku"), ("ditutup sejak", "dibuka sejak"),
    ("lower", "higher"), ("up", "down"), ("extended", "shortened"), ("faster", "slower"),
    ("risen", "fallen"), ("cut", "raised"), ("closed", "open"),
)  # fmt: skip
_ONE_WAY = (
    ("setelah", "sebelum"), ("wajib", "dilarang"), ("harus", "dilarang"), ("lancar", "terganggu"),
    ("maksimal", "minimal"), ("sedikitnya", "tidak sampai"), ("mengabaikan", "menghubungi"),
    ("terbanyak", "paling sedikit"), ("selama", "setelah"), ("turunnya", "naiknya"),
    ("menyambut baik", "menyayangkan"), ("sangat tinggi", "sangat rendah"),
    ("tidak layak", "sangat layak"), ("melimpah", "menipis"),
)  # fmt: skip
_COUNT_NOUN = r"(?! (?:\d|hari|dua|tiga|enam|sepuluh|lima|Senin|pekan|minggu|tahun|bulan|menit))"
_QUANTITIES = (
    (r"(?:seluruh|semua)", "hanya sebagian"), (r"seluruhnya", "hanya sebagian"),
    (rf"(?:setiap|tiap){_COUNT_NOUN}", "hanya sebagian"),
    (r"(?<!tidak )hanya(?! untuk)", "tidak hanya"), (r"salah satu", "satu-satunya"),
    (r"antara lain", "hanya"), (r"terutama", "semata-mata"), (r"banyak", "sedikit"),
    (r"all", "only some"), (r"bersama", "sendiri-sendiri"),
)  # fmt: skip


def negation_added(material: Material) -> Iterator[str]:
    """The main verb denied."""
    said = material.said
    if material.english:
        if match := _ENGLISH_AUX.search(said):
            yield material.put(*match.span(), f"{match[0]} not")
        return
    if match := re.search(r"\bmerupakan\b|\b(?<!satu )adalah\b", said):
        yield material.put(*match.span(), "bukan")
        return
    for match in _VERB.finditer(said):
        before = said[: match.start()]
        denied = re.search(r"\b(?:tidak|belum|bukan\w*)(?: \w+){0,3} $", before)
        bound = _BOUND_BEFORE.search(before) or (denied and "yang tidak" not in before)
        if match["verb"] in _NO_VERBS or bound:
            continue
        if match["aux"] in ("telah ", "sudah "):
            yield material.put(*match.span("aux"), "belum ")
        else:
            yield material.put(match.start(), match.start(), "tidak ")
        return


def negation_removed(material: Material) -> Iterator[str]:
    """What is denied affirmed."""
    said = material.said
    if _CONTRAST.search(said):
        return
    for match in _DENIED.finditer(said):
        if match["no"].lower() == "tanpa":
            yield material.put(*match.span("no"), as_written(match[0], "dengan"))
            continue
        rest = said[match.end() :]
        yield said[: match.start()] + as_written(match[0], rest)


def modality_changed(material: Material) -> Iterator[str]:
    """What is planned is done, what is done is to come, what may be must be."""
    said = material.said
    for match in _TO_COME.finditer(said):
        if match["will"] == "akan" and not re.match(r"datang\b", match["verb"]):
            yield material.put(*match.span("will"), material.draw.choice(("telah", "sudah")))
    for match in _PLAN.finditer(said):
        yield material.put(*match.span("plan"), _carried_out(match))
    for match in _DONE.finditer(said):
        yield material.put(*match.span(), "akan ")
    for match in re.finditer(r"\bbelum\b(?! lama)", said):
        yield material.put(*match.span(), "sudah")
    for word, stronger in _STRONGER.items():
        for match in re.finditer(rf"(?<!tidak )(?<!belum )\b{word}", said):
            yield material.put(*match.span(), stronger)


def opposite(material: Material) -> Iterator[str]:
    """A word changed to its opposite: up for down, before for after, at most for at least."""
    said = material.said
    pairs = (*_OPPOSITES, *((b, a) for a, b in _OPPOSITES), *_ONE_WAY)
    for word, other in pairs:
        for match in re.finditer(rf"\b{word}\b", said, re.IGNORECASE):
            if _is_free(said, match):
                yield material.put(*match.span(), as_written(match[0], other))


def quantity_changed(material: Material) -> Iterator[str]:
    """All are only some, one of them is the only one, among others is nothing else."""
    for pattern, other in _QUANTITIES:
        for match in re.finditer(rf"\b{pattern}\b", material.said, re.IGNORECASE):
            after = material.said[match.end() :]
            if pattern == "banyak" and material.said[: match.start()].endswith("paling "):
                continue
            if pattern == "antara lain":
                after = after.removeprefix(",")
            yield material.said[: match.start()] + as_written(match[0], other) + after


def _carried_out(match: re.Match[str]) -> str:
    plan, after = match["plan"], match["next"]
    if plan.lower() in ("menargetkan", "memprakirakan"):
        done = "telah mencatat"
    elif _VERBAL.fullmatch(after):
        done = "telah"
    elif after == "pada":
        done = "telah terlaksana"
    else:
        done = "tercatat"
    return as_written(plan, done)


def _is_free(said: str, match: re.Match[str]) -> bool:
    """Whether the word stands by itself and not in a phrase that says something else."""
    before, after = said[: match.start()], said[match.end() :]
    word = match[0].lower()
    if re.search(r"\b(?:tidak|belum) pernah $", before) or (word == "turun" and "hujan" in before):
        return False
    if re.match(r" perahu", after) and word in ("naik", "di atas"):
        return False
    if word == "dibuka" and re.search(r"\b(?:bisa|dapat) $", before):
        return False
    if word in ("dibuka", "ditutup") and re.match(r" sejak", after):
        return False
    if word == "selama":
        return re.match(r" peringatan| masa ", after) is not None
    if word in ("inflasi", "deflasi"):
        return re.search(r"(?:mencatat|mengalami) $", before) is not None
    if word in ("up", "cut"):
        return re.match(r" (?:\d|by)", after) is not None
    return not (word == "harus" and before.endswith("tidak "))

"""Questions for a number or an amount, always with its unit."""

import re
from collections.abc import Iterator

from index.releases import Release

from .clauses import (
    bare,
    clean_sentences,
    first_part,
    led,
    lowered,
    opens_plainly,
    passive,
    undated,
)
from .proposals import Proposal

_UNITS = (
    "persen|%|km/jam|kilometer/jam|kilometer per jam|orang|jiwa|unit|ton|hektare|hektar|ha|kilometer|km|meter|MW|GW|kWh|GWh|kVA|barel per hari"
    "|barel|kiloliter|liter|ekor|desa|kelurahan|kecamatan|kabupaten/kota|kabupaten|kota|provinsi"
    "|siswa|peserta|sekolah|titik|lokasi|keluarga|rumah|negara|perusahaan|kasus|konten|situs|BTS"
    "|SPPG|bps|kg|kilogram|hari|bulan|tahun|jam|kali|kantor|lembaga|paket|pelanggan|pekerja"
    "|karyawan|mahasiswa|penerima manfaat|proyek|personel|kapal|relawan|guru|pelaku usaha|UMKM"
    "|dolar AS|dolar Amerika Serikat|rupiah|kementerian/lembaga|ASN|PNS|pegawai|menit|detik|pulau"
)
_NUMBER = r"\d[\d.]*(?:,\d+)?"
_SCALE = r"(?: ?(?:ribu|juta|miliar|triliun))?"
_VALUE = (
    rf"(?:(?:Rp|USD|US\$) ?{_NUMBER}{_SCALE}(?: per [a-z]+)?|{_NUMBER}{_SCALE} ?(?:{_UNITS}))(?![\w%])"
)
_MEASURE = frozenset(
    "jumlah total nilai harga tarif biaya anggaran dana alokasi realisasi posisi inflasi rasio"
    " pertumbuhan tingkat rata-rata luas panjang lebar volume kapasitas produksi target kuota"
    " pendapatan penerimaan laba investasi ekspor impor defisit surplus utang kredit imbal kontribusi"
    " pagu potensi konsumsi persentase kebutuhan omzet aset cadangan penyaluran belanja transaksi"
    " pembiayaan simpanan proporsi capaian batas suku kepemilikan modal penciptaan"
    " pemanfaatan beban bantuan subsidi porsi akumulasi lifting permintaan stok progres serapan"
    " okupansi kepatuhan indeks kecepatan jarak bobot berat usia umur".split()
)
_IS = re.compile(
    rf"^(?P<subject>[A-Z][^“”\"?!;:]{{10,110}}?),? (?P<verb>(?:tercatat|mencapai|sebesar|sebanyak"
    rf"|adalah|diprakirakan|diperkirakan|diproyeksikan|ditargetkan|ditetapkan|telah|tetap|masih"
    rf"|terjaga|tinggi|rendah|akan|berhasil|sudah|kuat)(?: (?:sebesar|mencapai|sebanyak|tercatat"
    rf"|tinggi|rendah|di level|menjadi|terjaga))*) (?P<value>{_VALUE})(?P<rest>.*)$"
)
_INNER = re.compile(
    rf"(?:\b(?:mencatat|menyebutkan|menyebut|melaporkan|menargetkan|mengatakan|menjelaskan|bahwa|dengan)"
    rf"|,) (?P<subject>(?:{'|'.join(sorted(_MEASURE))}) [^“”\"?!;:,]{{5,90}}?) (?P<verb>sebesar|mencapai"
    rf"|tercatat sebesar|sebanyak|senilai|menembus|ditetapkan sebesar) (?P<value>{_VALUE})(?P<rest>.*)$"
)
_MANY = re.compile(
    rf"^(?:Sebanyak|Sedikitnya|Sekitar|Lebih dari|Total|Tercatat(?: sebanyak)?) (?P<value>{_NUMBER}{_SCALE}(?: (?:orang|unit|ton|ekor))?)"
    rf" (?P<noun>[A-Za-z][A-Za-z/-]*(?: [A-Za-z/()-]+){{0,3}}?) (?P<verb>(?:telah |akan |sudah |turut |ikut )?"
    rf"(?:di|me|ber|ter)[a-z]{{3,}}) (?P<rest>.+)$"
)
_GAVE = re.compile(
    rf"^(?P<agent>[A-Z][\w/.-]*(?: (?:[A-Z(][\w/.)-]*|dan|RI)){{0,8}}) "
    rf"(?:(?:telah|akan|juga|sudah|berhasil|kembali|resmi|turut|berencana|siap) ){{0,2}}(?P<verb>me[a-z]{{4,}}) "
    rf"(?:(?P<object>[a-z]+(?: [a-zA-Z-]+){{0,4}}?) )?(?:sebesar|sebanyak|senilai|mencapai) "
    rf"(?P<value>{_VALUE})(?P<rest>.*)$"
)
_COUNTED = re.compile(
    rf"^(?P<agent>[A-Z][\w/.-]*(?: (?:[A-Z(][\w/.)-]*|dan|RI)){{0,8}}) "
    rf"(?:(?:telah|akan|juga|sudah|berhasil|kembali|resmi|turut|berencana|siap) ){{0,2}}(?P<verb>me[a-z]{{4,}}) "
    rf"(?P<value>(?P<number>{_NUMBER}{_SCALE}) (?P<noun>[a-zA-Z][\w-]+(?: (?!di |untuk |pada |dan "
    rf"|yang |dalam |ke |dari |guna |kepada |bagi |sebagai |serta )[\w-]+){{0,3}}))(?P<rest>[ ,.].*)$"
)
# A subject that already says something is no subject: its own verb, figure or comparison.
_SAYS_MORE = re.compile(
    r"[,%]|\b(?:dengan|yang (?:secara|per)\b|hingga)|\b(?:yang|total|jumlah|nilai|cukup"
    r"|tinggi|rendah|kuat|baik|stabil)$|\bme[a-z]{4,}|\b(?:sedikit|tergolong|dari|bahwa|yaitu|yakni|sebesar|mencapai|tercatat|juga|terus|tetap|masih|kembali|dapat"
    r"|meningkat|menurun|menguat|melemah|tumbuh|naik|turun|menjadi|didukung|diprakirakan|diperkirakan"
    r"|maupun|sebanyak|berada|level|terkendali|akan|telah|sudah|adalah|lebih|hanya|sempat|bisa)\b"
)
# Verbs that tell of a figure and do nothing to what is counted.
_REPORTS = frozenset(
    "menyampaikan mengingatkan mencatat melaporkan menyebut menyebutkan mengatakan menjelaskan"
    " memperkirakan mencatatkan mengurus memiliki mencapai menjadi merupakan mengalami melihat"
    " menunjukkan mengungkapkan menegaskan menilai mencontohkan memandang meyakini mendengar meliputi mencakup"
    " melampaui mengikuti menginginkan mendapat mempunyai membutuhkan memerlukan".split()
)
_PREDICATE = re.compile(r"\b(?:tumbuh|naik|turun|meningkat|menurun|dengan|yang|me[a-z]{4,})\b")
_LINK = re.compile(r"(?:dari|dan|di|ke|atau|per|sampai|hingga|pada|untuk|juta|miliar|ribu|triliun)\b")
_NEXT = re.compile(r" (?:dengan|yang|sehingga|melalui|guna|sebagai|dan|serta|mencapai|sebesar)\b")
_SHORTEST = 5  # words of a question
_WHEN = re.compile(
    r"^ ?((?:pada|di|hingga|sampai dengan|per|selama|sepanjang|untuk)(?: akhir| awal| posisi)?"
    r"(?: tahun| bulan| triwulan [IV]+| semester [IV]+)? ?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?20\d\d)\b"
)
_FURTHER = re.compile(rf"^[^,.]{{0,40}}\b(?:dan|hingga|sampai|atau|-) ?(?:Rp|USD)? ?{_NUMBER}|^ ?(?:-|–|\()\d")
_ENDS = re.compile(
    r"^(?:[.,]| (?:di|untuk|pada|kepada|bagi|ke|dalam|sepanjang|selama|dengan|yang|guna|sebagai"
    r"|melalui|hingga|sejak|dan (?:me|di|ber)[a-z]+) )"
)
_YEAR = re.compile(r"\b20\d\d\b")


def figures(release: Release) -> Iterator[Proposal]:
    """Questions whose answer is a number with its unit."""
    for sentence in clean_sentences(release):
        plain, when = led(undated(sentence))
        for pattern, ask in _ASKED:
            match = pattern.search(plain)
            plainly = pattern in (_MANY, _INNER) or opens_plainly(plain)
            asked = ask(match, release) if match and plainly else None
            if match and asked and _is_whole(asked, match["rest"]):
                asked = bare(asked if _YEAR.search(asked) else f"{asked[:-1]}{when}?")
                yield Proposal(release, "number", asked, (_answer(match),), sentence)
                break


def _is_whole(asked: str, rest: str) -> bool:
    """Whether a question is more than a word or two, and its figure stands alone."""
    return len(bare(asked).split()) >= _SHORTEST and not _FURTHER.match(rest)


def _answer(match: re.Match[str]) -> str:
    """The figure with its unit: where it counts things, they are it."""
    value, noun = match["value"].strip(), match.groupdict().get("noun") or ""
    return value if value.endswith(noun) else f"{value} {noun}"


def _is(match: re.Match[str], release: Release) -> str | None:
    """Posisi cadangan devisa … tercatat sebesar 152,5 miliar dolar AS → Berapa posisi …?"""
    subject, value = match["subject"], match["value"]
    if _SAYS_MORE.search(bare(subject)):
        return None
    subject = lowered(subject, release)
    when = _when(match["rest"], subject)
    if subject.split()[0].lower() in _MEASURE:
        subject = " ".join(w.lower() if n < 2 and w.lower() in _MEASURE else w
                           for n, w in enumerate(subject.split()))  # fmt: skip
        return f"Berapa {subject}{when}?"
    unit = re.sub(r"^[\d.,]+(?: ?(?:ribu|juta|miliar|triliun)\b)? ?", "", value).replace("%", "persen")
    if not match["verb"].endswith("mencapai") or not unit or value.startswith(("Rp", "US")):
        return None
    return f"{subject[0].upper()}{subject[1:]}{when} mencapai berapa {unit}?"


def _many(match: re.Match[str], release: Release) -> str | None:
    """Sebanyak 1.461 unit peralatan disiapkan … → Berapa unit peralatan yang disiapkan …?"""
    unit = match["value"].split()[-1] if match["value"][-1].isalpha() else ""
    unit = "" if unit in ("ribu", "juta", "miliar", "triliun") else unit
    rest = _short(match["rest"])
    noun = f"{unit} {match['noun']}".strip()
    return f"Berapa {noun} yang {match['verb']} {rest}?" if rest else None


def _gave(match: re.Match[str], release: Release) -> str | None:
    """Pemerintah mengalokasikan anggaran sebesar Rp335 triliun … → Berapa anggaran yang …?"""
    verb = passive(match["verb"])
    if not verb or not match["object"] or match["verb"] in _REPORTS or _PREDICATE.search(match["object"]):
        return None
    agent = lowered(match["agent"], release)
    return f"Berapa {match['object']} yang {verb} {agent}{_tail(match['rest'])}?"


def _counted(match: re.Match[str], release: Release) -> str | None:
    """Kementerian PU menyiapkan 49 unit alat berat … → Berapa unit alat berat yang disiapkan …?"""
    verb = passive(match["verb"])
    if match["verb"] in _REPORTS or _LINK.match(match["noun"]) or re.search(r"\d", match["noun"]):
        return None
    if not verb or re.fullmatch(r"20\d\d", match["number"]) or not _ENDS.match(match["rest"]):
        return None
    agent = lowered(match["agent"], release)
    return f"Berapa {match['noun']} yang {verb} {agent}{_tail(match['rest'])}?"


def _when(rest: str, subject: str) -> str:
    found = _WHEN.match(rest)
    return f" {found[1]}" if found and not _YEAR.search(subject) else ""


def _tail(rest: str) -> str:
    """What belongs to the question of what follows the value: where, when and what for."""
    found = re.match(r"^ ((?:di|untuk|pada|kepada|bagi|ke|dalam|sepanjang|selama) (?:[^,.;(]|(?<=\d)[.,](?=\d))+)", rest)
    words = _NEXT.split(found[1])[0].split() if found else []
    return " " + " ".join(words) if 2 <= len(words) <= 12 else ""


def _short(rest: str) -> str:
    words = first_part(rest)
    return words if len(words.split()) <= 14 else ""


_ASKED = ((_IS, _is), (_MANY, _many), (_GAVE, _gave), (_COUNTED, _counted), (_INNER, _is))

"""Bodies, posts and things that go by several names: canonical name → its spellings.

Old and new names of a body are one name here, because people ask for the body they know. The name
of a body that was split stands for each that it was split into.
"""

from .agencies import spellings
from .agency_table import AGENCIES

_THINGS: dict[str, tuple[str, ...]] = {
    "birate": (
        "bi rate", "bi7drr", "bi 7 day reverse repo rate", "bi 7 day repo rate",
        "suku bunga acuan", "suku bunga kebijakan", "policy rate", "benchmark rate",
    ),
    "rdg": ("rdg", "rapat dewan gubernur"),
    "mbg": (
        "mbg", "makan bergizi gratis", "free nutritious meal", "free nutritious meals",
        "free school meal", "free school meals", "makan siang gratis",
    ),
    "sppg": (
        "sppg", "satuan pelayanan pemenuhan gizi", "dapur mbg", "dapur makan bergizi gratis",
        "mbg kitchen", "mbg kitchens",
    ),
    "slhs": ("slhs", "sertifikat laik higiene sanitasi", "laik higiene sanitasi"),
    "asn": ("asn", "aparatur sipil negara", "civil servants"),
    "pppk": ("pppk", "pegawai pemerintah dengan perjanjian kerja", "p3k"),
    "cpns": ("cpns", "calon pegawai negeri sipil"),
    "apbn": ("apbn", "anggaran pendapatan dan belanja negara", "state budget"),
    "apbd": ("apbd", "anggaran pendapatan dan belanja daerah"),
    "umkm": (
        "umkm", "usaha mikro kecil dan menengah", "usaha mikro kecil menengah", "small businesses",
        "msme", "msmes",
    ),
    "wni": ("wni", "warga negara indonesia"),
    "perpres": ("perpres", "peraturan presiden"),
    "permen": ("permen", "peraturan menteri"),
    "inpres": ("inpres", "instruksi presiden"),
    "uu": ("uu", "undang undang"),
    "judol": ("judol", "judi online", "judi daring", "perjudian daring", "online gambling"),
    "pinjol": ("pinjol", "pinjaman online", "pinjaman daring"),
    "ai": ("ai", "artificial intelligence", "kecerdasan buatan", "kecerdasan artifisial"),
    "bbm": ("bbm", "bahan bakar minyak"),
    "phk": ("phk", "pemutusan hubungan kerja"),
    "thr": ("thr", "tunjangan hari raya"),
    "cadev": ("cadev", "cadangan devisa", "foreign reserves", "foreign exchange reserves"),
    "dolaras": ("dolar as", "usd", "us dollar", "us dollars", "dolar amerika serikat"),
    "jawatengah": ("jawatengah", "jawa tengah"),
    "jawatimur": ("jawatimur", "jawa timur"),
    "jawabarat": ("jawabarat", "jawa barat"),
    "sumaterabarat": ("sumaterabarat", "sumatera barat", "sumatra barat"),
    "sumaterautara": ("sumaterautara", "sumatera utara", "sumatra utara"),
    "orangtua": ("orangtua", "orang tua"),
    "listrik": ("setrum", "tenaga listrik"),
}  # fmt: skip


def _bodies() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for agency in AGENCIES:
        for key in agency.successors or (agency.key,):
            found[key] = (*found.get(key, ()), *spellings(agency), *agency.asked)
    return found


NAMES = {**_bodies(), **_THINGS}

"""Words and spellings by which statements are compared.

``SPELLINGS`` are ways to write the same in Indonesian that read well in each other's place;
``SAME`` are these, and such as only make words comparable. ``IN_ENGLISH`` are measures in English.
"""

import re

UNITS = frozenset({"persen", "rupiah", "usd", "basispoin"})
NEGATIONS = frozenset(
    """tidak bukan belum tanpa tak jangan batal gagal tidaklah bukanlah belumlah enggak nggak gak
    not never without cannot""".split()
)
FORESEEN = frozenset(
    """akan bakal hendak rencana target jadwal kira prakira perkira proyeksi harap usul will
    plan plans planned expected scheduled targeted targets would should""".split()
)  # by their roots
TO_COME = frozenset(
    """akan bakal hendak berencana direncanakan ditargetkan dijadwalkan diperkirakan diharapkan
    diproyeksikan will would""".split()
)
ONLY = frozenset("hanya cuma semata sekadar sebatas only merely".split())
DONE = frozenset("telah sudah telanjur terlanjur already has have".split())
WEEKDAYS = "senin selasa rabu kamis jumat sabtu minggu".split()
WEEKDAY = re.compile(rf"\b(?:{'|'.join(day.capitalize() for day in WEEKDAYS)})\b")
BINDING = frozenset("dari menjadi ke kepada oleh daripada to from by into".split())

_FIGURE = (
    r"(?= (?:Rp ?|USD ?)?(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    r"|se(?:puluh|belas|ratus|ribu|juta))\b)"
)
_AGED = "(?: usia| umur)?"
_ORDERS = {"IV": "keempat", "III": "ketiga", "II": "kedua", "I": "pertama"}
_POSTS = {
    "sekjen": "sekretaris jenderal", "dirjen": "direktur jenderal", "dirut": "direktur utama",
    "irjen": "inspektur jenderal", "wamen": "wakil menteri", "menko": "menteri koordinator",
    "wapres": "wakil presiden", "wagub": "wakil gubernur", "wabup": "wakil bupati",
    "wawali": "wakil wali kota", "kadis": "kepala dinas", "sekda": "sekretaris daerah",
}  # fmt: skip


def _patterns(*spellings: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{one}", re.IGNORECASE), meant) for one, meant in spellings)


SPELLINGS = _patterns(
    (r"(?:tanpa|bebas|tidak (?:dipungut|dikenai|dikenakan)) biaya\b(?! (?:tambahan|lain))",
     "gratis"),
    (rf"(?:paling sedikit|(?:sedikit|sekurang-kurang|setidak)nya|minimum){_FIGURE}", "minimal"),
    (rf"(?:paling banyak|maksimum){_FIGURE}", "maksimal"),
    (r"(?:s\.d\.|s/d|sampai dengan|hingga\b)", "sampai"),
    (r"separuh\b", "setengah"),
    (r"(?<=\d) ?mm\b", " milimeter"), (r"(?<=\d) ?cm\b", " sentimeter"),
    (r"(?<=\d) ?ha\b", " hektare"), (r"(?<=\d) ?km\b", " kilometer"),
    (r"(?<=\d) ?kg\b", " kilogram"),
    (r"No\.(?= ?\d)", "Nomor "), (r"Jl\. ?", "Jalan "), (r"Kec\. ?", "Kecamatan "),
    (r"Kab\. ?", "Kabupaten "), (r"Prov\. ?", "Provinsi "),
    (r"(\d{1,2}):([0-5]\d)\b(?![.,:]?\d)", r"\1.\2"),
    (r"kuartal\b", "triwulan"),
    *((rf"(?<=triwulan ){roman}\b", order) for roman, order in _ORDERS.items()),
    *((rf"(?<=semester ){roman}\b", order) for roman, order in _ORDERS.items()),
    *((rf"{short}\b", post) for short, post in _POSTS.items()),
)  # fmt: skip
SAME = (
    (re.compile(r"(?<!\d )\b(?:Prof|Dr|Drs|Dra|Ir|Hj|H|K\.? ?H)\. ?(?=[A-Z])"), ""),  # of a name
    *_patterns(
        (r"(?:salah (?:satu|seorang)|satu (?:waktu|sama lain))\b", " "),
        (r"satu-satunya\b", "hanya 1"),
        (r"Tbk\.(?= )", "Tbk"),
    ),
    *SPELLINGS,
    *_patterns(
        (r"(?:paling (?:sedikit|singkat|rendah)|(?:sedikit|sekurang-kurang|setidak)nya|minimum)\b",
         "minimal"),
        (r"(?:paling (?:banyak|lama|tinggi)|maksimum)\b", "maksimal"),
        (rf"(?:lebih dari|di atas{_AGED}|melebihi|melampaui|menembus){_FIGURE}", "melebihi"),
        (rf"(?:kurang dari|di bawah{_AGED}){_FIGURE}", "sekurangnya"),
        (r"(?:(?:me|pe)nanda|(?:di|ber|ter)?tanda) ?tangan(?:an|i|kan)?\b", "tandatangan"),
        (r"(?:sekali)\b", "1 kali"), (r"(?:sebulan)\b", "1 bulan"),
        (r"(?:setahun)\b", "1 tahun"), (r"(?:sepekan|seminggu)\b", "1 pekan"),
        (r"(?:sehari)\b", "1 hari"),
    ),
)  # fmt: skip
IN_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:working |business )?{written}\b", re.IGNORECASE), meant)
    for written, meant in (
        ("seconds?", "detik"), ("minutes?", "menit"), ("hours?", "jam"), ("days?", "hari"),
        ("weeks?", "pekan"), ("months?", "bulan"), ("years?", "tahun"),
        ("people|persons?", "orang"),
        ("villages?", "desa"), ("cities", "kota"), ("provinces?", "provinsi"), ("units?", "unit"),
        ("millimet(?:re|er)s?", "milimeter"), ("centimet(?:re|er)s?", "sentimeter"),
        ("kilomet(?:re|er)s?", "kilometer"), ("met(?:re|er)s?", "meter"), ("miles?", "mil"),
        ("hectares?", "hektare"), ("kilograms?", "kilogram"), ("grams?", "gram"),
        ("tonn?e?s?", "ton"), ("lit(?:re|er)s?", "liter"), ("barrels?", "barel"),
        ("times", "kali"), ("households?|families", "keluarga"),
    )
)  # fmt: skip
MEASURES = frozenset(
    """orang warga jiwa unit ekor buah kepala keluarga rumah desa kota kabupaten provinsi negara
    milimeter sentimeter meter kilometer mil hektare kubik persegi gram kilogram kuintal ton liter
    barel watt kilowatt megawatt gigawatt volt detik menit jam hari pekan minggu bulan triwulan
    semester tahun abad kali lipat poin derajat lembar paket butir batang pohon kapal bus""".split()
)
ANNOUNCING = frozenset(
    """sebesar sebanyak senilai seharga mencapai yakni yaitu adalah ialah sekitar tercatat total
    jumlah berjumlah hampir pada di yang itu dan atau serta sejumlah bernilai seluas sepanjang
    seberat""".split()
)
NO_NAMES = frozenset(
    """rp idr usd as us no monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december""".split()
).union(WEEKDAYS, _POSTS)

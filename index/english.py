"""English questions: which are, and their words in Indonesian, as releases use them.

The words are only for the keyword leg, beside the English words themselves: names are the same
in both languages, and the dense leg crosses languages by itself.
"""

import re

from .terms import normalise

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_ENGLISH = frozenset(
    "the of and what when where who whose why how many much is are was were did does do which in to"
    " for by on at has have will would can from that this".split()
)
_INDONESIAN = frozenset(
    "yang di dan apa siapa kapan mana dimana berapa brp kenapa mengapa bagaimana gimana itu ini"
    " dari untuk dengan pada ke kah nya tidak ada oleh adalah dalam sudah bisa saja aja tahun"
    " jumlah jadi kok sih dong yg kpn gak".split()
)
_PHRASES = {
    "artificial intelligence": "kecerdasan artifisial", "attorney general": "jaksa agung",
    "benchmark rate": "suku bunga acuan", "capital city": "ibu kota",
    "carbon market": "bursa karbon", "central bank": "bank indonesia", "civil servant": "asn pns",
    "civil servants": "asn pns", "climate change": "perubahan iklim", "crude oil": "minyak mentah",
    "data center": "pusat data", "data centre": "pusat data", "deputy minister": "wakil menteri",
    "director general": "direktur jenderal dirjen", "early childhood": "paud usia dini",
    "early warning": "peringatan dini", "economic growth": "pertumbuhan ekonomi",
    "exchange rate": "nilai tukar", "fishing vessel": "kapal perikanan",
    "food security": "ketahanan pangan", "foreign exchange": "devisa",
    "foreign reserves": "cadangan devisa", "foreign workers": "tenaga kerja asing",
    "free meals": "makan bergizi gratis mbg", "free nutritious": "makan bergizi gratis mbg",
    "high school": "sma smk", "house of representatives": "dpr", "interest rate": "suku bunga",
    "law enforcement": "penegakan hukum", "meal program": "makan bergizi gratis mbg",
    "memorandum of understanding": "nota kesepahaman mou", "migrant workers": "pekerja migran",
    "minimum wage": "upah minimum", "money supply": "uang beredar", "natural gas": "gas bumi",
    "nutritious meals": "makan bergizi gratis mbg", "oil price": "harga minyak mentah icp",
    "online gambling": "judi online", "palm oil": "kelapa sawit", "personal data": "data pribadi",
    "policy rate": "suku bunga acuan bi rate", "poor families": "keluarga miskin",
    "power plant": "pembangkit listrik", "public consultation": "konsultasi publik",
    "red and white": "merah putih", "reserve assets": "cadangan devisa",
    "small businesses": "umkm", "social aid": "bansos bantuan sosial",
    "social assistance": "bansos bantuan sosial", "social media": "media sosial",
    "solar power": "tenaga surya", "state budget": "apbn anggaran", "state-owned": "bumn",
    "stock exchange": "bursa efek", "tax revenue": "penerimaan pajak", "toll road": "jalan tol",
    "trade balance": "neraca perdagangan", "vice minister": "wakil menteri",
    "village cooperatives": "koperasi desa",
}  # fmt: skip
_WORDS = {
    "academy": "akademi", "accident": "kecelakaan", "agency": "badan", "agreement": "perjanjian",
    "aid": "bantuan", "aim": "tujuan", "aircraft": "pesawat", "airport": "bandara",
    "allocated": "dialokasikan", "announced": "diumumkan", "annual": "tahunan",
    "applicants": "pelamar", "appointed": "dilantik", "apprenticeship": "magang",
    "approved": "disetujui", "army": "tni", "assistance": "bantuan", "auction": "lelang",
    "award": "penghargaan", "ban": "larangan", "banks": "bank",
    "beneficiaries": "penerima manfaat", "benefits": "manfaat", "blocked": "diblokir",
    "bonds": "obligasi", "books": "buku", "border": "perbatasan", "bridge": "jembatan",
    "budget": "anggaran", "building": "gedung", "built": "dibangun", "businesses": "usaha",
    "candidates": "peserta", "capacity": "kapasitas", "ceremony": "upacara", "chairman": "ketua",
    "chief": "kepala", "child": "anak", "children": "anak", "cities": "kota", "city": "kota",
    "coal": "batubara", "collaboration": "kerja sama", "commodity": "komoditas",
    "companies": "perusahaan", "company": "perusahaan", "condition": "kondisi",
    "construction": "pembangunan", "contract": "kontrak", "cooperation": "kerja sama",
    "cooperative": "koperasi", "cooperatives": "koperasi", "corruption": "korupsi",
    "cost": "biaya", "countries": "negara", "country": "negara", "court": "pengadilan",
    "cut": "menurunkan", "damage": "kerusakan", "dead": "meninggal", "deadline": "batas",
    "debt": "utang", "decline": "penurunan", "defence": "pertahanan", "defense": "pertahanan",
    "deficit": "defisit", "deposit": "simpanan", "disaster": "bencana", "discount": "diskon",
    "displaced": "pengungsi", "districts": "kabupaten", "drop": "turun", "dropped": "turun",
    "earthquake": "gempa", "economic": "ekonomi", "economy": "ekonomi", "education": "pendidikan",
    "electric": "listrik", "electricity": "listrik", "emission": "emisi", "emissions": "emisi",
    "employees": "pegawai karyawan", "employment": "ketenagakerjaan", "energy": "energi",
    "exam": "ujian", "exercise": "latihan", "export": "ekspor", "exports": "ekspor",
    "factory": "pabrik", "fake": "hoaks palsu", "families": "keluarga", "farmers": "petani",
    "fees": "biaya", "fell": "turun", "ferry": "feri", "finance": "keuangan", "fine": "denda",
    "fisheries": "perikanan", "fishermen": "nelayan", "flood": "banjir", "floods": "banjir",
    "food": "pangan", "foreign": "asing luar negeri", "forest": "hutan", "fuel": "bbm",
    "fund": "dana", "funding": "pendanaan", "funds": "dana", "goods": "barang",
    "government": "pemerintah", "governor": "gubernur", "graduates": "lulusan", "grants": "hibah",
    "growth": "pertumbuhan", "head": "kepala", "health": "kesehatan", "held": "digelar",
    "highest": "tertinggi", "hoax": "hoaks", "holiday": "libur", "homecoming": "mudik",
    "hospital": "rumah sakit", "hospitals": "rumah sakit", "hours": "jam", "houses": "rumah",
    "housing": "perumahan", "implementation": "pelaksanaan", "imports": "impor",
    "inaugurated": "diresmikan dilantik", "incentive": "insentif", "income": "pendapatan",
    "increase": "kenaikan peningkatan", "industry": "industri", "inflation": "inflasi",
    "infrastructure": "infrastruktur", "injured": "luka", "inspection": "inspeksi",
    "insurance": "asuransi", "internship": "magang", "invest": "investasi",
    "investment": "investasi", "island": "pulau", "islands": "pulau", "jobs": "lapangan kerja",
    "kitchen": "dapur sppg", "kitchens": "dapur sppg", "labor": "tenaga kerja",
    "labour": "tenaga kerja", "land": "lahan", "landslide": "longsor", "launched": "diluncurkan",
    "law": "undang-undang hukum", "lecturers": "dosen", "licence": "izin", "license": "izin",
    "loan": "pinjaman kredit", "loans": "pinjaman kredit", "local": "daerah lokal",
    "lowest": "terendah", "meals": "makanan", "meeting": "rapat pertemuan",
    "military": "militer tni", "mine": "tambang", "mines": "tambang",
    "mining": "pertambangan tambang", "minister": "menteri", "ministers": "menteri",
    "ministry": "kementerian", "mobile": "seluler", "money": "uang", "month": "bulan",
    "monthly": "bulanan", "navy": "tni al angkatan laut", "network": "jaringan", "nickel": "nikel",
    "officer": "pejabat perwira", "official": "pejabat resmi", "officials": "pejabat",
    "oil": "minyak", "operate": "beroperasi", "operators": "operator", "parents": "orang tua",
    "participants": "peserta", "partner": "mitra", "passengers": "penumpang",
    "payment": "pembayaran", "peacekeepers": "pasukan perdamaian", "percent": "persen",
    "percentage": "persen", "permit": "izin", "police": "polisi", "poor": "miskin",
    "population": "penduduk", "port": "pelabuhan", "ports": "pelabuhan", "poverty": "kemiskinan",
    "power": "listrik daya", "pregnant": "hamil", "president": "presiden", "price": "harga",
    "prices": "harga", "prize": "hadiah", "production": "produksi", "products": "produk",
    "project": "proyek", "protection": "pelindungan perlindungan", "province": "provinsi",
    "provinces": "provinsi", "public": "publik masyarakat", "quota": "kuota", "rail": "kereta",
    "railway": "kereta api", "raised": "menaikkan", "rank": "peringkat", "ranking": "peringkat",
    "rate": "suku bunga tingkat", "reason": "alasan", "recipients": "penerima",
    "reduce": "mengurangi", "refugees": "pengungsi", "region": "wilayah",
    "registration": "pendaftaran", "regulation": "peraturan", "renewable": "terbarukan",
    "replaced": "menggantikan", "report": "laporan", "research": "penelitian riset",
    "residents": "warga", "revenue": "pendapatan penerimaan", "rice": "beras", "road": "jalan",
    "roads": "jalan", "rural": "perdesaan desa", "safety": "keselamatan keamanan",
    "salary": "gaji", "sale": "penjualan", "sales": "penjualan", "sanction": "sanksi",
    "satellite": "satelit", "saving": "hemat", "scholarship": "beasiswa",
    "scholarships": "beasiswa", "school": "sekolah", "schools": "sekolah", "sea": "laut",
    "secretary": "sekretaris", "sector": "sektor", "security": "keamanan", "selection": "seleksi",
    "service": "layanan", "services": "layanan", "share": "pangsa porsi", "ship": "kapal",
    "ships": "kapal", "shortage": "kekurangan", "signed": "menandatangani", "soldiers": "prajurit",
    "spectrum": "frekuensi", "spending": "belanja", "staff": "pegawai", "stage": "tahap",
    "station": "stasiun", "stock": "saham stok", "stocks": "saham", "storage": "penyimpanan",
    "strategy": "strategi", "student": "mahasiswa siswa", "students": "mahasiswa siswa",
    "subsidised": "subsidi", "subsidized": "subsidi", "subsidy": "subsidi", "support": "dukungan",
    "survey": "survei", "suspended": "dihentikan", "tariff": "tarif", "tax": "pajak",
    "taxes": "pajak", "teacher": "guru", "teachers": "guru", "technology": "teknologi",
    "theme": "tema", "ticket": "tiket", "tourism": "pariwisata", "tourists": "wisatawan",
    "town": "kota", "trade": "perdagangan", "train": "kereta", "trained": "dilatih",
    "training": "pelatihan", "transactions": "transaksi", "transmission": "transmisi",
    "transport": "transportasi angkutan", "travellers": "pemudik", "treasury": "perbendaharaan",
    "troops": "pasukan prajurit", "unemployment": "pengangguran",
    "universities": "perguruan tinggi universitas", "university": "universitas",
    "users": "pengguna pelanggan", "vaccine": "vaksin", "vehicle": "kendaraan",
    "vehicles": "kendaraan", "victims": "korban", "village": "desa", "villages": "desa",
    "volcano": "gunung api", "volunteers": "relawan", "wage": "upah", "wages": "upah",
    "warning": "peringatan", "waste": "sampah", "water": "air", "weapons": "senjata",
    "weather": "cuaca", "well": "sumur", "wells": "sumur", "women": "perempuan",
    "workers": "pekerja", "working": "kerja", "workshop": "lokakarya", "year": "tahun",
    "yearly": "tahunan", "youth": "pemuda",
}  # fmt: skip
_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(_PHRASES, key=len, reverse=True))})\b")


def is_english(question: str) -> bool:
    """Whether English function words outnumber the Indonesian ones."""
    words = _WORD.findall(question.lower())
    english = sum(word in _ENGLISH for word in words)
    return english > sum(word in _INDONESIAN for word in words)


def in_indonesian(question: str) -> str:
    """The words that are known of an English question, in Indonesian, in its order."""
    asked = normalise(question)
    found = [_PHRASES[match[0]] for match in _PHRASE.finditer(asked)]
    rest = _PHRASE.sub(" ", asked)
    found += [_WORDS[word] for word in _WORD.findall(rest) if word in _WORDS]
    return " ".join(found)

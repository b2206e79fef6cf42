"""Bodies, posts and things that go by several names: canonical name → its spellings.

Old and new names of a body are one name here, because people ask for the body they know.
"""

NAMES: dict[str, tuple[str, ...]] = {
    "komdigi": (
        "komdigi", "kominfo", "kemkomdigi", "kemenkominfo", "kemenkomdigi", "menkominfo",
        "menkomdigi", "kementerian komunikasi dan digital", "menteri komunikasi dan digital",
        "kementerian komunikasi dan informatika", "menteri komunikasi dan informatika",
        "ministry of communication", "communications ministry", "communication minister",
    ),
    "bi": ("bi", "bank indonesia", "bank sentral", "central bank"),
    "birate": (
        "bi rate", "bi7drr", "bi 7 day reverse repo rate", "bi 7 day repo rate",
        "suku bunga acuan", "suku bunga kebijakan", "policy rate", "benchmark rate",
    ),
    "rdg": ("rdg", "rapat dewan gubernur"),
    "esdm": (
        "esdm", "kementerian esdm", "energi dan sumber daya mineral", "energy ministry",
        "ministry of energy",
    ),
    "bumn": ("bumn", "badan usaha milik negara", "soe", "state owned enterprises", "soe ministry"),
    "bappenas": ("bappenas", "ppn bappenas", "perencanaan pembangunan nasional"),
    "bgn": ("bgn", "badan gizi nasional", "national nutrition agency"),
    "mbg": (
        "mbg", "makan bergizi gratis", "free nutritious meal", "free nutritious meals",
        "free school meal", "free school meals", "makan siang gratis",
    ),
    "sppg": (
        "sppg", "satuan pelayanan pemenuhan gizi", "dapur mbg", "dapur makan bergizi gratis",
        "mbg kitchen", "mbg kitchens",
    ),
    "slhs": ("slhs", "sertifikat laik higiene sanitasi", "laik higiene sanitasi"),
    "bkn": ("bkn", "badan kepegawaian negara", "civil service agency"),
    "asn": ("asn", "aparatur sipil negara", "civil servants"),
    "pppk": ("pppk", "pegawai pemerintah dengan perjanjian kerja", "p3k"),
    "cpns": ("cpns", "calon pegawai negeri sipil"),
    "kemenkeu": (
        "kemenkeu", "menkeu", "kementerian keuangan", "menteri keuangan", "finance ministry",
        "finance minister", "ministry of finance",
    ),
    "kemhan": (
        "kemhan", "kemenhan", "menhan", "kementerian pertahanan", "menteri pertahanan",
        "defence ministry", "defense ministry", "defence minister", "defense minister",
    ),
    "kemensos": (
        "kemensos", "mensos", "kementerian sosial", "menteri sosial", "ministry of social affairs",
        "social affairs minister",
    ),
    "kemnaker": (
        "kemnaker", "kemenaker", "menaker", "kementerian ketenagakerjaan",
        "menteri ketenagakerjaan", "manpower ministry", "ministry of manpower",
    ),
    "kemenkop": ("kemenkop", "menkop", "kementerian koperasi", "menteri koperasi"),
    "kemendikdasmen": (
        "kemendikdasmen", "mendikdasmen", "pendidikan dasar dan menengah",
    ),
    "kemdiktisaintek": (
        "kemdiktisaintek", "kemendiktisaintek", "mendiktisaintek",
        "pendidikan tinggi sains dan teknologi",
    ),
    "pu": ("kementerian pu", "menteri pu", "kementerian pekerjaan umum", "menteri pekerjaan umum",
           "pupr", "public works ministry"),
    "ekon": (
        "kemenko perekonomian", "menko perekonomian", "menko airlangga",
        "kementerian koordinator bidang perekonomian", "menteri koordinator bidang perekonomian",
        "coordinating ministry for economic affairs",
    ),
    "ojk": ("ojk", "otoritas jasa keuangan"),
    "bps": ("bps", "badan pusat statistik"),
    "kpu": ("kpu", "komisi pemilihan umum"),
    "kpi": ("kpi", "komisi penyiaran indonesia"),
    "kip": ("komisi informasi pusat",),
    "apbn": ("apbn", "anggaran pendapatan dan belanja negara", "state budget"),
    "apbd": ("apbd", "anggaran pendapatan dan belanja daerah"),
    "umkm": (
        "umkm", "usaha mikro kecil dan menengah", "usaha mikro kecil menengah", "small businesses",
        "msme", "msmes",
    ),
    "wni": ("wni", "warga negara indonesia"),
    "tni": ("tni", "tentara nasional indonesia"),
    "polri": ("polri", "kepolisian negara republik indonesia"),
    "dpr": ("dpr", "dewan perwakilan rakyat"),
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

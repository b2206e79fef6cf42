"""Words that can stand for one another in a release, and what of them two roots share; pure."""

from functools import cache

from .statement import root

_SYNONYMS = """
    telah sudah | guna untuk demi | kini sekarang | sebanyak sejumlah | dapat bisa | agar supaya
    | namun tetapi | sebab karena | memberikan memberi | kepada bagi | masyarakat warga
    | meningkat naik bertambah | menurun turun berkurang | hingga sampai | sejak mulai | serta dan
    | membangun mendirikan | rampung selesai tuntas | menggelar mengadakan menyelenggarakan
    | digelar diadakan diselenggarakan dilaksanakan | memiliki mempunyai | mendapatkan memperoleh
    mendapat | menjelaskan menerangkan memaparkan | mengatakan menyatakan menuturkan menyebut
    | seluruh semua | juga pula | setiap tiap | sangat amat | hanya cuma | kemudian lalu
    | ketika saat | setelah usai sesudah seusai | memastikan menjamin | yakni yaitu
    | adalah merupakan ialah | wilayah kawasan daerah | perempuan wanita | kolaborasi kerjasama
    | menghadiri mengikuti | memperkuat menguatkan | menekan mengurangi | menyiapkan
    mempersiapkan | membagikan menyalurkan | menyerahkan memberikan | mencatat membukukan
    | mencapai sebesar | sekitar kira-kira | tersebut itu | melindungi menjaga | menerima
    mendapat | mendorong memacu | menilai menganggap | membantu menolong | mempercepat
    memacu | memulai mengawali | mengakhiri menutup | berharap menginginkan | wajib harus
    | dilarang tidak-boleh | gratis tanpa-biaya | belum tidak-kunjung | terbesar paling-besar
    | tertinggi paling-tinggi | terendah paling-rendah | sebelumnya terdahulu | petugas aparat
    | anggaran dana | biaya ongkos | bantuan sokongan | pelatihan diklat | kantor gedung
    | penduduk warga | anak-anak bocah | siswa murid pelajar | guru pengajar | dokter tenaga-medis
    | korban penyintas | musibah bencana | pabrik kilang | hasil capaian | mulai sejak
    | besok esok | rapat pertemuan | pertemuan rapat | kunjungan lawatan | perjanjian kesepakatan
    | menandatangani meneken | meninjau mengunjungi | mengimbau meminta | menegaskan menekankan
    | umur usia | meminum mengonsumsi | gampang mudah | terkena dilanda | studi pendidikan
    | daring online | total jumlah | mampu sanggup | berupa berbentuk | pekan minggu
    | mengundurkan-diri mundur | memakai menggunakan | membayar melunasi | asal sumber
    | memperpanjang menambah-waktu | menolak tidak-menerima | melarang tidak-mengizinkan
    | membuka memulai | dibuka dimulai | ditutup berakhir | rumah kediaman | uang dana
    | berasal diambil
"""
_IN_WORDS = ("tidak-", "paling-", "tanpa-", "menambah-")  # their hyphens stand for blanks
_HYPHENED = frozenset({"anak-anak", "kira-kira"})
_GROUPS = tuple(one.split() for one in _SYNONYMS.split("|"))
SYNONYMS = {
    word: tuple(
        other.replace("-", " ") if other.startswith(_IN_WORDS) else other
        for group in _GROUPS
        if word in group
        for other in group
        if other != word
    )
    for word in dict.fromkeys(word for group in _GROUPS for word in group)
    if "-" not in word or word in _HYPHENED
}
_INTERCHANGEABLE = """
    telah sudah | guna untuk | kini sekarang | sebanyak sejumlah | dapat bisa | agar supaya
    | namun tetapi | memberikan memberi | masyarakat warga | hingga sampai | rampung selesai
    | memiliki mempunyai | memperoleh mendapatkan mendapat | menjelaskan menerangkan memaparkan
    | mengatakan menyatakan menuturkan | seluruh semua | juga pula | setiap tiap | sangat amat
    | hanya cuma | kemudian lalu | setelah seusai sesudah | yakni yaitu | adalah merupakan ialah
    | wilayah kawasan | perempuan wanita | menegaskan menekankan | umur usia | daring online
    | pekan minggu | siswa murid pelajar | besok esok | mampu sanggup | memakai menggunakan
    | menggelar mengadakan menyelenggarakan | digelar diadakan diselenggarakan | lewat melalui
    | gampang mudah
"""
INTERCHANGEABLE = {
    word: tuple(other for other in group if other != word)
    for group in map(str.split, _INTERCHANGEABLE.split("|"))
    for word in group
}
"""Words that say the same in nearly every sentence, each in one group."""
_SAY = frozenset(
    "kata ujar ucap tutur ungkap papar jelas tegas tambah sampai sebut nyata terang lanjut".split()
)  # roots: who says something may say it in any of these ways
_ONLY_SAY = frozenset("kata ujar ucap tutur ungkap papar tegas nyata turut".split())


def alike(word: str) -> frozenset[str]:
    """The roots of the words that can stand for one, given by its root, itself among them."""
    return synonyms_of(word) | (_SAY if word in _SAY else frozenset())


def synonyms_of(word: str) -> frozenset[str]:
    """The same of words that mean the same, whoever says it in which way."""
    return _by_root().get(word, frozenset()) | {word}


def same(word: str) -> frozenset[str]:
    """The same of words that mean the same, or only say that somebody says it."""
    return synonyms_of(word) | (_ONLY_SAY if word in _ONLY_SAY else frozenset())


@cache
def _by_root() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, others in SYNONYMS.items():
        for other in others:
            for one in other.split():
                found.setdefault(root(word), set()).add(root(one))
                found.setdefault(root(one), set()).add(root(word))
    return {one: frozenset(others) for one, others in found.items()}

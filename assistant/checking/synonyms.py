"""Words that can stand for one another in a release, and what of them two roots share; pure."""

from functools import cache

from index.terms import stem

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
"""
_IN_WORDS = ("tidak-", "paling-", "tanpa-", "menambah-")  # their hyphens stand for blanks
_HYPHENED = frozenset({"anak-anak", "kira-kira"})
SYNONYMS = {
    word: tuple(
        other.replace("-", " ") if other.startswith(_IN_WORDS) else other
        for other in group
        if other != word
    )
    for group in (one.split() for one in _SYNONYMS.split("|"))
    for word in group
    if "-" not in word or word in _HYPHENED
}
_SAY = frozenset(
    "kata ujar ucap tutur ungkap papar jelas tegas tambah sampai sebut nyata terang lanjut".split()
)  # roots: who says something may say it in any of these ways


def alike(root: str) -> frozenset[str]:
    """The roots of the words that can stand for one with this root, itself among them."""
    return _by_root().get(root, frozenset()) | (_SAY if root in _SAY else {root})


@cache
def _by_root() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, others in SYNONYMS.items():
        for other in others:
            for one in other.split():
                found.setdefault(stem(word), set()).add(stem(one))
                found.setdefault(stem(one), set()).add(stem(word))
    return {root: frozenset(others) for root, others in found.items()}

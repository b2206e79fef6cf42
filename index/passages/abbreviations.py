"""Full stops that end no sentence: abbreviations, initials and degrees of Indonesian texts.

The lists hold what real press releases use; a word is looked up without its last full stop.
"""

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Never the last word of a sentence.
_ALWAYS = _words(
    "no nr jl jln jend brigjen mayjen letjen letkol dr drs dra drg drh ir hj kh tgl rp bpk sdr sdri"
    " yth cq plt plh pjs prof telp tlp kav vs sda moh muh mhd abd ust tgk ny tn mr mrs ms gg yg dgn"
    " a.l a.n a.i s.d u.p c.q d.h d.a h.c s/d u/p"
)
# Before a name, and only in this spelling ("Prov. Jawa Barat"; "Pol" is a rank, "pol" is not).
_BEFORE_NAME = _words(
    "Kab Kec Kel Prov Ds Dsn St Mt Pol Purn Inf Ph Sp Pj PT CV UD Gd Kol Laks Alm Tk Kapt"
    " Arm Kav Czi Mar Pemprov Pemkab Pemkot Subsp LL"
)
_BEFORE_DIGIT = _words(
    "km kav lt rt rw tel hp fax ext hal hlm vol ed pkl pk blok psl art jan feb mar apr jun jul agu"
    " agt sep sept okt nov des"
)
# The end of a sentence before a capital, not before a bracket or a small letter.
_MAY_END = _words("dll dkk dsb dst tbk ltd inc corp co etc jr sr al")
# "vitamin A." and "triwulan I." end a sentence, "Rivan A." does not.
_LETTERED = _words(
    "vitamin tipe type kelas golongan hepatitis blok kelompok grup seri zona kategori jenis plan"
    " lampiran peringkat nilai akreditasi opsi huruf gedung triwulan semester tahap bab wilayah"
    " kuartal pasal angka regional level fase jilid periode caturwulan"
)
# Words that begin sentences and never names: after "Denty A." they tell the end.
OPENERS = _words(
    "Adapun Agar Akan Akibat Apabila Apalagi Artinya Atas Bagi Bahkan Bahwa Berdasarkan Berikut"
    " Dalam Dan Dari Dengan Demikian Di Guna Hal Hingga Ia Ini Itu Jadi Jika Kami Karena Kata"
    " Kedua Ketiga Ketika Kini Kita Lebih Maka Melalui Menanggapi Menindaklanjuti Menurut"
    " Menurutnya Mereka Meski Meskipun Namun Oleh Pada Padahal Para Pertama Saat Salah Sampai"
    " Saya Sebab Sebagai Sebanyak Sebelumnya Secara Sedangkan Sehingga Sejak Sejauh Selain Selama"
    " Selanjutnya Seluruh Sementara Semua Seperti Sesuai Setelah Setiap Tak Tanpa Tapi Telah Tentu"
    " Terkait Tetapi Tidak Turut Untuk Usai Yang"
)
_DEGREE = re.compile(r"(?:S|M|D|A|B|P|Sp|Ph|Lc|LL|Dipl|Prof)(?:\.[A-Z][A-Za-z]{0,4})+\Z")
_INITIALS = re.compile(r"(?:\w{1,2}\.)*[A-Z]\Z|[A-Z][a-z]?(?:\.[A-Z][a-z]{0,2})+\Z")
_WORD = re.compile(r"\w{1,30}(?:\.\w{1,30}){0,5}")
# "tinggi.Dr", "8.Ir": the abbreviation begins behind a longer word or a number.
_GLUED = re.compile(r"\A.*(?:[^\W\d]{3}|\d)\.")
_CUT_OFF = re.compile(r"[()\[\]“”\"«»‘]")
_REACH = 40  # how far back a word may begin


def is_abbreviation(text: str, stop: int, after: int) -> bool:
    """Whether the full stop at ``stop`` abbreviates its word, ``after`` being what comes next.

    ``after`` is the position of the next visible character. Looks no further than some
    forty characters back and one word ahead.
    """
    words = text[max(0, stop - _REACH) : stop].split()
    if not words or text[stop - 1].isspace():
        return False
    word = _CUT_OFF.split(words[-1])[-1].lstrip("-–—*_'’")
    word = _GLUED.sub("", word)
    follower = _WORD.match(text, after)
    following = follower.group() if follower else ""
    lower = word.lower()
    if lower in _ALWAYS:
        return True
    if lower in _MAY_END:
        return text[after] in "(["
    if text[after].isdigit():
        return lower in _BEFORE_DIGIT or word in _BEFORE_NAME
    if following in OPENERS:
        return False
    if word in _BEFORE_NAME:
        return True
    previous = words[-2] if len(words) > 1 else ""
    if _DEGREE.match(word) and previous.endswith((",", ".", ")")):
        # Behind a name ("Budi, S.E. Rapat"): the end, unless another degree follows.
        return following.count(".") > 0 or len(following) < 4 or text[after] in '([“"'
    if len(word) == 1 and word.islower():
        return True
    return bool(_INITIALS.match(word)) and previous.lower() not in _LETTERED

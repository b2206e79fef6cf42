"""Sentences half in English: what an English answer has in common with its Indonesian source.

There are no pairs of an English claim and an Indonesian source to learn from. The encoder knows
both languages; words of a claim exchanged one by one teach it to use that here.
"""

import random
import re

_ENGLISH = """
    dan and | yang which that | di in at | pada on in | untuk for to | dengan with | tidak not |
    belum not-yet | bukan not | akan will | telah has | sudah has already | oleh by | dari from
    of | ke to | kepada to | ini this | itu the that | tersebut the | adalah is | merupakan is |
    dalam in | juga also | lebih more | paling most | tahun year | hari day | bulan month |
    pekan week | minggu week | jam hours | persen percent | ribu thousand | juta million |
    miliar billion | triliun trillion | naik rose | turun fell | meningkat increased | menurun
    decreased | tumbuh grew | dibuka opened | ditutup closed | membuka opened | menutup closed |
    mengatakan said | menyatakan stated said | menjelaskan explained said | menyampaikan said |
    menegaskan stressed | menteri minister | kepala head | ketua chairman | direktur director |
    gubernur governor | bupati regent | presiden president | wakil deputy | pemerintah
    government | kementerian ministry | badan agency | daerah region | provinsi province |
    kabupaten regency | kota city | desa village | masyarakat public people | warga residents |
    rumah house | sekolah school | anak children | perempuan women | pekerja workers | program
    program | kegiatan activity | bantuan aid | anggaran budget | dana funds | biaya cost |
    harga price | nilai value | jumlah number | sebesar of | sebanyak as-many-as | mencapai
    reached | sekitar around | seluruh all | semua all | setiap every | beberapa several |
    sebagian some | hanya only | dapat can | bisa can | harus must | wajib must | boleh may |
    agar so-that | karena because | sehingga so-that | namun however | tetapi but | serta and |
    atau or | setelah after | sebelum before | sejak since | hingga until | sampai until |
    selama during | antara between | melalui through | sebagai as | secara in-a | para the |
    baru new | lama old | besar large | kecil small | tinggi high | rendah low | pertama first |
    kedua second | ketiga third | terakhir last | sebelumnya previously | kini now | saat when |
    ketika when | kerja work | sama same | usaha business | pasar market | jalan road | jembatan
    bridge | pelabuhan port | kapal ship | laut sea | air water | sungai river | banjir flood |
    listrik power | energi energy | ekonomi economy | keuangan finance | perdagangan trade |
    ekspor exports | impor imports | inflasi inflation | pertumbuhan growth | kenaikan increase
    | penurunan decrease | kebijakan policy | peraturan regulation | keputusan decision | rapat
    meeting | kunjungan visit | perjanjian agreement | menandatangani signed | ditandatangani
    signed | meresmikan inaugurated | diresmikan inaugurated | membangun built | dibangun built
    | menyerahkan handed-over | diserahkan handed-over | memberikan gave | menerima received |
    meminta asked | diminta asked | menetapkan set | ditetapkan set | melakukan carried-out |
    dilakukan carried-out | dilaksanakan held | digelar held | mendukung supports | memperkuat
    strengthens | dimulai began | berakhir ended | berlaku applies | pendaftaran registration |
    peserta participants | orang people | korban victims | petugas officers | pegawai employees
    | siswa students | guru teachers | dokumen document | data data | layanan services |
    aplikasi application | sistem system | kerjasama cooperation | investasi investment |
    perusahaan company | negara country | nasional national | internasional international |
    bersama together-with | termasuk including | senin monday | selasa tuesday | rabu wednesday
    | kamis thursday | jumat friday | sabtu saturday | januari january | februari february |
    maret march | mei may | juni june | juli july | agustus august | oktober october | desember
    december | menjadi to became | terhadap against | tentang about | atas for | bagi for | dua
    two | tiga three | empat four | lima five | satu one | utara north | selatan south | timur
    east | barat west | gratis free
"""
_WORDS = {
    word: tuple(other.replace("-", " ") for other in others)
    for word, *others in (one.split() for one in _ENGLISH.split("|"))
}
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.9  # of the words that are known, that are exchanged


def mixed(said: str, draw: random.Random) -> str:
    """A sentence with most of its common words in English."""

    def other(match: re.Match[str]) -> str:
        choices = _WORDS.get(match[0].lower())
        if not choices or draw.random() > _SHARE:
            return match[0]
        chosen = draw.choice(choices)
        return chosen[:1].upper() + chosen[1:] if match[0][:1].isupper() else chosen

    return _WORD.sub(other, said)

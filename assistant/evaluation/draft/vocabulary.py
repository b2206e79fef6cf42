"""The Indonesian words that the templates know, by what they do in a sentence."""

import re


def any_of(words: str) -> str:
    """A pattern for one of the words, the longest first; an underscore stands for a blank."""
    ordered = sorted(words.split(), key=len, reverse=True)
    return "|".join(re.escape(word.replace("_", " ")) for word in ordered)


# What a number counts or is measured in.
UNITS = any_of(
    "persen % km/jam kilometer/jam kilometer_per_jam orang jiwa unit ton hektare hektar ha"
    " kilometer km meter MW GW kWh GWh kVA barel_per_hari barel kiloliter liter ekor desa"
    " kelurahan kecamatan kabupaten/kota kabupaten kota provinsi siswa peserta sekolah titik"
    " lokasi keluarga rumah negara perusahaan kasus konten situs BTS SPPG bps kg kilogram hari"
    " bulan tahun jam kali kantor lembaga paket pelanggan pekerja karyawan mahasiswa"
    " penerima_manfaat proyek personel kapal relawan guru pelaku_usaha UMKM dolar_AS"
    " dolar_Amerika_Serikat rupiah kementerian/lembaga ASN PNS pegawai menit detik pulau"
)

# What has a value of its own: "berapa inflasi", not "berapa kegiatan".
MEASURES = frozenset(
    "jumlah total nilai harga tarif biaya anggaran dana alokasi realisasi posisi inflasi rasio"
    " pertumbuhan tingkat rata-rata luas panjang lebar volume kapasitas produksi target kuota"
    " pendapatan penerimaan laba investasi ekspor impor defisit surplus utang kredit imbal"
    " kontribusi pagu potensi konsumsi persentase kebutuhan omzet aset cadangan penyaluran"
    " belanja transaksi pembiayaan simpanan proporsi capaian batas suku kepemilikan modal"
    " penciptaan pemanfaatan beban bantuan subsidi porsi akumulasi lifting permintaan stok"
    " progres serapan okupansi kepatuhan indeks kecepatan jarak bobot berat usia umur".split()
)

# Verbs that tell of a figure, and do nothing to what is counted.
REPORTING = frozenset(
    "menyampaikan mengingatkan mencatat melaporkan menyebut menyebutkan mengatakan menjelaskan"
    " memperkirakan mencatatkan mengurus memiliki mencapai menjadi merupakan mengalami melihat"
    " menunjukkan mengungkapkan menegaskan menilai mencontohkan memandang meyakini mendengar"
    " meliputi mencakup melampaui mengikuti menginginkan mendapat mempunyai membutuhkan"
    " memerlukan".split()
)

# How releases bring in a speaker: after the words, and before them.
SAID = any_of(
    "ujar kata tegas ungkap jelas tutur ucap papar terang sebut imbuh tambah lanjut pungkas tandas"
)
SAYS = any_of(
    "mengatakan menegaskan menyampaikan menjelaskan menyebutkan menyebut mengungkapkan"
    " menyatakan menuturkan memaparkan menilai menekankan mengemukakan menambahkan mengingatkan"
)

# The first words of posts, and words of a post that are no name.
POSTS = any_of(
    "Menteri_Koordinator Menteri Wakil_Menteri Menko Presiden Wakil_Presiden Direktur_Jenderal"
    " Direktur_Utama Direktur_Eksekutif Direktur Dirjen Kepala Wakil_Kepala Plt._Kepala"
    " Sekretaris_Jenderal Sekretaris_Kementerian Sekretaris_Utama Sekretaris Sekjen Ketua_Umum"
    " Ketua Wakil_Ketua Deputi Gubernur Wakil_Gubernur Bupati Wali_Kota Staf_Ahli Staf_Khusus"
    " Rektor Inspektur_Jenderal Irjen Asisten_Deputi Panglima Duta_Besar"
)
TITLES = frozenset(
    "Menteri Koordinator Menko Mensos Menkeu Menaker Menhan Menkop Mendikdasmen Menkomdigi"
    " Wamen Wamenkomdigi Wamenkop Presiden Wakil Direktur Jenderal Utama Dirjen Kepala"
    " Sekretaris Sekjen Ketua Umum Deputi Gubernur Bupati Wali Kota Staf Ahli Khusus Rektor"
    " Bapak Ibu Pak Bu Komjen Mayjen Letjen Brigjen Laksda Marsda RI Prof Dr Plt Mas".split()
)
# What may speak in a release and is nobody.
BODIES = any_of(
    "Sementara Selain Adapun Pemerintah Mahkamah Kementerian Badan Bank PT Dewan Komisi Komite"
    " Tim Lembaga Undang Peraturan Pasal Dinas Perum Universitas Hal Laporan Hasil Survei"
    " Indonesia"
)

# Events that have a name of their own, by its first word.
EVENTS = any_of(
    "Rapat Konferensi Workshop Seminar Forum Peluncuran Sosialisasi Diskusi Dialog Focus"
    " Pelantikan Pembukaan Peresmian Penandatanganan Musyawarah Kongres Simposium Festival"
    " Upacara Bimbingan Kick Launching Talkshow Kuliah Wisuda Apel Pertemuan Sidang Pameran Expo"
    " Indonesia International Malam Hari"
)

# What begins a sentence that is not about its first noun.
OPENERS = any_of(
    "Selain Adapun Sementara Sedangkan Namun Lebih_lanjut Kemudian Selanjutnya Untuk Dengan"
    " Dalam Pada Di Dari Hingga Sampai Per Sejak Melalui Menurut Karena Oleh Bahkan Secara Serta"
    " Dan Atau Jika Bila Apabila Agar Sehingga Saat Ketika Setelah Sebelum Bagi Tidak Bukan Yang"
    " Maka Jadi Tetapi Tapi Lalu Terkait Mengenai Sebagai Seperti Berdasarkan Terdapat Ada Telah"
    " Sekitar Termasuk Meski Meskipun Walaupun Turut Antara Guna Demi Begitu Akan Juga Bertempat"
    " Kepada Kata Ujar Tak Faktanya Foto Jakarta Tanggal Nomor Semua Setiap Masing Sebelumnya"
    " Sebagaimana Silahkan Silakan Mari Jangan Inilah Itulah Harapan Mudah Semoga Insya Kalau"
    " Memang Biar Supaya Kembali Mulai Khusus Apa Siapa Bagaimana Mengapa Dimana Para Atas"
    " Terima Alhamdulillah Pasalnya Artinya Misalnya Salah Seluruh Beberapa Banyak Lewat Usai"
    " Seiring Sejalan Sesuai"
)
# Adverbials that may be taken off the front, up to their comma.
LEADS = any_of(
    "Pada Di Dalam Untuk Hingga Sampai Sejak Selama Sepanjang Secara Selain Sementara Dari"
    " Adapun Berdasarkan Menurut Melalui Dengan Selanjutnya Kemudian Namun Per"
)
# What only makes sense beside the sentence before, or on the day it was written.
LEANING = any_of(
    "ini itu tersebut tsb ia dia beliau mereka kami kita saya aku anda kalian demikian berikut"
    " kemarin besok tadi lalu mendatang sekarang kini nanti begitu sini situ sana lainnya"
    " dimaksud bersangkutan para"
)
# What begins another clause.
CLAUSES = any_of(
    "atau yang sehingga guna agar supaya serta sebagai dengan dibandingkan meningkat menurun"
    " naik turun tumbuh lebih seiring setelah sementara sedangkan karena didorong dipengaruhi"
    " terutama sejalan apabila jika namun tetapi dari di_antaranya termasuk terdiri untuk dan"
    " melalui sekaligus kepada oleh"
)
# A verb by its prefix, or what goes before one.
VERB = r"(?:di[a-z]{4,}|me[a-z]{4,}|ber[a-z]{3,}|ter[a-z]{4,})"

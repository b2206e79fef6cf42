"""The people, bodies and places of the sample releases, by kind: each for another of its kind.

By hand, because a mutation must be false: who is a person and what a place is may not be guessed.
"""

PEOPLE = (
    "Teguh Tanggulangin", "Ratna Bintangkarang", "Jaka Palawangi", "Kirana Cengkihsari",
    "Damar Lerengsejati", "Laras Dayungmas", "Surya Layarputih", "Intan Buritan",
    "Tirta Kemudiawan", "Sekar Ombakwati", "Lintang Suluhwati", "Cakra Bilangan",
    "Bima Titianraga", "Yuda Bambuasri", "Elian Marovek", "Wulan Kalijernih", "Rimba Akartunggal",
    "Melati Anginraya", "Anjani Karangsamudra", "Hanum Pelabuhanratri", "Wira Tambakrejo",
    "Seno Gelombangtirta", "Ayu Mutiarasegara", "Bagas Sauhwijaya", "Galang Mendungsari",
    "Aruna Lembarsari", "Nirmala Pasangsurut", "Banyu Segaraputra", "Pratama Embunpagi",
    "Guntur Padangrumput",
)  # fmt: skip

# full name and, where the releases give one, the abbreviation
AGENCIES = (
    ("Badan Siaga Banjir", "BSB"),
    ("Kementerian Perahu dan Dermaga", "KPD"),
    ("Badan Hitung Nusantara", "BHN"),
    ("Badan Angin Nusantara", "BAN"),
    ("Lembaga Keuangan Bahari", "LKB"),
    ("Kementerian Rempah dan Kebun Rakyat", ""),
    ("Kementerian Jalan Setapak dan Jembatan", ""),
    ("Badan Penerangan Samudra", ""),
    ("Perpustakaan Bahari Nasional", ""),
    ("Dinas Pendidikan Provinsi Lazuardi", ""),
    ("Dinas Pariwisata Kabupaten Pandanwangi", ""),
    ("Dinas Peternakan Kabupaten Bukitlereng", ""),
    ("Dinas Kependudukan Kabupaten Tirtaloka", ""),
    ("Pemerintah Provinsi Lazuardi", ""),
    ("Pemerintah Kabupaten Tirtaloka", ""),
    ("PT Layar Senja Abadi Tbk.", ""),
)

# kind → places of it; the last of a kind may be in no release
PLACES = {
    "Kabupaten ": ("Tirtaloka", "Pandanwangi", "Bukitlereng", "Randuwana"),
    "Kota ": ("Samudrapura", "Karangbiru", "Embunsari", "Wanasegara"),
    "Provinsi ": ("Lazuardi", "Samirana"),
    "Kepulauan ": ("Lazuardi", "Samirana"),
    "Kecamatan ": ("Batukelam", "Muarateduh", "Karangpanjang", "Pasirputih", "Hulusari"),
    "Desa ": ("Hulusari", "Seberangsari", "Watugaram", "Kalimendung"),
    "Republik ": ("Valdora", "Kastoria"),
    "Port ": ("Elvarin", "Marisol"),
    "Pasar Hewan ": ("Rumputhijau", "Sabanalega", "Lembahtenang", "Padangkuning"),
    "": ("Tirtaloka", "Pandanwangi", "Bukitlereng", "Samudrapura", "Randuwana"),
}
# waters and venues, by their whole names
SITES = (
    ("Laut Lazuardi", "Selat Pandanwangi", "Teluk Kunang-Kunang", "Laut Samirana"),
    ("Sungai Kenanga", "Sungai Batukelam", "Sungai Wanasari"),
    ("Aula Terumbu", "Dermaga Kencana", "Lapangan Cempaka", "Pendopo Muara", "Balai Anggrek"),
    ("Balai Desa Batukelam", "Masjid Al-Bahri", "Gedung Olahraga Tirtaloka", "Balai Desa Wanasari"),
)

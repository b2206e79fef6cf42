import pytest

from assistant.checking.guards import objections
from assistant.checking.statement import statement

SOURCE = (
    "Menteri Kelautan Rasyid Umbara mengatakan 24 dermaga di Tirtaloka akan diresmikan pada "
    "12 Maret 2026 dengan anggaran Rp2,5 triliun, naik dari Rp1,8 triliun pada 2025."
)
CONTEXT = statement("Dermaga Tirtaloka. Kementerian Kelautan. 10 Maret 2026")


@pytest.mark.parametrize(
    "claim",
    [
        "Sebanyak 24 dermaga di Tirtaloka akan diresmikan pada 12/3/2026.",
        "Anggarannya 2.500 miliar rupiah, naik dari Rp1,8 triliun.",
        "Menurut Rasyid Umbara, dermaga di Tirtaloka akan diresmikan Maret 2026.",
        "Dua puluh empat dermaga direncanakan diresmikan.",
    ],
)
def test_no_guard_objects_to_what_is_said(claim):
    assert objections(statement(claim), statement(SOURCE), CONTEXT) == ()


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("Sebanyak 42 dermaga di Tirtaloka akan diresmikan.", "number"),
        ("Anggarannya Rp2,5 miliar, naik dari Rp1,8 triliun.", "number"),
        ("Anggarannya naik dari Rp2,5 triliun.", "number"),
        ("Sebanyak 24 kapal di Tirtaloka akan diresmikan.", "count"),
        ("Dermaga akan diresmikan pada 21 Maret 2026.", "date"),
        ("Dermaga akan diresmikan pada 12 Mei 2026.", "date"),
        ("Dermaga di Samudrapura akan diresmikan.", "name"),
        ("Menteri Kelautan Hadi Sutomo mengatakan dermaga akan diresmikan.", "name"),
        ("Dermaga di Tirtaloka tidak akan diresmikan.", "negation"),
        ("Dermaga di Tirtaloka telah diresmikan.", "plan"),
        ("Dermaga di Tirtaloka diresmikan pada 12 Maret 2026.", "plan"),
        ("Anggaran dermaga akan turun dari Rp1,8 triliun.", "opposite"),
        ("Seluruh dermaga di Tirtaloka akan diresmikan.", "strength"),
        ("Wakil menteri mengatakan dermaga akan diresmikan.", "post"),
    ],
)
def test_each_guard_objects(claim, reason):
    assert reason in objections(statement(claim), statement(SOURCE), CONTEXT)


def test_not_only_is_neither_a_negation_nor_only():
    only, more = (statement(f"Bantuan {word} untuk petani.") for word in ("hanya", "tidak hanya"))
    plain = statement("Bantuan untuk petani dan nelayan.")
    assert objections(only, more, CONTEXT) and not objections(more, plain, CONTEXT)
    assert "negation" not in objections(statement("Bantuan untuk petani."), more, CONTEXT)


def test_names_that_change_places_are_noticed():
    source = statement("Bupati Arum Sari menyerahkan bantuan kepada Camat Bayu Laut.")
    changed = statement("Bupati Bayu Laut menyerahkan bantuan kepada Camat Arum Sari.")
    assert objections(source, source, CONTEXT) == ()
    assert objections(changed, source, CONTEXT)


def test_a_date_of_the_release_serves_only_where_the_source_has_none():
    dated = statement("Per 10 Maret 2026, dermaga dibangun di Tirtaloka.")
    undated = statement("Dermaga dibangun di Tirtaloka.")
    assert objections(dated, undated, CONTEXT) == ()
    assert objections(dated, statement("Dermaga dibangun di Tirtaloka 9 Maret 2026."), CONTEXT)


def test_words_of_another_language_are_not_compared_but_figures_are():
    said = statement("In March 2026, 24 piers will open in Tirtaloka.", english=True)
    wrong = statement("In March 2026, 42 piers will open in Tirtaloka.", english=True)
    assert objections(said, statement(SOURCE), CONTEXT, foreign=True) == ()
    assert objections(wrong, statement(SOURCE), CONTEXT, foreign=True)[0] == "number"


def test_what_is_only_passed_on_is_no_fact():
    source = statement("Beredar pesan bahwa Kementerian Kelautan membagikan bantuan Rp5 juta.")
    passed_on = statement("Pesan yang beredar menyebut Kementerian Kelautan membagikan Rp5 juta.")
    fact = statement("Kementerian Kelautan membagikan bantuan Rp5 juta.")
    assert objections(passed_on, source, CONTEXT) == ()
    assert objections(fact, source, CONTEXT)[0] == "hearsay"


@pytest.mark.parametrize(
    ("claim", "objects"),
    [
        ("Arum Sari menggantikan Bayu Laut.", False),
        ("Bayu Laut digantikan oleh Arum Sari.", False),
        ("Bayu Laut menggantikan Arum Sari.", True),
        ("Arum Sari digantikan Bayu Laut.", True),
    ],
)
def test_who_does_it_and_to_whom_it_is_done_are_told_apart(claim, objects):
    source = statement("Kini Arum Sari menggantikan Bayu Laut yang pensiun.")
    assert bool(objections(statement(claim), source, CONTEXT)) is objects


def test_a_name_that_both_sides_share_tells_nothing():
    source = statement("Menteri Jembatan Arum Sari meresmikan Jembatan Hulusari.")
    said = statement("Jembatan Hulusari diresmikan Menteri Jembatan Arum Sari.")
    assert objections(said, source, CONTEXT) == ()


def test_opposites_that_the_source_has_both_stand_where_they_stood():
    source = statement("Pasar hewan ditutup sejak 2 Maret dan loket karcis dibuka 19 Mei.")
    kept = statement("Pasar hewan ditutup, loket karcis dibuka.")
    changed = statement("Pasar hewan dibuka, loket karcis ditutup.")
    assert objections(kept, source, CONTEXT) == ()
    assert "opposite" in objections(changed, source, CONTEXT)


def test_a_figure_that_is_expected_is_not_said_to_be_so():
    source = statement("Pendapatan yang diperkirakan sebesar Rp18 miliar akan dipakai untuk pipa.")
    kept = statement("Pendapatan diperkirakan mencapai Rp18 miliar dan akan dipakai untuk pipa.")
    fact = statement("Pendapatan yang tercatat sebesar Rp18 miliar akan dipakai untuk pipa.")
    assert objections(kept, source, CONTEXT) == ()
    assert "plan" in objections(fact, source, CONTEXT)


def test_what_only_the_title_says_is_no_support_for_quoting_another_sentence():
    context = statement("Menteri Arum Sari Resmikan Jembatan Hulusari. Kementerian Jalan.")
    spoken = statement("“Kalau sungai banjir, sekolah libur,” ujar Menteri Arum Sari di Hulusari.")
    opened = statement("Menteri Arum Sari meresmikan Jembatan Hulusari.")
    claim = statement("Jembatan Hulusari diresmikan Menteri Arum Sari.")
    assert "elsewhere" in objections(claim, spoken, context)
    praised = statement("“Ini ditunggu warga,” ujar Menteri Arum Sari.")
    headline = statement("Menteri Arum Sari Resmikan Jembatan Hulusari.")
    assert "elsewhere" in objections(headline, praised, context)
    assert objections(claim, opened, context) == ()


TARIFFS = (
    "Inflasi tertinggi terjadi di Kota Karangbiru, yakni 3,02 persen, sedangkan yang terendah "
    "terjadi di Kota Embunsari sebesar 1,29 persen.\n"
    "- Ujian tertulis: 9 Mei 2026\n- Wawancara: 18 Mei 2026\n"
    "Dari 1.127 pendaftar, sebanyak 214 orang mengikuti wawancara dan 60 orang diterima."
)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("Inflasi tertinggi terjadi di Kota Karangbiru, yakni 3,02 persen.", None),
        ("Inflasi di Kota Karangbiru tertinggi dan di Kota Embunsari terendah.", None),
        ("Ujian tertulis diadakan 9 Mei 2026, wawancara 18 Mei 2026.", None),
        ("Dari 1.127 pendaftar, 214 orang mengikuti wawancara.", None),
        ("Inflasi terendah terjadi di Kota Karangbiru.", "opposite"),
        ("Inflasi tertinggi terjadi di Kota Samudrapura.", "name"),
        ("Ujian tertulis diadakan 18 Mei 2026.", "date"),
        ("Dari 1.127 pendaftar, 60 orang mengikuti wawancara.", "number"),
    ],
)
def test_what_one_clause_says_is_not_said_of_another(claim, reason):
    context = statement("Inflasi dan Seleksi Kota Samudrapura. Badan Hitung. 3 Mei 2026")
    found = objections(statement(claim), statement(TARIFFS), context)
    assert (reason in found) if reason else found == ()


@pytest.mark.parametrize(
    ("source", "kept", "false", "reason"),
    [
        ("Pemilik kapal dapat mengajukan keberatan.", "Pemilik kapal bisa mengajukan keberatan.",
         "Pemilik kapal wajib mengajukan keberatan.", "duty"),
        ("Harga beras dapat turun pekan ini.", "Harga beras bisa turun pekan ini.",
         "Harga beras pasti turun pekan ini.", "duty"),
        ("Dermaga ditutup karena ombak tinggi.", "Karena ombak tinggi, dermaga ditutup.",
         "Dermaga ditutup karena protes pedagang.", "words"),
        ("Banjir terjadi setelah hujan deras.", "Sebelum banjir terjadi, hujan deras.",
         "Sesudah banjir terjadi, hujan deras.", "opposite"),
        ("Warga yang tidak memiliki ponsel dilayani.", "Warga yang tidak punya ponsel dilayani.",
         "Warga yang punya ponsel dilayani.", "negation"),
        ("Bupati tidak meminta laporan. Ia meminta kapal.", "Bupati meminta kapal.",
         "Bupati tidak meminta kapal.", "negation"),
        ("Pasar memilih sepi dua bulan daripada kosong dua tahun.", "Pasar memilih sepi dua bulan.",
         "Pasar memilih sepi dua tahun daripada kosong dua tahun.", "number"),
        ("Bantuan itu antara lain beras dan selimut.", "Bantuan itu berupa beras dan selimut.",
         "Bantuan itu hanya beras dan selimut.", "opposite"),
        ("Angin berlaku mulai Kamis, 16 Juli 2026.", "Angin berlaku mulai Kamis, 16 Juli.",
         "Angin berlaku mulai Rabu, 16 Juli.", "date"),
        ("Harga akan diumumkan Senin.", "Harga diumumkan Senin mendatang sesuai rencana.",
         "BAN akan mengumumkan harga Senin.", "name"),
        ("“Harga naik,” kata Cakra Bilangan.", "Cakra mengatakan harga naik.",
         "Teguh mengatakan harga naik.", "speaker"),
        ("Hadir Menteri Laut Arum Sari dan Menteri Darat Bayu Tani.", "Hadir Menteri Laut Arum Sari.",
         "Hadir Menteri Laut Bayu Tani.", "post"),
        ("“Itu hoaks. Kementerian tidak meminta kode,” kata Lintang.",
         "Kementerian tidak meminta kode, kata Lintang.", "Kementerian meminta kode.", "hearsay"),
        ("Garam dan beras naik masing-masing 14 persen dan 11 persen.", "Garam naik 14 persen.",
         "Beras naik 14 persen.", "number"),
        ("Uang beredar M1 dan M2 tumbuh masing-masing sebesar 6% dan 9%.",
         "Uang beredar M2 tumbuh 9 persen.", "Uang beredar M2 tumbuh 6 persen.", "number"),
        ("Feri melayani 10 juta penumpang per tahun.", "Feri melayani 10 juta penumpang setahun.",
         "Feri melayani 10 juta penumpang sebulan.", "number"),
        ("Ekspor naik pada triwulan I 2026.", "Ekspor naik pada kuartal pertama 2026.",
         "Ekspor naik pada triwulan II 2026.", "name"),
        ("Warga yang telanjur membayar diminta melapor.", "Warga yang sudah membayar diminta melapor.",
         "Warga yang belum membayar diminta melapor.", "negation"),
        ("Anak di bawah 12 tahun masuk gratis.", "Anak di bawah usia 12 tahun masuk gratis.",
         "Anak di bawah usia 21 tahun masuk gratis.", "number"),
        ("Beredar informasi bahwa dermaga ditutup.", "Beredar informasi bahwa dermaga ditutup.",
         "Dermaga ditutup.", "hearsay"),
        ("Rapat membahas isu pangan dan klaim asuransi.", "Rapat membahas klaim asuransi.",
         "Rapat tidak membahas klaim asuransi.", "negation"),
        ("Dimulai dengan E5 pada 2028 dan E10 pada 2030, serta diarahkan menuju E20.",
         "Dimulai dengan E5 pada 2028 dan E10 pada 2030, lalu mengarah ke E20.",
         "Dimulai dengan E5 pada 2028 dan E15 pada 2030.", "name"),
        ("Karcis dijual Rp5.000 untuk dewasa dan Rp2.000 untuk anak.",
         "Anak masuk dengan karcis Rp2.000.", "Anak masuk dengan karcis Rp5.000.", "number"),
        ("Harga tertinggi ada di Kota Hulu, sedangkan yang terendah di Kota Hilir.",
         "Harga terendah ada di Kota Hilir.", "Harga terendah ada di Kota Hulu.", "opposite"),
        ("Jumlahnya semula tertulis 1.480 unit. Yang benar adalah 1.840 unit.",
         "Yang benar 1.840 unit, bukan 1.480 unit.", "Yang benar bukan 1.840 unit.",
         "negation"),
        ("Aduan diterima di nomor 0800-555-0123 yang bebas pulsa.",
         "Nomor 0800-555-0123 menerima aduan.", "Nomor 0800-555-0132 menerima aduan.", "name"),
        ("Air hanya dibagikan kepada warga Hulu.", "Air cuma dibagikan kepada warga Hulu.",
         "Air tidak hanya dibagikan kepada warga Hulu.", "opposite"),
        ("Selama masa itu petugas memeriksa tanggul.", "Pada masa itu petugas memeriksa tanggul.",
         "Setelah masa itu petugas memeriksa tanggul.", "opposite"),
        ("Air tidak diminum sebelum dinyatakan aman.", "Air tidak diminum sebelum aman.",
         "Air tidak diminum sesudah dinyatakan aman.", "opposite"),
        ("- Tahap pertama, Maret–Mei 2026: Teluk Senja\n- Tahap kedua, Juni–Juli 2026: Teluk Fajar",
         "Tahap pertama, Maret–Mei 2026.", "Tahap pertama, Maret–Juli 2026.", "date"),
        ("- Perahu besar: Rp5.200\n- Perahu kecil: Rp2.100", "Perahu besar membayar Rp5.200.",
         "Perahu besar, yang ikut melaut, dikenai tarif Rp2.100.", "number"),
        ("Berlaku Kamis, 16 Juli 2026 pukul 06.00 sampai Minggu, 19 Juli 2026 pukul 18.00.",
         "Berlaku 16 Juli 2026 pukul 6.00.", "Berlaku 19 Juli 2026 pukul 06.00.", "date"),
        ("Dibangun di Kec. Hulu di Kab. Tirta dan Kec. Hilir di Kab. Loka.",
         "Dibangun di Kecamatan Hulu, Kabupaten Tirta.",
         "Dibangun di Kecamatan Hulu, Kabupaten Loka.", "name"),
        ("Hadir Menteri Laut Dr. H. Arum Sari dan Bupati Tirta Ir. Hj. Bayu Tani.",
         "Hadir Menteri Laut Arum Sari.", "Hadir Menteri Laut Bayu Tani.", "post"),
        ("Sebanyak 1.915 dari 3.480 pengungsi pulang.", "Sebanyak 1.915 pengungsi pulang.",
         "Sebanyak 1.915 pengungsi tidak pulang.", "negation"),
        ("Jalur itu akan dilayani dua kapal, diperkirakan 14 jam.",
         "Dua kapal akan melayani jalur itu.", "Jalur itu dilayani dua kapal.", "plan"),
        ("Yang ditutup adalah:\n- Dermaga Hulu\n- Dermaga Hilir\n- Dermaga Tengah",
         "Ada tiga dermaga yang ditutup.", "Ada empat dermaga yang ditutup.", "number"),
        ("Anggarannya Rp9 miliar. Dari jumlah itu, sebesar Rp2 miliar untuk perawatan.",
         "Dari anggaran Rp9 miliar, Rp2 miliar untuk perawatan.",
         "Dari anggaran Rp2 miliar, Rp9 miliar untuk perawatan.", "number"),
    ],
)  # fmt: skip
def test_a_true_sentence_made_false_is_noticed_and_the_true_one_is_not(source, kept, false, reason):
    assert objections(statement(kept), statement(source), CONTEXT) == ()
    assert reason in objections(statement(false), statement(source), CONTEXT)


def test_a_plan_for_one_thing_is_none_for_what_is_done_besides():
    source = statement("Dermaga diperbaiki bertahap. Diharapkan seluruh dermaga selesai 2029.")
    assert objections(statement("Dermaga diperbaiki bertahap."), source, CONTEXT) == ()
    assert "plan" in objections(statement("Dermaga selesai 2029."), source, CONTEXT)


def test_measures_in_english_are_compared_with_those_of_the_source():
    source = statement("Akta terbit dalam dua hari kerja, dahulu sepuluh hari kerja.")
    said = statement("The deed takes two working days, not ten days.", english=True)
    wrong = statement("The deed takes two weeks.", english=True)
    assert "number" not in objections(said, source, CONTEXT, foreign=True)
    assert "number" in objections(wrong, source, CONTEXT, foreign=True)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Setelah rapat, menteri meninjau pasar sebelum kembali ke Jakarta.",
         "Menteri meninjau pasar sebelum kembali ke Jakarta."),
        ("Petugas memeriksa kapal sebelum berlayar. Petugas memeriksa kapal setelah berlabuh.",
         "Petugas memeriksa kapal sebelum berlayar."),
        ("Harga beras naik sebelum Lebaran. Harga beras naik setelah panen.",
         "Harga beras naik setelah panen."),
        ("Berlaku Kamis (16/7/2026) pukul 06.00.", "Berlaku 16 Juli pukul 06.00."),
        ("Bantuan dikirim ke Kota Tirta, Kabupaten Hulu, dan Kabupaten Loka.",
         "Bantuan dikirim ke Kota Tirta, Kabupaten Loka, dan Kabupaten Hulu."),
        ("Sidang menetapkan 1 Syawal 1447 H. Menteri memimpin.",
         "Sidang menetapkan 1 Syawal 1447 H."),
        ("Jembatan dibangun di Kecamatan Hulu.", "Jembatan dibangun di Kec. Hulu."),
        ("Tiket dijual Rp25.000 untuk dewasa dan Rp10.000 untuk anak.",
         "Tiket dijual Rp25.000 untuk orang dewasa."),
        ("Peringatan berlaku mulai 16 Juli 2026 sampai Minggu, 19 Juli 2026.",
         "Peringatan berakhir pada 19 Juli 2026."),
    ],
)  # fmt: skip
def test_no_guard_objects_to_what_only_looks_otherwise(source, claim):
    assert objections(statement(claim), statement(source), CONTEXT) == ()


@pytest.mark.parametrize(
    ("source", "claim", "reason"),
    [
        ("Warga dilatih. Materinya adalah:\n- Menjahit\n- Memasak\n- Menulis",
         "Pelatihan berlangsung tiga hari.", "number"),
        ("Bupati yang hadir membahas:\n- Jalan\n- Air\n- Listrik",
         "Ada tiga bupati yang hadir.", "number"),
        ("Yang ditutup adalah:\n- Dermaga Hulu\n- Dermaga Hilir\nYang dibuka adalah:\n- Dermaga",
         "Ada tiga dermaga yang ditutup.", "number"),
        ("Penerimaan ditargetkan Rp5 triliun.", "Penerimaan Rp5 triliun sesuai target.", "plan"),
        ("Kamis (16/7/2026) pukul 06.00 sampai Minggu (19/7/2026) pukul 18.00.",
         "Berlaku 19 Juli 2026 pukul 06.00.", "date"),
        ("Dibuka di Kelurahan Hulu (Kota Tirta) dan Kelurahan Hilir (Kota Loka).",
         "Dibuka di Kelurahan Hulu, Kota Loka.", "name"),
        ("Tiket dijual Rp25.000 untuk dewasa dan Rp10.000 untuk anak di bawah 12 tahun.",
         "Anak dapat naik dengan tiket Rp25.000.", "number"),
        ("Peringatan berlaku mulai 16 Juli 2026 sampai Minggu, 19 Juli 2026.",
         "Pada 19 Juli 2026 peringatan itu dikeluarkan.", "date"),
        ("Hadir Direktur Utama PT Layar Tbk. Ir. Arum Sari dan Menteri Laut Bayu Tani.",
         "Hadir Direktur Utama PT Layar Tbk. Bayu Tani.", "post"),
    ],
)  # fmt: skip
def test_what_is_false_is_no_more_believed_for_looking_right(source, claim, reason):
    assert reason in objections(statement(claim), statement(source), CONTEXT)


@pytest.mark.parametrize(
    ("claim", "source", "objects"),
    [
        ("The bridge is in West Java.", "Jembatan di Jawa Barat.", False),
        ("The bridge is in East Java.", "Jembatan di Jawa Barat.", True),
        ("The bridge is in Central Kalimantan.", "Jembatan di tengah kota.", True),
        ("The Deputy Minister opened it.", "Menteri membukanya.", True),
        ("It was opened by Japan.", "Jembatan dibuka Tiongkok.", True),
        ("It was opened by Japan.", "Jembatan dibuka Jepang.", False),
        ("The SPPGs opened.", "SPPG dibuka.", False),
        ("It was opened by Australia and Japan.", "Dibuka Australia dan Jepang.", False),
    ],
)
def test_a_name_in_english_is_known_by_its_words_in_indonesian(claim, source, objects):
    said = statement(claim, english=True)
    assert ("name" in objections(said, statement(source), CONTEXT, foreign=True)) is objects


def test_what_comes_after_has_not_happened():
    source = statement("Uji keselamatan diadakan, lalu kapal berlayar.")
    said = statement("Setelah uji keselamatan, kapal berlayar.")
    assert objections(said, source, CONTEXT) == ()


def test_a_body_that_the_source_has_in_initials_is_no_news_of_the_title():
    context = statement("Badan Siaga Banjir Perpanjang Masa Siaga. Badan Siaga Banjir. 3 Mei 2026")
    source = statement("BSB memperpanjang masa siaga.")
    said = statement("Badan Siaga Banjir memperpanjang masa siaga.")
    assert objections(said, source, context) == ()


def test_who_publishes_a_release_does_not_join_who_acts_in_it():
    context = statement("Syarat Seleksi Berubah. Kementerian Pendidikan Dasar (KPD). 3 Mei 2026")
    source = statement("Syarat itu ditetapkan oleh Majelis Rektor Nusantara (MRN).")
    said = statement("KPD dan MRN menetapkan syarat itu.")
    assert "name" in objections(said, source, context)
    alone = statement("Majelis Rektor Nusantara menetapkan syarat itu.")
    assert "name" not in objections(alone, source, context)
    both = statement("Syarat itu ditetapkan oleh KPD dan Majelis Rektor Nusantara (MRN).")
    assert "name" not in objections(said, both, context)

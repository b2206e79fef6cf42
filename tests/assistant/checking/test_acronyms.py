import pytest

from assistant.checking.guards.acronyms import spelt_out


@pytest.mark.parametrize(
    ("said", "held", "known"),
    [
        ("Loket dibuka di NTB.", "Loket di Nusa Tenggara Barat.", {"ntb"}),
        ("Loket di Nusa Tenggara Barat.", "Loket NTB dibuka.", {"nusa", "tenggara", "barat"}),
        ("Loket di Nusa Tenggara Timur.", "Loket NTB dibuka.", set()),
        ("Kata KBRI.", "Kedutaan Besar Republik Indonesia di Tokyo", {"kbri"}),
        ("Kata BNPB.", "Badan Nasional untuk Penanggulangan Bencana", {"bnpb"}),
        ("PLTS itu.", "pembangkit listrik tenaga surya", {"plts"}),
        ("BI itu.", "Buku itu indah.", set()),
        ("BI itu.", "Bank Indonesia.", {"bi"}),
        ("Kata DPD.", "pusat dan pemerintah daerah", set()),
        ("Hadir PMK.", "Warga pulang. Pemerintah membagi kupon.", set()),
        ("Menurut Budi Prasetyo Santoso.", "Data BPS naik.", set()),
        ("Menurut Badan Pusat Statistik.", "Data BPS naik.", {"badan", "pusat", "statistik"}),
        ("Uji Dinkes selesai.", "Uji Dinas Kesehatan selesai.", {"dinkes"}),
        ("Kata Kemkomdigi.", "Kementerian Komunikasi dan Digital.", {"kemkomdigi"}),
        ("Rapat di Busan.", "Hadir Budi Santoso.", set()),
        ("Rapat di Batang.", "Badan Tanggap Bencana hadir.", set()),
        ("Uji Dinkes selesai.", "Uji Dinas Perikanan selesai.", set()),
    ],
)
def test_short_names_are_known_by_the_words_they_stand_for(said, held, known):
    assert spelt_out(said, held) == known

"""Agency, number and date of a release from its own words."""

import datetime
import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from index.errors import MESSAGES
from index.identity import agency_key
from index.intake import take
from index.loading.documents import has_derived_id, release_of
from index.metadata import Metadata, metadata_of
from index.metadata.agency_clues import agency_clues
from index.metadata.date_clues import date_clues
from index.metadata.numbers import number_in
from tests.conftest import SHARED, release
from tests.index.items import item

GOLDEN = Path(__file__).parents[1] / "golden" / "metadata.jsonl"
BODY = "Menteri Perahu meresmikan dermaga baru di Samudrapura dan meninjau galangan. " * 12
LETTERHEAD = (
    "KEMENTERIAN ENERGI DAN SUMBER DAYA MINERALREPUBLIK INDONESIASIARAN PERS"
    "NOMOR: 048.Pers/KM.01.03/SJI/2025Tanggal: 3 Juni 2025Dermaga Baru"
)


def day(found: Metadata) -> tuple[str, str]:
    return str(found.date or ""), found.reasons.get("date", "")


def codes(found: Metadata) -> list[str]:
    return [remark.code for remark in found.remarks]


@pytest.mark.parametrize(
    ("text", "date", "reason"),
    [
        (LETTERHEAD + BODY, "2025-06-03", "header"),
        ("Kamis, 26 Februari 2026 - Dibaca 12 kali" + BODY, "2026-02-26", "header"),
        (f"Jakarta, 3 Juni 2025 – {BODY}", "2025-06-03", "dateline"),
        (f"Osaka, Kansai, Jepang,3 Juni 2025— {BODY}", "2025-06-03", "dateline"),
        (f"Samudrapura, Kamis (26/2/2026) – {BODY}", "2026-02-26", "dateline"),
        (f"Jakarta – Rapat digelar Kamis (26/2/2026). {BODY}", "2026-02-26", "lead"),
        (f"{BODY}Siaran Pers No. 38/HM-KKD/2/2026Jumat, 27 Februari 2026", "2026-02-27", "signature"),
        (f"{BODY}\n\nJakarta, 5 September 2024\nKepala Biro Humas", "2024-09-05", "signature"),
        (f"Jakarta – Kapal tiba Senin (12/1). Lelang dibuka 3 Februari 2026. {BODY}", "2026-01-12", "lead"),
        (f"Jakarta – Kapal tiba Senin (12/1). {BODY}", "", ""),  # no year anywhere
        (f"Jakarta – Kapal tiba Selasa (12/1). Lelang dibuka 3 Februari 2026. {BODY}", "", ""),
        (f"Pada 3 Juni 2025, rapat digelar. {BODY}", "", ""),
        (f"Pendaftaran ditutup di Jakarta, 3 Juni 2025, pukul 10. {BODY}", "", ""),
        (f"Dibuka sejak Kamis (26/2/2026) di dermaga. {BODY}", "", ""),
        ("NOMOR: 06/SP/2025\n" + "batas waktu sampai tanggal 17 Oktober 2025. " + BODY, "", ""),
    ],
)  # fmt: skip
def test_a_date_and_why(text, date, reason):
    found = metadata_of(text)
    assert day(found) == (date, reason) and codes(found) == []
    for clue in date_clues(text, number=number_in(text)):
        assert str(clue.date.year) in text[clue.start : clue.end] or not clue.year_written


def test_the_address_dates_a_page():
    url = "https://www.kemhan.go.id/2025/11/03/rilis.html"
    assert day(metadata_of(BODY, url=url)) == ("2025-11-03", "address")
    assert day(metadata_of(BODY, url="https://x.go.id/2025/13/40/a")) == ("", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"Jakarta, 3 Juni 2025 – {BODY}\n\nJakarta, 3 Juni 2024\nBiro Humas", "date_unclear"),
        (f"SIARAN PERS\nNo. 7/HM/01/2026\nJakarta, 27 Januari 2025 – {BODY}", "date_unclear"),
        (f"{BODY}Siaran Pers No. 8/HM-KKD/1/2026Kamis, 15 Januari 2025", "weekday_wrong"),
        (f"Jakarta – Rapat digelar Jumat (26/2/2026). {BODY}", "weekday_wrong"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_stays_undated_and_is_told(text, code):
    found = metadata_of(text)
    assert found.date is None and codes(found) == [code]


@pytest.mark.parametrize(
    ("given", "text", "told"),
    [
        ("2025-06-04", f"Jakarta, 3 Juni 2025 – {BODY}", []),
        ("2025-06-20", f"Jakarta, 3 Juni 2025 – {BODY}", ["date_conflict"]),
        ("2026-01-15", f"{BODY}Siaran Pers No. 8/HM/1/2026Kamis, 15 Januari 2025", ["date_conflict"]),
        ("2026-02-28", f"Jakarta – Rapat digelar Kamis (12/2). {BODY}", []),
        ("2026-02-28", f"Jakarta – Rapat digelar Kamis (18/9/2025). {BODY}", ["date_conflict"]),
        ("2026-02-26", f"Jakarta, Jumat (26/2/2026) – {BODY}", ["weekday_wrong"]),
    ],
)  # fmt: skip
def test_a_given_date_is_kept_and_what_contradicts_it_is_told(given, text, told):
    found = metadata_of(text, date=datetime.date.fromisoformat(given))
    assert day(found) == (given, "given") and codes(found) == told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (LETTERHEAD + BODY, "048.Pers/KM.01.03/SJI/2025"),
        ("KEMENKO PEREKONOMIANSIARAN PERSHM.02.04/26/SET.M.EKON.3/01/2026Inflasi" + BODY, "HM.02.04/26/SET.M.EKON.3/01/2026"),
        (f"SIARAN PERS\nNo. 12/HM/KOMINFO/01/2024\n{BODY}", "12/HM/KOMINFO/01/2024"),
        (f"{BODY}Siaran Pers No. 38/HM-KKD/2/2026Jumat, 27 Februari 2026", "38/HM-KKD/2/2026"),
        (f"Siaran Pers No. 26/37/DKom\n{BODY}", "26/37/DKom"),
        (f"SIARAN PERS\nSP – 4 /KLI/2025\n{BODY}", "SP – 4 /KLI/2025"),
        (f"{BODY}\nSumber: Siaran Pers Kementerian X Nomor: 762/sipers/A6/XI/2025\n{BODY}", "762/sipers/A6/XI/2025"),
        (f"Sesuai Surat Kepala BKN Nomor 55/B-KS.04.01/SD/K/2025 tanggal 6 Januari 2025. {BODY}", None),
        (f"PP Nomor 11/2017 dan Perkara Nomor 68/PUU-XXIII/2025. {BODY}", None),
        (f"RALAT ATAS SIARAN PERS NOMOR: 12/HM/KOMINFO/01/2024\n{BODY}", None),
        (f"Menindaklanjuti Siaran Pers No. 12/HM/KOMINFO/01/2024 tanggal 3 Juni 2025, {BODY}", None),
        (BODY + BODY + " Siaran Pers No. 12/HM/KOMINFO/01/2024 menyebut. " + BODY + BODY, None),
    ],
)  # fmt: skip
def test_a_number_is_the_release_s_own(text, number):
    found = number_in(text)
    assert (found.number if found else None) == number
    assert not found or found.number.split()[0] in text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        (LETTERHEAD + BODY, "esdm", "letterhead"),
        (f"{BODY}Biro Hukum dan HumasBadan Gizi Nasional", "bgn", "signature"),
        (f"{BODY}(Biro Infohan Setjen Kemhan)", "kemhan", "signature"),
        (f"{BODY}\n\nDeni S.\nKementerian Keuangan", "kemenkeu", "signature"),
        (f"Banyuwangi – Humas BKN, {BODY}", "bkn", "dateline"),
        (f"Jakarta Pusat, Komdigi - {BODY}", "komdigi", "dateline"),
        (f"SIARAN PERS\nNo. 12/HM/KOMINFO/01/2024\n{BODY}", "komdigi", "number"),
    ],
)  # fmt: skip
def test_an_agency_and_why(text, key, reason):
    found = metadata_of(text)
    assert (agency_key(found.agency), found.reasons["agency"]) == (key, reason)
    for clue in agency_clues(text, number=number_in(text)):
        assert 0 <= clue.start < clue.end <= len(text)


def test_a_former_name_is_kept_as_the_document_has_it():
    text = f"SIARAN PERS\nKEMENTERIAN KOMUNIKASI DAN INFORMATIKA\n{BODY}\n\nKEMENTERIAN KOMUNIKASI DAN INFORMATIKA"
    found = metadata_of(text)
    assert found.agency == "Kementerian Komunikasi dan Informatika"
    assert agency_key(found.agency) == "komdigi"


@pytest.mark.parametrize(
    "text",
    [
        f"KPK memeriksa pejabat. Menteri Keuangan hadir. {BODY}",
        f"{BODY}\n\nKementerian Keuangan\n\nBank Indonesia",  # a joint release
        f"Jakarta Pusat, Komdigi - {BODY}\n\nBiro Humas Kemnaker",
    ],
)
def test_who_is_only_talked_of_or_one_of_several_is_not_its_agency(text):
    assert metadata_of(text).agency == ""


def test_a_given_agency_is_kept_and_another_told():
    text = f"{BODY}\n\nBiro Humas Kemnaker"
    found = metadata_of(text, agency="Kemenkeu")
    assert (found.agency, codes(found)) == ("Kemenkeu", ["agency_conflict"])
    for same in ("Kementerian Ketenagakerjaan", "Kementerian Perahu", "Kemenakertrans"):
        assert codes(metadata_of(text, agency=same)) == []


def test_a_release_keeps_the_reasons_of_what_it_was_not_given():
    values = {"id": "a", "tanggal": "3 Juni 2025"}
    made, problems = release_of(values, LETTERHEAD + BODY, "a.txt", "a")
    assert made and problems == []
    assert dict(made.metadata) == {"agency_reason": "letterhead", "number_reason": "label"}
    same = {**values, "agency": made.agency, "number": made.number}
    again, _ = release_of(same, LETTERHEAD + BODY, "a.txt", "a")
    assert again and again.metadata == {} and again.number == made.number


def test_remarks_are_sentences_with_their_place():
    _, (told,) = release_of({"date": "2025-06-20"}, f"Jakarta, 3 Juni 2025 – {BODY}", "a.txt", "a")
    assert str(told) == MESSAGES["date_conflict"].format(**told.values) and not told.skipped
    assert "a.txt" in str(told) and "2025-06-20" in str(told) and "Jakarta" not in str(told)
    assert "3 Juni 2025" in str(told)


def test_letterhead_lines_are_no_title():
    text = f"KEMENTERIAN KEUANGAN REPUBLIK INDONESIA\nSIARAN PERS\nNomor: SP-4/KLI/2025\n3 Juni 2025\n\nDermaga Baru\n\n{BODY}"
    made, _ = release_of({}, text, "a.txt", "a")
    assert made and made.title == "Dermaga Baru"
    alone, _ = release_of({}, "SIARAN PERS", "a.txt", "a")
    assert alone and alone.title == "SIARAN PERS"


def test_a_missing_date_is_told_once_when_a_release_goes_in(library):
    undated, dated = release("a"), release("b", date=datetime.date(2026, 1, 1))
    first = take(library, [item("/a.md", undated), item("/b.md", dated)])
    assert [p.code for p in first.problems] == ["date_missing"]
    assert take(library, [item("/a.md", undated), item("/b.md", dated)]).problems == ()


def test_a_number_given_twice_by_mistake_does_not_make_two_releases_one(library):
    day = {"date": datetime.date(2024, 10, 31), "agency": "ESDM", "number": "614.Pers/04/SJI/2024"}
    read = {"metadata": {"number_reason": "label"}}
    one = release("a", "Sumur tua di Blora ditinjau menteri. " * 9, **day, **read)
    other = release("b", "Harga minyak mentah bulan ini turun tipis. " * 9, **day, **read)
    assert take(library, [item("/a", one), item("/b", other)]).added == ("a", "b")


needs_releases = pytest.mark.skipif(not SHARED.exists(), reason="no shared data")


@pytest.fixture(scope="module")
def records() -> dict[str, dict]:
    lines = (SHARED / "releases.jsonl").open(encoding="utf-8")
    return {record["id"]: record for record in map(json.loads, lines)}


@needs_releases
@pytest.mark.parametrize(
    "golden", map(json.loads, GOLDEN.open(encoding="utf-8")), ids=lambda g: g["id"]
)
def test_real_releases_read_by_hand(golden, records):
    """What each says of itself, without what was given with it; read and decided by hand."""
    record = records[golden["id"]]
    text = record["text"].replace("\r\n", "\n").strip()
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == golden["text"]
    title, url = record["title"] or "", record["url"] or ""
    found = metadata_of(text, title, url=url)
    assert (str(found.date) if found.date else None) == golden["date"]
    assert found.reasons.get("date") == golden["date_reason"]
    assert (found.number or None) == golden["number"]
    assert (agency_key(found.agency) or None) == golden["agency"]
    assert found.reasons.get("agency") == golden["agency_reason"]
    assert sorted(codes(found)) == golden["remarks"]
    number = number_in(text)
    assert (number and [number.start, number.end]) == golden["number_at"]
    at = [
        [clue.start, clue.end]
        for clue in date_clues(text, title, url, number)
        if (str(clue.date), clue.reason) == (golden["date"], golden["date_reason"])
    ]
    assert golden["date_at"] is None or golden["date_at"] in at


@needs_releases
def test_real_releases_without_what_was_given(records):
    """How often a found date or agency is the given one, over all of them."""
    near, agencies = Counter[bool](), Counter[bool]()
    for record in records.values():
        text = record["text"].replace("\r\n", "\n").strip()
        found = metadata_of(text, record["title"] or "", url=record["url"] or "")
        agencies[agency_key(found.agency) == agency_key(record["agency"])] += 1
        if found.date and record["date"]:
            near[abs((found.date - datetime.date.fromisoformat(record["date"])).days) <= 3] += 1
    assert agencies[True] >= 1169
    # the rest are upload dates weeks after the dateline
    assert near[True] >= 560 and near[False] <= 62


@needs_releases
def test_real_releases_keep_their_ids_and_what_was_given(records):
    remarks = Counter[str]()
    for record in records.values():
        values = {name: value for name, value in record.items() if name != "text"}
        made, problems = release_of(values, record["text"], "releases.jsonl:1", "x")
        assert made and made.id == record["id"] and not has_derived_id(made)
        assert made.agency == record["agency"]
        assert not record["date"] or str(made.date) == record["date"]
        remarks.update(one.code for one in problems if one.code != "near_empty")
    assert set(remarks) <= {"date_conflict", "weekday_wrong", "date_unclear"}
    assert sum(remarks.values()) <= 95

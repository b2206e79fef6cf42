"""Files: what becomes of front matter, titles, ids and characters."""

import datetime
import hashlib
import os
from pathlib import Path

import pytest

from index.loading import Problem, load, sample_folder
from index.releases import Release
from tests.index.loading.files import release, write


def test_front_matter_in_indonesian_names_the_fields(tmp_path: Path) -> None:
    loaded = release(
        write(
            tmp_path,
            "---\nid: 007\njudul: Banjir Surut\ninstansi: BNPB\ntanggal: 2026-02-26\n"
            "tautan: https://contoh.invalid/7\nnomor: 012\n---\n\nIsi rilis.\n",
        )
    )
    assert (loaded.id, loaded.title, loaded.agency) == ("007", "Banjir Surut", "BNPB")
    assert loaded.date == datetime.date(2026, 2, 26)
    assert (loaded.url, loaded.number, loaded.text) == (
        "https://contoh.invalid/7", "012", "Isi rilis.",
    )  # fmt: skip
    assert dict(loaded.metadata) == {}


def test_unknown_keys_are_metadata_as_written(tmp_path: Path) -> None:
    loaded = release(
        write(tmp_path, "---\nid: x\nbenar: true\ntag: [a, 2]\nkosong:\nnol: ~\n---\nIsi")
    )
    assert dict(loaded.metadata) == {"benar": "true", "tag": '["a", "2"]'}


def test_front_matter_of_unknown_keys_only_is_front_matter(tmp_path: Path) -> None:
    loaded = release(write(tmp_path, "---\nlayout: post\ntags:\n  - a\n---\nIsi"))
    assert loaded.text == "Isi"
    assert dict(loaded.metadata) == {"layout": "post", "tags": '["a"]'}


@pytest.mark.parametrize("written", ["26-02-2026", "26/2/2026", "2026-02-26T08:00:00"])
def test_dates_in_other_orders(tmp_path: Path, written: str) -> None:
    loaded = release(write(tmp_path, f"---\ndate: {written}\n---\nIsi"))
    assert loaded.date == datetime.date(2026, 2, 26)


@pytest.mark.parametrize(
    "written", ["2026-02-30", "31-02-2026", "kemarin", "!!timestamp zzz", "2026-02-26 atau 27"]
)
def test_a_bad_date_is_a_remark_and_the_release_stays(tmp_path: Path, written: str) -> None:
    remark, loaded = load([write(tmp_path, f"---\ndate: {written}\n---\nIsi")])
    assert isinstance(remark, Problem) and isinstance(loaded, Release)
    assert (remark.code, remark.skipped, remark.fatal) == ("bad_date", False, False)
    assert loaded.date is None


@pytest.mark.parametrize(
    "content",
    [
        "---\nHanya garis di atas.\n",
        "---\nJakarta: Menteri berkata: setuju.\n---\nIsi",
        "---\n---\nIsi",
        "---\n\nIsi\n\n---\n\nPenutup",
        "---\n- butir\n---\nIsi",
        "---\ntitle: tanpa penutup\n\nIsi",
        "----------\nIsi",
    ],
)
def test_a_rule_is_no_front_matter(tmp_path: Path, content: str) -> None:
    loaded = release(write(tmp_path, content))
    assert loaded.text == content.strip()
    assert any(map(str.isalnum, loaded.title))
    assert dict(loaded.metadata) == {}


def test_a_rule_in_the_body_stays(tmp_path: Path) -> None:
    loaded = release(write(tmp_path, "\n---\nid: x\n---\nSatu\n\n---\n\nDua"))
    assert (loaded.id, loaded.text) == ("x", "Satu\n\n---\n\nDua")


def test_the_first_line_is_the_title_and_stays_in_the_text(tmp_path: Path) -> None:
    loaded = release(write(tmp_path, "\n# Banjir Surut \n\nIsi."))
    assert (loaded.title, loaded.text) == ("Banjir Surut", "# Banjir Surut \n\nIsi.")


@pytest.mark.parametrize("above", ["#", "\u200b" * 200, "***"])
def test_a_line_without_words_is_no_title(tmp_path: Path, above: str) -> None:
    assert release(write(tmp_path, f"{above}\nIsi.")).title == "Isi."


def test_of_a_long_first_line_the_first_sentence_is_the_title(tmp_path: Path) -> None:
    line = "Banjir surut pada Kamis. " + "Warga mulai pulang ke rumah. " * 10
    assert release(write(tmp_path, line)).title == "Banjir surut pada Kamis."


def test_a_long_sentence_is_cut_at_a_word(tmp_path: Path) -> None:
    title = release(write(tmp_path, "kata " * 100)).title
    assert title.endswith(" kata…") and set(title[:-1].split()) == {"kata"}
    assert 140 < len(title) <= 150


def test_one_line_of_40000_characters(tmp_path: Path) -> None:
    text = "x" * 40_000
    loaded = release(write(tmp_path, text, "a.txt"))
    assert loaded.text == text
    assert loaded.title == "x" * 149 + "…"


def test_ids(tmp_path: Path) -> None:
    path = write(tmp_path, "Isi", "Rilis Pers_01.txt")
    where = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]
    assert release(path).id == f"rilis-pers-01-{where}"
    url = "https://contoh.invalid/1"
    write(tmp_path, f"---\nurl: {url}\n---\nIsi", "Rilis Pers_01.txt")
    assert release(path).id == "url-" + hashlib.sha256(url.encode()).hexdigest()[:16]


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf---\r\nid: x\r\n---\r\nSatu\r\n\r\nDua\r\n"
    assert release(write(tmp_path, content)).text == "Satu\n\nDua"


def test_cp1252(tmp_path: Path) -> None:
    loaded = release(write(tmp_path, b"Menteri: \x93setuju\x94 \x96 Rp5 \x85", "a.txt"))
    assert loaded.text == "Menteri: “setuju” – Rp5 …"


def test_utf8_is_stored_as_it_is(tmp_path: Path) -> None:
    text = "Rp1\u202f000\u200b “setuju”\u00a0– e\u0301\rDua\u2028Tiga"
    assert release(write(tmp_path, text)).text == text


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff.txt"))
    try:
        path.write_text("Isi")
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    loaded = release(path)
    assert loaded.source.endswith("n\\udcff.txt")
    (loaded.id + loaded.source).encode()


def test_the_samples_load_with_their_ids() -> None:
    items = list(load([sample_folder()]))
    assert sorted(sample_folder().glob("*.md")) == [Path(item.source) for item in items]
    for item in items:
        assert isinstance(item, Release)
        assert item.id == Path(item.source).stem
        assert item.title and item.agency and item.date and item.number and item.url


@pytest.mark.parametrize("content", ["\u200b", "---\n\n***", "\u00ad\n\u2060"])
def test_a_text_without_a_letter_or_digit_is_empty(tmp_path: Path, content: str) -> None:
    (remark,) = load([write(tmp_path, content)])
    assert isinstance(remark, Problem) and remark.code == "file_empty"


def test_a_title_comes_from_the_first_line_with_a_letter(tmp_path: Path) -> None:
    assert release(write(tmp_path, "\u200b\n***\n# Judul\n\nIsi.")).title == "Judul"

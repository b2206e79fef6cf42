"""Tables as CSV: marks, separators, encodings, line ends within cells, and column names."""

from pathlib import Path

import pytest

from index.loading import Problem, items, load
from index.loading.items import Item
from index.releases import Release
from tests.index.loading.files import problem, release, write


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_separators(tmp_path: Path, mark: str) -> None:
    rows = ["judul tanggal isi instansi".split(), ["Harga", "2026-02-26", '"Naik, 5;\t|"', "BI"]]
    loaded = release(write(tmp_path, "\r\n".join(map(mark.join, rows)), "a.csv"))
    assert (loaded.title, str(loaded.date), loaded.agency) == ("Harga", "2026-02-26", "BI")
    assert loaded.text == "Naik, 5;\t|"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    loaded = release(write(tmp_path, "Judul;Isi\nHarga;“Naik” – 5%\n".encode(codec), "a.csv"))
    assert (loaded.title, loaded.text) == ("Harga", "“Naik” – 5%")


def test_line_ends_in_cells_and_the_line_of_each_row(tmp_path: Path) -> None:
    content = 'id,text\r\na,"Satu\r\n\r\nDua"\r\n,,,\r\n\r\nb,Tiga,lebih,sel\r\nc,\r\nd,Empat\r\n'
    path = write(tmp_path, content, "a.csv")
    first, wide, empty, last = load([path])
    assert isinstance(first, Release) and isinstance(last, Release)
    assert isinstance(wide, Problem) and isinstance(empty, Problem)
    assert (first.id, first.text, first.source) == ("a", "Satu\n\nDua", f"{path}:2")
    assert (wide.code, wide.source) == ("bad_record", f"{path}:7")
    assert (empty.code, empty.source) == ("file_empty", f"{path}:8")
    assert (last.id, last.source) == ("d", f"{path}:9")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "kepala,naskah,lain\nHarga,Naik,x\n"),
        ("a.jsonl", '{"kepala": "Harga", "naskah": "Naik", "lain": "x"}'),
    ],
)
def test_a_map_of_the_columns(tmp_path: Path, name: str, content: str) -> None:
    path = write(tmp_path, content, name)
    (item,) = items([path], {"title": "kepala", "text": "naskah"})
    (plain,) = items([path])
    assert isinstance(item, Item) and isinstance(plain, Item)
    (loaded,) = item.load()
    assert isinstance(loaded, Release)
    assert (loaded.title, loaded.text, dict(loaded.metadata)) == ("Harga", "Naik", {"lain": "x"})
    assert item.digest != plain.digest
    (remark,) = plain.load()
    assert isinstance(remark, Problem) and remark.code in ("no_text_column", "bad_record")


def test_a_long_cell(tmp_path: Path) -> None:
    assert len(release(write(tmp_path, "text\n" + "kata " * 100_000, "a.csv")).text) == 499_999


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "file_empty"),
        ("text\n", "file_empty"),
        ("\n\n", "file_empty"),
        ("a,b\n1,2\n", "no_text_column"),
        (b"text\n\xff\x00", "wrong_encoding"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: str | bytes, code: str) -> None:
    assert problem(write(tmp_path, content, "a.csv")).code == code

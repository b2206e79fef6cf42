"""JSON lines: fields, bad lines, repeated ids, and the real releases."""

import datetime
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.loading import Problem, duplicates, load, records
from index.loading.documents import LONGEST_TEXT
from index.releases import Release

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "data" / "releases.jsonl"


def lines(folder: Path, *records: object, name: str = "rilis.jsonl") -> Path:
    path = folder / name
    written = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("\n".join(written), encoding="utf-8")
    return path


def one(path: Path) -> Release:
    (item,) = load([path])
    assert isinstance(item, Release), item
    return item


def test_a_record(tmp_path: Path) -> None:
    record = {
        "id": 7, "agency": "BI", "title": "BI-Rate Tetap", "date_raw": "17-03-2026",
        "date": "2026-03-17", "url": "https://contoh.invalid/7", "text": " Satu\r\nDua ",
        "nomor": "28/SP", "origin": None, "kali": 3, "tag": ["é"],
    }  # fmt: skip
    path = lines(tmp_path, record)
    loaded = one(path)
    assert (loaded.id, loaded.agency, loaded.title) == ("7", "BI", "BI-Rate Tetap")
    assert (loaded.date, loaded.number) == (datetime.date(2026, 3, 17), "28/SP")
    assert (loaded.text, loaded.source) == ("Satu\nDua", f"{path}:1")
    assert dict(loaded.metadata) == {"date_raw": "17-03-2026", "kali": "3", "tag": '["é"]'}


def test_null_fields(tmp_path: Path) -> None:
    names = ("id", "agency", "title", "date", "url", "number", "judul", "isi")
    loaded = one(lines(tmp_path, {"text": "# Judul\nIsi", **dict.fromkeys(names)}))
    digest = hashlib.sha256(b"# Judul\nIsi").hexdigest()[:16]
    assert (loaded.id, loaded.title, loaded.date) == (f"rilis-{digest}", "Judul", None)
    assert (loaded.agency, loaded.url, loaded.number, dict(loaded.metadata)) == ("", "", "", {})


def test_a_null_under_one_name_does_not_hide_the_other(tmp_path: Path) -> None:
    record = {"text": None, "isi": "Isi", "title": "Judul", "judul": None}
    loaded = one(lines(tmp_path, record))
    assert (loaded.title, loaded.text) == ("Judul", "Isi")


def test_an_id_from_the_url(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"https://contoh.invalid/1").hexdigest()[:16]
    record = {"text": "Isi", "url": "https://contoh.invalid/1"}
    assert one(lines(tmp_path, record)).id == f"url-{digest}"


def test_the_same_text_has_the_same_id_whatever_its_line_ends(tmp_path: Path) -> None:
    first, second = load([lines(tmp_path, {"text": "Satu\nDua"}, {"text": "Satu\r\nDua"})])
    assert isinstance(first, Release) and isinstance(second, Release)
    assert first.id == second.id


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ('{"text": "Isi"', "bad_record", "JSON"),
        ("bukan json", "bad_record", "JSON"),
        ("[" * 100_000, "bad_record", "JSON"),
        ('["Isi"]', "bad_record", "object"),
        ('"Isi"', "bad_record", "object"),
        ("{}", "bad_record", "text"),
        ('{"text": null}', "bad_record", "text"),
        ('{"text": 5}', "bad_record", "text"),
        ('{"text": "Isi", "id": ["a"]}', "bad_record", "id"),
        ('{"text": "Isi", "tanggal": {"d": 1}}', "bad_record", "tanggal"),
        ('{"text": "Isi", "id": ' + "9" * 5000 + "}", "bad_record", "JSON"),
        ('{"text": " \\n"}', "file_empty", "empty"),
        ('{"text": "\\u200b"}', "file_empty", "empty"),
        ('{"text": "' + "x" * (LONGEST_TEXT + 1) + '"}', "file_too_large", str(LONGEST_TEXT)),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_line_is_named_and_the_rest_goes_in(
    tmp_path: Path, line: str, code: str, said: str
) -> None:
    good = {"id": "x", "text": "Isi"}
    path = lines(tmp_path, good, "", line, {**good, "id": "y"})
    first, bad, last = load([path])
    assert isinstance(bad, Problem)
    assert (bad.code, bad.source, bad.skipped) == (code, f"{path}:3", True)
    assert said in str(bad) and len(str(bad)) < 1000
    assert isinstance(first, Release) and isinstance(last, Release)
    assert last.source == f"{path}:4"


def test_a_bad_date_is_a_remark(tmp_path: Path) -> None:
    remark, loaded = load([lines(tmp_path, {"id": "x", "text": "Isi", "date": "32/13/2026"})])
    assert isinstance(remark, Problem) and isinstance(loaded, Release)
    assert (remark.code, remark.skipped, loaded.date) == ("bad_date", False, None)


def test_what_utf8_cannot_hold_is_replaced(tmp_path: Path) -> None:
    line = '{"text": "a\\ud800\\u0000\\ud83d\\ude00", "id": "\\ud800", "\\udfff": {"k": "\\ud800"}}'
    loaded = one(lines(tmp_path, line))
    assert (loaded.id, loaded.text) == ("\ufffd", "a\ufffd\ufffd😀")
    str(dict(loaded.metadata)).encode()
    assert dict(loaded.metadata) == {"\\udfff": '{"k": "\ufffd"}'}


def test_a_mark_windows_line_ends_and_cp1252(tmp_path: Path) -> None:
    path = tmp_path / "rilis.jsonl"
    first, second = b'{"id": 1, "text": "a \xe2\x80\x93"}', b'{"id": 2, "text": "a \x96"}'
    path.write_bytes(b"\xef\xbb\xbf" + first + b"x\r\n" + first + b"\r\n" + second + b"\r\n\x00")
    bad, *loaded, binary = load([path])
    assert isinstance(bad, Problem) and isinstance(binary, Problem)
    assert (bad.source, binary.source) == (f"{path}:1", f"{path}:4")
    assert (binary.code, binary.values["offset"]) == ("wrong_encoding", "0")
    assert [item.id for item in loaded if isinstance(item, Release)] == ["1", "2"]
    path.write_bytes(b"\xef\xbb\xbf" + second)
    assert [item.code for item in load([path]) if isinstance(item, Problem)] == ["wrong_encoding"]


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf\n"])
def test_nothing_in_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kosong.jsonl"
    path.write_bytes(content)
    (item,) = load([path])
    assert isinstance(item, Problem)
    assert (item.code, item.source) == ("file_empty", str(path))


def test_a_line_that_never_ends_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LONGEST_LINE", 40)
    fitting = json.dumps({"id": "x", "text": "x" * 16})
    for long in ("y" * 41, "y" * 82, "y" * 83, "y" * 500):
        path = lines(tmp_path, fitting, long, fitting)
        first, bad, last = load([path])
        assert isinstance(first, Release) and isinstance(bad, Problem) and isinstance(last, Release)
        assert (bad.code, bad.source, last.source) == ("bad_record", f"{path}:2", f"{path}:3")
        assert "40" in str(bad)
    assert len(fitting + "\n") == 40


# repeated ids


def test_the_same_release_twice_is_one(tmp_path: Path) -> None:
    record = {"id": "x", "text": "Isi"}
    path = lines(tmp_path, record, record)
    (item,) = duplicates(load([path, tmp_path]))
    assert isinstance(item, Release) and item.source == f"{path}:1"


def test_one_id_for_two_releases_is_fatal_and_names_both(tmp_path: Path) -> None:
    first = lines(tmp_path, {"id": "x", "text": "Isi"}, name="a.jsonl")
    second = lines(tmp_path, "rusak", {"id": "x", "text": "Lain"}, name="b.jsonl")
    kept, skipped, fatal = duplicates(load([first, second]))
    assert isinstance(kept, Release) and isinstance(skipped, Problem)
    assert isinstance(fatal, Problem)
    assert (fatal.code, fatal.fatal, skipped.fatal) == ("duplicate_id", True, False)
    assert all(named in str(fatal) for named in (" x:", f"{first}:1", f"{second}:2"))


# the real releases


@pytest.fixture(scope="module")
def corpus() -> Iterator[list[Release | Problem]]:
    if not CORPUS.exists():
        pytest.skip("the shared releases are not here")
    yield list(load([CORPUS]))


def test_every_real_release_is_loaded_as_it_was_published(corpus: list[Release | Problem]) -> None:
    found = [json.loads(line) for line in CORPUS.open(encoding="utf-8")]
    loaded = [item for item in corpus if isinstance(item, Release)]
    assert len(loaded) == len(found) == 1171
    for item, record in zip(loaded, found, strict=True):
        assert item.id == record["id"]
        assert item.text == record["text"].replace("\r\n", "\n")
        assert not record["date"] or item.date == datetime.date.fromisoformat(record["date"])
        assert item.title == (record["title"] or item.title[:150]).strip()


def test_no_real_release_is_a_duplicate(corpus: list[Release | Problem]) -> None:
    found = [one for one in duplicates(corpus) if not isinstance(one, Problem) or one.skipped]
    assert len(found) == 1171

import json

import pytest

from index.loading import Problem, load, sample_folder
from index.releases import Release
from tests.conftest import SHARED


def one(path):
    (item,) = load([path])
    return item


def test_front_matter_and_body(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("---\nid: x1\njudul: Judul\ntanggal: 2026-02-26\nlain: 5\n---\n\nIsi rilis.\n")
    got = one(file)
    assert (got.id, got.title, got.text, str(got.date)) == (
        "x1",
        "Judul",
        "Isi rilis.",
        "2026-02-26",
    )
    assert dict(got.metadata) == {"lain": "5"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("kosong.txt", b"", "file_empty"),
        ("spasi.md", b" \n\n", "file_empty"),
        ("biner.txt", b"a\x00b", "wrong_encoding"),
        ("aneh.txt", b"a\x81b\xff", "wrong_encoding"),
        ("yaml.md", b"---\nid: [1\n---\nisi", "bad_front_matter"),
        ("gambar.png", b"x", "unsupported_format"),
        ("rusak.jsonl", b"{", "bad_record"),
        ("daftar.jsonl", b"[1]", "bad_record"),
        ("tanpa.jsonl", b'{"text": null}', "bad_record"),
        ("besar.txt", b"a" * 3_000_000, "file_too_large"),
    ],
)
def test_bad_input_is_a_problem_that_names_its_place(tmp_path, name, content, code):
    file = tmp_path / name
    file.write_bytes(content)
    got = one(file)
    assert isinstance(got, Problem)
    assert got.code == code
    assert name in str(got)


def test_a_bad_line_is_named_and_the_rest_goes_in(tmp_path):
    file = tmp_path / "r.jsonl"
    good = {"id": "r1", "text": "Isi.", "title": None, "date": None, "asal": "x"}
    file.write_text(json.dumps(good) + "\nrusak\n" + json.dumps({**good, "id": "r2"}) + "\n")
    items = list(load([file]))
    assert [i.id for i in items if isinstance(i, Release)] == ["r1", "r2"]
    assert str(next(i for i in items if isinstance(i, Problem))).startswith(f"{file}:2")


def test_old_windows_text_and_line_ends(tmp_path):
    file = tmp_path / "w.txt"
    file.write_bytes("Kata “kutip”.\r\nBaris dua.".encode("cp1252"))
    assert one(file).text == "Kata “kutip”.\nBaris dua."


def test_a_title_is_the_first_line_or_sentence_trimmed(tmp_path):
    file = tmp_path / "t.txt"
    file.write_text("# Judul rilis\n\nIsi.")
    assert one(file).title == "Judul rilis"
    file.write_text("kata " * 8000)
    assert len(one(file).title) <= 150


def test_a_bad_date_is_remarked_and_kept_undated(tmp_path):
    file = tmp_path / "d.md"
    file.write_text("---\ndate: besok\n---\nIsi.")
    remark, got = load([file])
    assert remark.code == "bad_date" and not remark.skipped
    assert got.date is None


def test_missing_and_empty_folders(tmp_path):
    assert one(tmp_path / "tiada").code == "file_missing"
    assert one(tmp_path).code == "folder_empty"


def test_the_samples_load():
    items = list(load([sample_folder()]))
    assert len(items) >= 16
    assert all(isinstance(item, Release) for item in items)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared releases are not here")
def test_the_real_releases_load_unchanged():
    path = SHARED / "releases.jsonl"
    texts = {r["id"]: r["text"] for r in map(json.loads, path.open(encoding="utf-8"))}
    items = [item for item in load([path]) if isinstance(item, Release)]
    assert len(items) == len(texts) == 1171
    assert all(item.text == texts[item.id].strip() for item in items)


def test_a_caption_with_its_copyright_line_is_marked_and_kept(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Menteri melantik 58 pejabat.\n\nHak Cipta dilindungi Undang-undang.\n")
    remark, got = load([file])
    assert (remark.code, remark.skipped) == ("near_empty", False)
    assert got.metadata["near_empty"] == "true"
    file.write_text("Kami sampaikan sebagai berikut:\n\nHak Cipta dilindungi Undang-undang.\n")
    assert "near_empty" not in one(file).metadata

"""Files and folders that cannot be read: each is a problem, and the rest goes in."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.loading import Problem, load
from index.loading.documents import LONGEST_TEXT
from index.loading.formats import LARGEST
from index.loading.text import LONGEST_FRONT_MATTER
from index.releases import Release
from tests.index.loading.files import problem, release, write


def test_a_folder_is_read_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.TXT", "a/gambar.png", ".rahasia/x.md", "a/.y.md", "lima.md/isi.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path, f"Isi {name}", name)
    write(tmp_path, '{"text": "Isi"}', "c.jsonl")
    sources = [item.source for item in load([tmp_path])]
    wanted = [tmp_path / name for name in ("a/z.TXT", "b.md", "c.jsonl:1", "lima.md/isi.txt")]
    assert sources == [str(path) for path in wanted]


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "Isi")
    (tmp_path / "putar").symlink_to(tmp_path)
    assert len(list(load([tmp_path]))) == 1


def test_an_empty_folder(tmp_path: Path) -> None:
    write(tmp_path, "x", "gambar.png")
    assert problem(tmp_path).code == "folder_empty"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_and_file_do_not_stop_the_rest(tmp_path: Path) -> None:
    closed = tmp_path / "a"
    closed.mkdir(mode=0)
    write(tmp_path, "Isi", "b.md").chmod(0)
    write(tmp_path, "Isi", "c.md")
    first, second, third = load([tmp_path])
    closed.chmod(0o700)
    assert isinstance(first, Problem) and isinstance(second, Problem)
    assert (first.code, first.source) == ("folder_unreadable", str(closed))
    assert (second.code, second.source) == ("file_unreadable", str(tmp_path / "b.md"))
    assert isinstance(third, Release)


def test_missing(tmp_path: Path) -> None:
    assert problem(tmp_path / "tidak-ada.md").code == "file_missing"


def test_a_broken_link(tmp_path: Path) -> None:
    link = tmp_path / "putus.md"
    link.symlink_to(tmp_path / "tidak-ada.md")
    assert problem(link).code == "file_missing"
    assert problem(tmp_path).code == "file_unreadable"
    assert problem(tmp_path).source == str(link)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    assert problem(tmp_path / "pipa.txt").code == "file_unreadable"


@pytest.mark.parametrize("name", ["rilis.png", "README"])
def test_an_unsupported_format(tmp_path: Path, name: str) -> None:
    assert problem(write(tmp_path, "x", name)).code == "unsupported_format"


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"---\nid: x\n---\n", "\u200b\n***".encode()]
)
def test_nothing_in_it(tmp_path: Path, content: bytes) -> None:
    assert problem(write(tmp_path, content)).code == "file_empty"


@pytest.mark.parametrize(
    ("content", "offset"),
    [
        (b"Isi\x00", 3),
        ("Isi".encode("utf-16"), 3),
        (b"\x93Isi\x94 \x81", 6),
        (b"PK\x03\x04\x93", 2),
        ("“Isi” ".encode() + b"\xff.", 10),
        ("Isi “setuju”".encode()[:-1], 13),
        (b"\xef\xbb\xbfIsi \x93", 7),
    ],
    ids=["nul", "utf-16", "undefined", "binary", "broken utf-8", "cut utf-8", "mark"],
)
def test_a_wrong_encoding_names_the_byte(tmp_path: Path, content: bytes, offset: int) -> None:
    found = problem(write(tmp_path, content))
    assert (found.code, found.values["offset"]) == ("wrong_encoding", str(offset))


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    found = problem(path)
    assert found.code == "file_too_big"
    assert str(LARGEST) in str(found)


def test_a_text_over_the_limit(tmp_path: Path) -> None:
    assert len(release(write(tmp_path, "x" * LONGEST_TEXT)).text) == LONGEST_TEXT
    found = problem(write(tmp_path, "x" * (LONGEST_TEXT + 1)))
    assert (found.code, found.values["size"]) == ("file_too_large", str(LONGEST_TEXT + 1))


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("id: x\ntitle: a: b", 3),
        ('id: x\ntitle: "tak tertutup', 4),
        ("\n\nid: x\nulang: &a [*a]", 5),
        ("id: x\n\ttitle: a", 3),
        ("id: x\nnada: \x07", 1),
        ("id: x\ndalam: " + "[" * 3000, 1),
        (f"id: x\npanjang: {'x' * LONGEST_FRONT_MATTER}", 1),
    ],
)
def test_bad_front_matter_names_the_line(tmp_path: Path, block: str, line: int) -> None:
    path = write(tmp_path, f"---\n{block}\n---\nIsi")
    found = problem(path)
    assert (found.code, found.source) == ("bad_front_matter", f"{path}:{line}")


def test_a_field_that_is_a_list(tmp_path: Path) -> None:
    found = problem(write(tmp_path, "---\njudul: [a, b]\n---\nIsi"))
    assert (found.code, "judul" in str(found)) == ("bad_front_matter", True)


def test_the_rest_goes_in(tmp_path: Path) -> None:
    paths = [tmp_path / "tidak-ada.md", write(tmp_path, "", "a.md"), write(tmp_path, "Isi")]
    assert [type(item) for item in load(paths)] == [Problem, Problem, Release]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    content=st.binary(max_size=200)
    | st.text(alphabet="-:#[]{}&*!|>\"'id: \n\r\t\x00\x0c\u200b\u2028é", max_size=80).map(
        lambda text: f"---\nid: x\n{text}\n---\nIsi".encode()
    ),
    suffix=st.sampled_from([".md", ".jsonl", ".csv", ".pdf", ".docx", ".odt", ".zip"]),
)
def test_no_bytes_break_it(tmp_path: Path, content: bytes, suffix: str) -> None:
    for item in load([write(tmp_path, content, f"a{suffix}")]):
        if isinstance(item, Release):
            fields = (item.id, item.text, item.title, item.url, item.source, str(item.metadata))
            assert all("\x00" not in field and field.encode() for field in fields if field)
            assert item.id and item.title and item.text == item.text.strip()
        else:
            str(item).encode()

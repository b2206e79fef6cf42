"""Zip archives: members as files, and what is refused."""

import io
import stat
import time
import zipfile
from pathlib import Path

import pytest

from index.loading import Problem, load
from index.releases import Release
from tests.index.loading.files import problem, write


def packed(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def read(folder: Path, raw: bytes) -> list[Release | Problem]:
    return list(load([write(folder, raw, "arsip.zip")]))


def test_members_are_read_as_files_in_order(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "b/rilis.txt": "Isi b.", "a.md": "---\nid: a\n---\nIsi a.", "c.csv": "text\nIsi c.",
        "__MACOSX/a.md": "x", ".rahasia/x.md": "x", "gambar.png": b"x", "kosong/": "",
    }  # fmt: skip
    found = read(tmp_path, packed(members))
    at = tmp_path / "arsip.zip"
    assert [one.source for one in found] == [f"{at}!a.md", f"{at}!b/rilis.txt", f"{at}!c.csv:2"]
    assert [one.text for one in found if isinstance(one, Release)] == ["Isi a.", "Isi b.", "Isi c."]
    assert list(tmp_path.iterdir()) == [at]


def test_the_same_name_in_two_folders_has_two_ids(tmp_path: Path) -> None:
    found = read(tmp_path, packed({"a/rilis.txt": "Isi.", "b/rilis.txt": "Isi."}))
    assert len({one.id for one in found if isinstance(one, Release)}) == 2


def test_an_archive_in_an_archive_and_no_deeper(tmp_path: Path) -> None:
    deepest = packed({"c.txt": "Isi c."})
    found = read(tmp_path, packed({"b.zip": packed({"b.txt": "Isi b.", "c.zip": deepest})}))
    assert isinstance(found[0], Release) and isinstance(found[1], Problem)
    assert found[0].source.endswith("arsip.zip!b.zip!b.txt")
    assert (found[1].code, len(found)) == ("zip_too_deep", 2)


@pytest.mark.parametrize(
    "name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:/x.txt", "..\\x.txt"]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    out, good = read(tmp_path, packed({name: "Jahat.", "z.txt": "Isi."}))
    assert isinstance(out, Problem) and isinstance(good, Release)
    assert (out.code, good.text) == ("member_outside", "Isi.")


def test_a_link_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("tautan.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert problem(write(tmp_path, file.getvalue(), "a.zip")).code == "member_outside"


def test_bombs(tmp_path: Path) -> None:
    started = time.process_time()
    assert (
        problem(write(tmp_path, packed({"a.txt": bytes(60_000_000)}), "a.zip")).code == "zip_bomb"
    )
    many = packed({f"{number}.txt": "" for number in range(10_001)})
    assert problem(write(tmp_path, many, "a.zip")).code == "too_many_members"
    assert time.process_time() - started < 5


def test_a_bomb_in_an_archive(tmp_path: Path) -> None:
    inner = packed({"a.txt": bytes(60_000_000)})
    (found,) = read(tmp_path, packed({"b.zip": inner}))
    assert isinstance(found, Problem) and found.code == "zip_bomb"
    assert found.source.endswith("arsip.zip!b.zip")


def test_an_encrypted_member_is_reported_and_the_rest_read(tmp_path: Path) -> None:
    raw = bytearray(packed({"a.txt": "Isi a.", "b.txt": "Isi b."}))
    raw[raw.index(b"PK\x03\x04") + 6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    locked, good = read(tmp_path, bytes(raw))
    assert isinstance(locked, Problem) and isinstance(good, Release)
    assert (locked.code, good.text) == ("encrypted", "Isi b.")


def test_damaged(tmp_path: Path) -> None:
    raw = packed({"a.txt": "Isi a. " * 50, "b.txt": "Isi b."})
    assert problem(write(tmp_path, raw[:-30], "a.zip")).code == "zip_broken"
    broken = bytearray(raw)
    broken[36:42] = bytes(6)
    bad, good = read(tmp_path, bytes(broken))
    assert isinstance(bad, Problem) and isinstance(good, Release)
    assert (bad.code, good.text) == ("zip_broken", "Isi b.")


def test_nothing_in_it_that_can_be_read(tmp_path: Path) -> None:
    assert problem(write(tmp_path, packed({"a.png": b"x"}), "a.zip")).code == "folder_empty"

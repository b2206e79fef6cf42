"""Folders: names in any Unicode form, links that loop, and what is to be left out."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from index.loading import Problem, files, items, load
from index.loading.documents import path_id
from index.loading.items import Item
from index.releases import Release
from tests.index.loading.files import write


def names(folder: Path, ignore: list[str] | None = None) -> list[str]:
    found = items([folder], ignore=ignore or [])
    return [Path(one.source).relative_to(folder).as_posix() for one in found]


def fill(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write(folder, f"Isi {path}", path)


def test_an_item_is_a_file_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, "Isi.")
    (item,) = items([tmp_path])
    assert isinstance(item, Item)
    assert (item.source, item.digest) == (str(path), hashlib.sha256(b"Isi.").hexdigest())
    (loaded,) = item.load()
    assert isinstance(loaded, Release) and loaded.text == "Isi."


def test_a_file_that_is_gone_when_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "Isi.")
    (item,) = items([tmp_path])
    path.unlink()
    assert isinstance(item, Item)
    assert [type(one) for one in item.load()] == [Problem]


def test_a_name_in_either_unicode_form_is_one(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "résumé-ñ.txt") for form in ("NFC", "NFD"))
    assert path_id(tmp_path / composed) == path_id(tmp_path / apart)
    write(tmp_path, "Isi.", apart)
    (item,) = items([tmp_path])
    assert item.source == str(tmp_path / composed)
    (loaded,) = load([tmp_path])
    assert isinstance(loaded, Release) and loaded.id == path_id(tmp_path / composed)


def test_links_that_loop_are_survived(tmp_path: Path) -> None:
    fill(tmp_path, "a/b/isi.txt")
    (tmp_path / "a/b/atas").symlink_to(tmp_path)
    (tmp_path / "diri.txt").symlink_to(tmp_path / "diri.txt")
    found = list(items([tmp_path]))
    assert [type(one) for one in found] == [Item, Problem]


def test_what_is_to_be_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "draf-b.txt", "arsip/c.txt", "d/arsip.txt", "d/e.html")
    assert names(tmp_path) == ["a.txt", "arsip/c.txt", "d/arsip.txt", "d/e.html", "draf-b.txt"]
    assert names(tmp_path, ["draf-*", "d/*.html"]) == ["a.txt", "arsip/c.txt", "d/arsip.txt"]
    write(tmp_path, "# lama\n\narsip/\n*.html\n", ".rilisignore")
    assert names(tmp_path, ["draf-*"]) == ["a.txt", "d/arsip.txt"]


def test_a_rule_for_one_place_and_one_that_takes_back(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "d/a.txt", "d/b.txt", "d/x/b.txt")
    assert names(tmp_path, ["/a.txt"]) == ["d/a.txt", "d/b.txt", "d/x/b.txt"]
    assert names(tmp_path, ["*.txt", "!b.txt"]) == ["d/b.txt", "d/x/b.txt"]
    assert names(tmp_path, ["d/**/b.txt"]) == ["a.txt", "d/a.txt"]
    assert names(tmp_path, ["d/*/b.txt"]) == ["a.txt", "d/a.txt", "d/b.txt"]


def test_a_folder_that_vanishes_while_it_is_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a/x.txt", "b.txt")
    scandir = os.scandir

    def vanished(path: Path) -> object:
        if Path(path).name == "a":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return scandir(path)

    monkeypatch.setattr(files.os, "scandir", vanished)
    first, second = items([tmp_path])
    assert isinstance(first, Problem) and isinstance(second, Item)
    assert (first.code, first.source) == ("folder_unreadable", str(tmp_path / "a"))

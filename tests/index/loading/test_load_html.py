"""Pages as they come: charsets, scripts, depth, size."""

import json
import time
from pathlib import Path

import pytest

from index.loading import Problem, load
from index.loading.formats import load_bytes
from index.loading.given import Given
from index.releases import Release
from tests.conftest import SHARED
from tests.index.html_pages import page as make_page
from tests.index.html_pages import write as write_pages
from tests.index.html_round_trip import report
from tests.index.loading.files import release

BODY = "Menteri Perahu meresmikan dermaga baru di Samudrapura pada Kamis pagi. " * 4


def saved(folder: Path, content: str | bytes, name: str = "a.html") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def record(**values: object) -> dict:
    common = {"id": "a", "title": "Dermaga Baru", "agency": "Kementerian Perahu"}
    return {**common, "date": "2026-02-26", "url": "https://x.go.id/a", "text": BODY, **values}


def test_the_article_without_the_menu(tmp_path):
    found = release(saved(tmp_path, make_page(record())))
    assert found.text.startswith("Menteri Perahu") and "Beranda" not in found.text
    assert "Berita Terkait" not in found.text and "Hak Cipta" not in found.text
    assert (found.title, found.agency) == ("Dermaga Baru", "Kementerian Perahu")
    assert (str(found.date), found.url) == ("2026-02-26", "https://x.go.id/a")
    assert found.id == release(saved(tmp_path, make_page(record()), "b.html")).id


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_charsets(tmp_path, charset):
    text = BODY + " Harga naik 5 °C – “menurut” beliau."
    content = make_page(record(text=text)).replace('charset="utf-8"', f'charset="{charset}"')
    assert "5 °C – “menurut” beliau" in release(saved(tmp_path, content.encode(charset))).text


def test_a_wrong_charset_is_not_believed(tmp_path):
    content = make_page(record(text=BODY + " Kafé.")).replace('charset="utf-8"', 'charset="cp1252"')
    assert "Kafé" in release(saved(tmp_path, content)).text


def test_lists_tables_and_headings_are_lines_of_their_own(tmp_path):
    rich = (
        f"<h2>Jadwal</h2><p>{BODY}</p><ul><li>ditutup 15 Juli</li><li>diumumkan Agustus</li></ul>"
    )
    rich += "<table><tr><td>Pulau</td><td>12 unit</td></tr></table>"
    content = make_page(record()).replace(f"<p>{BODY.strip()}</p>", rich)
    lines = release(saved(tmp_path, content)).text.split("\n\n")
    assert "Jadwal" in lines and "- ditutup 15 Juli" in lines
    assert any("Pulau" in line and "12 unit" in line for line in lines)


def test_scripts_are_neither_run_nor_read(tmp_path):
    evil = "<script>alert('jahat')</script><style>p{}</style><p onclick='x()'>Aman &lt;b&gt;.</p>"
    found = release(saved(tmp_path, make_page(record()).replace('<div class="content">', evil)))
    assert "jahat" not in found.text and "onclick" not in found.text


def test_a_date_in_linked_data(tmp_path):
    linked = json.dumps({"@type": "NewsArticle", "datePublished": "2026-03-01T08:00:00+07:00"})
    content = make_page(record(date=None)).replace(
        "</head>", f'<script type="application/ld+json">{linked}</script></head>'
    )
    assert str(release(saved(tmp_path, content)).date) == "2026-03-01"


@pytest.mark.parametrize(
    "content",
    [
        "<html><body>" + "<div>" * 100_000 + "x" + "</div>" * 100_000,
        "<html><body>" + "<script" * 300_000,
        "<html><body><p>" + "x " * 15_000_000,
        "<html><body><nav>Beranda</nav></body></html>",
        "<html>",
        "<html\x00><body>\x00</body>",
    ],
    ids=["deep", "open scripts", "30 MB", "only a menu", "nothing", "null bytes"],
)
def test_hostile_pages_end_in_a_sentence_and_soon(tmp_path, content):
    began = time.process_time()
    for one in load([saved(tmp_path, content)]):
        assert isinstance(one, Problem | Release)
    assert time.process_time() - began < 15


def dated(folder: Path, visible: str, body: str = BODY) -> Release:
    head = "<title>Dermaga Baru - Portal</title><meta property='og:site_name' content='Portal'>"
    content = f"<html><head>{head}</head><body>{visible}<div class='isi'><p>{body}</p></div></body></html>"
    return release(saved(folder, content))


@pytest.mark.parametrize(
    "visible",
    [
        "<h1>Dermaga Baru</h1><p>Kamis, 26 Februari 2026</p>",
        "<h1>Dermaga Baru</h1><div><i>Humas</i> | <i>26/02/2026 10:15 WIB</i> | Dibaca 12 kali</div>",
        "<p>Tanggal Terbit: 26 Feb 2026</p><h1>Dermaga Baru</h1>",
        "<h1>Dermaga Baru</h1><time>26 Februari 2026</time>",
        "<h2>Dermaga Baru</h2><span class='post-date'>26 Februari 2026</span>",
        "<main><h1>Dermaga Baru</h1><b>Oleh Humas</b><time datetime='2026-02-26T10:00'>kemarin</time></main>",
    ],
)
def test_a_date_that_a_reader_sees_beside_the_title(tmp_path, visible):
    found = dated(tmp_path, visible)
    assert str(found.date) == "2026-02-26"
    assert found.metadata.get("date_reason", "page") == "page"


@pytest.mark.parametrize(
    "visible",
    [
        "<h1>Dermaga Baru</h1><p>Rapat persiapan dermaga 26 Februari 2026</p>",
        "<h1>Dermaga Baru</h1><p>1 Januari 2026 sampai dengan tanggal 26 Februari 2026</p>",
        "<h2>Dermaga Baru</h2><aside><span class='date'>26 Februari 2026</span></aside>",
        "<h2>Dermaga Baru</h2><b class='date'>26 Februari 2026</b><b class='date'>1 Maret 2026</b>",
    ],
)
def test_another_date_on_the_page_is_not_taken(tmp_path, visible):
    assert dated(tmp_path, visible).date is None


def test_the_head_goes_before_what_is_seen(tmp_path):
    content = make_page(record()).replace("Kamis, 26 Februari 2026", "Jumat, 27 Februari 2026")
    found = release(saved(tmp_path, content))
    assert str(found.date) == "2026-02-26" and "date_reason" not in found.metadata


def test_what_was_said_of_a_page_goes_before_what_is_seen():
    content = make_page(record(), bare=True).encode()
    given = Given("https://x.go.id/a", "a", {"date": "2026-02-25"})
    found, *_ = (x for x in load_bytes(content, ".html", given) if isinstance(x, Release))
    assert isinstance(found, Release) and str(found.date) == "2026-02-25"


@pytest.mark.parametrize(
    ("site", "url", "agency"),
    [
        ("Portal Siaran Pers", "https://x.go.id/a", ""),
        ("Portal Siaran Pers", "https://www.esdm.go.id/a", "Kementerian Energi dan Sumber Daya Mineral"),
        ("Portal Berita Kementerian Keuangan", "https://x.go.id/a", "Kementerian Keuangan"),
        ("Dinas Kelautan Samudrapura", "https://x.go.id/a", "Dinas Kelautan Samudrapura"),
    ],
)  # fmt: skip
def test_a_site_s_name_is_an_agency_only_if_it_is_one(tmp_path, site, url, agency):
    content = make_page(record(url=url, agency="x")).replace('content="x"', f'content="{site}"')
    assert release(saved(tmp_path, content)).agency == agency


@pytest.mark.skipif(not SHARED.exists(), reason="the shared releases are not here")
@pytest.mark.parametrize(("bare", "every"), [(False, 1), (True, 8)])
def test_real_releases_come_back(tmp_path, bare, every):
    lines = (SHARED / "releases.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    releases = tmp_path / "some.jsonl"
    releases.write_text("".join(lines[::every]), encoding="utf-8")
    write_pages(releases, tmp_path / "pages", bare)
    came = report(releases, tmp_path / "pages")
    assert came["releases"] == 1 and came["text"] >= 0.99
    assert came["known dates"] >= 0.98 and came["agencies"] >= 0.98

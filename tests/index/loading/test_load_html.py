"""Pages as they come: charsets, scripts, depth, size."""

import json
import time
from pathlib import Path

import pytest

from index.loading import Problem, load
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


@pytest.mark.skipif(not SHARED.exists(), reason="the shared releases are not here")
def test_real_releases_come_back(tmp_path):
    releases = SHARED / "releases.jsonl"
    write_pages(releases, tmp_path / "pages")
    came = report(releases, tmp_path / "pages")
    assert came["releases"] == 1 and came["text"] >= 0.99
    assert came["known dates"] >= 0.98 and came["agencies"] >= 0.98

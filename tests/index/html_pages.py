"""One HTML page for each release, as a ministry's site would show it.

``python -m tests.index.html_pages RELEASES.jsonl FOLDER``; with ``bare`` behind it, pages whose
date stands nowhere but in a line beside the title, and whose site is named otherwise.
"""

import datetime
import html
import json
import sys
from pathlib import Path

DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()

PAGE = """<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>{title} | {agency}</title>
<meta property="og:site_name" content="{agency}"><meta property="og:type" content="article">
{head}
<script>window.dataLayer = [];</script><style>.menu {{ color: red }}</style></head>
<body>
<header><a href="/">Beranda</a><nav class="menu"><ul><li><a href="/profil">Profil</a></li>
<li><a href="/berita">Berita</a></li><li><a href="/layanan">Layanan Publik</a></li>
<li><a href="/ppid">PPID</a></li><li><a href="/kontak">Kontak Kami</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Beranda</a> / <a href="/siaran-pers">Siaran Pers</a></div>
<main><article>
{heading}
<div class="meta"><span class="date">{day}</span> <span class="views">Dibaca 123 kali</span></div>
<div class="content">
{body}
</div>
<div class="share">Bagikan: <a href="#">Facebook</a> <a href="#">X</a> <a href="#">WhatsApp</a></div>
</article>
<aside><h3>Berita Terkait</h3><ul><li><a href="/a">Menteri Tinjau Pelabuhan</a></li>
<li><a href="/b">Rapat Koordinasi Digelar</a></li></ul></aside></main>
<footer><p>Jalan Merdeka No. 1, Jakarta. Telepon (021) 555-0100</p>
<p>Hak Cipta © 2026 {agency}. Seluruh hak dilindungi.</p></footer>
</body></html>
"""

BARE = """<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>{title} - {site}</title>
<meta property="og:site_name" content="{site}"><meta property="og:title" content="{title}">
{head}</head>
<body>
<div id="top"><a href="/">Beranda</a> <a href="/informasi">Informasi Publik</a> <a href="/en">EN</a></div>
<main><div class="row">
{heading}
<div><small>{day} &nbsp;|&nbsp; Dibaca 123 kali</small></div>
<div class="isi">
{body}
</div></div>
<div class="row"><h3>Lainnya</h3><ul><li><small>1 Januari 2020</small> <a href="/a">Menteri Tinjau Pelabuhan</a></li>
<li><small>2 Januari 2020</small> <a href="/b">Rapat Koordinasi Digelar</a></li></ul></div></main>
<footer><p>Hak Cipta © 2019. Diperbarui 3 Maret 2019.</p></footer>
</body></html>
"""


def indonesian(day: datetime.date) -> str:
    """ "Kamis, 26 Februari 2026"."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def page(record: dict, bare: bool = False) -> str:
    """The page of a release's record; ``bare`` without the date in its head."""
    esc = html.escape
    day = datetime.date.fromisoformat(record["date"]) if record["date"] else None
    head = []
    if record["url"]:
        head.append(f'<link rel="canonical" href="{esc(record["url"])}">')
    if day and not bare:
        head.append(f'<meta property="article:published_time" content="{day}T09:00:00+07:00">')
    paragraphs = [line.strip() for line in record["text"].split("\n") if line.strip()]
    return (BARE if bare else PAGE).format(
        site="Portal Siaran Pers",
        title=esc(record["title"] or "Siaran Pers"),
        agency=esc(record["agency"] or ""),
        head="\n".join(head),
        heading=f"<h1>{esc(record['title'])}</h1>" if record["title"] else "",
        day=indonesian(day) if day else "",
        body="\n".join(f"<p>{esc(paragraph)}</p>" for paragraph in paragraphs),
    )


def write(source: Path, folder: Path, bare: bool = False) -> int:
    """Write the pages; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            (folder / f"{record['id']}.html").write_text(page(record, bare), encoding="utf-8")
            count += 1
    return count


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), Path(sys.argv[2]), "bare" in sys.argv[3:]), "pages")

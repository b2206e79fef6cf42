"""Pages, feeds and sitemaps as releases: which there are, under which address, and when again."""

import gzip

import pytest

from index.loading.documents import has_derived_id, url_id
from index.loading.items import Item
from index.loading.problems import Problem
from index.loading.web import Refusal
from index.loading.web.listings import kind_of
from tests.index.loading.web.site import Page, moved, remarks, rilis, rss, rss_item, sitemap

TEXT = "Menteri membuka pasar ikan di Tirtaloka pada Senin pagi bersama para nelayan setempat."
OTHER = "Gubernur meresmikan jembatan gantung di Samudrapura sesudah sembilan bulan dikerjakan."
THIRD = "Dinas pendidikan membuka pendaftaran beasiswa bagi siswa kepulauan sampai akhir Juni."


def codes(gave) -> list[str]:
    return [one.code for one in gave if isinstance(one, Problem)]


def titles(gave) -> list[str]:
    return [one.title for one in gave if not isinstance(one, Problem)]


# pages


def test_a_page_is_a_release_of_its_address(site, gives):
    (one,) = gives(site.add("/berita/1", rilis(TEXT)) + "?utm_source=x#atas")
    assert (one.text, one.title, one.url) == (TEXT, "Pasar Tirtaloka", site.url("/berita/1"))
    assert (one.id, one.source) == (url_id(one.url), one.url)
    assert has_derived_id(one)


def test_files_and_addresses_in_one_call(site, gives, tmp_path):
    (tmp_path / "a.md").write_text(OTHER)
    page = site.add("/1", rilis(TEXT))
    gave = gives(str(tmp_path / "a.md"), page, "https://x.invalid:99999/", str(tmp_path / "b.md"))
    assert [one.text for one in gave[:2]] == [OTHER, TEXT]
    assert codes(gave) == ["web_address", "file_missing"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [(TEXT, "text/plain; charset=utf-8"), (f"---\nid: curian\n---\n{TEXT}", "text/markdown")],
)
def test_texts(site, gives, body, kind):
    (one,) = gives(site.add("/rilis", Page(body.encode(), kind)))
    assert (one.text, one.id) == (TEXT, url_id(site.url("/rilis")))


def test_a_wrong_charset_in_the_header(site, gives):
    body = rilis("Harga naik “Rp13,25 triliun” menurut menteri.").encode()
    (one,) = gives(site.add("/x", Page(body, "text/html; charset=iso-8859-1")))
    assert "“Rp13,25 triliun”" in one.text


def test_records_keep_what_they_say_where_a_user_names_them(site, gives):
    record = b'{"id": "a", "text": "Isi siaran pers.", "url": "https://a.go.id/1"}\n'
    address = site.add("/semua.jsonl", Page(record, "application/octet-stream"))
    (one,) = gives(address)
    assert (one.id, one.url, one.source) == ("a", "https://a.go.id/1", f"{address}:1")
    gave = gives(site.add("/feed", rss(rss_item(address))))
    assert codes(gave) == ["web_type"]


def test_xml_that_is_no_listing(site, gives):
    gave = gives(site.add("/x", Page(b"<?xml version='1.0'?><data/>", "text/xml")))
    assert codes(gave) == ["not_a_listing"]


# whose page it is


def test_a_page_may_name_its_own_better_address(site, gives):
    head = '<link rel="canonical" href="/berita/pasar-ikan">'
    (one,) = gives(site.add("/?p=12", rilis(TEXT, head=head)))
    assert (one.url, one.id) == (site.url("/berita/pasar-ikan"), url_id(one.url))
    assert has_derived_id(one)


@pytest.mark.parametrize("claimed", ["/", "/berita", "/berita/1"])
def test_a_canonical_address_that_says_less_is_not_believed(site, gives, claimed):
    page = site.add("/berita/1?id=5", rilis(TEXT, head=f'<link rel="canonical" href="{claimed}">'))
    assert gives(page)[0].url == page


def test_two_pages_cannot_have_one_canonical_address(site, gives):
    head = '<link rel="canonical" href="/beranda">'
    one = site.add("/a?id=1", rilis(TEXT, head=head))
    two = site.add("/a?id=2", rilis(OTHER, head=head))
    assert [r.url for r in gives(one, two)] == [site.url("/beranda"), two]


def test_a_page_cannot_take_the_place_of_another_sites_release(site, other, index, library):
    true = site.add("/berita/1", rilis(TEXT))
    index(true)
    heads = (
        f'<link rel="canonical" href="{true}">',
        f'<meta property="og:url" content="{true}">',
    )
    for n, head in enumerate(heads):
        changes = index(other.add(f"/{n}", rilis(f"{n} {OTHER}", head=head)))
        assert remarks(changes) == ["foreign_address"]
        assert len(changes.added) == 1 and not changes.replaced
    text = f"---\nid: {url_id(true)}\nurl: {true}\n---\n{THIRD}"
    index(other.add("/x.md", Page(text.encode(), "text/markdown")))
    assert library.release(url_id(true)).text == TEXT


def test_nor_by_first_leading_to_it_or_copying_it(site, other, index, library):
    true = site.add("/berita/1", rilis(TEXT))
    leading = other.add("/lewat", moved(true))
    copy = other.add("/salinan", rilis(TEXT))
    index(true)
    index(leading)
    index(copy)
    assert library.status().releases == 1
    other.add("/lewat", rilis(OTHER))
    other.add("/salinan", rilis(THIRD, title="Palsu"))
    index(leading)
    index(copy)
    release = library.release(url_id(true))
    assert (release.text, release.title) == (TEXT, "Pasar Tirtaloka")
    assert library.status().releases == 3


def test_nor_by_another_title_for_the_same_words(site, other, index, library):
    true = site.add("/berita/1", rilis(TEXT))
    copy = other.add("/salinan", rilis(TEXT))
    index(true, copy)
    other.add("/salinan", rilis(TEXT, title="Palsu"))
    index(copy)
    assert library.release(url_id(true)).title == "Pasar Tirtaloka"


def test_nor_as_a_correction(site, other, index, library):
    agency = '<meta property="og:site_name" content="Kementerian Pasar">'
    true = site.add("/1", rilis(TEXT, title="Pasar Ikan", head=agency))
    index(true)
    changes = index(other.add("/2", rilis(OTHER, title="RALAT: Pasar Ikan", head=agency)))
    assert changes.superseded == ()
    changes = index(site.add("/3", rilis(THIRD, title="RALAT: Pasar Ikan", head=agency)))
    assert [id for id, _ in changes.superseded] == [url_id(true)]


# redirects


def test_both_ends_of_a_redirect_are_addresses_of_the_release(site, index, library):
    short = site.add("/s/1", moved("/berita/1"))
    page = site.add("/berita/1", rilis(TEXT))
    changes = index(short)
    assert changes.added == (url_id(page),)
    assert library.addresses(url_id(page)) == [page, short]
    assert index(page).added == ()
    assert library.remove([short]) == [url_id(page)]


def test_pages_that_all_lead_to_one_are_not_that_one(site, index, library):
    pages = [site.add(f"/{n}", rilis(text)) for n, text in enumerate((TEXT, OTHER, THIRD))]
    index(site.add("/feed", rss(*map(rss_item, pages))))
    site.add("/perbaikan", rilis("Situs sedang dalam perbaikan, silakan kembali esok hari."))
    site.add("/", rilis("Selamat datang di situs kami."))
    site.add("/0", moved("/"))
    site.add("/1", moved("/perbaikan"))
    site.add("/2", moved("/perbaikan"))
    changes = index(site.url("/feed"), sync=True)
    assert remarks(changes) == ["redirected_home", "redirected_known"]
    assert changes.removed == () and library.status().releases == 3
    assert library.release(url_id(pages[0])).text == TEXT
    assert library.release(url_id(pages[2])).text == THIRD


# feeds


def test_a_feed(site, gives):
    site.add("/1", "<!doctype html><html><body><p>" + TEXT + "</p></body></html>")
    site.add("/2", rilis(OTHER, title="Judul halaman"))
    day = "<pubDate>Wed, 25 Feb 2026 17:30:00 +0000</pubDate>"
    feed = rss(rss_item("/1", "Pasar &amp; Ikan", day), rss_item(site.url("/2#x")), rss_item("/1"))
    one, two = gives(site.add("/rss", feed))
    assert (one.title, one.text, str(one.date)) == ("Pasar & Ikan", TEXT, "2026-02-26")
    assert two.title == "Judul halaman"  # the page's own word wins


def test_an_atom_feed(site, gives):
    site.add("/siaran/1", rilis(TEXT))
    entry = (
        "<entry><id>tag:x,2026:1</id><title>J</title><link href='1'/>"
        "<updated>2026-02-26T00:30:00+07:00</updated></entry>"
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{entry}</feed>'
    (one,) = gives(site.add("/siaran/atom", Page(feed.encode(), "text/html")))
    assert (one.url, str(one.date)) == (site.url("/siaran/1"), "2026-02-26")


def test_a_page_that_cannot_be_fetched_is_taken_from_its_feed(site, gives):
    site.add("/1", Page(status=403))
    content = f"<content:encoded><![CDATA[<p>{TEXT}</p><script>x</script>]]></content:encoded>"
    gave = gives(
        site.add("/rss", rss(rss_item("/1", "Pasar <Ikan>".replace("<", "&lt;"), content)))
    )
    assert codes(gave) == ["web_forbidden", "feed_text"]
    assert not any(one.skipped for one in gave if isinstance(one, Problem))
    (one,) = (one for one in gave if not isinstance(one, Problem))
    assert (one.text, one.title, one.url) == (TEXT, "Pasar <Ikan>", site.url("/1"))
    # a summary is not a release, and what was withdrawn is not brought back
    site.add("/rss", rss(rss_item("/1", more=f"<description>{TEXT}</description>")))
    assert codes(gives(site.url("/rss"))) == ["web_forbidden"]
    site.add("/rss", rss(rss_item("/hilang", more=content)))
    assert codes(gives(site.url("/rss"))) == ["web_missing"]


def test_what_the_feed_has_does_not_replace_what_the_page_had(site, index, library):
    page = site.add("/1", rilis(TEXT))
    content = f"<content:encoded>&lt;p&gt;{OTHER}&lt;/p&gt;</content:encoded>"
    feed = site.add("/rss", rss(rss_item(page, more=content)))
    index(feed)
    site.add("/1", Page(status=403))
    assert [p.code for p in index(feed).problems] == ["web_forbidden"]
    assert library.release(url_id(page)).text == TEXT


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    "xml",
    [
        BOMB + '<rss version="2.0"><channel><title>&j;</title></channel></rss>',
        BOMB + "<urlset><url><loc>&j;</loc></url></urlset>",
        '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>&x;</title></feed>',
    ],
)
def test_entities_are_refused(site, gives, xml):
    assert codes(gives(site.add("/x", Page(xml.encode(), "text/xml")))) == ["xml_entities"]
    wide = xml.replace('<?xml version="1.0"?>', "").encode("utf-16")
    with pytest.raises(Refusal):
        kind_of(wide)


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (rss(), "listing_empty"),
        (Page(b"<rss><chan", "text/xml"), "listing_broken"),
        (Page(b"<urlset><url><loc>http://x.invalid/1</loc></url><url>", "text/xml"), "listing_broken"),
        (Page(b"<urlset></urlset>", "text/xml"), "listing_empty"),
    ],
)  # fmt: skip
def test_listings_that_are_empty_or_broken(site, gives, page, wanted):
    assert wanted in codes(gives(site.add("/x", page)))


def test_a_feed_of_five_thousand(site, gives):
    words = [f"Menteri ke-{n} membuka pasar ikan di kota ke-{n}." for n in range(5000)]
    pages = [site.add(f"/{n}", Page(text.encode(), "text/plain")) for n, text in enumerate(words)]
    feed = site.add("/rss", rss(*map(rss_item, pages)))
    gave = gives(feed)
    assert [one.text for one in gave] == words
    assert len(site.asked) == 5002  # the feed, its robots.txt, and each page once


# sitemaps


def test_a_sitemap_and_an_index_of_them(site, gives):
    pages = [site.add(f"/{n}", rilis(text, title=str(n))) for n, text in enumerate((TEXT, OTHER))]
    one = site.add("/a.xml", sitemap(pages[0]))
    packed = gzip.compress(sitemap(pages[1], pages[0]).body)
    two = site.add("/b.xml.gz", Page(packed, "application/x-gzip"))
    listed = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in (one, two, site.url("/x")))
    index = site.add("/x", Page(f"<sitemapindex>{listed}</sitemapindex>".encode(), "text/xml"))
    gave = gives(index)
    assert titles(gave) == ["0", "1"] and codes(gave) == []


def test_a_packed_sitemap_that_is_a_bomb(site, gives):
    bomb = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    assert codes(gives(site.add("/x.gz", Page(bomb, "application/gzip")))) == ["web_too_large"]


def test_a_page_whose_last_change_is_known_is_not_asked_for(site, index, library):
    page = site.add("/1", rilis(TEXT))
    listing = site.add("/sitemap.xml", sitemap(page, lastmod="2026-01-01"))
    index(listing)
    assert index(listing).same == (url_id(page),)
    assert site.paths() == ["/sitemap.xml", "/1", "/sitemap.xml"]
    site.add("/1", rilis(OTHER))
    site.add("/sitemap.xml", sitemap(page, lastmod="2026-01-02"))
    assert index(listing).replaced == (url_id(page),)


# lists


def test_a_list_of_addresses(site, index, library, tmp_path):
    one, two = site.add("/1", rilis(TEXT)), site.add("/2", rilis(OTHER))
    file = tmp_path / "alamat.urls"
    file.write_text(f"# dua halaman\n{one}\n\n{two}\nini bukan alamat\n")
    changes = index(str(file))
    assert len(changes.added) == 2
    assert remarks(changes) == ["web_scheme"]
    file.write_text(f"{one}\n")
    assert index(str(file), sync=True).removed == (url_id(two),)
    file.write_text("\n")
    assert [p.code for p in index(str(file)).problems] == ["listing_empty"]


def test_a_list_in_a_folder_fetches_nothing(site, gives, tmp_path):
    (tmp_path / "a.urls").write_text(site.add("/1", rilis(TEXT)))
    assert codes(gives(str(tmp_path))) == ["folder_empty"]
    assert site.asked == []


def test_items_know_where_they_were_found(site, open_web, library):
    from index.sources import read

    page = site.add("/1", rilis(TEXT))
    feed = site.add("/rss", rss(rss_item(page)))
    found = {}
    for source in (page, feed):
        (item,) = read([source], open_web, library.catalog.ledger, {})
        assert isinstance(item, Item)
        found[source] = (item.source, item.root)
    assert found == {page: (page, page), feed: (page, feed)}

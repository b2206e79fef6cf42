"""Indexing again and syncing: what is asked for, what changes, and what goes."""

import pytest

from index.errors import LibraryError
from index.loading.documents import url_id
from tests.index.loading.web.site import Page, remarks, rilis, rss, rss_item, sitemap

TEXTS = [
    "Menteri membuka pasar ikan di Tirtaloka pada Senin pagi bersama para nelayan setempat.",
    "Gubernur meresmikan jembatan gantung di Samudrapura sesudah sembilan bulan dikerjakan.",
    "Dinas pendidikan membuka pendaftaran beasiswa bagi siswa kepulauan sampai akhir Juni.",
]
ETAG = (("ETag", '"1"'),)


@pytest.fixture
def pages(site) -> list[str]:
    return [site.add(f"/{n}", rilis(text), headers=ETAG) for n, text in enumerate(TEXTS)]


@pytest.fixture(params=["feed", "sitemap"])
def listing(request, site, pages):
    """Sets what a feed or a sitemap lists; its address."""

    def lists(*urls: str) -> str:
        page = rss(*map(rss_item, urls)) if request.param == "feed" else sitemap(*urls)
        return site.add("/daftar", page)

    lists.kind = request.param
    return lists


def live(library) -> set[str]:
    return {release.url for release in library.catalog.releases()}


def test_what_is_unchanged_is_not_sent_again_nor_read(site, pages, listing, index, library):
    assert len(index(listing(*pages)).added) == 3
    site.asked.clear()
    for sync in (False, True):
        changes = index(site.url("/daftar"), sync=sync)
        assert len(changes.same) == 3 and changes.embedded == 0
    sent = [headers.get("if-none-match") for path, headers in site.asked if path in ("/0", "/1")]
    assert sent == ['"1"'] * 4


def test_the_same_bytes_are_not_read_again(site, index):
    page = site.add("/x", rilis(TEXTS[0]))  # a server without validators
    index(page)
    changes = index(page)
    assert (len(changes.same), changes.embedded) == (1, 0)


def test_a_changed_page_replaces_its_release(site, pages, listing, index, library):
    index(listing(*pages))
    site.add("/1", rilis("Gubernur menunda peresmian jembatan itu sampai tahun depan."))
    changes = index(site.url("/daftar"))
    assert changes.replaced == (url_id(pages[1]),) and len(changes.same) == 2
    assert library.catalog.ledger.past(url_id(pages[1]))[0].release.text == TEXTS[1]


def test_what_slid_out_of_a_feed_stays_and_what_left_a_sitemap_goes(listing, pages, index, library):
    index(listing(*pages))
    changes = index(listing(*pages[1:]), sync=True)
    gone = (url_id(pages[0]),) if listing.kind == "sitemap" else ()
    assert changes.removed == gone
    assert len(live(library)) == 3 - len(gone)


def test_what_slid_out_of_a_feed_is_still_followed(site, pages, index, library):
    feed = site.add("/rss", rss(*map(rss_item, pages)))
    index(feed)
    site.add("/rss", rss(rss_item(pages[2])))
    site.add("/0", rilis("Pasar ikan itu ditutup kembali pada hari Selasa karena banjir."))
    assert index(feed).replaced == ()  # indexing reads what the feed shows
    assert index(feed, sync=True).replaced == (url_id(pages[0]),)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_goes_with_a_sync_only(site, pages, listing, index, library, status):
    index(listing(*pages))
    site.add("/0", Page(status=status))
    changes = index(site.url("/daftar"))
    assert changes.removed == () and remarks(changes) == ["page_gone"]
    changes = index(site.url("/daftar"), sync=True)
    assert changes.removed == (url_id(pages[0]),)
    assert library.catalog.ledger.past(url_id(pages[0]))[0].reason == "gone"
    assert not any(problem.skipped for problem in changes.problems)


def test_a_page_that_slid_out_of_a_feed_and_is_gone_goes(site, pages, index, library):
    feed = site.add("/rss", rss(*map(rss_item, pages)))
    index(feed)
    site.add("/rss", rss(rss_item(pages[2])))
    site.pages.pop("/0")
    assert index(feed, sync=True).removed == (url_id(pages[0]),)


@pytest.mark.parametrize("page", [Page(status=500), Page(status=403), Page(b"x", "image/png")])
def test_a_page_that_fails_stays(site, pages, listing, index, library, page):
    index(listing(*pages))
    site.add("/0", page)
    changes = index(site.url("/daftar"), sync=True, allow_empty=True)
    assert changes.removed == () and len(live(library)) == 3
    assert changes.problems[0].source == pages[0]


@pytest.mark.parametrize(
    "page",
    [
        Page(status=404), Page(status=500), Page(b"<urlset><url>", "text/xml"), Page(b"", "text/xml"),
        Page(b"<?xml version='1.0'?><other/>", "text/xml"), Page(b"x", "image/png"),
        Page(rilis("Situs ini sedang dalam perbaikan, silakan kembali esok hari.").encode()),
    ],
)  # fmt: skip
def test_a_listing_that_cannot_be_read_removes_nothing(site, pages, listing, index, library, page):
    index(listing(*pages))
    site.add("/daftar", page)
    changes = index(site.url("/daftar"), sync=True, allow_empty=True)
    assert changes.removed == () and len(live(library)) == 3
    assert changes.problems[-1].code == "nothing_removed"


def test_an_index_of_sitemaps_that_is_not_whole_removes_nothing(site, pages, index, library):
    one = site.add("/a.xml", sitemap(*pages[:2]))
    two = site.add("/b.xml", sitemap(pages[2]))
    listed = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in (one, two))
    body = f"<sitemapindex>{listed}</sitemapindex>"
    whole = site.add("/x.xml", Page(body.encode(), "text/xml"))
    index(whole)
    site.add("/a.xml", sitemap(pages[0]))
    site.add("/b.xml", Page(status=404))
    assert index(whole, sync=True).removed == ()
    site.add("/b.xml", sitemap(pages[2]))
    assert index(whole, sync=True).removed == (url_id(pages[1]),)


def test_an_empty_sitemap_removes_nothing_unless_that_is_meant(site, pages, index, library):
    listing = site.add("/s.xml", sitemap(*pages))
    index(listing)
    site.add("/s.xml", sitemap())
    with pytest.raises(LibraryError, match="--allow-empty"):
        index(listing, sync=True)
    assert len(live(library)) == 3
    assert len(index(listing, sync=True, allow_empty=True).removed) == 3


def test_a_site_of_which_every_page_is_gone_is_asked_about(site, pages, listing, index, library):
    index(listing(*pages))
    for n in range(3):
        site.pages.pop(f"/{n}")
    with pytest.raises(LibraryError, match="--allow-empty"):
        index(site.url("/daftar"), sync=True)
    assert len(live(library)) == 3


def test_an_empty_feed_removes_nothing(site, pages, index, library):
    feed = site.add("/rss", rss(*map(rss_item, pages)))
    index(feed)
    site.add("/rss", rss())
    changes = index(feed, sync=True)
    assert changes.removed == () and len(live(library)) == 3


def test_sync_of_one_page(site, pages, index, library):
    index(*pages[:2])
    assert index(pages[0], sync=True).same == (url_id(pages[0]),)
    site.pages.pop("/0")
    with pytest.raises(LibraryError, match="--allow-empty"):
        index(pages[0], sync=True)
    assert index(pages[0], sync=True, allow_empty=True).removed == (url_id(pages[0]),)
    assert live(library) == {pages[1]}


def test_a_page_that_was_indexed_alone_belongs_to_the_sitemap_that_lists_it(
    site, pages, index, library
):
    index(*pages)
    listing = site.add("/s.xml", sitemap(*pages))
    index(listing, sync=True)
    site.add("/s.xml", sitemap(*pages[1:]))
    assert index(listing, sync=True).removed == (url_id(pages[0]),)


def test_a_page_of_a_feed_belongs_to_the_sitemap_that_lists_it(site, pages, index, library):
    feed, listing = site.add("/rss", rss(*map(rss_item, pages))), site.add("/s", sitemap(*pages))
    for source in (feed, listing, feed):
        assert index(source, sync=True).removed == ()
    site.add("/rss", rss(rss_item(pages[2])))
    site.add("/s", sitemap(*pages[1:]))
    assert index(feed, sync=True).removed == ()
    assert index(listing, sync=True).removed == (url_id(pages[0]),)


def test_a_sitemap_leaves_the_pages_of_another_alone(site, pages, index, library):
    index(site.add("/a/", sitemap(pages[0])))
    index(site.add("/a/b", sitemap(pages[1])))
    index(site.add("/a/c", rilis(TEXTS[2])))
    site.add("/a/", sitemap(pages[0], pages[2]))
    assert index(site.url("/a/"), sync=True).removed == ()
    assert len(live(library)) == 3


def test_a_removed_page_by_its_address(pages, index, library):
    index(*pages)
    assert library.remove([pages[0] + "#atas"]) == [url_id(pages[0])]
    assert live(library) == set(pages[1:])

"""Pages that are written while others are still being fetched."""

import pytest

from index.gathering import take_in_parts
from index.intake import take
from index.library import Library
from index.loading.documents import url_id
from index.pruning import Prune
from index.settings import IndexSettings
from index.sources import read
from tests.conftest import WordEncoder
from tests.index.loading.web.site import Page, remarks, rilis, sitemap

TEXTS = [
    f"Menteri ke-{n} membuka pasar ikan di kota ke-{n} bersama para nelayan." for n in range(6)
]


@pytest.fixture
def pages(site):
    return [site.add(f"/{n}", rilis(text, title=f"Judul {n}")) for n, text in enumerate(TEXTS)]


def items(library, settings, address, whole=False, until=99):
    for n, item in enumerate(read([address], settings, library.catalog.ledger, {}, whole=whole)):
        if n == until:
            raise KeyboardInterrupt
        yield item


def test_what_was_fetched_before_an_interruption_is_kept(site, pages, open_web, library):
    listing = site.add("/s", sitemap(*pages, lastmod="2026-01-01"))
    with pytest.raises(KeyboardInterrupt):
        take_in_parts(library, items(library, open_web, listing, until=4), listing, seconds=0)
    assert library.status().releases == 4
    site.asked.clear()
    changes = take_in_parts(library, items(library, open_web, listing), listing, seconds=0)
    assert (len(changes.added), len(changes.same)) == (2, 4)
    assert site.paths() == ["/s", "/4", "/5"]


def test_parts_come_to_the_same_as_the_whole(site, pages, open_web, library, tmp_path):
    other = Library(IndexSettings(data_dir=tmp_path / "lain", _env_file=None), WordEncoder())
    listing = site.add("/s", sitemap(*pages, site.url("/hilang")))
    ways = {
        library: lambda one, prune: take_in_parts(
            one, items(one, open_web, listing, True), listing, prune, seconds=0
        ),
        other: lambda one, prune: take(one, items(one, open_web, listing, True), listing, prune),
    }
    first, second = (way(one, None) for one, way in ways.items())
    assert first == second and remarks(first) == ["web_missing"]
    site.add("/s", sitemap(*pages[1:]))
    site.add("/1", rilis("Kata-kata yang sama sekali lain."))
    site.add("/2", Page(status=410))
    first, second = (way(one, Prune(listing)) for one, way in ways.items())
    assert first == second
    assert first.removed == tuple(sorted(map(url_id, (pages[0], pages[2]))))
    assert first.replaced == (url_id(pages[1]),) and len(first.same) == 3
    other.close()

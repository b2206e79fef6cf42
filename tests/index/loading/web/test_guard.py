"""Nothing but public addresses is connected to, however they are written or reached."""

import pytest

from index.loading.web import Limits, Refusal
from index.loading.web.fetching import Fetcher
from index.loading.web.guard import is_public, looked_up
from tests.index.loading.web.site import Site, moved, rilis, rss, rss_item

LOOPBACK = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0177.0.0.01", "0",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost", "LOCALHOST.",
]  # fmt: skip


@pytest.mark.parametrize("host", LOOPBACK)
def test_loopback_is_refused_in_every_spelling(site, gives, settings, host):
    site.add("/x", rilis("Menteri membuka pasar ikan di Tirtaloka."))
    (found,) = gives(site.url("/x", host), settings=settings)
    assert found.code == "web_private", found
    assert site.asked == []


def test_the_same_page_is_read_where_private_addresses_are_allowed(site, gives):
    site.add("/x", rilis("Menteri membuka pasar ikan di Tirtaloka."))
    (found,) = gives(site.url("/x", "2130706433"))
    assert found.text == "Menteri membuka pasar ikan di Tirtaloka."


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1",
        "::127.0.0.1", "::ffff:10.0.0.1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
        "2001:db8::1", "2002:7f00:1::", "64:ff9b::a00:1", "2001:0:0:0:0:0:80ff:fffe",
    ],
)  # fmt: skip
def test_what_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_is(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["10.255.255.1", "169.254.169.254", "[fe80::1]"])
def test_a_private_address_is_not_even_tried(gives, settings, host):
    (found,) = gives(f"http://{host}/latest/meta-data", settings=settings)
    assert found.code == "web_private" and host.strip("[]") in str(found)


@pytest.fixture
def inner(site):
    """A site on another loopback address, which stands for what must not be reached."""
    opened = Site("127.0.0.2", site.port)
    opened.add("/rahasia", rilis("Ini tidak untuk dibaca."))
    yield opened
    opened.close()


@pytest.mark.parametrize("host", ["127.0.0.2", "[::ffff:127.0.0.2]", "2130706434", "dalam.invalid"])
def test_a_redirect_is_judged_like_a_first_address(site, inner, host):
    def look_up(name: str, port: int, limit: float) -> list[str]:
        return ["127.0.0.2"] if name == "dalam.invalid" else looked_up(name, port, limit)

    address = site.add("/x", moved(site.url("/rahasia", host)))
    fetcher = Fetcher(Limits(0, 5), {"127.0.0.1"}.__contains__, look_up)
    with pytest.raises(Refusal) as refused:
        fetcher.fetch(address)
    fetcher.close()
    assert refused.value.code == "web_private"
    assert site.paths() == ["/x"] and inner.asked == []


def test_what_was_judged_is_what_is_connected_to(site, inner):
    site.add("/x", rilis("Menteri membuka pasar."))
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    fetcher = Fetcher(Limits(0, 5), {"127.0.0.1"}.__contains__, lambda *_: next(answers))
    assert b"pasar" in fetcher.fetch(site.url("/x", "berubah.invalid")).body
    fetcher.close()
    assert site.paths() == ["/x"] and inner.asked == []


def test_of_several_addresses_only_the_allowed_are_tried(site, inner):
    inner.add("/x", rilis("Salah."))
    site.add("/x", rilis("Menteri membuka pasar."))
    both = ["127.0.0.2", "127.0.0.1"]
    fetcher = Fetcher(Limits(0, 5), {"127.0.0.1"}.__contains__, lambda *_: both)
    assert b"pasar" in fetcher.fetch(site.url("/x", "dua.invalid")).body
    fetcher.close()
    assert inner.asked == []


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://x.go.id/a", "gopher://x", "data://x"]
)
def test_only_http(gives, address):
    (found,) = gives(address)
    assert found.code == "web_scheme"


def test_a_redirect_to_another_scheme_is_not_followed(site, gives):
    (found,) = gives(site.add("/x", moved("file:///etc/passwd")))
    assert found.code == "web_scheme"


def test_no_passwords_in_addresses_nor_in_messages(gives):
    (found,) = gives("http://siti:rahasia@x.go.id/a")
    assert found.code == "web_credentials" and "rahasia" not in str(found)


def test_a_feed_cannot_name_a_file(site, gives):
    link = rss_item("file:///etc/passwd") + rss_item("javascript:alert(1)")
    (found,) = gives(site.add("/feed", rss(link)))
    assert found.code == "listing_empty"

"""Limits, repeats, politeness, and a sentence for everything that can go wrong."""

import gzip
import socket
import ssl
import subprocess
import time
import tracemalloc
from email.utils import formatdate

import pytest

from index.errors import MESSAGES
from index.loading.web import Limits, Refusal
from index.loading.web.bodies import in_utf8
from index.loading.web.fetching import Fetcher
from tests.index.loading.web.site import Page, Site, moved, rilis

TEXT = "Menteri membuka pasar ikan di Tirtaloka pada Senin pagi bersama para nelayan setempat."
ROBOTS = "text/plain"


@pytest.fixture
def fetch(site):
    opened = []

    def fetched(address: str, validators=None, **limits):
        limits = {"delay": 0.0, "timeout": 5.0, "private": True, "backoff": 0.01, **limits}
        fetcher = Fetcher(Limits(**limits))
        opened.append(fetcher)
        return fetcher.fetch(address, validators or {})

    yield fetched
    for fetcher in opened:
        fetcher.close()


def refusal(fetch, address: str, **limits) -> Refusal:
    with pytest.raises(Refusal) as refused:
        fetch(address, **limits)
    found = refused.value.problem(address)
    assert str(found) == MESSAGES[found.code].format(**found.values)
    return refused.value


def test_a_page(site, fetch):
    answer = fetch(site.add("/x", rilis(TEXT)))
    assert (answer.address, answer.suffix) == (site.url("/x"), ".html")
    _, headers = site.asked[-1]
    assert headers["user-agent"].startswith("tanya-rilis/") and "cookie" not in headers
    assert [path for path, _ in site.asked] == ["/robots.txt", "/x"]


def test_no_cookies_are_kept(site, fetch):
    cookie = (("Set-Cookie", "a=1; Path=/"), ("Location", "/b"))
    site.add("/a", Page(status=302, headers=cookie))
    site.add("/b", rilis(TEXT))
    fetch(site.url("/a"))
    assert all("cookie" not in headers for _, headers in site.asked)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(site, fetch, status):
    site.add("/a", moved("b?x=1", status))
    site.add("/b?x=1", moved(site.url("/c"), status))
    site.add("/c", rilis(TEXT))
    assert fetch(site.url("/a")).address == site.url("/c")


def test_redirects_in_a_circle_and_without_end(site, fetch):
    site.add("/a", moved("/b"))
    site.add("/b", moved("/a"))
    assert refusal(fetch, site.url("/a")).code == "web_redirects"
    for n in range(30):
        site.add(f"/{n}", moved(f"/{n + 1}"))
    assert refusal(fetch, site.url("/0")).code == "web_redirects"
    assert len(site.paths()) < 20


@pytest.mark.parametrize(
    ("status", "code", "asked"),
    [
        (404, "web_missing", 1), (410, "web_missing", 1), (403, "web_forbidden", 1),
        (401, "web_forbidden", 1), (418, "web_status", 1), (204, "web_status", 1),
        (500, "web_status", 3), (503, "web_status", 3),
    ],
)  # fmt: skip
def test_other_statuses(site, fetch, status, code, asked):
    address = site.add("/x", Page(b"" if status == 204 else b"x", status=status))
    assert refusal(fetch, address).code == code
    assert len(site.paths()) == asked


def test_an_error_that_passes(site, fetch):
    address = site.add("/x", Page(status=500), Page(status=502), rilis(TEXT))
    assert TEXT.encode() in fetch(address).body


def test_a_server_that_asks_to_wait(site, fetch):
    soon = Page(status=429, headers=(("Retry-After", "1"),))
    address = site.add("/x", soon, rilis(TEXT))
    start = time.monotonic()
    assert TEXT.encode() in fetch(address).body
    assert 0.95 < time.monotonic() - start < 3


@pytest.mark.parametrize("wait", ["3600", formatdate(time.time() + 7200, usegmt=True)])
def test_a_server_that_asks_to_wait_too_long(site, fetch, wait):
    address = site.add("/x", Page(status=429, headers=(("Retry-After", wait),)))
    start = time.monotonic()
    assert refusal(fetch, address).code == "web_busy"
    assert len(site.paths()) == 1 and time.monotonic() - start < 1


def test_a_host_that_goes_on_failing_is_left_alone(site):
    fetcher = Fetcher(Limits(0, 0.05, private=True, backoff=0.01))
    codes = []
    site.add("/robots.txt", Page(b"", ROBOTS))
    for n in range(8):
        site.add(f"/{n}", lambda handler: time.sleep(0.3))
        with pytest.raises(Refusal) as refused:
            fetcher.fetch(site.url(f"/{n}"))
        codes.append(refused.value.code)
    fetcher.close()
    assert codes == ["web_timeout"] * 5 + ["web_given_up"] * 3


# time


def send(*pieces: bytes, pause: float = 0.0):
    """An answer written by hand, piece by piece, after which the connection is closed."""

    def raw(handler):
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)
        handler.close_connection = True

    return raw


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        lambda handler: time.sleep(1.5),
        send(*(bytes([b]) for b in OK + b"\r\n"), pause=0.05),
        send(OK + b"Content-Length: 1000\r\n\r\n", *[b"x"] * 100, pause=0.05),
        send(OK + b"Transfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n"] * 100, pause=0.05),
    ],
    ids=["no answer", "slow headers", "trickling body", "trickling chunks"],
)
def test_slow_answers_end_in_time(site, raw):
    site.add("/x", raw)
    site.add("/robots.txt", Page(b"", ROBOTS))
    fetcher = Fetcher(Limits(0, 0.4, private=True))
    start = time.monotonic()
    with pytest.raises(Refusal) as refused:
        fetcher._followed(site.url("/x"), {})
    fetcher.close()
    assert refused.value.code == "web_timeout" and "0.4" in str(refused.value.problem("x"))
    assert time.monotonic() - start < 1


def test_a_name_server_that_does_not_answer(site):
    def look_up(host, port, limit):
        raise Refusal("web_unknown_host", host=host)

    fetcher = Fetcher(Limits(0, 1), look_up=look_up)
    with pytest.raises(Refusal) as refused:
        fetcher.fetch("http://tidak-ada.invalid/x")
    assert refused.value.code == "web_unknown_host"


def test_a_name_that_does_not_exist(fetch):
    assert refusal(fetch, "http://tidak-ada.invalid/x").code == "web_unknown_host"


def test_nobody_listens(fetch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = refusal(fetch, f"http://127.0.0.1:{port}/")
    assert found.code == "web_unreachable" and "refused" in str(found.values["reason"])


# broken answers


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (send(OK + b"Content-Length: 1000\r\n\r\nhalf"), "web_cut_off"),
        (send(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"), "web_cut_off"),
        (send(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabcde\r\n"), "web_broken"),
        (send(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), "web_broken"),
        (send(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"), "web_broken"),
        (send(OK + b"X: " + b"a" * 200_000 + b"\r\n\r\n"), "web_broken"),
        (send(), "web_cut_off"),
        (send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), "web_broken"),
        (send(b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n"), "web_address"),
        (send(OK + b"Content-Encoding: br\r\nContent-Length: 3\r\n\r\nabc"), "web_broken"),
        (send(OK + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"), "web_broken"),
    ],
)  # fmt: skip
def test_broken_answers(site, fetch, raw, code):
    site.add("/robots.txt", Page(b"", ROBOTS))
    assert refusal(fetch, site.add("/x", raw)).code == code


def test_an_answer_that_broke_off_once(site, fetch):
    half = send(OK + b"Content-Length: 1000\r\n\r\nhalf")
    assert TEXT.encode() in fetch(site.add("/x", half, rilis(TEXT))).body


# size


def packed(body: bytes) -> Page:
    return Page(gzip.compress(body), headers=(("Content-Encoding", "gzip"),))


def test_too_large_is_not_loaded(site, fetch):
    said = send(OK + b"Content-Length: 100000000\r\n\r\n", *[b"x" * 1000] * 3)
    endless = send(OK + b"\r\n", *[b"x" * 10_000] * 300)
    for raw in (said, endless, packed(b"x" * 500_000)):
        assert refusal(fetch, site.add("/x", raw), largest=100_000).code == "web_too_large"


def test_a_gzip_bomb_takes_no_more_room_than_the_limit(site, fetch):
    bomb = packed(b"\0" * 50_000_000)
    assert len(bomb.body) < 60_000
    tracemalloc.start()
    assert refusal(fetch, site.add("/x", bomb), largest=1_000_000).code == "web_too_large"
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_packed_pages(site, fetch):
    assert fetch(site.add("/x", packed(rilis(TEXT).encode()))).body == rilis(TEXT).encode()
    cut = packed(rilis(TEXT).encode())
    cut = Page(cut.body[:-9], headers=cut.headers)
    assert refusal(fetch, site.add("/y", cut)).code == "web_cut_off"


# content types


@pytest.mark.parametrize(
    "kind", ["image/png", "video/mp4", "application/json", "application/msword"]
)
def test_what_is_no_document_is_not_loaded(site, fetch, kind):
    found = refusal(fetch, site.add("/x", Page(b"x", kind)))
    assert (found.code, found.values["type"]) == ("web_type", kind)


@pytest.mark.parametrize(
    ("body", "kind", "wanted"),
    [
        ("“Rp5”".encode("cp1252"), "text/html; charset=windows-1252", "“Rp5”"),
        ("“Rp5”".encode("cp1252"), "text/html; charset=ISO-8859-1", "“Rp5”"),
        ("“Rp5”".encode(), "text/html; charset=ISO-8859-1", "“Rp5”"),
        ("ぷ".encode("shift_jis"), 'text/html; charset="Shift_JIS"', "ぷ"),
    ],
)
def test_the_charset_of_the_header(body, kind, wanted):
    assert in_utf8(body, kind).decode() == wanted


@pytest.mark.parametrize("named", ["utf-8", "tidak-ada", "base64", "utf-16"])
def test_a_charset_that_is_wrong_changes_nothing(named):
    body = "“Rp5 …”!".encode("cp1252")
    assert in_utf8(body, f"text/html; charset={named}") == body


# robots and manners


def test_robots(site, fetch):
    rules = "User-agent: *\nDisallow: /admin\n\nUser-agent: tanya-rilis\nDisallow: /rahasia\n"
    site.add("/robots.txt", Page(rules.encode(), ROBOTS))
    site.add("/x", moved("/rahasia/1"))
    site.add("/admin", rilis(TEXT))
    assert refusal(fetch, site.url("/rahasia/1")).code == "web_robots"
    assert refusal(fetch, site.url("/x")).code == "web_robots"  # a redirect is asked about too
    assert fetch(site.url("/admin"))  # our own group of rules is the one that counts
    assert "/rahasia/1" not in site.paths()


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_that_cannot_be_had_allow_nothing(site, fetch, status):
    site.add("/robots.txt", Page(status=status))
    site.add("/x", rilis(TEXT))
    assert refusal(fetch, site.url("/x")).code == "web_robots_status"
    assert site.paths() == []


@pytest.mark.parametrize(
    "page", [Page(status=404), Page(status=403), Page(b"<html>\xff\0Disallow: /", ROBOTS)]
)
def test_robots_that_are_not_there_allow_everything(site, fetch, page):
    site.add("/robots.txt", page)
    assert fetch(site.add("/x", rilis(TEXT)))


def test_a_delay_between_requests_to_a_host(site, other):
    fetcher = Fetcher(Limits(0.2, 5, private=True))
    start = time.monotonic()
    for place in (site, other):
        fetcher.fetch(place.add("/x", rilis(TEXT)))  # robots.txt, and then the page
    between = time.monotonic() - start
    fetcher.fetch(site.url("/x"))
    fetcher.close()
    assert 0.4 <= between < 0.8  # one wait a host


def test_the_delay_that_a_site_asks_for(site, fetch):
    site.add("/robots.txt", Page(b"User-agent: *\nCrawl-delay: 0.3\n", ROBOTS))
    site.add("/x", rilis(TEXT))
    fetcher = Fetcher(Limits(0, 5, private=True))
    start = time.monotonic()
    fetcher.fetch(site.url("/x"))
    fetcher.fetch(site.url("/x"))
    fetcher.close()
    assert time.monotonic() - start >= 0.6


def test_conditional_requests(site, fetch):
    headers = (("ETag", '"a"'), ("Last-Modified", "Mon, 02 Mar 2026 00:00:00 GMT"))
    first = fetch(site.add("/x", rilis(TEXT), headers=headers))
    assert not first.unchanged and dict(first.validators) == {
        "etag": '"a"', "last-modified": "Mon, 02 Mar 2026 00:00:00 GMT"
    }  # fmt: skip
    again = fetch(site.url("/x"), first.validators)
    assert again.unchanged and again.body == b""
    site.add("/x", rilis(TEXT), headers=(("ETag", '"b"'),))
    assert not fetch(site.url("/x"), first.validators).unchanged
    site.add("/x", Page(status=304))
    assert refusal(fetch, site.url("/x")).code == "web_status"  # nobody asked for that


# TLS


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    """A site whose certificate nobody vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
               "-subj", "/CN=localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no openssl")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    opened = Site()
    opened.server.socket = context.wrap_socket(opened.server.socket, server_side=True)
    yield opened
    opened.close()


def test_a_certificate_that_nobody_vouches_for(secure, fetch):
    found = refusal(fetch, secure.url("/").replace("http:", "https:"))
    assert found.code == "web_tls" and "certificate" in str(found.values["reason"])


def test_https_asked_of_a_plain_server(site, fetch):
    found = refusal(fetch, site.url("/").replace("http:", "https:"))
    assert found.code == "web_tls"


def test_a_handshake_that_never_comes(fetch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        start = time.monotonic()
        address = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        assert refusal(fetch, address, timeout=0.2).code in ("web_unreachable", "web_timeout")
        assert time.monotonic() - start < 3

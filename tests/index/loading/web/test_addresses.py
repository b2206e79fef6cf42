"""One way to write an address, whatever was written; and nothing that bytes can break."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.loading.web import Refusal, canonical
from index.loading.web.addresses import is_own, shown
from index.loading.web.bodies import in_utf8, unpacked
from index.loading.web.listings import kind_of
from index.loading.web.visits import _LISTINGS


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (" HTTPS://WWW.Kem.GO.ID:443 ", "https://www.kem.go.id/"),
        ("http://x.go.id:80/a/../b/./c/#isi", "http://x.go.id/b/c/"),
        ("http://x.go.id:8080/a?b=1&utm_source=x&a=2&fbclid=y", "http://x.go.id:8080/a?b=1&a=2"),
        ("http://x.go.id/?ref=5&source=7&cid=9", "http://x.go.id/?ref=5&source=7&cid=9"),
        ("http://x.go.id/%7ea%2fb/é b?q=á&r=%zz", "http://x.go.id/~a%2Fb/%C3%A9%20b?q=%C3%A1&r=%25zz"),
        ("http://kementérian.id./x", "http://xn--kementrian-g7a.id/x"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)  # fmt: skip
def test_one_way_to_write_it(written, wanted):
    assert canonical(written) == wanted == canonical(wanted)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("x.go.id", "web_scheme"), ("http://", "web_address"), ("http://x:99999/", "web_address"),
        ("http://[::1/", "web_address"), ("http://a b/", "web_address"), ("http://x:0", "web_address"),
        ("http://a@x/", "web_credentials"), ("http://x/" + "a" * 3000, "web_address"),
        ("http://x\\@y/", "web_credentials"), ("http://" + "é" * 70 + ".id", "web_address"),
    ],
)  # fmt: skip
def test_what_is_no_address(written, code):
    with pytest.raises(Refusal) as refused:
        canonical(written)
    assert refused.value.code == code


def test_a_password_is_not_shown():
    assert shown("http://siti:rahasia@x/a@b") == "http://x/a@b"


@pytest.mark.parametrize(
    ("claimed", "address", "wanted"),
    [
        ("https://www.x/berita/1", "http://x/berita/1", True),
        ("http://x/berita/1", "http://x/?p=1", True),
        ("http://x/?p=1", "http://x/?p=1&a=2", True),
        ("http://x/a", "http://x/a?id=1", False),
        ("http://x/", "http://x/a", False),
        ("http://x/a", "http://x/a/b", False),
        ("http://y/a", "http://x/a", False),
        ("http://x.y/a", "http://x/a", False),
        ("http://x:81/a", "http://x/a", False),
    ],
)
def test_what_a_page_may_call_itself(claimed, address, wanted):
    assert is_own(claimed, address) is wanted


@given(st.text(max_size=60) | st.from_regex(r"https?://[^\s]{0,40}", fullmatch=True))
def test_any_text_is_an_address_once_and_for_all_or_none(text):
    with suppress(Refusal):
        assert canonical(canonical(text)) == canonical(text)


@settings(deadline=None)
@given(
    st.sampled_from([b"", b"<rss>", b"<urlset>", b"<feed>", b"<?xml?>"]), st.binary(max_size=200)
)
def test_no_bytes_break_a_listing(head, rest):
    with suppress(Refusal):
        kind_of(head + rest)
    for read in _LISTINGS.values():
        with suppress(Refusal):
            read(head + rest, "http://x.invalid/")
    with suppress(Refusal):
        unpacked([b"\x1f\x8b" + rest], 1000)
    in_utf8(rest, "text/html; charset=shift_jis")

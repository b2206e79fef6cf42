"""A real web site on loopback for the tests: pages, and answers that go wrong."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from index.changes import Changes


@dataclass(frozen=True)
class Page:
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


Raw = Callable[["Handler"], None]


class Site:
    """Answers a path with its page, or with its pages one after another (the last stays)."""

    def __init__(self, address: str = "127.0.0.1", port: int = 0) -> None:
        self.pages: dict[str, list[Page | Raw]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.server = ThreadingHTTPServer((address, port), Handler)
        self.server.daemon_threads = True
        self.server.site = self
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    @property
    def port(self) -> int:
        return self.server.server_address[1]

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def add(self, path: str, *pages: Page | Raw | str, **values) -> str:
        """Answer a path with pages, or with HTML; its address."""
        made = [Page(p.encode(), **values) if isinstance(p, str) else p for p in pages]
        self.pages[path] = made
        return self.url(path)

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each keep-alive answer waits 40 ms

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        site: Site = self.server.site
        site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        found = site.pages.get(self.path)
        with suppress(OSError):
            missing = [Page(b"tidak ada", status=404)]
            page = found.pop(0) if found and len(found) > 1 else (found or missing)[0]
            page(self) if callable(page) else self.reply(page)

    def reply(self, page: Page) -> None:
        etag = dict(page.headers).get("ETag")
        since = dict(page.headers).get("Last-Modified")
        asked = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        same = (etag and etag == asked[0]) or (since and not asked[0] and since == asked[1])
        self.send_response(304 if same else page.status)
        for name, value in page.headers:
            self.send_header(name, value)
        if not same:
            self.send_header("Content-Type", page.kind)
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if not same:
            self.wfile.write(page.body)


def moved(to: str, status: int = 302) -> Page:
    return Page(status=status, headers=(("Location", to),))


def rilis(text: str, title: str = "Pasar Tirtaloka", head: str = "") -> str:
    """A page with an article long enough to be one."""
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>"
        f"<article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def rss(*items: str, title: str = "Siaran Pers") -> Page:
    body = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>https://contoh.invalid</link>{''.join(items)}</channel></rss>"
    )
    return Page(body.encode(), "application/rss+xml")


def rss_item(link: str, title: str = "Judul", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def sitemap(*urls: str, lastmod: str = "") -> Page:
    said = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    body = "".join(f"<url><loc>{url}</loc>{said}</url>" for url in urls)
    xml = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</urlset>'
    return Page(f'<?xml version="1.0"?>{xml}'.encode(), "application/xml")


def remarks(changes: Changes) -> list[str]:
    """The codes of what was remarked on; these small pages bear no date, which is no news."""
    return [one.code for one in changes.problems if one.code != "date_missing"]

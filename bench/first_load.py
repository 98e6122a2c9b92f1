"""What the first look at Today brings over the wire: the page, and all that it leads to.

Scripts are followed to the modules they import and stylesheets to what they load. Every `icon`
is counted, though a browser takes one. What comes later is not: the icon for the home screen,
and what the service worker stores in the background.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import brotli

from bench.servers import Server

LOADED_LINKS = frozenset({"stylesheet", "icon", "manifest", "modulepreload"})
_IMPORTED = re.compile(r"""^(?:import|export)\b[^"'\n]*["'](\.[^"'\n]+)["']""", re.MULTILINE)
_LOADED_BY_CSS = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


def first_load(server: Server, cookie: str) -> list[int]:
    """The size of each answer, head and compressed body, of a first look at Today."""
    waiting, sizes = ["/"], {}
    while waiting:
        address = waiting.pop()
        if address not in sizes:
            sizes[address], links = _load(server, address, cookie)
            waiting += links
    return list(sizes.values())


def _load(server: Server, address: str, cookie: str) -> tuple[int, list[str]]:
    answer, body = server.get(address, {"Cookie": cookie, "Accept-Encoding": "br"})
    if answer.status != 200:
        raise RuntimeError(f"{address}, which Today needs, was answered with {answer.status}")
    size = len("HTTP/1.1 200 OK\r\n") + len(answer.headers.as_bytes()) + len(body)
    text = brotli.decompress(body) if answer.headers["Content-Encoding"] == "br" else body
    links = _links(answer.headers.get_content_type(), text.decode(errors="replace"))
    return size, [urldefrag(urljoin(address, link)).url for link in links]


def _links(kind: str, text: str) -> Iterator[str]:
    if kind == "text/html":
        yield from _Page(text).addresses
    elif kind == "text/css":
        yield from _LOADED_BY_CSS.findall(text)
    elif kind == "text/javascript":
        yield from _IMPORTED.findall(text)


class _Page(HTMLParser):
    """The addresses that a page makes a browser load by itself."""

    def __init__(self, html: str):
        super().__init__()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "link" and LOADED_LINKS.intersection(given["rel"].split()):
            self.addresses.append(given["href"])
        elif tag in ("script", "img") and "src" in given:
            self.addresses.append(given["src"])
        elif tag == "use":
            self.addresses.append(given["href"])

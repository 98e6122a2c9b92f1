"""A proxy that does to requests what networks, portals and servers do to them."""

import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

HOST = "127.0.0.1"
PATIENCE = 60
PASS = "pass"
STATUSES = {
    "408": "408 Request Timeout",
    "413": "413 Content Too Large",
    "425": "425 Too Early",
    "429": "429 Too Many Requests",
    "500": "500 Internal Server Error",
    "502": "502 Bad Gateway",
    "503": "503 Service Unavailable",
    "504": "504 Gateway Timeout",
}
PORTAL = b"<!doctype html><title>Free Wi-Fi</title><p>Accept our terms to go on.</p>"
FAULTS = (
    "refuse",
    "lose_answer",
    "cut_body",
    "black_hole",
    "captive_portal",
    "redirect",
    "double",
    *STATUSES,
)


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    raw: bytes


class FaultProxy:
    """Stands before the server at `upstream`, and does what `draw` says to each `POST /sync`.

    `draw` gives the name of a fault for each of them, or "pass". Everything else goes through as
    it is. `bytes_per_second` and `latency` (seconds) hold for all.
    """

    def __init__(self, upstream: int, draw: Callable[[], str] = lambda: PASS):
        self.upstream, self.draw = upstream, draw
        self.did: Counter[str] = Counter()
        self.clear()
        self._socket = socket.create_server((HOST, 0), backlog=128)
        self.port = self._socket.getsockname()[1]
        self.address = f"http://{HOST}:{self.port}"
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        with suppress(OSError):
            socket.create_connection((HOST, self.port), timeout=1).close()
        self._thread.join(5)
        self._socket.close()

    def clear(self) -> None:
        """A fast network again, through which everything comes as it was sent."""
        self.is_cut = False  # nobody gets through at all
        self.bytes_per_second: float | None = None
        self.latency = 0.0
        self.hole_seconds = 1.0
        # What a new release answers at an address, made from what this one does.
        self.changed: dict[str, Callable[[bytes], bytes]] = {}

    def _accept(self) -> None:
        while not self._over.is_set():
            client, _ = self._socket.accept()
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        client.settimeout(PATIENCE)
        with suppress(OSError), client:
            request = read_request(client)
            if request is None or self._over.is_set() or self.is_cut:
                return
            self._wait(len(request.raw))
            is_sync = (request.method, request.path) == ("POST", "/sync")
            fault = self.draw() if is_sync else PASS
            if is_sync:
                self.did[fault] += 1
            self._answer(client, request, fault)

    def _answer(self, client: socket.socket, request: Request, fault: str) -> None:
        if fault == "refuse":
            return
        if fault == "black_hole":
            self._over.wait(self.hole_seconds)
            return
        if fault == "captive_portal":
            client.sendall(page("200 OK", PORTAL))
        elif fault == "redirect":
            client.sendall(page("302 Found", b"", "Location: /sign-in\r\n"))
        elif fault in STATUSES:
            later = "Retry-After: 1\r\n" if fault in ("429", "503") else ""
            client.sendall(page(STATUSES[fault], b"no", later))
        else:
            self._pass_on(client, request, fault)

    def _pass_on(self, client: socket.socket, request: Request, fault: str) -> None:
        if fault == "double":
            twin = threading.Thread(target=self._ask, args=(request.raw,), daemon=True)
            twin.start()
            answer = self._ask(request.raw)
            twin.join(PATIENCE)
        elif change := self.changed.get(request.path):
            answer = changed(self._ask(uncompressed(request.raw)), change)
        else:
            answer = self._ask(request.raw)
        if fault == "lose_answer":
            return
        if fault == "cut_body":
            head, _, body = answer.partition(b"\r\n\r\n")
            answer = head + b"\r\n\r\n" + body[: len(body) // 2]
        self._wait(len(answer))
        client.sendall(answer)

    def _ask(self, raw: bytes) -> bytes:
        try:
            with socket.create_connection((HOST, self.upstream), timeout=PATIENCE) as server:
                server.sendall(raw)
                return b"".join(iter(lambda: server.recv(65536), b""))
        except OSError:
            return b""

    def _wait(self, size: int) -> None:
        seconds = self.latency / 2
        if self.bytes_per_second:
            seconds += size / self.bytes_per_second
        if seconds:
            time.sleep(seconds)


def read_request(client: socket.socket) -> Request | None:
    """A whole request, changed so that its connection ends with the answer."""
    text = b""
    while b"\r\n\r\n" not in text:
        more = client.recv(65536)
        if not more:
            return None
        text += more
    head, _, body = text.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    kept = [line for line in lines if not line.lower().startswith("connection:")]
    lengths = [int(line[15:]) for line in kept if line.lower().startswith("content-length:")]
    while len(body) < sum(lengths):
        more = client.recv(65536)
        if not more:
            return None
        body += more
    method, path, _ = first.split(" ", 2)
    head = "\r\n".join([first, *kept, "Connection: close"]).encode("latin-1")
    return Request(method, path.partition("?")[0], head + b"\r\n\r\n" + body)


def uncompressed(raw: bytes) -> bytes:
    return re.sub(rb"(?i)\r\naccept-encoding:[^\r]*", b"", raw)


def changed(answer: bytes, change: Callable[[bytes], bytes]) -> bytes:
    head, _, body = answer.partition(b"\r\n\r\n")
    body = change(body)
    length = b"\r\nContent-Length: %d" % len(body)
    return re.sub(rb"(?i)\r\ncontent-length:[^\r]*", length, head) + b"\r\n\r\n" + body


def page(status: str, body: bytes, headers: str = "") -> bytes:
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{headers}"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    ).encode() + body

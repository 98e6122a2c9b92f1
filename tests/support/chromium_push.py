"""The push service that Chromium itself talks to, on loopback, in the place of Google's.

Chromium checks in, registers for an address, and waits at the end of a line (chromium_line). What
our server sends to that address is checked as strictly as tests.support.push_service checks
everything, with the key that the page subscribed with, and handed to the browser as it is: the keys
to open it never leave the browser.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from aiohttp import web

from tests.support import protobuf
from tests.support.browser import FLAGS, launch_options
from tests.support.certificate import Certificate, certificate_for
from tests.support.chromium_line import Line
from tests.support.live import LOOPBACK
from tests.support.push_service import PushService, Received, listening

# The addresses that it hands out are there, whatever else it is told.
HOSTS = ["fcm.googleapis.com", "jmt17.google.com"]
ANDROID_ID, SECURITY_TOKEN = 1234567, 7654321
# With this it never connects.
SWITCHED_OFF = "--disable-background-networking"


@dataclass(frozen=True)
class Registration:
    """`subtype` names a worker in the browser; `sender` is the key that its page gave."""

    app: str
    subtype: str
    sender: str


@dataclass
class ChromiumPush(PushService):
    certificate: Certificate | None = None
    port: int = 0
    line_port: int = 0
    registrations: dict[str, Registration] = field(default_factory=dict)
    forgot: threading.Event = field(default_factory=threading.Event)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tokens: count = field(default_factory=lambda: count(1))

    def __post_init__(self):
        credentials = (str(ANDROID_ID).encode(), str(SECURITY_TOKEN).encode())
        self.line = Line(credentials, self.faults)

    def launch_options(self) -> dict:
        """For Playwright's `launch_persistent_context`: a private window may not subscribe."""
        here = f"https://{LOOPBACK}:{self.port}"
        own = [
            f"--gcm-checkin-url={here}/checkin",
            f"--gcm-registration-url={here}/register",
            f"--gcm-mcs-endpoint=https://{LOOPBACK}:{self.line_port}",
            f"--ignore-certificate-errors-spki-list={self.certificate.pin}",
            f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOOPBACK}",
        ]
        flags = [flag for flag in FLAGS if flag != SWITCHED_OFF]
        return launch_options() | {"args": flags + own, "ignore_default_args": [SWITCHED_OFF]}

    async def take(self, request: web.Request) -> web.StreamResponse:
        doors = {"/checkin": self._check_in, "/register": self._register}
        return await doors.get(request.path, self._judge)(request)

    async def _check_in(self, _request: web.Request) -> web.Response:
        fine = protobuf.field(1, 1) + protobuf.field(3, int(time.time() * 1000))
        who = protobuf.fixed64(7, ANDROID_ID) + protobuf.fixed64(8, SECURITY_TOKEN)
        return web.Response(body=fine + who, content_type="application/x-protobuf")

    async def _register(self, request: web.Request) -> web.Response:
        """A token for a worker and a key; or, where it unsubscribes, none from then on."""
        asked = await request.post()
        new = Registration(asked["app"], asked.get("X-subtype", ""), asked["sender"])
        if "delete" in asked:
            kept = [(token, each) for token, each in self._all() if each.subtype != new.subtype]
            self.registrations = dict(kept)
            self.forgot.set()
            return web.Response(text=f"token={new.app}")
        held = [token for token, each in self._all() if each == new]
        token = held[0] if held else f"token-{next(self._tokens)}"
        self.registrations[token] = new
        return web.Response(text=f"token={token}")

    def _all(self) -> list[tuple[str, Registration]]:
        return list(self.registrations.items())

    async def _judge(self, request: web.Request) -> web.StreamResponse:
        registration = self._at(request.path)
        if not registration:
            return web.Response(status=410)
        async with self._turn:  # each is judged by the key of its own address
            self.origin, self.key = f"https://{request.host}", registration.sender
            return await super().take(request)

    def keep(self, message: Received) -> None:
        """The browser gets what was found to be in order."""
        super().keep(message)
        self.line.send(stanza(self._at(message.path), message.body))

    def _at(self, path: str) -> Registration | None:
        return self.registrations.get(path.removeprefix("/fcm/send/"))


def stanza(registration: Registration, body: bytes) -> bytes:
    """A message for one worker, as it came."""
    about = {"subtype": registration.subtype, "content-encoding": "aes128gcm"}
    pairs = (protobuf.field(1, name) + protobuf.field(2, value) for name, value in about.items())
    head = protobuf.field(3, registration.sender) + protobuf.field(5, registration.app)
    told = b"".join(protobuf.field(7, pair) for pair in pairs)
    return head + told + protobuf.field(21, body)


@asynccontextmanager
async def chromium_push(folder: Path) -> AsyncIterator[ChromiumPush]:
    service = ChromiumPush(certificate=certificate_for(HOSTS, folder))
    served = service.certificate.served
    line = await asyncio.start_server(service.line.talk, LOOPBACK, 0, ssl=served)
    service.line_port = line.sockets[0].getsockname()[1]
    async with listening(service, served) as service.port:
        yield service
    line.close()
    await service.line.close()

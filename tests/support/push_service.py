"""A push service of the tests' own, on loopback, stricter than the real ones.

It hands out subscriptions, takes messages by RFC 8030, checks their token by RFC 8292 with nothing
but `cryptography`, and opens them by RFC 8291 with `http_ece`: none of it is the app's own code.
What it should answer can be told for each subscription.
"""

import asyncio
import json
import re
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import http_ece
from aiohttp import web
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MOST_SECONDS = 12 * 3600
URGENCIES = {"very-low", "low", "normal", "high"}
Behaviour = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Received:
    """One message that was taken, and what stood in its headers."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Browser:
    """One subscription, and the keys that never leave the browser."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey
    secret: bytes

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": b64(point_of(self.private)), "auth": b64(self.secret)}

    def read(self, message: Received) -> dict:
        text = http_ece.decrypt(
            message.body, private_key=self.private, auth_secret=self.secret, version="aes128gcm"
        )
        return json.loads(text)


@dataclass
class PushService:
    """`faults` lists what was wrong with any message; a test that is about something else asserts
    that it is empty."""

    origin: str = ""
    key: str = ""  # what tokens must be signed with, once it is set
    received: list[Received] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    behaviours: dict[str, Behaviour] = field(default_factory=dict)
    delay: float = 0
    now: Callable[[], float] = time.time
    connections: set = field(default_factory=set)
    _count: int = 0

    def subscribe(self, behaviour: Behaviour | None = None) -> Browser:
        self._count += 1
        path = f"/push/v2/{self._count}-Q%2F%7e..//?x=%20"
        if behaviour:
            self.behaviours[path] = behaviour
        return Browser(self.origin + path, ec.generate_private_key(ec.SECP256R1()), bytes(16))

    async def take(self, request: web.Request) -> web.StreamResponse:
        self.connections.add(request.transport.get_extra_info("peername"))
        body = await request.read()
        message = Received(request.raw_path, dict(request.headers), body)
        if behaviour := self.behaviours.get(request.raw_path):
            return await behaviour(request)
        await asyncio.sleep(self.delay)
        if wrong := list(self._wrong_with(message, request.method)):
            self.refuse(wrong)
            return web.Response(status=400, text="\n".join(wrong))
        self.keep(message)
        return web.Response(status=201, headers={"Location": f"{self.origin}/message"})

    def keep(self, message: Received) -> None:
        """Before it is answered: what is not kept was never sent."""
        self.received.append(message)

    def refuse(self, wrong: list[str]) -> None:
        self.faults += wrong

    def _wrong_with(self, message: Received, method: str) -> Iterator[str]:
        headers = {name.lower(): value for name, value in message.headers.items()}
        if method != "POST":
            yield f"{method} in place of POST"
        if not re.fullmatch("[0-9]{1,7}", headers.get("ttl", "")):
            yield "no TTL"
        if headers.get("content-encoding") != "aes128gcm":
            yield "another content coding"
        if not re.fullmatch("[A-Za-z0-9_-]{1,32}", headers.get("topic", "any")):
            yield "a topic that is none"
        if headers.get("urgency", "normal") not in URGENCIES:
            yield "an urgency that is none"
        if {"crypto-key", "encryption", "cookie", "referer"} & set(headers):
            yield "a header that tells too much, or of an older draft"
        yield from self._wrong_with_body(message.body)
        yield from self._wrong_with_token(headers.get("authorization", ""))

    def _wrong_with_body(self, body: bytes) -> Iterator[str]:
        if not 103 < len(body) <= 4096:
            yield f"{len(body)} bytes"
        elif body[20] != 65 or int.from_bytes(body[16:20]) < 18:
            yield "a head that RFC 8291 does not know"

    def _wrong_with_token(self, authorization: str) -> Iterator[str]:
        read = re.fullmatch(r"vapid t=(([\w-]+)\.([\w-]+))\.([\w-]+), k=([\w-]+)", authorization)
        if not read:
            yield "no token"
            return
        signed, head, claims, signature, key = read.groups()
        if self.key and key != self.key:
            yield "another key than the browser subscribed with"
        if not is_signed(signed, unb64(signature), unb64(key)):
            yield "a signature that is wrong"
        if json.loads(unb64(head)) != {"typ": "JWT", "alg": "ES256"}:
            yield "a token of another kind"
        said = json.loads(unb64(claims))
        if said.get("aud") != self.origin:
            yield f"for {said.get('aud')}"
        if not 0 < said.get("exp", 0) - self.now() <= MOST_SECONDS:
            yield "a token that lasts too long, or not at all"
        if not re.fullmatch(r"mailto:[^\s@:]+@[^\s@:]+|https://\S+", said.get("sub", "")):
            yield "nobody to write to"


def is_signed(text: str, signature: bytes, point: bytes) -> bool:
    numbers = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        key.verify(encode_dss_signature(*numbers), text.encode(), ec.ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return len(signature) == 64


def answering(status: int, text: str = "", **headers: str) -> Behaviour:
    """Answers `status`; a header's name is written with `_` for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=text, headers=named)

    return answer


async def says_nothing(request: web.Request) -> web.StreamResponse:
    """Takes the message and keeps the line open."""
    while request.transport and not request.transport.is_closing():
        await asyncio.sleep(0.02)
    return web.Response()


async def drips(request: web.Request) -> web.StreamResponse:
    """A byte now and then, without an end: too slow for any limit on one read to notice."""
    return await _pours(request, b"x", 0.02)


async def floods(request: web.Request) -> web.StreamResponse:
    """A body without an end, as fast as it is taken."""
    return await _pours(request, b"x" * 65_536, 0)


async def _pours(request: web.Request, chunk: bytes, pause: float) -> web.StreamResponse:
    answer = web.StreamResponse(status=201)
    await answer.prepare(request)
    try:
        while request.transport and not request.transport.is_closing():
            await answer.write(chunk)
            await asyncio.sleep(pause)
    except ConnectionError:
        pass  # whoever asked has heard enough
    return answer


@contextmanager
def serving_push(service: PushService | None = None, **settings) -> Iterator[PushService]:
    """The service in a thread of its own, until the block ends."""
    service = service or PushService(**settings)
    loop, ready = asyncio.new_event_loop(), threading.Event()
    over = asyncio.Event()

    async def serve() -> None:
        app = web.Application(client_max_size=2**20)
        app.router.add_route("*", "/{any:.*}", service.take)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, backlog=512)
        await site.start()
        service.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
        ready.set()
        await over.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield service
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
        loop.close()


def point_of(private: ec.EllipticCurvePrivateKey) -> bytes:
    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))

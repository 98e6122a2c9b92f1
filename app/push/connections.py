"""How the outside is reached: at public addresses only, the very ones that were looked at."""

import socket
from dataclasses import dataclass

from aiohttp import (
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
    ThreadedResolver,
)
from aiohttp.abc import AbstractResolver, ResolveResult

from app.push.endpoints import is_public


class LedAstray(Exception):
    """A name that is allowed led to an address inside: it was not connected to."""


@dataclass(frozen=True)
class Limits:
    """What one call may take. Services are slow at times; nobody else waits for them."""

    connect_seconds: float = 3
    whole_seconds: float = 15
    most_body_bytes: int = 16 * 1024
    in_flight: int = 200


class PublicOnly(AbstractResolver):
    """Resolves names, and refuses a name of whose addresses any is not public.

    The connector gets these addresses and asks for no others, so what was looked at is what is
    connected to. The push service of tests is named by its address, which nobody resolves.
    """

    def __init__(self, inner: AbstractResolver):
        self.inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self.inner.resolve(host, port, family)
        if not found or not all(is_public(each["host"]) for each in found):
            raise LedAstray(f"{host} led to an address that is not public")
        return found

    async def close(self) -> None:
        await self.inner.close()


def open_session(limits: Limits, resolver: AbstractResolver | None = None) -> ClientSession:
    """A session with shared connections: no proxy of the environment, no cookies, no unpacking.

    Made inside a running event loop.
    """
    connector = TCPConnector(
        limit=limits.in_flight,
        resolver=PublicOnly(resolver or ThreadedResolver()),
        keepalive_timeout=60,
    )
    return ClientSession(
        connector=connector,
        timeout=ClientTimeout(total=limits.whole_seconds, connect=limits.connect_seconds),
        cookie_jar=DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        headers={"User-Agent": "Homestretch"},
    )

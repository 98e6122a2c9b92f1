"""The load: sixteen connections that each ask again as soon as they are answered.

It lives in the bench's own process, away from every server, and reads each answer whole: one
with the wrong status, or without the words that only the right answer has, ends the bench.
"""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

CONNECTIONS = 16
MOST_ANSWERS = 20_000
SECONDS_TO_FINISH = 30
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)


class Wrong(RuntimeError):
    """A server gave another answer than the one whose speed is measured."""


@dataclass(frozen=True)
class Ask:
    """One request over and over, and how the right answer is known: status and words."""

    port: int
    request: Callable[[], bytes]
    status: int
    words: tuple[bytes, ...]


@dataclass(frozen=True)
class Measured:
    """Answers a second, and how much of one core the load itself took."""

    rate: float
    busy: float


def measure(ask: Ask, seconds: float) -> Measured:
    """Ask for `seconds`, or until `MOST_ANSWERS` came; the last answers are waited for."""
    return asyncio.run(_measure(ask, seconds))


async def _measure(ask: Ask, seconds: float) -> Measured:
    round_ = _Round(ask, seconds)
    connections = [_Connection(round_) for _ in range(CONNECTIONS)]
    try:
        async with asyncio.timeout(seconds + SECONDS_TO_FINISH):
            for connection in connections:
                await connection.open(ask.port)
            return await round_.measured
    finally:
        for connection in connections:
            connection.close()
        await asyncio.sleep(0)  # in which the loop lets go of the sockets


class _Round:
    """What all connections share: the time that is left, and the count of right answers."""

    def __init__(self, ask: Ask, seconds: float):
        self.ask = ask
        self.measured = asyncio.get_running_loop().create_future()
        self._status = b"HTTP/1.1 %d " % ask.status
        self._answers, self._waiting = 0, CONNECTIONS
        self._result: Measured | None = None
        self._start, self._cpu = time.perf_counter(), time.process_time()
        self._end = self._start + seconds

    def goes_on_after(self, answer: bytes) -> bool:
        """Check and count one answer; False to the connection that need not ask again."""
        if not answer.startswith(self._status) or any(w not in answer for w in self.ask.words):
            raise Wrong(f"not the answer that was to be measured:\n{answer[:2000].decode()}")
        if not self._is_over():
            return True
        self._waiting -= 1
        if not self._waiting and not self.measured.done():
            self.measured.set_result(self._result)
        return False

    def fail(self, error: Exception) -> None:
        if not self.measured.done():
            self.measured.set_exception(error)

    def _is_over(self) -> bool:
        """Whether the round ended, before this answer or with it. Later ones do not count."""
        if self._result:
            return True
        self._answers += 1
        now = time.perf_counter()
        if now < self._end and self._answers < MOST_ANSWERS:
            return False
        seconds, cpu = now - self._start, time.process_time() - self._cpu
        self._result = Measured(self._answers / seconds, cpu / seconds)
        return True


class _Connection(asyncio.Protocol):
    """One of the sixteen: asks, reads the answer whole, and asks again."""

    def __init__(self, round_: _Round):
        self._round = round_
        self._read = b""
        self._transport: asyncio.Transport | None = None

    async def open(self, port: int) -> None:
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", port)

    def close(self) -> None:
        if self._transport:
            self._transport.abort()

    def connection_made(self, transport):
        self._transport = transport
        transport.write(self._round.ask.request())

    def data_received(self, data: bytes):
        self._read += data
        try:
            if _is_whole(self._read):
                self._take()
        except Wrong as wrong:
            self._round.fail(wrong)

    def _take(self):
        answer, self._read = self._read, b""
        if self._round.goes_on_after(answer):
            self._transport.write(self._round.ask.request())

    def connection_lost(self, error):
        self._round.fail(error or Wrong("a server closed a connection that was to be kept"))


def _is_whole(answer: bytes) -> bool:
    head_ends = answer.find(b"\r\n\r\n")
    if head_ends < 0:
        return False
    length = _LENGTH.search(answer, 0, head_ends + 2)
    if length is None:
        raise Wrong(f"an answer without a length:\n{answer[:head_ends].decode()}")
    return len(answer) >= head_ends + 4 + int(length[1])

"""The other end of the one connection on which Chromium takes its messages: MCS, version 41.

A frame is a tag, the size of a message, and the message, in protocol buffers. Whatever Chromium
says tells how many frames it heard. It often hangs up just after it came: so a ping follows each
message, and what was not heard is sent again when it comes back.
"""

import asyncio
from asyncio import IncompleteReadError, StreamReader, StreamWriter
from dataclasses import dataclass, field

from tests.support import protobuf

VERSION = 41
PING, PONG, LOGIN, WELCOME, IQ, DATA = 0, 1, 2, 3, 7, 8
# Where a frame of each kind says how many of ours were heard.
HEARD = {PING: 2, PONG: 2, IQ: 10, DATA: 11}


@dataclass
class Line:
    """`credentials` are what the browser was given when it checked in."""

    credentials: tuple[bytes, bytes]
    faults: list[str] = field(default_factory=list)
    _untaken: list[bytes] = field(default_factory=list)
    _sent: dict[int, bytes] = field(default_factory=dict)
    _count: int = 0
    _writer: StreamWriter | None = None
    _talks: set[asyncio.Task] = field(default_factory=set)

    def send(self, message: bytes) -> None:
        """As soon as the browser is there."""
        self._untaken.append(message)
        if self._writer:
            self._send_data(message)

    async def talk(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._talks.add(asyncio.current_task())
        try:
            if await reader.readexactly(1) != bytes([VERSION]):
                self.faults.append("another version of MCS")
            while True:
                await self._hear(*await _frame(reader), writer)
        except (IncompleteReadError, OSError):
            pass  # the browser hung up; it comes again
        finally:
            if self._writer is writer:
                self._writer = None
            writer.close()
            self._talks.discard(asyncio.current_task())

    async def close(self) -> None:
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    async def _hear(self, tag: int, message: dict, writer: StreamWriter) -> None:
        if tag == LOGIN:
            self._welcome(message, writer)
        elif tag == PING:
            self._write(PONG, b"")
        heard = message.get(HEARD.get(tag), 0)
        for count in [count for count in self._sent if count <= heard]:
            self._untaken.remove(self._sent.pop(count))

    def _welcome(self, message: dict, writer: StreamWriter) -> None:
        if (message[3], message[5]) != self.credentials:
            self.faults.append("a browser that did not check in")
        self._writer, self._count, self._sent = writer, 0, {}
        writer.write(bytes([VERSION]))
        self._write(WELCOME, protobuf.field(1, "welcome"))
        for each in self._untaken:
            self._send_data(each)

    def _send_data(self, message: bytes) -> None:
        self._write(DATA, message)
        self._sent[self._count] = message
        self._write(PING, b"")

    def _write(self, tag: int, message: bytes) -> None:
        self._count += 1
        self._writer.write(bytes([tag]) + protobuf.varint(len(message)) + message)


async def _frame(reader: StreamReader) -> tuple[int, dict]:
    (tag,) = await reader.readexactly(1)
    size = b""
    while not size or size[-1] >= 0x80:
        size += await reader.readexactly(1)
    return tag, protobuf.fields(await reader.readexactly(protobuf.read_varint(size, 0)[0]))

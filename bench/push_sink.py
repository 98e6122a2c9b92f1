"""A push service that takes everything, so that the sender is what is measured.

`python -m bench.push_sink [SECONDS]` prints its port and serves until its input ends. It answers
each message after so many seconds, and `GET /count` with how many it took.
"""

import asyncio
import sys

CREATED = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"


class Sink(asyncio.Protocol):
    """Answers each POST of a kept connection once its whole body has come."""

    taken, delay = 0, 0.0

    def connection_made(self, transport):
        self.transport, self.held = transport, b""

    def data_received(self, data):
        self.held += data
        while (end := self.held.find(b"\r\n\r\n")) >= 0:
            head = self.held[:end].lower()
            size = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
            if len(self.held) < end + 4 + size:
                return
            self.held = self.held[end + 4 + size :]
            self.answer(head)

    def answer(self, head: bytes) -> None:
        if head.startswith(b"get /count"):
            count = b"%d" % Sink.taken
            self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(count))
            self.transport.write(count)
        elif head.startswith(b"post /") and b"vapid t=" in head:
            Sink.taken += 1
            if self.delay:
                asyncio.get_running_loop().call_later(self.delay, self.transport.write, CREATED)
            else:
                self.transport.write(CREATED)
        else:
            self.transport.write(CREATED.replace(b"201", b"400"))


async def main() -> None:
    loop = asyncio.get_running_loop()
    Sink.delay = float(sys.argv[1]) if len(sys.argv) > 1 else 0.0
    server = await loop.create_server(Sink, "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())

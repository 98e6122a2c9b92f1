"""A push service that takes everything at once, so that the sender is what is measured.

`python -m bench.push_sink` prints its port and serves until its input ends.
"""

import asyncio
import sys

ANSWER = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"


class Sink(asyncio.Protocol):
    """Answers each POST of a kept connection once its whole body has come."""

    def connection_made(self, transport):
        self.transport, self.held = transport, b""

    def data_received(self, data):
        self.held += data
        while (end := self.held.find(b"\r\n\r\n")) >= 0:
            head = self.held[:end].lower()
            size = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
            if len(self.held) < end + 4 + size:
                return
            is_post = head.startswith(b"post /") and b"vapid t=" in head
            self.held = self.held[end + 4 + size :]
            self.transport.write(ANSWER if is_post else ANSWER.replace(b"201", b"400"))


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Sink, "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())

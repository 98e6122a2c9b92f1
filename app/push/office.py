"""A courier at work in a thread of its own, for code that awaits nothing."""

import asyncio
from collections.abc import Coroutine
from threading import Thread
from typing import TypeVar

from app.push.courier import Courier

Result = TypeVar("Result")


class Office:
    """Its connections stay open from one batch to the next, until `close`.

    The loop turns in between, too: a connection that the other end gave up is noticed there, and
    not by the next message.
    """

    def __init__(self, courier: Courier):
        self.courier, self._loop = courier, asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="push", daemon=True)
        self._thread.start()
        self.wait_for(courier.__aenter__())

    def wait_for(self, work: Coroutine[None, None, Result]) -> Result:
        """What `work` comes to, in the courier's loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def close(self) -> None:
        self.wait_for(self.courier.__aexit__())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

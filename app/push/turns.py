"""How many messages are on their way to one push service at once: as many as the way is long.

More than that would only wait in line there; and whoever is killed does not know what became of
those on their way, which are then sent once more.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# While it is on its way, the next ones are made.
FEWEST = 1
# The shortest of so many tells how long the way is.
MEASURED_FIRST = 8
# What one process makes at best: so many fit on a way of a second, and more only stand in line.
MADE_A_SECOND = 3_000
# On a busy machine even the shortest of all ways takes a while.
NEXT_DOOR_SECONDS = 0.01
# Whoever gets no answer for so long lets the next one go: a service that says nothing, or not to
# this browser, holds up nobody.
HELD_SECONDS = 0.25
# A way may become longer.
REMEMBERED_SECONDS = 60


class Turns:
    """The shortest way there and back of late says how many may be under way."""

    def __init__(self, most: int):
        self.most, self.allowed = most, min(FEWEST, most)
        self._under_way, self._waiting = 0, deque()
        self._shortest, self._shortest_before = float("inf"), float("inf")
        self._measured, self._measured_since = 0, time.monotonic()

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Wait for a turn; the block is the way there and back."""
        await self._take()
        held = {self}
        end = asyncio.get_running_loop().call_later(HELD_SECONDS, self._give_back, held)
        began = time.monotonic()
        try:
            yield
        finally:
            end.cancel()
            self.learn(began, time.monotonic())
            self._give_back(held)

    def learn(self, began: float, ended: float) -> None:
        if ended - self._measured_since > REMEMBERED_SECONDS:
            self._shortest, self._shortest_before = float("inf"), self._shortest
            self._measured_since = ended
        self._shortest = min(self._shortest, ended - began)
        self._measured += 1
        if self._measured < MEASURED_FIRST:
            return
        way = min(self._shortest, self._shortest_before) - NEXT_DOOR_SECONDS
        self.allowed = min(max(int(way * MADE_A_SECOND), FEWEST), self.most)

    async def _take(self) -> None:
        while self._under_way >= self.allowed:
            turn = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                self._call()  # it may have been this one's turn
                raise
        self._under_way += 1

    def _give_back(self, held: set) -> None:
        """Once, whoever comes first: the answer, or the time."""
        if held:
            held.clear()
            self._under_way -= 1
            self._call()

    def _call(self) -> None:
        free = self.allowed - self._under_way
        while free > 0 and self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                free -= 1

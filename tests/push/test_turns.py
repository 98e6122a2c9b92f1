"""As many messages are under way as the way is long, and an answer is heard at once."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from app.push.turns import FEWEST, MEASURED_FIRST, Turns

MOST = 200


def after(*seconds: float) -> int:
    """How many may be under way after answers that took so long, again and again."""
    turns = Turns(MOST)
    for each in seconds * MEASURED_FIRST:
        turns.learn(100, 100 + each)
    return turns.allowed


def test_a_long_way_takes_many_and_never_more_than_may_be():
    assert FEWEST < after(0.02) < after(0.05) < MOST
    assert after(0.1) == MOST


def test_a_line_at_the_end_of_a_short_way_takes_no_more_and_never_less_than_one():
    assert after(0.005, *[0.1] * 50) == FEWEST


def test_a_way_that_became_longer_takes_more_after_a_while():
    turns, began = Turns(MOST), time.monotonic()
    for second in range(200):
        turns.learn(began + second, began + second + (0.001 if second < 10 else 0.04))
    assert turns.allowed == after(0.04)


def test_no_more_are_under_way_than_may_be():
    async def most_at_once() -> int:
        turns, under_way = Turns(MOST), []
        turns.allowed, seen = 2, 0

        async def go() -> None:
            nonlocal seen
            async with turns.one():
                under_way.append(1)
                seen = max(seen, len(under_way))
                await asyncio.sleep(0)
                under_way.pop()

        await asyncio.gather(*(go() for _ in range(20)))
        return seen

    with ThreadPoolExecutor(1) as thread:  # browser tests leave an event loop in this one
        assert thread.submit(asyncio.run, most_at_once()).result() == 2


def test_who_gets_no_answer_lets_the_next_one_go(monkeypatch):
    monkeypatch.setattr("app.push.turns.HELD_SECONDS", 0.01)

    async def next_one() -> None:
        turns, over = Turns(1), asyncio.Event()

        async def hear_nothing() -> None:
            async with turns.one():
                await over.wait()

        silent = asyncio.create_task(hear_nothing())
        await asyncio.sleep(0)
        async with asyncio.timeout(5), turns.one():
            over.set()
        await silent

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, next_one()).result()

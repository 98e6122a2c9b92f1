"""As many messages are under way as the way is long, and an answer is heard at once."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from app.push.turns import AT_FIRST, FEWEST, Turns

MOST = 200


def after(*seconds: float) -> int:
    """How many may be under way after answers that took so long, one after the other."""
    turns = Turns(MOST)
    for each in seconds:
        turns.learn(100, 100 + each)
    return turns.allowed


def test_a_long_way_takes_many_and_never_more_than_may_be():
    assert after(*[0.05] * 50) == AT_FIRST + 50
    assert after(*[0.05] * 500) == MOST


def test_a_line_that_grows_longer_takes_fewer_and_never_less_than_two():
    assert after(0.001, *[0.1] * 50) == FEWEST


def test_a_way_that_became_longer_is_no_line_for_ever():
    turns, began = Turns(MOST), time.monotonic()
    for second in range(200):
        turns.learn(began + second, began + second + (0.01 if second < 10 else 0.1))
    assert turns.allowed > FEWEST


def test_no_more_are_under_way_than_may_be():
    async def most_at_once() -> int:
        turns, under_way = Turns(2), []
        seen = 0

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

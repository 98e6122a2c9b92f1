"""The pain of the made-up year: what was tapped, when, and what was said of it later."""

import math
from collections.abc import Iterator
from datetime import time
from typing import Any

from app.demo.days import LAST, Day, clock_time, die
from app.demo.sayings import more_about
from app.demo.sessions import FLARES, is_silent, session_of
from app.demo.visits import visit_of
from app.operations.operation import Operation

KNEE = "knee.left"

# What the pain comes down to, how far above it began, and how many days leave a third of that.
_AT_LAST, _ABOVE, _DAYS = 2.4, 4.6, 85
# What a flare adds, and a long day on the feet of late; and how many days leave a third of that.
_RISES, _RISE_DAYS = dict.fromkeys(FLARES, 2.6) | {LAST - 12: 2.0}, 4


def pain_acts(day: Day) -> Iterator[Operation]:
    if is_silent(day):
        return
    yield from _morning_check(day)
    if day.number < LAST:
        yield from _just_now(day)
        yield from _evening_check(day)


def level(number: int) -> float:
    """The pain of a day, from 0 to 10, before the dice: down all the year, and up with a flare."""
    usual = _AT_LAST + _ABOVE * math.exp(-number / _DAYS)
    risen = [
        more * math.exp((first - number) / _RISE_DAYS)
        for first, more in _RISES.items()
        if number >= first
    ]
    return usual + sum(risen)


def _morning_check(day: Day) -> Iterator[Operation]:
    before = day.later(-1)
    link = _followed(before)
    if link and (day.number == LAST or die("morning", day.number) < 0.65):
        after_step_ups = 1.3 if session_of(before).had_step_ups else -0.2
        at = time(7, 12 + int(die("awake", day.number) * 20))
        yield from _entry(day, at, after_step_ups, {"context": "next_morning", **link})


def _just_now(day: Day) -> Iterator[Operation]:
    if die("now", day.number) < 0.55:
        yield from _entry(day, clock_time(12, "noon", day.number), 0.0, {})
    if day.number < 30 and die("night", day.number) < 0.4:
        yield from _entry(day, clock_time(22, "night", day.number), 0.8, {})
    if not _followed(day) and die("rest", day.number) < 0.5:
        yield from _entry(day, clock_time(18, "rest", day.number), -0.4, {})


def _evening_check(day: Day) -> Iterator[Operation]:
    link = _followed(day)
    if link and die("evening", day.number) < 0.6:
        at = clock_time(20, "evening", day.number)
        yield from _entry(day, at, 0.4, {"context": "evening", **link})


def _followed(day: Day) -> dict[str, Any]:
    """What the checks after `day` ask about: its visit, or else its exercises."""
    on = {"follows_on": day.on.isoformat()}
    if id := visit_of(day):
        return {"follows": "visit", "follows_id": str(id), **on}
    return {"follows": "session", **on} if session_of(day).done else {}


def _entry(day: Day, at: time, more: float, link: dict[str, Any]) -> Iterator[Operation]:
    """One tap, and on some days a minute later what else there was to say."""
    intensity = _tapped(day, at, more)
    body = {"intensity": intensity, "site": KNEE, **link}
    tap = day.act(at, "pain.record", body, version=2)
    yield tap
    if said := more_about(day, at, intensity, link.get("context", "now")):
        later = at.replace(minute=at.minute + 1)
        body = {"revision": 1, **said}
        yield day.act(later, "pain.edit", body, record=tap.record_id, version=2)


def _tapped(day: Day, at: time, more: float) -> int:
    thrown = (die("pain", day.number, at) - 0.5) * 2.2
    return max(0, min(9, round(level(day.number) + more + thrown)))

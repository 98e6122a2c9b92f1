"""The visits of the made-up year, the pools that they draw on, and those that are planned."""

from collections.abc import Iterator
from datetime import time, timedelta
from uuid import UUID

from app.demo.days import LAST, Day, id_of
from app.operations.operation import Operation
from app.visits.presets import USUAL_SWITCHES

TUESDAY, THURSDAY = 1, 3
MONTH = 28

# Twice a week up to the one and from the other on; between them the weeks of one check-up each.
# With those of the other clinic there are never more than 30 visits in the year of the limit.
FIRST_ENDS, AGAIN_BEGINS = MONTH, LAST - MONTH
CHECK_UPS = (98, 154, 210, 252)

LIMIT = {
    "name": "Northwind plan",
    "visits": 30,
    "opening_used": 9,
    "period": "calendar_year",
    "disciplines": ["pt", "ot"],
}


def visit_acts(day: Day) -> Iterator[Operation]:
    if day.number == AGAIN_BEGINS - 1:
        yield day.act(time(18, 40), "limit.add", LIMIT)
        yield day.act(time(18, 50), "pool.add", _approval(day), version=2)
    if day.number == LAST - 1:
        for minute, weekday in enumerate((TUESDAY, THURSDAY)):
            yield day.act(time(19, minute), "visit.add", _planned(day, weekday), version=2)
    if id := visit_of(day):
        yield day.act(time(16, 45), "visit.count", id=id)


def _approval(day: Day) -> dict:
    """Twelve visits for the eight weeks that begin now."""
    return {
        "kind": "approval",
        "name": "1182",
        "visits": 12,
        "starts_on": day.on.isoformat(),
        "ends_on": day.later(2 * MONTH).on.isoformat(),
        "disciplines": ["pt"],
        "counts": USUAL_SWITCHES["approval"],
        "decision_days": 15,
        "source": "letter",
        "checked_on": day.on.isoformat(),
    }


def _planned(day: Day, weekday: int) -> dict:
    """The next two of that weekday after the day that comes."""
    ahead = 2 + (weekday - day.later(2).on.weekday()) % 7
    body = {"held_on": (day.on + timedelta(days=ahead)).isoformat(), "time_of_day": "14:30"}
    return body | {"status": "scheduled", "place": "Northwind clinic", "weeks": 2}


def visit_of(day: Day) -> UUID | None:
    """The id of the day's visit; None where there was none. That of today is still to come."""
    weekday = day.on.weekday()
    twice_a_week = day.number < FIRST_ENDS or AGAIN_BEGINS <= day.number < LAST
    was_there = twice_a_week and weekday in (TUESDAY, THURSDAY)
    checked_up = weekday == TUESDAY and any(0 <= day.number - week < 7 for week in CHECK_UPS)
    return id_of("visit", day.number) if was_there or checked_up else None

"""The visits of the made-up year, and the limit that they draw on."""

from collections.abc import Iterator
from datetime import time
from uuid import UUID

from app.demo.days import LAST, Day, id_of
from app.operations.operation import Operation

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
    if id := visit_of(day):
        yield day.act(time(16, 45), "visit.count", id=id)


def visit_of(day: Day) -> UUID | None:
    """The id of the day's visit; None where there was none. That of today is still to come."""
    weekday = day.on.weekday()
    twice_a_week = day.number < FIRST_ENDS or AGAIN_BEGINS <= day.number < LAST
    was_there = twice_a_week and weekday in (TUESDAY, THURSDAY)
    checked_up = weekday == TUESDAY and any(0 <= day.number - week < 7 for week in CHECK_UPS)
    return id_of("visit", day.number) if was_there or checked_up else None

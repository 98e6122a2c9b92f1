"""When the exercises stand in a calendar: on which weekdays, and from when to when."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from app.exercises.dose import Dose
from app.exercises.phase_days import PhaseDays
from app.exercises.plan import planned_days


def weekdays_of(doses: Sequence[Dose], today: date, phases: PhaseDays) -> frozenset[int]:
    """The weekdays on which any of `doses` is planned, Monday 0."""
    return frozenset().union(*(planned_days(dose, today, phases) for dose in doses))


def last_day_of(doses: Sequence[Dose]) -> date | None:
    """The last day that any of them is planned for; None while one of them has no end."""
    ends = [dose.until_on for dose in doses]
    return None if None in ends else max(ends)


def first_day(since: date, weekdays: frozenset[int]) -> date:
    """The first of `weekdays` from `since` on."""
    return next(
        day for day in (since + timedelta(days=n) for n in range(7)) if day.weekday() in weekdays
    )


def on_the_wall(day: date, at: time, day_ends_at: time) -> date:
    """The date of the calendar on which the person's `day` has the hour `at`."""
    return day + timedelta(days=1) if at < day_ends_at else day


def weekdays_on_the_wall(weekdays: frozenset[int], at: time, day_ends_at: time) -> frozenset[int]:
    """The same of weekdays: one in the morning of Monday's day is on Tuesday."""
    return frozenset((day + (at < day_ends_at)) % 7 for day in weekdays)

"""How the days of the made-up year went: flares, days without a word, and what was done of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.demo.days import LAST, Day, die, one_of
from app.demo.program import VERSIONS, Version

# The first day of each flare, and how many days the plan is easier.
FLARES = {203: 6, LAST - 26: 4}
HOLIDAYS = (range(118, 125), range(268, 275))
STEADY_SINCE = LAST - 10  # the newest days, which people see first, have no gap


@dataclass(frozen=True)
class Session:
    """What was done of a day's plan, and what was not, with the `reason` where it was said."""

    done: Sequence[Version] = ()
    skipped: Sequence[Version] = ()
    reason: str | None = None

    @property
    def had_step_ups(self) -> bool:
        return any(version.slug == "step-up" for version in self.done)


def flare_on(day: Day) -> int | None:
    """The first day of the flare that `day` is in."""
    return next((n for n, length in FLARES.items() if 0 <= day.number - n < length), None)


def is_silent(day: Day) -> bool:
    """Whether nothing was written on `day`."""
    on_holiday = any(day.number in days for days in HOLIDAYS)
    return on_holiday or (day.number < STEADY_SINCE and die("silent", day.number) < 0.06)


def session_of(day: Day) -> Session:
    if is_silent(day):
        return Session()
    eased = flare_on(day) is not None
    planned = [each for each in VERSIONS if each.is_planned(day) and any(each.sets(eased))]
    if day.number == LAST:
        return Session(planned[:2])  # the morning's; the day has just begun
    thrown = die("session", day.number)
    if thrown < 0.72 or day.number == LAST - 1:
        return Session(planned)
    if thrown < 0.9:
        left_out = one_of(tuple(planned), "left out", day.number)
        others = [version for version in planned if version is not left_out]
        return Session(others, [left_out], _reason(day))
    if thrown < 0.96:
        return Session((), planned, _reason(day))
    return Session()


def _reason(day: Day) -> str:
    reasons = ("time", "time", "tired", "pain", "forgot", "no_equipment")
    return "pain" if flare_on(day) is not None else one_of(reasons, "reason", day.number)

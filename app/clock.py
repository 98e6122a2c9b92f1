"""The only wall clock: nothing else in the app asks what time it is."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_read = datetime.now


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _read(UTC)


@lru_cache(maxsize=256)
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA `name`; raises `ValueError` for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise ValueError(f"unknown time zone: {name!r}") from unknown


def day_of(instant: datetime, zone_name: str, day_ends_at: time = time(3)) -> date:
    """The person's own day that `instant` falls on.

    A day ends at `day_ends_at` on the wall, not at midnight: what is done at 1 in the morning
    belongs to the evening before. tests/days.json has examples for whoever keeps this rule.
    """
    local = instant.astimezone(zone(zone_name))
    before_the_end = local.time() < day_ends_at
    return local.date() - timedelta(days=1) if before_the_end else local.date()


def local(instant: datetime, zone_name: str) -> datetime:
    """`instant` as the wall clock of `zone_name` shows it."""
    return instant.astimezone(zone(zone_name))


def instant_of(day: date, at: time, zone_name: str, day_ends_at: time = time(3)) -> datetime:
    """The instant at which `zone_name`'s wall clock shows `at` on the person's `day`.

    An hour before `day_ends_at` is on the next date of the calendar. A time that the clocks
    skip moves forward by the gap, one that they repeat takes the first.
    """
    on = day + timedelta(days=1) if at < day_ends_at else day
    return datetime.combine(on, at, zone(zone_name)).astimezone(UTC)

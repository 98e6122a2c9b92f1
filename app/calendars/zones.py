"""A zone's clock changes, written into a calendar so that it can be read without a table of zones.

The package writes them too, but has the clocks go forward an hour late: what it gives as the local
time of the change is that of the new clock, where RFC 5545 (3.6.5) asks for the old one's.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from app.clock import local

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def timezone_of(zone: str, first: date, last: date) -> Timezone:
    """The rules of `zone` from before `first` to after `last`."""
    begins = datetime.combine(first - 2 * DAY, time(), UTC)
    component = Timezone()
    component.add("tzid", zone)
    component.add_component(_observance(zone, begins, begins))
    for moment in changes(zone, begins, (last - first).days + 4):
        component.add_component(_observance(zone, moment, moment - MINUTE))
    return component


def changes(zone: str, begins: datetime, days: int) -> Iterator[datetime]:
    """The first minute of each new offset in `days` from `begins` on."""
    for number in range(days):
        low = begins + number * DAY
        high = low + DAY
        if _offset(low, zone) == _offset(high, zone):
            continue
        before = _offset(low, zone)
        while high - low > MINUTE:
            middle = low + (high - low) // MINUTE // 2 * MINUTE
            low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
        yield high


def _observance(zone: str, moment: datetime, before: datetime):
    """What holds from `moment` on, where another offset may have held `before`."""
    old, new = _offset(before, zone), _offset(moment, zone)
    component = TimezoneDaylight() if new > old else TimezoneStandard()
    component.add("dtstart", (moment + old).replace(tzinfo=None))
    component.add("tzoffsetfrom", old)
    component.add("tzoffsetto", new)
    component.add("tzname", local(moment, zone).tzname())
    return component


def _offset(moment: datetime, zone: str) -> timedelta:
    return local(moment, zone).utcoffset()

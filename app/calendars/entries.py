"""What stands in a calendar. Standard library only."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAY_BEFORE = timedelta(days=-1)
# A visit without a time lies on its day from midnight on: its alarm is at nine the day before.
NINE_THE_DAY_BEFORE = timedelta(hours=-15)
TWO_HOURS_BEFORE = timedelta(hours=-2)
AT_ITS_TIME = timedelta()


@dataclass(frozen=True, slots=True)
class Repeats:
    """On these `weekdays`, Monday 0, up to the instant `until` where there is an end."""

    weekdays: frozenset[int]
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `starts` is a day, or the wall's time without a zone: a calendar adds its own.

    `sequence` never falls, `changed_at` is the last change. `alarms` are distances from the start.
    """

    uid: str
    starts: date | datetime
    lasts: timedelta
    words: str
    sequence: int
    changed_at: datetime
    place: str = ""
    is_cancelled: bool = False
    blocks: bool = True
    alarms: tuple[timedelta, ...] = ()
    repeats: Repeats | None = None

"""One version of a prescription as rules see it: what a session of it is, and on which days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

EVERY_DAY = frozenset(range(7))

# So many days a week, spread so that a day of rest lies between where one can.
SPREAD = {
    1: frozenset({0}),
    2: frozenset({0, 3}),
    3: frozenset({0, 2, 4}),
    4: frozenset({0, 1, 3, 4}),
    5: frozenset({0, 1, 2, 3, 4}),
    6: frozenset({0, 1, 2, 3, 4, 5}),
    7: EVERY_DAY,
}


class SetKey(NamedTuple):
    """One set of a day: the `bout` of the day, the `side`, and its number."""

    bout: int
    side: str
    set_number: int


def spread(days_per_week: int, first: date) -> frozenset[int]:
    """So many weekdays, counted from that of the day `first`."""
    return frozenset((day + first.weekday()) % 7 for day in SPREAD[days_per_week])


@dataclass(frozen=True, slots=True)
class BadDay:
    """What a flare makes of a dose: fewer `sets`, an easier way in `words`, or a `rest`."""

    sets: int | None = None
    words: str = ""
    rest: bool = False


NO_BAD_DAY = BadDay()


@dataclass(frozen=True, slots=True)
class Dose:
    """A version in force from `starts_on` until the day before `ends_on`; at most to `until_on`.

    `weekdays` are numbers, Monday 0. `line_id` is what the versions of an exercise share.
    """

    id: UUID
    line_id: UUID
    name: str
    sets: int
    reps: int
    exercise: str = ""
    hold_seconds: int | None = None
    rest_seconds: int | None = None
    minutes: int | None = None
    load: str = ""
    side: str = "none"
    weekdays: frozenset[int] = frozenset()
    days_per_week: int | None = None
    bouts_per_day: int = 1
    bad_day: BadDay = NO_BAD_DAY
    starts_on: date = date.min
    until_on: date | None = None
    ends_on: date | None = None

    @property
    def sides(self) -> tuple[str, ...]:
        return ("left", "right") if self.side == "each" else (self.side,)

    @property
    def days(self) -> frozenset[int]:
        """The weekdays it is planned for; of so many days a week the first is its first day."""
        return self.weekdays or spread(self.days_per_week or 7, self.starts_on)

    def set_keys(self) -> Iterator[SetKey]:
        """Every set of a day, in the order in which they are done."""
        for bout in range(1, self.bouts_per_day + 1):
            for side in self.sides:
                for number in range(1, self.sets + 1):
                    yield SetKey(bout, side, number)

    def is_in_force(self, day: date) -> bool:
        begun = self.starts_on <= day
        over = self.ends_on is not None and self.ends_on <= day
        past = self.until_on is not None and self.until_on < day
        return begun and not over and not past

    def softened(self) -> "Dose":
        """What is asked on a bad day: fewer sets, where somebody set that beforehand."""
        return replace(self, sets=min(self.sets, self.bad_day.sets or self.sets))

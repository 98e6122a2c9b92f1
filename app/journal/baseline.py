"""The start of a person: the first seven days they rated.

It is kept as it was when a rating of an eighth day came in: what is back-dated later changes the
past, but not what it is held against.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.journal.rated_days import WEEK, RatedDay, Reading, Window, day_values

BASELINE_DAYS = 7


@dataclass(frozen=True)
class Baseline:
    """The first rated days, up to seven; `needed` more until they are complete."""

    days: tuple[RatedDay, ...]

    @property
    def needed(self) -> int:
        return BASELINE_DAYS - len(self.days)

    @property
    def window(self) -> Window:
        return Window(self.days[0].on, self.days[-1].on, self.days)


def baseline(readings: Iterable[Reading]) -> Baseline:
    """The start, from the readings in the order in which they came in."""
    taken: list[Reading] = []
    known: set[date] = set()
    for reading in readings:
        known.add(reading.on)
        if len(known) > BASELINE_DAYS:
            break
        taken.append(reading)
    return Baseline(tuple(day_values(taken)))


def is_locked(readings: Iterable[Reading]) -> bool:
    """Whether an eighth day has come in."""
    return len({reading.on for reading in readings}) > BASELINE_DAYS


def week_of(start: Baseline, today: date) -> int | None:
    """The week since the first rated day, from 1; None before there is one."""
    if not start.days:
        return None
    return max(0, (today - start.days[0].on).days) // WEEK + 1

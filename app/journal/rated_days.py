"""Days and what was rated on them.

* A day's value is the mean of its ratings. A day without a rating has no value, which is not 0.
* What was felt during exercises tells of the exercise and not of the day: it is left out.
* A mean over days needs four rated ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby

# The contexts of ratings that make no day's value.
LEFT_OUT = frozenset({"during"})

WEEK = 7
LEAST_DAYS = 4


@dataclass(frozen=True)
class Reading:
    """A rating of one series, and when the server learned of it."""

    on: date
    intensity: int
    received_at: datetime


@dataclass(frozen=True)
class RatedDay:
    """A day with `n` ratings, which add up to `total`."""

    on: date
    total: int
    n: int

    @property
    def mean(self) -> float:
        return self.total / self.n


@dataclass(frozen=True)
class Window:
    """The days from `first` to `last`, of which some were rated."""

    first: date
    last: date
    days: tuple[RatedDay, ...]

    @property
    def rated(self) -> int:
        return len(self.days)

    @property
    def needed(self) -> int:
        """How many rated days are wanting for a mean."""
        return max(0, LEAST_DAYS - self.rated)

    @cached_property
    def mean(self) -> float | None:
        """The mean of the days' values, to a tenth as it is shown; None under four days."""
        return None if self.needed else tenth(_mean_of(self.days))


def day_values(readings: Iterable[Reading]) -> list[RatedDay]:
    """The days of the readings, oldest first."""
    ordered = sorted(readings, key=lambda reading: reading.on)
    return [_rated(day, list(group)) for day, group in groupby(ordered, lambda each: each.on)]


def window(days: Iterable[RatedDay], first: date, last: date) -> Window:
    return Window(first, last, tuple(day for day in days if first <= day.on <= last))


def tenth(value: float) -> float:
    """Rounded as people round: halves go up."""
    return int(value * 10 + 0.5 + 1e-9) / 10


def _rated(on: date, readings: list[Reading]) -> RatedDay:
    return RatedDay(on, sum(reading.intensity for reading in readings), len(readings))


def _mean_of(days: tuple[RatedDay, ...]) -> float:
    return sum(day.mean for day in days) / len(days)

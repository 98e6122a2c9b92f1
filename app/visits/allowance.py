"""What is left of each pool, and which one binds. Pure: standard library only.

What is left is the pool's number, less what was used before the app, less the visits counted
in the period. It is never cut off at nought: below it, the pool is over by so many.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

COUNTING_STATUSES = frozenset({"attended", "late"})


@dataclass(frozen=True, slots=True)
class Pool:
    """A number of visits per `period`: `calendar_year`, or `course` for one that never resets."""

    id: UUID
    name: str
    visits: int
    opening_used: int
    opened_on: date
    period: str
    disciplines: frozenset[str]


class Used(NamedTuple):
    """A visit that took place, as far as counting goes."""

    on: date
    discipline: str
    id: str | UUID | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """One pool today: `used` in its period and `left` of it, below nought when over."""

    pool: Pool
    used: int
    resets_on: date | None

    @property
    def left(self) -> int:
        return self.pool.visits - self.used


@dataclass(frozen=True, slots=True)
class Allowance:
    """All pools today, the one that binds first in mind."""

    pools: tuple[Left, ...]

    @property
    def binding(self) -> Left | None:
        """The pool with the least left; of equals the one that was set up first."""
        return min(self.pools, key=lambda each: each.left, default=None)


def allowance(pools: Iterable[Pool], visits: Iterable[Used], today: date) -> Allowance:
    taken = list(visits)
    return Allowance(tuple(_left(pool, taken, today) for pool in pools))


def counts_from(pool: Pool, today: date) -> date:
    """The first day whose visits the pool counts, in the period that `today` lies in."""
    return date(today.year, 1, 1) if pool.period == "calendar_year" else date.min


def _left(pool: Pool, visits: list[Used], today: date) -> Left:
    first, end = counts_from(pool, today), _resets_on(pool, today)
    opening = pool.opening_used if pool.opened_on >= first else 0
    counted = sum(
        first <= visit.on and (end is None or visit.on < end)
        for visit in visits
        if visit.discipline in pool.disciplines
    )
    return Left(pool, opening + counted, end)


def _resets_on(pool: Pool, today: date) -> date | None:
    return date(today.year + 1, 1, 1) if pool.period == "calendar_year" else None

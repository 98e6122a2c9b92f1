"""What a pool gives, for how long, and which visits draw on it. Pure: standard library only.

docs/visits.md says the same in words, with its sources.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

CHAINED_KINDS = ("approval", "package", "referral")
KINDS = ("limit", *CHAINED_KINDS)
PERIODS = ("calendar_year", "plan_year", "course", "dates")
# What a pool may count besides treatments that took place.
SWITCHES = (
    "evaluation",
    "re_evaluation",
    "telehealth",
    "group",
    "no_show",
    "deductible",
    "two_a_day",
)
NETWORKS = ("any", "in", "out")
TOOK_PLACE = frozenset({"attended", "late"})
ONE_DAY = timedelta(days=1)


class Fact(NamedTuple):
    """A visit as far as counting goes; `episode_id` and `id` as the database has them."""

    on: date
    status: str = "attended"
    kind: str = "treatment"
    discipline: str = "pt"
    episode_id: object = None
    billed: tuple[str, ...] = ()
    id: object = None
    time_of_day: time | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a pool: `visits` in each `period` (None for a referral without a number).

    `opening_used` were used before the app, in the period of `opened_on`. `starts_on` is the first
    day of a plan year, any of them, or the first day of `dates`; `ends_on` is the last day.
    `counts` holds the switches that are on. `decision_days`: how long the plan may take to answer.
    """

    id: object
    kind: str
    visits: int | None
    period: str
    opened_on: date
    opening_used: int = 0
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    episode_id: object = None
    network: str = "any"
    disciplines: Collection[str] = ("pt",)
    counts: Collection[str] = ()
    decision_days: int | None = None
    revision: int = 1
    source: str = "you"
    checked_on: date | None = None

    @property
    def is_chained(self) -> bool:
        return self.kind in CHAINED_KINDS

    def is_open(self, day: date) -> bool:
        """Whether a visit on `day` lies between its dates, both edges included."""
        if self.period != "dates":
            return True
        return (self.starts_on or date.min) <= day <= (self.ends_on or date.max)

    def year_of(self, day: date) -> int:
        """The year in which the period that holds `day` began; 0 where nothing starts again."""
        if self.period == "calendar_year":
            return day.year
        if self.period == "plan_year":
            return day.year if day >= self._anniversary(day.year) else day.year - 1
        return 0

    def first_day(self, day: date) -> date:
        """The first day of the period that holds `day`."""
        match self.period:
            case "calendar_year":
                return date(day.year, 1, 1)
            case "plan_year":
                return self._anniversary(self.year_of(day))
        return self.starts_on or date.min if self.period == "dates" else date.min

    def resets_on(self, day: date) -> date | None:
        """The day on which the next period begins; None where nothing starts again."""
        match self.period:
            case "calendar_year":
                return date(day.year + 1, 1, 1)
            case "plan_year":
                return self._anniversary(self.year_of(day) + 1)
        return None

    def last_day(self, day: date) -> date | None:
        """The last day on which what is left on `day` can be used."""
        resets_on = self.resets_on(day)
        return resets_on - ONE_DAY if resets_on else self.ends_on

    def opening_in(self, year: int) -> int:
        return self.opening_used if self.year_of(self.opened_on) == year else 0

    def matches(self, visit: Fact) -> bool:
        """Whether `visit` is of the kind that this pool is for, whenever it is."""
        billed_in = "out" if "out_of_network" in visit.billed else "in"
        return (
            visit.discipline in self.disciplines
            and self.episode_id in (None, visit.episode_id)
            and (visit.kind == "treatment" or visit.kind in self.counts)
            and self.network in ("any", billed_in)
            and ("deductible" not in visit.billed or "deductible" in self.counts)
        )

    def uses_up(self, visit: Fact) -> bool:
        """Whether what became of `visit` uses one up."""
        return visit.status in TOOK_PLACE or (
            visit.status == "no_show" and "no_show" in self.counts
        )

    def _anniversary(self, year: int) -> date:
        """The first day of the plan year in `year`; the 28th where 29 February is missing."""
        start = self.starts_on or date(year, 1, 1)
        try:
            return start.replace(year=year)
        except ValueError:
            return date(year, 2, 28)

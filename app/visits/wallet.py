"""What is left, how long it lasts and what to tell: the only place where visits meet pools."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from app.accounts.models import Person
from app.db import as_uuid
from app.visits.allowance import Allowance, Left, allowance, usual_visit
from app.visits.notices import Notice, notices
from app.visits.pace import RECENT_DAYS, Pace, pace_of
from app.visits.pools import Pools, ReadNotices
from app.visits.tally import Tally, tally
from app.visits.terms import TOOK_PLACE, Fact, Terms
from app.visits.visits import Visits

# How long a visit that nobody spoke of is asked about.
ASKED_FOR = timedelta(days=3)


@dataclass(frozen=True)
class WalletDay:
    """The wallet as it stands on `day`."""

    day: date
    allowance: Allowance
    pace: Pace
    visits: Sequence[Fact]
    bookings: Sequence[Fact] = ()
    told: Sequence[Notice] = ()
    draws: dict[object, list[Terms]] = field(default_factory=dict)

    @property
    def pools_in_order(self) -> list[Left]:
        """Those that are open first, and of them the one with the least left."""

        def place(pool: Left) -> tuple:
            return not pool.is_open, pool.left is None, pool.left or 0

        return sorted(self.allowance.pools, key=place)

    @property
    def next_visit(self) -> Fact | None:
        """The next one that is planned, today's included."""
        coming = (visit for visit in self.bookings if visit.on >= self.day)
        return min(coming, key=lambda visit: (visit.on, str(visit.time_of_day or "")), default=None)

    @cached_property
    def asked(self) -> list[Fact]:
        """Planned visits of today and the days before that nobody spoke of yet."""
        return [v for v in self._since(self.day - ASKED_FOR) if v.status == "scheduled"]

    @property
    def counted_today(self) -> bool:
        return bool(self.took_place_since(self.day))

    @property
    def lately(self) -> int:
        """How many visits took place in the last four weeks."""
        return len(self.took_place_since(self.day - timedelta(days=RECENT_DAYS - 1)))

    def took_place_since(self, first: date) -> list[tuple[date, UUID]]:
        """Day and id of the visits that took place from `first` to this day."""
        took_place = (visit for visit in self._since(first) if visit.status in TOOK_PLACE)
        return [(visit.on, as_uuid(visit.id)) for visit in took_place]

    def _since(self, first: date) -> list[Fact]:
        """The visits from `first` to this day, whatever became of them."""
        of_late = self.visits[bisect_left(self.visits, first, key=lambda visit: visit.on) :]
        return [visit for visit in of_late if visit.on <= self.day]


class Wallet:
    """The wallet of one person from `since` on: three questions to the database."""

    def __init__(self, owner: Person, today: date, since: date | None = None):
        self.owner, self.today = owner, today
        self.since = min(since or today, today - timedelta(days=RECENT_DAYS))

    def of_today(self) -> WalletDay:
        return self.on(self.today)

    def on(self, day: date) -> WalletDay:
        """As far as is known now."""
        allowed = allowance(self.pools, self.tallied, day, self.usual)
        pace = pace_of(allowed, self.visits)
        told = notices(allowed, pace, self.visits)
        if told:
            told = [notice for notice in told if notice.key not in self.read]
        bookings, draws = self.tallied.bookings, self.tallied.draws
        return WalletDay(day, allowed, pace, self.visits, bookings, told, draws)

    @cached_property
    def pools(self) -> list[Terms]:
        return Pools(self.owner).terms()

    @cached_property
    def visits(self) -> list[Fact]:
        return Visits(self.owner).facts(self.first)

    @property
    def first(self) -> date:
        """The day from which on visits matter."""
        return min([self.since, *(terms.first_day(self.since) for terms in self.pools)])

    @cached_property
    def usual(self) -> Fact:
        return usual_visit(self.pools, self.visits, self.today)

    @cached_property
    def tallied(self) -> Tally:
        return tally(self.pools, self.visits, self.today)

    @cached_property
    def read(self) -> set[str]:
        return ReadNotices(self.owner).keys(self.today)

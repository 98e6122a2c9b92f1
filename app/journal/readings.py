"""One person's ratings of pain as series: by day, from the start, and which there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.accounts.models import Person
from app.extensions import db
from app.journal.baseline import Baseline, baseline, is_locked
from app.journal.lookback import Lookback
from app.journal.questions import (
    DAYS_OF_ALL,
    DAYS_OF_ONE,
    FIRST_OF_ALL,
    FIRST_OF_ONE,
    SAID,
    USED,
)
from app.journal.rated_days import WEEK, RatedDay, Reading
from app.journal.series import ALL, Series
from app.journal.week import week_in

# A week of ratings, several a day, and then some.
FIRST_LOOK = 64
MONDAY = 0


@dataclass(frozen=True)
class Days:
    """The `rated` days of a series, oldest first; and those of which any entry says that it was a
    flare-up, or was of during exercises."""

    rated: list[RatedDay]
    flares: frozenset[date]
    during: frozenset[date]


class Readings:
    def __init__(self, owner: Person):
        self.owner = owner

    def days(self, series: Series, first: date, last: date) -> Days:
        """The days from `first` to `last`."""
        asked = DAYS_OF_ALL if series is ALL else DAYS_OF_ONE
        days = self._of(series) | {"first": first, "last": last}
        rows = db.session.execute(asked, days).all()
        return Days(
            rated=[RatedDay(on, int(total), n) for on, total, n, *_ in rows if n],
            during=frozenset(row.day for row in rows if row[3]),
            flares=frozenset(row.day for row in rows if row[4]),
        )

    def baseline(self, series: Series) -> Baseline:
        """The first seven rated days, as they were when an eighth came in."""
        most = FIRST_LOOK
        readings, are_all = self._first(series, most)
        while not are_all and not is_locked(readings):
            most *= 4
            readings, are_all = self._first(series, most)
        return baseline(readings)

    def used(self) -> set[str]:
        """The keys of the places and movements that have a rating."""
        return set(db.session.scalars(USED, {"owner_id": self.owner.id}))

    @staticmethod
    def asks_since(today: date) -> date:
        """From which day on Today wants to know of sets: a week when it looks back on one."""
        return today - timedelta(days=WEEK if today.weekday() == MONDAY else 1)

    def looked_back(self, today: date, sets_done: Mapping[date, int]) -> Lookback | None:
        """The week that ended yesterday, on a Monday; None when nothing was rated in it.

        Weeks are counted from the day the person joined: before the fourth no rise is spoken of.
        """
        if today.weekday() != MONDAY:
            return None
        days = {"first": today - timedelta(days=2 * WEEK), "last": today - timedelta(days=1)}
        rows = db.session.execute(SAID, {"owner_id": self.owner.id} | days).all()
        joined = self.owner.day_of(self.owner.joined_at)
        number = (days["last"] - joined).days // WEEK + 1
        return week_in(rows, days["last"], number, sets_done)

    def _first(self, series: Series, most: int) -> tuple[list[Reading], bool]:
        """Up to `most` readings as they came in, and whether there are no more."""
        asked = FIRST_OF_ALL if series is ALL else FIRST_OF_ONE
        rows = db.session.execute(asked, self._of(series) | {"most": most}).all()
        # An entry of movements only has no value among the places.
        return [Reading(*row) for row in rows if row.value is not None], len(rows) < most

    def _of(self, series: Series) -> dict:
        owner = {"owner_id": self.owner.id}
        if series is ALL:
            return owner
        return owner | {"kind": series.kind, "code": series.code, "side": series.side}

"""One person's ratings of pain as series: by day, from the start, and which there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import (
    Select,
    String,
    and_,
    bindparam,
    column,
    exists,
    func,
    or_,
    select,
    text,
)

from app.accounts.models import Person
from app.extensions import db
from app.journal.baseline import Baseline, baseline, is_locked
from app.journal.lookback import Lookback
from app.journal.models import PainEntry, Rating
from app.journal.rated_days import LEFT_OUT, WEEK, RatedDay, Reading
from app.journal.series import ALL, EVERY_KIND, Series
from app.journal.week import week_in

# A week of ratings, several a day, and then some.
FIRST_LOOK = 64
MONDAY = 0

_THEIRS = (PainEntry.owner_id == bindparam("owner_id"), PainEntry.deleted_at.is_(None))
_LEFT_OUT = PainEntry.context.in_(sorted(LEFT_OUT))
_OF_ENTRY = and_(Rating.owner_id == PainEntry.owner_id, Rating.entry_id == PainEntry.id)
_OF_SERIES = (
    Rating.kind == bindparam("kind"),
    Rating.code == bindparam("code"),
    Rating.side == bindparam("side"),
)

# An entry's value in the series of all places: that of the place that hurt most.
_WORST = (
    select(func.max(Rating.intensity))
    .where(_OF_ENTRY, Rating.kind == "site")
    .correlate(PainEntry)
    .scalar_subquery()
)


def _readings(value, *where) -> Select:
    return select(
        PainEntry.acted_on.label("day"), value.label("value"), PainEntry.received_at
    ).where(*_THEIRS, ~_LEFT_OUT, *where)


def _of_one(*where) -> Select:
    return _readings(Rating.intensity, *_OF_SERIES, *where).join(Rating, _OF_ENTRY)


def _by_day(readings: Select) -> Select:
    each = readings.subquery()
    counted = func.count(each.c.value)
    return (
        select(each.c.day, func.sum(each.c.value), counted)
        .group_by(each.c.day)
        .having(counted > 0)
        .order_by(each.c.day)
    )


def _as_received(readings: Select) -> Select:
    return readings.order_by(PainEntry.received_at, PainEntry.id).limit(bindparam("most"))


_WITHIN = PainEntry.acted_on.between(bindparam("first"), bindparam("last"))
_DAYS_OF_ALL = _by_day(_readings(_WORST, _WITHIN))
_DAYS_OF_ONE = _by_day(_of_one(_WITHIN))
_FIRST_OF_ALL = _as_received(_readings(_WORST))
_FIRST_OF_ONE = _as_received(_of_one())

_IS_FLARE = PainEntry.details["flare"].as_string() == "yes"
_TOLD = select(PainEntry.acted_on, _LEFT_OUT, _IS_FLARE).where(
    *_THEIRS, _WITHIN, or_(_IS_FLARE, _LEFT_OUT)
)

_SAID = (
    _readings(Rating.intensity, _WITHIN)
    .add_columns(PainEntry.id, Rating.kind, Rating.code, PainEntry.details)
    .join(Rating, _OF_ENTRY)
)

# Asked of each name that there can be, so that a long history costs no more than a short one. As
# text: SQLAlchemy would compile `values()` anew for each question, which takes longer than to ask.
_NAMED = "SELECT '{0.key}' AS key, '{0.kind}' AS kind, '{0.code}' AS code, '{0.side}' AS side"
_known = (
    text(" UNION ALL ".join(_NAMED.format(each) for each in EVERY_KIND))
    .columns(*(column(name, String) for name in ("key", "kind", "code", "side")))
    .cte("known")
)
_USED = select(_known.c.key).where(
    exists()
    .where(
        Rating.owner_id == bindparam("owner_id"),
        Rating.kind == _known.c.kind,
        Rating.code == _known.c.code,
        Rating.side == _known.c.side,
        *_THEIRS,
        _OF_ENTRY,
    )
    .correlate(_known)
)


@dataclass(frozen=True)
class Told:
    """The days of which an entry says that it was a flare-up, or was of during exercises."""

    flares: frozenset[date] = frozenset()
    during: frozenset[date] = frozenset()


class Readings:
    def __init__(self, owner: Person):
        self.owner = owner

    def days(self, series: Series, first: date, last: date) -> list[RatedDay]:
        """The rated days from `first` to `last`, oldest first."""
        asked = _DAYS_OF_ALL if series is ALL else _DAYS_OF_ONE
        rows = db.session.execute(asked, self._of(series) | {"first": first, "last": last})
        return [RatedDay(on, int(total), n) for on, total, n in rows]

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
        return set(db.session.scalars(_USED, {"owner_id": self.owner.id}))

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
        rows = db.session.execute(_SAID, {"owner_id": self.owner.id} | days).all()
        joined = self.owner.day_of(self.owner.joined_at)
        number = (days["last"] - joined).days // WEEK + 1
        return week_in(rows, days["last"], number, sets_done)

    def told(self, first: date, last: date) -> Told:
        """What entries say of the days from `first` to `last`, beside their numbers."""
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        rows = db.session.execute(_TOLD, days).all()
        return Told(
            flares=frozenset(day for day, _, is_flare in rows if is_flare),
            during=frozenset(day for day, is_during, _ in rows if is_during),
        )

    def _first(self, series: Series, most: int) -> tuple[list[Reading], bool]:
        """Up to `most` readings as they came in, and whether there are no more."""
        asked = _FIRST_OF_ALL if series is ALL else _FIRST_OF_ONE
        rows = db.session.execute(asked, self._of(series) | {"most": most}).all()
        # An entry of movements only has no value among the places.
        return [Reading(*row) for row in rows if row.value is not None], len(rows) < most

    def _of(self, series: Series) -> dict:
        owner = {"owner_id": self.owner.id}
        if series is ALL:
            return owner
        return owner | {"kind": series.kind, "code": series.code, "side": series.side}

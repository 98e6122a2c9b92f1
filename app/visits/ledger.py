"""One person's visits and limits: their queries and their verbs."""

from datetime import date
from uuid import UUID

from sqlalchemy import Row, String, bindparam, select, type_coerce

from app.accounts.models import Person
from app.db import as_uuid
from app.episodes.episodes import Episodes
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation
from app.operations.records import Records
from app.visits.allowance import COUNTING_STATUSES, Allowance, Pool, Used, allowance, counts_from
from app.visits.models import Limit, Visit

RECENT = 30

_VISITS, _OWN_LIMITS = Visit.__table__.c, Limit.__table__.c


# The id as the database has it: few are asked for, and making one takes longer than reading it.
_COUNTING = (
    select(_VISITS.acted_on, _VISITS.discipline, type_coerce(_VISITS.id, String))
    .where(
        _VISITS.owner_id == bindparam("owner_id"),
        _VISITS.deleted_at.is_(None),
        _VISITS.status.in_(COUNTING_STATUSES),
        _VISITS.acted_on >= bindparam("first"),
    )
    .order_by(_VISITS.acted_on, _VISITS.acted_at)
)
_ATTENDED = (
    select(_VISITS.acted_on, _VISITS.id)
    .where(
        _VISITS.owner_id == bindparam("owner_id"),
        _VISITS.deleted_at.is_(None),
        _VISITS.status.in_(COUNTING_STATUSES),
        _VISITS.acted_on.between(bindparam("first"), bindparam("last")),
    )
    .order_by(_VISITS.acted_on, _VISITS.acted_at)
)
_LIMITS = (
    select(
        _OWN_LIMITS.id,
        _OWN_LIMITS.name,
        _OWN_LIMITS.visits,
        _OWN_LIMITS.opening_used,
        _OWN_LIMITS.acted_on.label("opened_on"),
        _OWN_LIMITS.period,
        _OWN_LIMITS.disciplines,
    )
    .where(_OWN_LIMITS.owner_id == bindparam("owner_id"), _OWN_LIMITS.deleted_at.is_(None))
    .order_by(_OWN_LIMITS.received_at, _OWN_LIMITS.id)
)


class Visits:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Visit)

    def recent(self) -> list[Visit]:
        """The latest thirty, newest first."""
        newest_first = (
            self._visits()
            .order_by(Visit.acted_on.desc(), Visit.acted_at.desc(), Visit.id.desc())
            .limit(RECENT)
        )
        return list(db.session.scalars(newest_first))

    def between(self, first: date, last: date) -> list[Row]:
        """`acted_on` and `id` of the visits that took place from `first` to `last`."""
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        return list(db.session.execute(_ATTENDED, days))

    def used_since(self, first: date) -> list[Used]:
        """The visits that took place on `first` or later."""
        counting = db.session.execute(_COUNTING, {"owner_id": self.owner.id, "first": first})
        return list(map(Used._make, counting))

    def days(self, first: date, last: date) -> set[date]:
        """The days from `first` to `last` on which a visit took place."""
        return {visit.acted_on for visit in self.between(first, last)}

    def count(self, operation: Operation) -> Effect:
        """One visit attended, on the operation's own day."""
        self.records.add(operation, episode_id=Episodes(self.owner).current_id())
        return Effect()

    def _visits(self):
        return select(Visit).where(Visit.owner_id == self.owner.id, Visit.deleted_at.is_(None))


class Limits:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Limit)

    def get(self, id: UUID) -> Limit | None:
        return self.records.get(id)

    def allowance(self, today: date) -> Allowance:
        """What is left of every limit; the only place where visits meet limits."""
        return self.allowances([today])[today]

    def allowance_and_visits(
        self, today: date, since: date
    ) -> tuple[Allowance, list[tuple[date, UUID]]]:
        """What is left, and day and id of the visits from `since` to `today`: one question."""
        pools = self._pools()
        first = min([since, *(counts_from(pool, today) for pool in pools)])
        used = Visits(self.owner).used_since(first)
        visits = [(each.on, as_uuid(each.id)) for each in used if since <= each.on <= today]
        return allowance(pools, used, today), visits

    def allowances(self, days: list[date]) -> dict[date, Allowance]:
        """What is left on each of `days`, oldest first, as far as is known now."""
        pools = self._pools()
        if not pools:
            return dict.fromkeys(days, Allowance(()))
        first = min(counts_from(pool, days[0]) for pool in pools)
        used = Visits(self.owner).used_since(first)
        return {day: allowance(pools, used, day) for day in days}

    def add(self, operation: Operation, **columns) -> Effect:
        self.records.add(operation, **columns)
        return Effect()

    def edit(self, operation: Operation, revision: int, **columns) -> Effect:
        def change(limit: Limit) -> None:
            if limit.opening_used != columns["opening_used"]:
                # What was used before the app belongs to the period in which it was said.
                limit.acted_at, limit.acted_on = operation.acted_at, operation.acted_on
            for name, value in columns.items():
                setattr(limit, name, value)

        return self.records.edit(operation, revision, change)

    def _pools(self) -> list[Pool]:
        limits = db.session.execute(_LIMITS, {"owner_id": self.owner.id}).mappings()
        return [_pool(**limit) for limit in limits]


def _pool(disciplines: list[str], **columns) -> Pool:
    return Pool(disciplines=frozenset(disciplines), **columns)

"""One person's visits: their queries and their verbs."""

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Row, String, bindparam, cast, select, type_coerce

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation
from app.operations.records import Records
from app.visits.models import Visit
from app.visits.series import Series
from app.visits.terms import TOOK_PLACE, Fact

RECENT = 30

_VISITS = Visit.__table__.c
_OWN = (_VISITS.owner_id == bindparam("owner_id"), _VISITS.deleted_at.is_(None))
_OF_MANY = (
    _VISITS.owner_id.in_(bindparam("owner_ids", expanding=True)),
    _VISITS.deleted_at.is_(None),
)
_IN_ORDER = (_VISITS.held_on, _VISITS.acted_at)

# Ids and lists as the database has them: few are looked at, and making one takes longer than
# reading it.
_ALL_FACTS = (
    select(
        _VISITS.held_on,
        _VISITS.status,
        _VISITS.kind,
        _VISITS.discipline,
        type_coerce(_VISITS.episode_id, String),
        cast(_VISITS.billed, String),
        type_coerce(_VISITS.id, String),
        _VISITS.time_of_day,
    )
    .where(_VISITS.held_on >= bindparam("first"))
    .order_by(*_IN_ORDER)
)
_FACTS = _ALL_FACTS.where(*_OWN)
FACTS_OF_MANY = _ALL_FACTS.add_columns(_VISITS.owner_id).where(*_OF_MANY)
_TOOK_PLACE = (
    select(_VISITS.held_on, _VISITS.id)
    .where(
        *_OWN,
        _VISITS.status.in_(TOOK_PLACE),
        _VISITS.held_on.between(bindparam("first"), bindparam("last")),
    )
    .order_by(*_IN_ORDER)
)


@lru_cache(maxsize=64)
def _codes(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def fact_of(row: Sequence) -> Fact:
    """From a row with the columns of `FACTS_OF_MANY`."""
    on, status, kind, discipline, episode_id, billed, id, at = row[:8]
    return Fact(on, status, kind, discipline, episode_id, _codes(billed), id, at)


class Visits:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Visit)

    def get(self, id: UUID) -> Visit | None:
        return self.records.get(id)

    def past(self, today: date) -> list[Visit]:
        """The latest thirty up to `today`, newest first."""
        newest_first = (Visit.held_on.desc(), Visit.acted_at.desc(), Visit.id.desc())
        past = self._own().where(Visit.held_on <= today).order_by(*newest_first)
        return list(db.session.scalars(past.limit(RECENT)))

    def coming(self, today: date) -> list[Visit]:
        """All that are planned from `today` on, the next one first."""
        planned = self._own().where(Visit.held_on >= today, Visit.status == "scheduled")
        next_first = (Visit.held_on, Visit.time_of_day.nulls_first(), Visit.acted_at)
        return list(db.session.scalars(planned.order_by(*next_first)))

    def facts(self, first: date) -> list[Fact]:
        """All visits of `first` and later, oldest first."""
        rows = db.session.execute(_FACTS, {"owner_id": self.owner.id, "first": first}).all()
        return [fact_of(row) for row in rows]

    def between(self, first: date, last: date) -> list[Row]:
        """`held_on` and `id` of the visits that took place from `first` to `last`."""
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        return list(db.session.execute(_TOOK_PLACE, days))

    def days(self, first: date, last: date) -> set[date]:
        """The days from `first` to `last` on which a visit took place."""
        return {visit.held_on for visit in self.between(first, last)}

    def count(self, operation: Operation, usual: Fact) -> Effect:
        """One visit attended, on the operation's own day, of the `usual` therapy and network."""
        self.records.add(
            operation,
            episode_id=Episodes(self.owner).current_id(),
            held_on=operation.acted_on,
            discipline=usual.discipline,
            billed=list(usual.billed),
        )
        return Effect()

    def add(self, operation: Operation, weeks: int, **columns) -> Effect:
        """A visit as it was typed, and the same in each of the next `weeks`, less one."""
        columns["episode_id"] = Episodes(self.owner).chosen_id(columns["episode_id"])
        return Series(self.owner).add(operation, weeks, **columns)

    def edit(
        self, operation: Operation, revision: int, after: UUID | None = None, **columns
    ) -> Effect:
        mine = Episodes(self.owner)

        def change(visit: Visit) -> None:
            columns["episode_id"] = mine.chosen_id(columns["episode_id"], visit.episode_id)
            for name, value in columns.items():
                setattr(visit, name, value)

        return self.records.edit(operation, revision, change, after)

    def mark(self, operation: Operation, outcome: str) -> Effect:
        """What became of a visit: the last word received stands."""
        visit = self.records.need(operation.record_id)
        status = self._said_before(visit) if outcome == "undone" else outcome
        return self.records.replace(operation, visit, status=status)

    def _said_before(self, visit: Visit) -> str:
        """What was last said of it but this; that it is planned, if nothing was."""
        texts = (kept.body for kept in self.records.history(visit.id))
        # An edit's own text has its revision: it came too late, and was never what the visit said.
        said = (text["status"] for text in texts if "revision" not in text)
        return next((status for status in said if status != visit.status), "scheduled")

    def _own(self):
        return select(Visit).where(Visit.owner_id == self.owner.id, Visit.deleted_at.is_(None))

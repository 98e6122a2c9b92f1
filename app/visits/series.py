"""The visits that one person planned in one go, one a week: a series of the first one's id."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from sqlalchemy import select, update

from app.accounts.models import Person
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation, Rejected
from app.operations.records import Records
from app.visits.models import Visit

WEEK = timedelta(days=7)


class Series:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Visit)

    def has(self, id: UUID) -> bool:
        of_series = select(Visit.id).where(Visit.owner_id == self.owner.id, Visit.series_id == id)
        return db.session.scalar(of_series.limit(1)) is not None

    def add(self, operation: Operation, weeks: int, **columns) -> Effect:
        """A visit as it was typed, and the same in each of the next `weeks`, less one.

        What to ask is for the first: it would stand there again each week after it was asked.
        """
        columns["series_id"] = operation.record_id if weeks > 1 else None
        self.records.add(operation, **columns)
        for number in range(1, weeks):
            later = columns["held_on"] + number * WEEK
            id = uuid5(operation.record_id, str(number))
            self.records.add(operation, **columns | {"id": id, "held_on": later, "questions": ""})
        return Effect()

    def end(self, operation: Operation, since: date) -> Effect:
        """Take off what is still planned of a series from `since` on."""
        self._need(operation.record_id)
        planned = self._planned_of(operation.record_id, since)
        here = update(Visit).where(*planned, Visit.deleted_at.is_(None))
        db.session.execute(here.values(deleted_at=operation.acted_at))
        return Effect()

    def resume(self, operation: Operation, since: date) -> Effect:
        """Bring back what went together with the first of them, and none that went alone."""
        self._need(operation.record_id)
        planned = self._planned_of(operation.record_id, since)
        first = select(Visit.deleted_at).where(*planned).order_by(Visit.held_on, Visit.id)
        if went_at := db.session.scalar(first.limit(1)):
            gone = update(Visit).where(*planned, Visit.deleted_at == went_at)
            db.session.execute(gone.values(deleted_at=None))
        return Effect()

    def _need(self, id: UUID) -> None:
        """Or a refusal: a restored server may hear of its end before it has the series again."""
        if not self.has(id):
            raise Rejected("not_found")

    def _planned_of(self, id: UUID, since: date) -> tuple:
        return (
            Visit.owner_id == self.owner.id,
            Visit.series_id == id,
            Visit.held_on >= since,
            Visit.status == "scheduled",
        )

"""The goals, the activities and the questions of one person: three lists of lines."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from app.accounts.models import Person
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation, Rejected
from app.operations.records import Records
from app.outcomes import bounds
from app.outcomes.models import Activity, Goal, Question


class _Lines:
    model: type
    most_open = bounds.MOST_OPEN

    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, self.model)

    def open(self) -> Sequence:
        """The oldest first."""
        return db.session.scalars(self._open()).all()

    def get(self, id: UUID):
        return self.records.get(id)

    def add(self, operation: Operation, **said) -> Effect:
        if self.records.find(operation.record_id) is None and self._count() >= self.most_open:
            raise Rejected("too_many")
        self.records.add(operation, **said)
        return Effect()

    def edit(self, operation: Operation, revision: int, after: UUID | None, **said) -> Effect:
        def change(line) -> None:
            for name, value in said.items():
                setattr(line, name, value)

        return self.records.edit(operation, revision, change, after)

    def _all(self):
        of_theirs = (self.model.owner_id == self.owner.id, self.model.deleted_at.is_(None))
        return select(self.model).where(*of_theirs).order_by(self.model.acted_at, self.model.id)

    def _open(self):
        return self._all()

    def _count(self) -> int:
        is_open = self._open().order_by(None)
        return db.session.scalar(select(func.count()).select_from(is_open.subquery()))


class _Ending(_Lines):
    """Lines that are open until they come to their end: `state`, since `state_on`."""

    def over(self, most: int) -> Sequence:
        """What came to its end, the last one first."""
        ended = self._all().where(self.model.state != "open").order_by(None)
        last_first = ended.order_by(self.model.state_on.desc(), self.model.id)
        return db.session.scalars(last_first.limit(most)).all()

    def mark(self, operation: Operation, state: str) -> Effect:
        line = self.records.need(operation.record_id)
        line.state = state
        line.state_on = None if state == "open" else operation.acted_on
        return Effect(line.revision)

    def _open(self):
        return self._all().where(self.model.state == "open")


class Goals(_Ending):
    model = Goal


class Activities(_Lines):
    model = Activity
    most_open = bounds.MOST_ACTIVITIES


class Questions(_Ending):
    model = Question

"""The numbers that one person gave: to activities, to the questions of the PEG, to goals."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from app.accounts.models import Person
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.once import insert_once
from app.operations.operation import Operation
from app.operations.records import Records
from app.outcomes.models import Score


class Scores:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Score)

    def series(self, until: date | None = None) -> dict[UUID, list[tuple[date, int]]]:
        """By item, oldest first: the last number of each day, up to the day `until`."""
        rows = (
            select(Score.item, Score.acted_on, Score.value)
            .where(Score.owner_id == self.owner.id, Score.deleted_at.is_(None))
            .order_by(Score.acted_on, Score.acted_at, Score.received_at)
        )
        if until:
            rows = rows.where(Score.acted_on <= until)
        by_item: dict[UUID, dict[date, int]] = {}
        for item, on, value in db.session.execute(rows):
            by_item.setdefault(item, {})[on] = value
        return {item: list(days.items()) for item, days in by_item.items()}

    def give(self, operation: Operation, value: int) -> Effect:
        """To the item that the operation names. Its row has the id of the operation."""
        stamps = self.records.stamps(operation) | {"id": operation.op_id}
        insert_once(Score, **stamps, item=operation.record_id, value=value)
        return Effect()

    def take_back(self, operation: Operation, value: int) -> Effect:
        """The last `value` that the item was given on the operation's day."""
        given = (
            select(Score)
            .where(
                Score.owner_id == self.owner.id,
                Score.item == operation.record_id,
                Score.acted_on == operation.acted_on,
                Score.value == value,
                Score.deleted_at.is_(None),
            )
            .order_by(Score.acted_at.desc(), Score.received_at.desc())
            .limit(1)
        )
        if row := db.session.scalar(given):
            row.deleted_at = operation.acted_at
        return Effect()

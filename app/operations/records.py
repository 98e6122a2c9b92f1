"""What every collection does with its rows: add, edit, delete and restore.

All of it is idempotent by record id and revision too, so that a log pruned one day, or a
server restored from a backup, takes the same operations again and doubles nothing.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.accounts.models import Person
from app.clock import now
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.models import LoggedOperation, Revision
from app.operations.once import insert_once
from app.operations.operation import Operation, Rejected


class Records:
    """The rows of `model` that belong to `owner`.

    A `model` has the columns of `Owned` and a method `content()`, which gives what an edit
    replaces as plain JSON values. Its table may have had other names: `formerly`.
    """

    def __init__(self, owner: Person, model: type, formerly: tuple[str, ...] = ()):
        self.owner, self.model = owner, model
        self.kinds = (model.__tablename__, *formerly)

    def find(self, id: UUID):
        """The row, deleted or not; None when it is not this owner's."""
        return db.session.get(self.model, (self.owner.id, id))

    def get(self, id: UUID):
        """The row, unless it was deleted."""
        row = self.find(id)
        return None if row is None or row.deleted_at else row

    def need(self, id: UUID):
        """The row, deleted or not, or a refusal of the operation that names it."""
        row = self.find(id)
        if row is None:
            raise Rejected("not_found")
        return row

    def add(self, operation: Operation, **columns: Any) -> bool:
        """Add what `operation` records; False when the record is there already."""
        return insert_once(self.model, **self.stamps(operation) | columns)

    def edit(
        self,
        operation: Operation,
        revision: int,
        change: Callable[[Any], None],
        after: UUID | None = None,
    ) -> Effect:
        """Change the row as it was at `revision`; later changes are not written over.

        An edit on top of another that nobody had heard of yet names it: `after`. What it was made
        on is then what that one made, not the `revision` that the phone could only guess.
        """
        row = self.need(operation.record_id)
        if self.is_kept(operation):
            return Effect(row.revision)
        made_on = revision if after is None else self._made_by(after, row.id)
        if row.deleted_at or row.revision != made_on:
            self.keep(operation, row.id, revision, operation.body)
            return Effect(row.revision, "conflict")
        self.keep(operation, row.id, revision, row.content())
        change(row)
        row.revision += 1
        return Effect(row.revision)

    def replace(self, operation: Operation, row, **columns: Any) -> Effect:
        """Set `columns` of `row`, whatever it said: the last word received stands."""
        if self.is_kept(operation):
            return Effect(row.revision)
        self.keep(operation, row.id, row.revision, row.content())
        for name, value in columns.items():
            setattr(row, name, value)
        row.revision += 1
        return Effect(row.revision)

    def delete(self, operation: Operation) -> Effect:
        row = self.need(operation.record_id)
        row.deleted_at = row.deleted_at or operation.acted_at
        return Effect(row.revision)

    def restore(self, operation: Operation) -> Effect:
        row = self.need(operation.record_id)
        row.deleted_at = None
        return Effect(row.revision)

    def history(self, id: UUID) -> list[Revision]:
        """What the row said before each edit, newest first, and the edits that came too late."""
        return self.histories([id])

    def histories(self, ids: list[UUID]) -> list[Revision]:
        """The same of several rows, mixed."""
        if not ids:
            return []
        kept = (
            select(Revision)
            .where(Revision.owner_id == self.owner.id, Revision.record_id.in_(ids))
            .where(Revision.kind.in_(self.kinds))  # an id may stand in two tables
            .order_by(Revision.at.desc(), Revision.revision.desc())
        )
        return list(db.session.scalars(kept))

    def stamps(self, operation: Operation) -> dict[str, Any]:
        """The columns that every record of `operation` shares, its id among them."""
        return {
            "owner_id": self.owner.id,
            "id": operation.record_id,
            "acted_at": operation.acted_at,
            "acted_on": operation.acted_on,
            "zone": operation.zone,
            "received_at": now(),
            "recorded_by": self.owner.id,
        }

    def is_kept(self, operation: Operation) -> bool:
        """Whether `operation` put something away before: it was taken once."""
        return db.session.get(Revision, (self.owner.id, operation.op_id)) is not None

    def keep(self, operation: Operation, record_id: UUID, revision: int, body: dict) -> None:
        """Keep a text under the id of the operation that replaced it, or that came too late."""
        db.session.add(
            Revision(
                owner_id=self.owner.id,
                op_id=operation.op_id,
                kind=self.model.__tablename__,
                record_id=record_id,
                revision=revision,
                body=body,
                recorded_by=self.owner.id,
                at=now(),
            )
        )

    def _made_by(self, op_id: UUID, record_id: UUID) -> int | None:
        """The revision that an edit made of the record; None when it made none here."""
        made = select(LoggedOperation.revision).where(
            LoggedOperation.owner_id == self.owner.id,
            LoggedOperation.op_id == op_id,
            LoggedOperation.record_id == record_id,
            LoggedOperation.outcome == "applied",
        )
        return db.session.scalar(made)

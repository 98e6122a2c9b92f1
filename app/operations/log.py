"""One person's log of operations: looked up, and checked link by link."""

from contextlib import closing
from uuid import UUID

from sqlalchemy import select

from app.accounts.models import Person
from app.accounts.people import on_joining
from app.extensions import db
from app.operations.chain import START, link
from app.operations.models import Chain, LoggedOperation
from app.operations.operation import Operation


class Log:
    def __init__(self, owner: Person):
        self.owner = owner

    def get(self, op_id: UUID) -> LoggedOperation | None:
        return db.session.get(LoggedOperation, (self.owner.id, op_id))

    def length(self) -> int:
        """How many operations were taken: it grows with everything that a person records."""
        return db.session.scalar(select(Chain.seq).where(Chain.owner_id == self.owner.id))

    def first_broken_link(self) -> int | None:
        """The number of the first operation that is not as it was taken; None when all are."""
        expected, seq = START, 0
        with closing(self._in_order()) as rows:
            for seq, row in enumerate(rows, start=1):
                expected = _link_of(row, expected, seq)
                if row.seq != seq or row.hash != expected:
                    return seq
        end = db.session.get(Chain, self.owner.id)
        return None if (end.seq, end.hash) == (seq, expected) else seq + 1

    def _in_order(self):
        return db.session.scalars(
            select(LoggedOperation)
            .where(LoggedOperation.owner_id == self.owner.id)
            .order_by(LoggedOperation.seq)
            .execution_options(yield_per=500)
        )


def operation_of(row: LoggedOperation) -> Operation:
    return Operation(
        op_id=row.op_id,
        name=row.name,
        version=row.version,
        record_id=row.record_id,
        acted_at=row.acted_at,
        acted_on=row.acted_on,
        zone=row.zone,
        body=row.body,
    )


def _link_of(row: LoggedOperation, before: bytes, seq: int) -> bytes:
    operation = operation_of(row)
    return link(
        before,
        seq,
        operation,
        digest=operation.digest(),
        received_at=row.received_at,
        recorded_by=row.recorded_by,
    )


@on_joining
def begin_chain(person: Person) -> None:
    db.session.add(Chain(owner_id=person.id, seq=0, hash=START))

"""What one person did of their program, set by set."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import String, bindparam, select, type_coerce

from app.accounts.models import Person
from app.db import as_uuid
from app.exercises.dose import SetKey
from app.exercises.models import Completion, Prescription
from app.exercises.plan import Mark
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.once import insert_once
from app.operations.operation import Operation, Rejected
from app.operations.records import Records

# One set of one prescription.
Named = tuple[UUID, SetKey]

_SETS, _DOSES = Completion.__table__.c, Prescription.__table__.c
_MARKS_BETWEEN = (
    select(
        # As the database has it: making an id of each row took longer than finding the rows.
        type_coerce(_DOSES.line_id, String).label("line_id"),
        _SETS.acted_on,
        _SETS.bout,
        _SETS.side,
        _SETS.set_number,
        _SETS.outcome,
        _SETS.reason,
    )
    .join(
        Prescription.__table__,
        (_DOSES.owner_id == _SETS.owner_id) & (_DOSES.id == _SETS.prescription_id),
    )
    .where(_SETS.acted_on.between(bindparam("first"), bindparam("last")))
)
_MARKS = _MARKS_BETWEEN.where(_SETS.owner_id == bindparam("owner_id"))
MARKS_OF_MANY = _MARKS_BETWEEN.add_columns(type_coerce(_SETS.owner_id, String)).where(
    _SETS.owner_id.in_(bindparam("owner_ids", expanding=True))
)


class Completions:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Completion)

    def marks(self, first: date, last: date) -> dict[UUID, dict[date, list[Mark]]]:
        """The marks of each line by day, from `first` to `last`."""
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        return marks_by_line(db.session.execute(_MARKS, days).all())

    def mark(
        self,
        operation: Operation,
        on: date,
        sets: Sequence[Named],
        outcome: str,
        reason: str | None = None,
    ) -> Effect:
        """Set each of `sets` of the day `on` to `outcome`; the last word received stands.

        What the sets said before is kept, all of it under the operation's own id.
        """
        ids = {prescription for prescription, _key in sets}
        if self._known(ids) != ids:
            raise Rejected("not_found")
        if self.records.is_kept(operation):
            return Effect()
        there = self._there(on, ids)
        replaced = {}
        for named in dict.fromkeys(sets):
            row = there.get(named)
            if row is None:
                self._add(operation, on, named, outcome, reason)
                continue
            replaced[_text(named)] = row.content()
            row.outcome, row.reason, row.revision = outcome, reason, row.revision + 1
        if replaced:
            self.records.keep(operation, operation.record_id, 1, replaced)
        return Effect()

    def _known(self, ids: set[UUID]) -> set[UUID]:
        theirs = select(Prescription.id).where(
            Prescription.owner_id == self.owner.id, Prescription.id.in_(ids)
        )
        return set(db.session.scalars(theirs))

    def _there(self, on: date, ids: set[UUID]) -> dict[Named, Completion]:
        of_day = select(Completion).where(
            Completion.owner_id == self.owner.id,
            Completion.acted_on == on,
            Completion.prescription_id.in_(ids),
        )
        rows = db.session.scalars(of_day)
        return {
            (row.prescription_id, SetKey(row.bout, row.side, row.set_number)): row for row in rows
        }

    def _add(
        self, operation: Operation, on: date, named: Named, outcome: str, reason: str | None
    ) -> None:
        """Each set has an id of its own, the same however often the operation comes."""
        prescription, key = named
        insert_once(
            Completion,
            **self.records.stamps(operation)
            | {"id": uuid5(operation.record_id, _text(named)), "acted_on": on}
            | {"prescription_id": prescription, "outcome": outcome, "reason": reason}
            | key._asdict(),
        )


def marks_by_line(rows: Iterable[Sequence]) -> dict[UUID, dict[date, list[Mark]]]:
    """The marks of each line by day, from rows with the columns of `MARKS_OF_MANY`."""
    found: dict[Any, dict[date, list[Mark]]] = {}
    for line, on, bout, side, number, outcome, reason, *_ in rows:
        mark = _mark(bout, side, number, outcome, reason)
        found.setdefault(line, {}).setdefault(on, []).append(mark)
    return {as_uuid(line): marks for line, marks in found.items()}


@lru_cache(maxsize=4096)
def _mark(bout: int, side: str, number: int, outcome: str, reason: str | None) -> Mark:
    """Made once for everybody: of the many sets that are read few differ."""
    return Mark(SetKey(bout, side, number), outcome, reason)


def _text(named: Named) -> str:
    prescription, (bout, side, number) = named
    return f"{prescription} {bout} {side} {number}"

"""Which exercises one person did on which day, and what they are called now."""

from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.accounts.models import Person
from app.exercises.models import Completion, Prescription
from app.extensions import db

_DONE_OF = Prescription.__table__.alias("done_of")
_LINE = Prescription.__table__.alias("line")
_SETS = Completion.__table__.c
# The version in force comes last, else the newest: a dict keeps the last.
_NOW_LAST = (_LINE.c.ends_on.is_(None), _LINE.c.acted_at, _LINE.c.id)

_DONE = (
    select(_SETS.acted_on, _LINE.c.line_id, _LINE.c.name)
    .join(
        _DONE_OF,
        (_DONE_OF.c.owner_id == _SETS.owner_id) & (_DONE_OF.c.id == _SETS.prescription_id),
    )
    .join(
        _LINE,
        (_LINE.c.owner_id == _DONE_OF.c.owner_id) & (_LINE.c.line_id == _DONE_OF.c.line_id),
    )
    .where(
        _SETS.owner_id == bindparam("owner_id"),
        _SETS.acted_on.between(bindparam("first"), bindparam("last")),
        _SETS.outcome == "done",
    )
    .order_by(_SETS.acted_on, *_NOW_LAST)
)
_NAMES = (
    select(_LINE.c.line_id, _LINE.c.name)
    .where(
        _LINE.c.owner_id == bindparam("owner_id"),
        _LINE.c.line_id.in_(bindparam("line_ids", expanding=True)),
    )
    .order_by(*_NOW_LAST)
)


class Done:
    def __init__(self, owner: Person):
        self.owner = owner

    def between(self, first: date, last: date) -> dict[tuple[date, UUID], str]:
        """The names of the exercises that had a set done, by day and `line_id`."""
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        return {(on, line): name for on, line, name in db.session.execute(_DONE, days)}

    def names(self, line_ids: set[UUID]) -> dict[UUID, str]:
        """What exercises are called, by `line_id`; of the owner's own only."""
        asked = {"owner_id": self.owner.id, "line_ids": list(line_ids)}
        return {row.line_id: row.name for row in db.session.execute(_NAMES, asked)}

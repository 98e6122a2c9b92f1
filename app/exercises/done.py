"""Which exercises one person did on which day, and what they are called now."""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from uuid import UUID

from sqlalchemy import bindparam, select

from app.accounts.models import Person
from app.exercises.completions import Completions
from app.exercises.models import Prescription
from app.exercises.plan import DONE, Mark
from app.extensions import db

_DOSES = Prescription.__table__.c
# The version in force comes last, else the newest: a dict keeps the last.
_NAMES = (
    select(_DOSES.line_id, _DOSES.name)
    .where(
        _DOSES.owner_id == bindparam("owner_id"),
        _DOSES.line_id.in_(bindparam("line_ids", expanding=True)),
    )
    .order_by(_DOSES.ends_on.is_(None), _DOSES.acted_at, _DOSES.id)
)


class Done:
    def __init__(self, owner: Person):
        self.owner = owner

    def between(self, first: date, last: date) -> list[tuple[date, UUID, str]]:
        """Day, `line_id` and name of the exercises that had a set done, by day and name."""
        lines = Completions(self.owner).marks(first, last)
        done = [(on, line) for line, days in lines.items() for on in days if _is_done(days[on])]
        names = self.names({line for _, line in done}) if done else {}
        return sorted(((on, line, names[line]) for on, line in done), key=itemgetter(0, 2))

    def names(self, line_ids: set[UUID]) -> dict[UUID, str]:
        """What exercises are called, by `line_id`; of the owner's own only."""
        asked = {"owner_id": self.owner.id, "line_ids": list(line_ids)}
        return {row.line_id: row.name for row in db.session.execute(_NAMES, asked)}


def _is_done(marks: Iterable[Mark]) -> bool:
    return any(mark.outcome == DONE for mark in marks)

"""Occurrences that are long over go, with their deliveries: what became of a day is of use for a
while, to whoever asks why nothing came.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, select

from app.accounts.models import Person
from app.extensions import db
from app.reminders.models import Occurrence

KEPT_FOR = timedelta(days=35)
# Of one step: others wait for it on SQLite.
MOST_PEOPLE, MOST_ROWS = 500, 500

_O: Table = Occurrence.__table__
_FORGET = delete(_O).where(_O.c.owner_id == bindparam("owner"), _O.c.id == bindparam("occurrence"))


class Sweep:
    """Goes through all people once a day, in small steps; a file in `folder` remembers the day.

    One dispatcher of a machine does it. If it ends in the middle, the rest waits for tomorrow.
    """

    def __init__(self, folder: Path):
        self._file = folder / "swept"
        self._today: date | None = None
        self._after: UUID | None = None

    def step(self, today: date) -> bool:
        """A few rows, or a few people; False once everybody had their turn. The caller commits."""
        if not self._is_under_way(today):
            return False
        people = self._next_people()
        gone = _old_of(people, today - KEPT_FOR)
        if gone:
            db.session.execute(_FORGET, [{"owner": owner, "occurrence": id} for owner, id in gone])
        if len(gone) < MOST_ROWS:
            self._after = people[-1] if people else None
        if not people:
            self._today = None
        return bool(people)

    def _is_under_way(self, today: date) -> bool:
        if self._today is None and self._last() != today.isoformat():
            self._file.write_text(today.isoformat())
            self._today = today
        return self._today is not None

    def _last(self) -> str:
        return self._file.read_text() if self._file.exists() else ""

    def _next_people(self) -> Sequence[UUID]:
        in_order = select(Person.id).order_by(Person.id).limit(MOST_PEOPLE)
        if self._after:
            in_order = in_order.where(Person.id > self._after)
        return db.session.scalars(in_order).all()


def _old_of(people: Sequence[UUID], before: date) -> Sequence:
    theirs = _O.c.owner_id.in_(people), _O.c.due_on < before
    return db.session.execute(select(_O.c.owner_id, _O.c.id).where(*theirs).limit(MOST_ROWS)).all()

"""The programs of many people at once: three questions to the database, however many they are.

For whoever reminds them. The rules are those of one person's days.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from app.db import as_uuid
from app.exercises.checklist import Checklist, checklist
from app.exercises.completions import MARKS_OF_MANY, marks_by_line
from app.exercises.phase_days import Stretch, phase_days
from app.exercises.phases import STRETCHES_OF_MANY, matters_since
from app.exercises.plan import Line, week_of
from app.exercises.program_days import IN_FORCE_OF_MANY, lines_of, sets_done
from app.extensions import db


class Programs:
    """As far as days from `first` to `last` need them; there is at least one of `owner_ids`."""

    def __init__(self, owner_ids: Collection[UUID], first: date, last: date):
        asked = {"owner_ids": list(owner_ids), "last": last}
        since, matters = {"first": week_of(first)}, {"first": matters_since(first)}
        self._doses = _by_owner(db.session.execute(IN_FORCE_OF_MANY, asked | since))
        self._marks = _by_owner(db.session.execute(MARKS_OF_MANY, asked | since))
        self._stretches = _by_owner(db.session.execute(STRETCHES_OF_MANY, asked | matters))

    def checklist(self, owner_id: UUID, day: date) -> Checklist:
        stretches = (Stretch(*row[:-1]) for row in self._stretches.get(owner_id, ()))
        return checklist(self._lines(owner_id), day, phase_days(stretches))

    def sets_done(self, owner_id: UUID, since: date) -> dict[date, int]:
        """How many sets they did on each day from `since` on."""
        return sets_done(self._lines(owner_id), since)

    def _lines(self, owner_id: UUID) -> list[Line]:
        marks = marks_by_line(self._marks.get(owner_id, ()))
        return lines_of(self._doses.get(owner_id, ()), marks)


def _by_owner(rows: Iterable[Sequence]) -> dict[UUID, list[Sequence]]:
    """Rows that have the owner's id, as the database has it, in their last column."""
    found: dict = {}
    for row in rows:
        found.setdefault(row[-1], []).append(row)
    return {as_uuid(owner_id): theirs for owner_id, theirs in found.items()}

"""What the days ask of one person's program, and what was done on them."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from uuid import UUID

from sqlalchemy import Row, String, bindparam, or_, select, type_coerce

from app.accounts.models import Person
from app.exercises.bounds import WEEKDAYS
from app.exercises.checklist import Checklist, checklist
from app.exercises.completions import Completions
from app.exercises.dose import NO_BAD_DAY, BadDay, Dose
from app.exercises.models import Phase, Prescription
from app.exercises.phase_days import NO_PHASES
from app.exercises.phases import Phases
from app.exercises.plan import Line, week_of
from app.extensions import db

_DOSES, _PHASES = Prescription.__table__.c, Phase.__table__.c
_NAMES = tuple(field.name for field in fields(Dose))
_VALUES = attrgetter(*_NAMES)
# Most people have no phase on most days, and are spared the question about them.
_HAS_PHASES = (
    select(_PHASES.id)
    .where(_PHASES.owner_id == bindparam("owner_id"), _PHASES.deleted_at.is_(None))
    .exists()
)
# Built once: putting a statement together takes longer than SQLite takes to answer it. Of tables
# alone: one column of a model would send all rows through the ORM.
_DOSES_IN_FORCE = (
    select(*(_DOSES[name] for name in _NAMES))
    .where(
        _DOSES.deleted_at.is_(None),
        _DOSES.starts_on <= bindparam("last"),
        or_(_DOSES.ends_on.is_(None), _DOSES.ends_on > bindparam("first")),
        or_(_DOSES.until_on.is_(None), _DOSES.until_on >= bindparam("first")),
    )
    .order_by(_DOSES.position, _DOSES.acted_at, _DOSES.id)
)
_IN_FORCE = _DOSES_IN_FORCE.add_columns(_HAS_PHASES.label("has_phases")).where(
    _DOSES.owner_id == bindparam("owner_id")
)
IN_FORCE_OF_MANY = _DOSES_IN_FORCE.add_columns(type_coerce(_DOSES.owner_id, String)).where(
    _DOSES.owner_id.in_(bindparam("owner_ids", expanding=True))
)


class ProgramDays:
    def __init__(self, owner: Person):
        self.owner = owner

    def lines(self, first: date, last: date) -> list[Line]:
        """The lines in force on a day from `first` to `last`, with what was done of them."""
        return self._lines_of(self._in_force(first, last), first, last)

    def checklist(self, day: date) -> Checklist:
        return self.checklist_and_sets(day, day)[0]

    def checklist_and_sets(self, day: date, since: date) -> tuple[Checklist, dict[date, int]]:
        """The checklist of `day`, and how many sets were done on each day from `since` on."""
        first = min(since, week_of(day))
        in_force = self._in_force(first, day)
        lines = self._lines_of(in_force, first, day)
        has_phases = any(row.has_phases for row in in_force[:1])
        phases = Phases(self.owner).near(day) if has_phases else NO_PHASES
        return checklist(lines, day, phases), sets_done(lines, since)

    def checklists(self, days: Sequence[date]) -> dict[date, Checklist]:
        """The checklist of each of `days`; those to come know nothing of what will be done."""
        lines = self.lines(week_of(days[0]), days[-1])
        phases = Phases(self.owner).between(days[0], days[-1])
        return {day: checklist(lines, day, phases) for day in days}

    def _in_force(self, first: date, last: date) -> Sequence[Row]:
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        return db.session.execute(_IN_FORCE, days).all()

    def _lines_of(self, in_force: Sequence[Row], first: date, last: date) -> list[Line]:
        return lines_of(in_force, Completions(self.owner).marks(first, last))


def lines_of(in_force: Iterable[Sequence], marks: dict) -> list[Line]:
    """The lines of one person, from rows with the columns of `IN_FORCE_OF_MANY`."""
    return _lines([_dose(row[: len(_NAMES)]) for row in in_force], marks)


def sets_done(lines: Iterable[Line], since: date) -> dict[date, int]:
    """How many sets were done on each day from `since` on."""
    sets: dict[date, int] = {}
    for line in lines:
        for on, marks in line.marks.items():
            done = sum(mark.outcome == "done" for mark in marks)
            if done and on >= since:
                sets[on] = sets.get(on, 0) + done
    return sets


def dose_of(version: Prescription) -> Dose:
    """A version as rules see it."""
    return _dose(_VALUES(version))


def _dose(values: Sequence) -> Dose:
    """A dose from columns in the order of its fields."""
    *dose, weekdays, per_week, bouts, bad_day, starts, until, ends = values
    numbers = frozenset(map(WEEKDAYS.index, weekdays))
    easier = BadDay(**bad_day) if bad_day else NO_BAD_DAY
    return Dose(*dose, numbers, per_week, bouts, easier, starts, until, ends)


def _lines(doses: list[Dose], marks: dict) -> list[Line]:
    """Lines in the order of their newest version; versions of a line oldest first."""
    versions: dict[UUID, list[Dose]] = {}
    for dose in doses:
        versions.setdefault(dose.line_id, []).append(dose)
    return [
        Line(sorted(each, key=lambda dose: dose.starts_on), marks.get(line, {}))
        for line, each in versions.items()
    ]

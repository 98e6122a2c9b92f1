"""One person's program: the prescriptions, version by version, and what a day asks of them."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from uuid import UUID

from sqlalchemy import Row, bindparam, func, or_, select

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.exercises.bounds import WEEKDAYS
from app.exercises.checklist import Checklist, checklist
from app.exercises.completions import Completions
from app.exercises.dose import NO_BAD_DAY, BadDay, Dose
from app.exercises.models import Phase, Prescription
from app.exercises.phase_days import NO_PHASES
from app.exercises.phases import Phases
from app.exercises.plan import Line, week_of
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation, Rejected
from app.operations.records import Records

_DOSES = Prescription.__table__.c
_NAMES = tuple(field.name for field in fields(Dose))
_VALUES = attrgetter(*_NAMES)
# Most people have no phase on most days, and are spared the question about them.
_HAS_PHASES = (
    select(Phase.id)
    .where(Phase.owner_id == bindparam("owner_id"), Phase.deleted_at.is_(None))
    .exists()
)
# Built once: putting a statement together takes longer than SQLite takes to answer it.
_IN_FORCE = (
    select(*(_DOSES[name] for name in _NAMES), _HAS_PHASES.label("has_phases"))
    .where(
        _DOSES.owner_id == bindparam("owner_id"),
        _DOSES.deleted_at.is_(None),
        _DOSES.starts_on <= bindparam("last"),
        or_(_DOSES.ends_on.is_(None), _DOSES.ends_on > bindparam("first")),
        or_(_DOSES.until_on.is_(None), _DOSES.until_on >= bindparam("first")),
    )
    .order_by(_DOSES.position, _DOSES.acted_at, _DOSES.id)
)


class Program:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Prescription)

    def versions_with(self, id: UUID) -> list[Prescription]:
        """Every version of the line that `id` is a version of."""
        line = select(_DOSES.line_id).where(_DOSES.owner_id == self.owner.id, _DOSES.id == id)
        return self._versions(Prescription.line_id == line.scalar_subquery())

    def all_versions(self) -> list[Prescription]:
        """Every version of every line, in the person's order."""
        return self._versions()

    def ended(self) -> list[Prescription]:
        """The last version of each line that was ended, the latest first."""
        newer = select(_DOSES.supersedes).where(
            _DOSES.owner_id == self.owner.id, _DOSES.supersedes.is_not(None)
        )
        over = self._all().where(Prescription.ends_on.is_not(None), _DOSES.id.not_in(newer))
        in_order = (Prescription.ends_on.desc(), Prescription.position)
        return list(db.session.scalars(over.order_by(*in_order)))

    def present(self) -> list[Prescription]:
        """What was not ended, in the person's order; some of it may begin later, or be past."""
        in_order = (Prescription.position, Prescription.acted_at, Prescription.id)
        present = self._all().where(Prescription.ends_on.is_(None)).order_by(*in_order)
        return list(db.session.scalars(present))

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
        sets: dict[date, int] = {}
        for line in lines:
            for on, marks in line.marks.items():
                done = sum(mark.outcome == "done" for mark in marks)
                if done and on >= since:
                    sets[on] = sets.get(on, 0) + done
        return checklist(lines, day, phases), sets

    def checklists(self, days: Sequence[date]) -> dict[date, Checklist]:
        """The checklist of each of `days`; those to come know nothing of what will be done."""
        lines = self.lines(week_of(days[0]), days[-1])
        phases = Phases(self.owner).between(days[0], days[-1])
        return {day: checklist(lines, day, phases) for day in days}

    def prescribe(self, operation: Operation, starts_on: date | None = None, **dose) -> Effect:
        self.records.add(
            operation,
            episode_id=Episodes(self.owner).current_id(),
            line_id=operation.record_id,
            position=self._next_position(),
            starts_on=starts_on or operation.acted_on,
            **dose,
        )
        return Effect()

    def revise(self, operation: Operation, before: UUID, **dose) -> Effect:
        """Put a new version, the operation's record, in the place of the version `before`.

        When another phone was first, its version stands and this one is kept as a tombstone.
        """
        old = self.records.need(before)
        taken = old.ends_on is not None or old.deleted_at is not None
        starts_on = max(old.starts_on, operation.acted_on)
        added = self.records.add(
            operation,
            episode_id=old.episode_id,
            line_id=old.line_id,
            supersedes=old.id,
            position=old.position,
            starts_on=starts_on,
            deleted_at=operation.acted_at if taken else None,
            **dose,
        )
        if added and not taken:
            old.ends_on = starts_on
        return Effect(outcome="conflict" if added and taken else "applied")

    def end(self, operation: Operation) -> Effect:
        """Take the exercise off the list from the operation's day on."""
        prescription = self.records.need(operation.record_id)
        prescription.ends_on = prescription.ends_on or operation.acted_on
        return Effect(prescription.revision)

    def resume(self, operation: Operation) -> Effect:
        """Bring an ended exercise back, unless a newer version took its place."""
        prescription = self.records.need(operation.record_id)
        if prescription.deleted_at or self._is_superseded(prescription):
            raise Rejected("superseded")
        prescription.ends_on = None
        if prescription.until_on and prescription.until_on < operation.acted_on:
            prescription.until_on = None
        return Effect(prescription.revision)

    def move(self, operation: Operation, to: int) -> Effect:
        """Put the exercise at place `to` of the list, 0 the first."""
        line_id = self.records.need(operation.record_id).line_id
        present = self.present()
        moved = next((each for each in present if each.line_id == line_id), None)
        if moved is None:
            raise Rejected("superseded")
        present.remove(moved)
        present.insert(to, moved)
        for position, prescription in enumerate(present):
            prescription.position = position
        return Effect(moved.revision)

    def _all(self):
        theirs = (Prescription.owner_id == self.owner.id, Prescription.deleted_at.is_(None))
        return select(Prescription).where(*theirs)

    def _versions(self, *where) -> list[Prescription]:
        in_order = (Prescription.position, Prescription.acted_at)
        return list(db.session.scalars(self._all().where(*where).order_by(*in_order)))

    def _in_force(self, first: date, last: date) -> Sequence[Row]:
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        return db.session.execute(_IN_FORCE, days).all()

    def _lines_of(self, in_force: Sequence[Row], first: date, last: date) -> list[Line]:
        doses = [dose_of(row) for row in in_force]
        return _lines(doses, Completions(self.owner).marks(first, last))

    def _next_position(self) -> int:
        highest = select(func.max(_DOSES.position)).where(_DOSES.owner_id == self.owner.id)
        return (db.session.scalar(highest) or 0) + 1

    def _is_superseded(self, prescription: Prescription) -> bool:
        newer = select(Prescription.id).where(
            Prescription.owner_id == self.owner.id,
            Prescription.supersedes == prescription.id,
        )
        return db.session.scalar(newer) is not None


def dose_of(version: Row | Prescription) -> Dose:
    """A version as rules see it."""
    *dose, weekdays, per_week, bouts, bad_day, starts, until, ends = _VALUES(version)
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

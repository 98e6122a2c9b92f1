"""One person's program: what is in force, and what they did of it."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.exercises.checklist import Checklist, Dose, Mark, checklist, sets_done
from app.exercises.models import Completion, Prescription
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation, Rejected
from app.operations.records import Records

_DOSES, _SETS = Prescription.__table__.c, Completion.__table__.c

# Built once: putting a statement together takes longer than SQLite takes to answer it.
_IN_FORCE = (
    select(
        _DOSES.id,
        _DOSES.line_id,
        _DOSES.name,
        _DOSES.sets,
        _DOSES.reps,
        _DOSES.starts_on,
        _DOSES.ends_on,
    )
    .where(
        _DOSES.owner_id == bindparam("owner_id"),
        _DOSES.deleted_at.is_(None),
        _DOSES.starts_on <= bindparam("last"),
        or_(_DOSES.ends_on.is_(None), _DOSES.ends_on > bindparam("first")),
    )
    .order_by(_DOSES.acted_at, _DOSES.id)
)
_MARKS = (
    select(_DOSES.line_id, _SETS.set_number, _SETS.outcome, _SETS.acted_on)
    .join(
        Prescription.__table__,
        (_DOSES.owner_id == _SETS.owner_id) & (_DOSES.id == _SETS.prescription_id),
    )
    .where(
        _SETS.owner_id == bindparam("owner_id"),
        _SETS.acted_on.between(bindparam("first"), bindparam("last")),
    )
)


class Program:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Prescription)

    def get(self, id: UUID) -> Prescription | None:
        """A prescription that is still in force, and not an earlier version."""
        prescription = self.records.get(id)
        return prescription if prescription and prescription.ends_on is None else None

    def checklist(self, day: date) -> Checklist:
        return self.checklist_and_sets(day, day)[0]

    def checklist_and_sets(self, day: date, since: date) -> tuple[Checklist, dict[date, int]]:
        """The checklist of `day`, and how many sets were done on each day from `since` on."""
        marks = self._marks(since, day)
        doses = [dose for dose, *_ in self._doses(day, day)]
        return checklist(doses, marks.get(day, [])), sets_done(marks)

    def checklists(self, first: date, days: int) -> dict[date, Checklist]:
        """The checklist of each of so many days from `first` on; only that one has marks yet."""
        doses = self._doses(first, first + timedelta(days=days - 1))
        marks = self._marks(first, first)
        found = {}
        for day in (first + timedelta(days=number) for number in range(days)):
            in_force = [
                dose for dose, starts, ends in doses if starts <= day and (not ends or ends > day)
            ]
            found[day] = checklist(in_force, marks.get(day, []))
        return found

    def prescribe(self, operation: Operation, *, name: str, sets: int, reps: int) -> Effect:
        self.records.add(
            operation,
            episode_id=Episodes(self.owner).current_id(),
            line_id=operation.record_id,
            name=name,
            sets=sets,
            reps=reps,
            starts_on=operation.acted_on,
        )
        return Effect()

    def revise(self, operation: Operation, before: UUID, **dose) -> Effect:
        """Put a new version, the operation's record, in the place of the version `before`.

        When another phone was first, its version stands and this one is kept beside it, ended.
        """
        old = self.records.need(before)
        taken = old.ends_on is not None
        ends_on = operation.acted_on if taken else None
        added = self.records.add(
            operation,
            episode_id=old.episode_id,
            line_id=old.line_id,
            supersedes=old.id,
            starts_on=operation.acted_on,
            ends_on=ends_on,
            **dose,
        )
        if added and not taken:
            old.ends_on = operation.acted_on
        return Effect(outcome="conflict" if added and taken else "applied")

    def end(self, operation: Operation) -> Effect:
        """Take the exercise off the list from the operation's day on."""
        prescription = self.records.need(operation.record_id)
        prescription.ends_on = prescription.ends_on or operation.acted_on
        return Effect(prescription.revision)

    def resume(self, operation: Operation) -> Effect:
        """Bring an ended exercise back, unless a newer version took its place."""
        prescription = self.records.need(operation.record_id)
        if self._is_superseded(prescription):
            raise Rejected("superseded")
        prescription.ends_on = None
        return Effect(prescription.revision)

    def mark(self, operation: Operation, prescription_id: UUID, outcome: str, **key) -> Effect:
        """Set one set (`on`, `bout`, `side`, `set_number`) to `outcome`; the last word stands."""
        self.records.need(prescription_id)
        completions = Records(self.owner, Completion)
        columns = {
            "prescription_id": prescription_id,
            "acted_on": key["on"],
            "bout": key["bout"],
            "side": key["side"],
            "set_number": key["set_number"],
        }
        said = self._completion(columns)
        if said is None:
            completions.add(operation, outcome=outcome, **columns)
            return Effect()
        return completions.replace(operation, said, outcome=outcome)

    def _doses(self, first: date, last: date) -> list[tuple[Dose, date, date | None]]:
        """Each dose in force on a day from `first` to `last`, with its first day and its end."""
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        found = db.session.execute(_IN_FORCE, days)
        return [(Dose(*row[:-2]), row.starts_on, row.ends_on) for row in found]

    def _marks(self, first: date, last: date) -> dict[date, list[Mark]]:
        days = {"owner_id": self.owner.id, "first": first, "last": last}
        found: dict[date, list[Mark]] = {}
        for *mark, on in db.session.execute(_MARKS, days):
            found.setdefault(on, []).append(Mark(*mark))
        return found

    def _completion(self, columns: dict) -> Completion | None:
        of_the_set = select(Completion).where(Completion.owner_id == self.owner.id)
        return db.session.scalar(of_the_set.filter_by(**columns))

    def _is_superseded(self, prescription: Prescription) -> bool:
        newer = select(Prescription.id).where(
            Prescription.owner_id == self.owner.id,
            Prescription.supersedes == prescription.id,
        )
        return db.session.scalar(newer) is not None

"""One person's program: the prescriptions, version by version, and what becomes of them."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.exercises.models import Prescription
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation, Rejected
from app.operations.records import Records

_DOSES = Prescription.__table__.c


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

    def prescribe(
        self,
        operation: Operation,
        starts_on: date | None = None,
        episode_id: UUID | None = None,
        **dose,
    ) -> Effect:
        self.records.add(
            operation,
            episode_id=Episodes(self.owner).chosen_id(episode_id),
            line_id=operation.record_id,
            position=self._next_position(),
            starts_on=starts_on or operation.acted_on,
            **dose,
        )
        return Effect()

    def revise(
        self, operation: Operation, before: UUID, episode_id: UUID | None = None, **dose
    ) -> Effect:
        """Put a new version, the operation's record, in the place of the version `before`.

        When another phone was first, its version stands and this one is kept as a tombstone.
        """
        old = self.records.need(before)
        taken = old.ends_on is not None or old.deleted_at is not None
        starts_on = max(old.starts_on, operation.acted_on)
        added = self.records.add(
            operation,
            episode_id=Episodes(self.owner).chosen_id(episode_id, old.episode_id),
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

    def _next_position(self) -> int:
        highest = select(func.max(_DOSES.position)).where(_DOSES.owner_id == self.owner.id)
        return (db.session.scalar(highest) or 0) + 1

    def _is_superseded(self, prescription: Prescription) -> bool:
        newer = select(Prescription.id).where(
            Prescription.owner_id == self.owner.id,
            Prescription.supersedes == prescription.id,
        )
        return db.session.scalar(newer) is not None

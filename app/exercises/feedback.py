"""How one person's exercises went, and what they say of them."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from app.accounts.models import Person
from app.exercises.models import Feedback, Note
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation
from app.operations.records import Records


class Feedbacks:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Feedback)

    def of_day(self, day: date) -> dict[UUID, Feedback]:
        """What was said of each line, and of the session, on `day`."""
        theirs = select(Feedback).where(
            Feedback.owner_id == self.owner.id, Feedback.acted_on == day
        )
        return {row.line_id: row for row in db.session.scalars(theirs)}

    def give(self, operation: Operation, on: date, line_id: UUID, said: dict) -> Effect:
        """Set what `said` names (pain, effort) and leave the other; the last word stands."""
        row = self.of_day(on).get(line_id)
        if row is None:
            empty = {"pain": None, "effort": None}
            self.records.add(operation, **empty | said | {"acted_on": on, "line_id": line_id})
            return Effect()
        return self.records.replace(operation, row, **said)


class Notes:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Note)

    def all(self) -> dict[UUID, Note]:
        """The notes by line."""
        theirs = select(Note).where(Note.owner_id == self.owner.id, Note.deleted_at.is_(None))
        return {note.id: note for note in db.session.scalars(theirs)}

    def get(self, line_id: UUID) -> Note | None:
        return self.records.get(line_id)

    def write(self, operation: Operation, verdict: str, text: str) -> Effect:
        """Note it of the line that is the operation's record; the last word stands."""
        row = self.records.find(operation.record_id)
        if row is None:
            self.records.add(operation, verdict=verdict, text=text)
            return Effect()
        return self.records.replace(operation, row, verdict=verdict, text=text)

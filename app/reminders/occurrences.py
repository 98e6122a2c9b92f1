"""What one person was, or is, to be reminded of: what waits on Today, and their answers to it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Row, bindparam, select

from app.accounts.models import Person
from app.clock import now
from app.extensions import db
from app.reminders import schedule
from app.reminders.models import Occurrence
from app.reminders.planning import wall_of
from app.reminders.reminders import Reminders
from app.reminders.schedule import Quiet
from app.reminders.sources import still_asked

_OCCURRENCES = Occurrence.__table__.c
_PENDING = (
    select(_OCCURRENCES.id, _OCCURRENCES.kind, _OCCURRENCES.slot, _OCCURRENCES.asked)
    .where(
        _OCCURRENCES.owner_id == bindparam("owner_id"),
        _OCCURRENCES.due_on == bindparam("day"),
        _OCCURRENCES.state == "pending",
    )
    .order_by(_OCCURRENCES.due_at)
)


class Occurrences:
    def __init__(self, owner: Person):
        self.owner = owner

    def get(self, id: UUID) -> Occurrence | None:
        return db.session.get(Occurrence, (self.owner.id, id))

    def pending(self, day: date) -> Sequence[Row]:
        """What was due on `day` and nobody answered: one question to the database.

        What was done meanwhile without an answer is in it; Today sees that by itself.
        """
        return db.session.execute(_PENDING, {"owner_id": self.owner.id, "day": day}).all()

    def open(self, day: date) -> list[Row]:
        """The same without what was done: each kind asks its feature."""
        return [one for one in self.pending(day) if still_asked(one.kind, self.owner, day)]

    def laters(self, occurrence: Occurrence) -> dict[str, datetime]:
        """What "later" may mean now, each with its moment."""
        chosen = Reminders(self.owner).choices()
        quiet = Quiet(chosen.quiet_from, chosen.quiet_until)
        return schedule.laters(now(), occurrence.slot, wall_of(self.owner), quiet)

    def put_off(self, occurrence: Occurrence, choice: str) -> datetime:
        """Ask again then, once; a KeyError for what cannot be chosen now."""
        occurrence.ask_at = self.laters(occurrence)[choice]
        occurrence.state = "later"
        return occurrence.ask_at

    def settle(self, occurrence: Occurrence, state: str) -> None:
        """The person's answer: `done` or `skipped`. It is not asked again."""
        occurrence.state, occurrence.ask_at = state, None

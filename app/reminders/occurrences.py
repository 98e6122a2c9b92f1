"""What one person was, or is, to be reminded of: what waits on Today, and their answers to it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Row, and_, bindparam, or_, select
from sqlalchemy.orm import column_property

from app.accounts.models import Person
from app.clock import now
from app.extensions import db
from app.reminders import schedule
from app.reminders.models import Occurrence
from app.reminders.planning import wall_of
from app.reminders.reminders import Reminders
from app.reminders.schedule import DAY, Quiet
from app.reminders.sources import still_asked

_OCCURRENCES = Occurrence.__table__.c
_PENDING = (
    select(_OCCURRENCES.id, _OCCURRENCES.kind, _OCCURRENCES.slot, _OCCURRENCES.asked)
    .where(
        _OCCURRENCES.owner_id == bindparam("owner_id"),
        _OCCURRENCES.due_on == bindparam("day"),
        # The moment of a "later" may come while no dispatcher runs.
        or_(
            _OCCURRENCES.state == "pending",
            and_(_OCCURRENCES.state == "later", _OCCURRENCES.ask_at <= bindparam("now")),
        ),
    )
    .order_by(_OCCURRENCES.due_at)
)


# Known with the person, so that a day on which nothing was asked costs Today no question more. Two
# days: whatever day it is where the person is.
Person.is_reminded = column_property(
    select(Occurrence.id)
    .where(
        Occurrence.owner_id == Person.id,
        Occurrence.due_on >= bindparam(None, callable_=lambda: now().date() - 2 * DAY, type_=Date),
        Occurrence.state.in_(("pending", "later")),
    )
    .exists()
)


def asked_once(owners: Mapping[UUID, UUID]) -> dict[UUID, datetime | None]:
    """Of these occurrences, with whose they are: when each that was asked once asks again."""
    if not owners:
        return {}
    first = select(_OCCURRENCES.id, _OCCURRENCES.ask_at).where(
        _OCCURRENCES.owner_id.in_(set(owners.values())),
        _OCCURRENCES.id.in_(owners),
        _OCCURRENCES.asked == 1,
    )
    return {id: ask_at for id, ask_at in db.session.execute(first)}  # noqa: C416 - a Result has keys()


class Occurrences:
    def __init__(self, owner: Person):
        self.owner = owner

    def get(self, id: UUID) -> Occurrence | None:
        return db.session.get(Occurrence, (self.owner.id, id))

    def pending(self, day: date) -> Sequence[Row]:
        """What was due on `day` and nobody answered: one question to the database.

        What was done meanwhile without an answer is in it; Today sees that by itself.
        """
        return db.session.execute(
            _PENDING, {"owner_id": self.owner.id, "day": day, "now": now()}
        ).all()

    def open(self, day: date) -> list[Row]:
        """The same without what was done: each kind asks its feature."""
        return [one for one in self.pending(day) if still_asked(one.kind, self.owner, day)]

    def laters(self, asked: Sequence, since: datetime) -> dict[UUID, dict[str, datetime]]:
        """What "later" may mean `since` then for each of `asked`, with its moment, by their ids."""
        chosen = Reminders(self.owner).choices()
        quiet, wall = Quiet(chosen.quiet_from, chosen.quiet_until), wall_of(self.owner)
        return {one.id: schedule.laters(since, one.slot, wall, quiet) for one in asked}

    def put_off(
        self, occurrence: Occurrence, choice: str, tapped: datetime | None = None
    ) -> datetime:
        """Ask again then, once; a KeyError for what could not be chosen, or is over by now."""
        laters = self.laters([occurrence], tapped or now())[occurrence.id]
        ahead = {name: at for name, at in laters.items() if at > now()}
        occurrence.ask_at = ahead[choice]
        occurrence.state = "later"
        return occurrence.ask_at

    def settle(self, occurrence: Occurrence, state: str) -> None:
        """The person's answer: `done` or `skipped`; or `pending`, which takes it back."""
        occurrence.state, occurrence.ask_at = state, None

    def settle_all(self, kind: str, day: date) -> None:
        """What asked for the `kind` on `day` was done."""
        for one in self.pending(day):
            if one.kind == kind:
                self.settle(self.get(one.id), "done")

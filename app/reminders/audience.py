"""Whom one batch of reminders is of: what they chose, what reaches them, what is still asked."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import load_only

from app.accounts.models import Person
from app.extensions import db
from app.reminders.channels import Channel
from app.reminders.models import ReminderChoices
from app.reminders.planning import Plan, things_of
from app.reminders.schedule import Quiet
from app.reminders.sources import Things, asked_gently, still_open
from app.reminders.wording import softer

_CHOICES = ReminderChoices.__table__.c
_NOBODY_CHOSE = (Quiet(), "neutral")


class Audience:
    """The people of `rows`, each of which has `owner_id`, `kind`, `on` and `slot`.

    What it asks of the database grows with the number of kinds, and not of people.
    """

    def __init__(self, rows: Sequence[Row], channels: Sequence[Channel]):
        self.rows = rows
        ids = {row.owner_id for row in rows}
        clocks = load_only(Person.zone, Person.day_ends_at)
        people = db.session.scalars(select(Person).where(Person.id.in_(ids)).options(clocks))
        self.people = {person.id: person for person in people}
        self._once = {channel.name for channel in channels if channel.tells_once}
        self._reach = {channel.name: set(channel.reaches(ids)) for channel in channels}
        self._chosen = _chosen(ids)
        self._open = {kind: still_open(kind, self._asks(kind)) for kind in self._kinds}
        self._gentle = asked_gently((row.kind, self.owner(row), row.on) for row in rows)
        self._things: dict[str, Mapping[UUID, Things] | None] = {}

    def owner(self, row: Row) -> Person:
        return self.people[row.owner_id]

    def is_asked(self, row: Row) -> bool:
        """Whether there is still something to ask for."""
        return (row.owner_id, row.on) in self._open[row.kind]

    def plan(self, row: Row) -> Plan:
        if row.kind not in self._things:
            self._things[row.kind] = self._things_of(row.kind)
        things = self._things[row.kind]
        known = things if things is None else things.get(row.owner_id, ())
        return Plan(self.owner(row), row.kind, row.slots, known)

    def quiet(self, row: Row) -> Quiet:
        return self._chosen.get(row.owner_id, _NOBODY_CHOSE)[0]

    def is_gentle(self, row: Row) -> bool:
        """Whether it is to be asked softly, and only once."""
        return (row.kind, row.owner_id, row.on) in self._gentle

    def words(self, row: Row) -> str:
        words = self._chosen.get(row.owner_id, _NOBODY_CHOSE)[1]
        return softer(words) if self.is_gentle(row) else words

    def reached_by(self, row: Row) -> Sequence[str]:
        """The channels by which they can be told anything."""
        return [name for name, owners in self._reach.items() if row.owner_id in owners]

    def reached_again_by(self, row: Row) -> Sequence[str]:
        """Whoever said "later" is told by every way; whoever said nothing, by some only."""
        by = self.reached_by(row)
        return [name for name in by if row.state == "later" or name not in self._once]

    @property
    def _kinds(self) -> set[str]:
        return {row.kind for row in self.rows}

    def _asks(self, kind: str) -> list[tuple[Person, date]]:
        return [(self.owner(row), row.on) for row in self.rows if row.kind == kind]

    def _things_of(self, kind: str):
        asks = self._asks(kind)
        return things_of(kind, [owner for owner, _ in asks], min(on for _, on in asks))


def _chosen(ids: Collection[UUID]) -> dict[UUID, tuple[Quiet, str]]:
    names = (_CHOICES.owner_id, _CHOICES.quiet_from, _CHOICES.quiet_until, _CHOICES.words)
    mine = select(*names).where(_CHOICES.owner_id.in_(ids))
    return {id: (Quiet(*quiet), words) for id, *quiet, words in db.session.execute(mine)}

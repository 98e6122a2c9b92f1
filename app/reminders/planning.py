"""When one reminder of a person is due next: by its own slots, or by what a feature knows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

from app.accounts.models import Person
from app.clock import zone
from app.reminders import schedule
from app.reminders.schedule import DAY, Due, Slot, Wall
from app.reminders.sources import Moments, Things, moments_of


def wall_of(owner: Person) -> Wall:
    return Wall(zone(owner.zone), owner.day_ends_at)


class Plan:
    """`things` are what a feature knows of the owner; without them it is asked."""

    def __init__(
        self, owner: Person, kind: str, slots: Sequence[dict], things: Things | None = None
    ):
        self.owner, self.wall, self.things = owner, wall_of(owner), things
        self.slots = [Slot.read(slot) for slot in slots]
        self.moments: Moments | None = moments_of(kind)

    def first(self, since: datetime) -> Due | None:
        if self.moments is None:
            return schedule.first_due(self.slots, self.wall, since)
        coming = self._coming(self.wall.day_of(since) - DAY)
        return min((due for due in coming if due.at >= since), default=None)

    def after(self, on: date, slot: str) -> Due | None:
        if self.moments is None:
            return schedule.due_after(self.slots, self.wall, on, slot)
        last = schedule.before(on, time.fromisoformat(slot), self.wall, self.moments.ahead)
        return min((due for due in self._coming(on) if due > last), default=None)

    def moved(self, due: Due, now: datetime) -> Due | None:
        """`due` after the person's zone, or what a feature knows, has changed."""
        if self.moments is None:
            return schedule.moved(due, self.slots, self.wall)
        return self.first(now)

    def _coming(self, since: date) -> list[Due]:
        things = self.things
        if things is None:
            things = self.moments.of([self.owner], since).get(self.owner.id, ())
        return [schedule.before(on, at, self.wall, self.moments.ahead) for on, at in things]


def things_of(kind: str, owners: Collection[Person], since: date) -> Mapping[UUID, Things] | None:
    """What a feature knows of many people's things of a `kind`; None where it has none."""
    moments = moments_of(kind)
    return moments and moments.of(owners, since)

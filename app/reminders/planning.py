"""When one reminder of a person is due next: by its own slots, or by what a feature knows."""

from collections.abc import Sequence
from datetime import date, datetime, time

from app.accounts.models import Person
from app.clock import zone
from app.reminders import schedule
from app.reminders.schedule import DAY, Due, Slot, Wall
from app.reminders.sources import Moments, moments_of


def wall_of(owner: Person) -> Wall:
    return Wall(zone(owner.zone), owner.day_ends_at)


class Plan:
    def __init__(self, owner: Person, kind: str, slots: Sequence[dict]):
        self.owner, self.wall = owner, wall_of(owner)
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
        ahead = self.moments.ahead
        things = self.moments.of(self.owner, since)
        return [schedule.before(on, at, self.wall, ahead) for on, at in things]

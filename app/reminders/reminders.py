"""One person's reminders: which are on, at which times, and when not to be told anything."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from uuid import UUID, uuid5

from sqlalchemy import select

from app.accounts.models import Person
from app.clock import now
from app.extensions import db
from app.reminders.kinds import KINDS, OFFERED
from app.reminders.models import Reminder, ReminderChoices
from app.reminders.planning import Plan
from app.reminders.schedule import Due, Slot, spread


class Reminders:
    def __init__(self, owner: Person):
        self.owner = owner

    def all(self) -> list[Reminder]:
        """Those that were ever switched on, in the order of the kinds."""
        mine = db.session.scalars(select(Reminder).where(Reminder.owner_id == self.owner.id))
        return sorted(mine, key=lambda reminder: list(KINDS).index(reminder.kind))

    def get(self, kind: str) -> Reminder | None:
        return db.session.get(Reminder, (self.owner.id, self.id_of(kind)))

    def id_of(self, kind: str) -> UUID:
        """A person has one of each kind, so that two taps at once make no second one."""
        return uuid5(self.owner.id, kind)

    def kind_of(self, id: UUID) -> str | None:
        """Which of the person's reminders has that id, switched on ever or not."""
        return next((kind for kind in KINDS if self.id_of(kind) == id), None)

    def set(self, kind: str, *, is_on: bool = True, slots: Sequence[Slot] | None = None) -> None:
        """Switch a kind on or off, and to other `slots`; None leaves them, at first the usual."""
        reminder = self.get(kind) or self._new(kind)
        stored = reminder.slots if slots is None else [slot.stored for slot in slots]
        if (reminder.is_on, reminder.slots) == (is_on, stored) and reminder in db.session:
            return  # what is due in this minute stays due
        reminder.is_on, reminder.slots = is_on, stored
        db.session.add(reminder)
        # Who is told a minute after eight, as their number falls, may still be told at eight.
        since = now() - spread(self.owner.id)
        self._come(reminder, self._plan(reminder).first(since) if is_on else None)

    def offer(self, kinds: Iterable[str] = tuple(KINDS)) -> None:
        """Switch on the usual set, as far as the person never chose."""
        chosen = {reminder.kind for reminder in self.all()}
        for kind in kinds:
            if kind not in chosen:
                self.set(kind)

    def begin(self) -> None:
        """Switch on what is offered to who has none, whatever was chosen before."""
        for kind in OFFERED:
            self.set(kind)

    def stop(self) -> None:
        for reminder in self.all():
            self.set(reminder.kind, is_on=False)

    def plan_again(self, kind: str | None = None) -> None:
        """After a change of the zone, or of what a feature knows for one `kind`.

        A day's slot that was asked stays asked, and one that was not moves with the zone.
        """
        for reminder in self.all() if kind is None else filter(None, [self.get(kind)]):
            if reminder.is_on:
                self._come(reminder, self._moved(reminder, now()))

    def choices(self) -> ReminderChoices:
        """What was chosen, or what holds until then."""
        chosen = db.session.get(ReminderChoices, (self.owner.id, self.owner.id))
        if chosen is None:
            usual = {"quiet_from": time(22), "quiet_until": time(7), "words": "neutral"}
            chosen = ReminderChoices(**self._stamps(self.owner.id), **usual)
        return chosen

    def choose(self, quiet_from: time, quiet_until: time, words: str) -> None:
        chosen = self.choices()
        chosen.quiet_from, chosen.quiet_until, chosen.words = quiet_from, quiet_until, words
        db.session.add(chosen)

    def _new(self, kind: str) -> Reminder:
        usual = [slot.stored for slot in KINDS[kind].slots]
        return Reminder(**self._stamps(self.id_of(kind)), kind=kind, is_on=True, slots=usual)

    def _moved(self, reminder: Reminder, moment: datetime) -> Due | None:
        plan = self._plan(reminder)
        if reminder.next_due_at is None:
            return plan.first(moment)
        due = Due(reminder.next_due_at, reminder.next_on, reminder.next_slot)
        return plan.moved(due, moment - spread(self.owner.id))

    def _come(self, reminder: Reminder, due: Due | None) -> None:
        reminder.next_on = due.on if due else None
        reminder.next_slot = due.slot if due else None
        reminder.next_due_at = due.at + spread(self.owner.id) if due else None

    def _plan(self, reminder: Reminder) -> Plan:
        return Plan(self.owner, reminder.kind, reminder.slots)

    def _stamps(self, id: UUID) -> dict:
        moment = now()
        return {
            "owner_id": self.owner.id,
            "id": id,
            "acted_at": moment,
            "acted_on": self.owner.day_of(moment),
            "zone": self.owner.zone,
            "received_at": moment,
            "recorded_by": self.owner.id,
            "revision": 1,
        }

"""A channel that only notes what it is given, kinds that always ask, and people who are told."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from app.accounts import people
from app.accounts.models import Person
from app.extensions import db
from app.reminders import sources
from app.reminders.channels import Verdict
from app.reminders.dispatch import Dispatcher
from app.reminders.models import Occurrence
from app.reminders.reminders import Reminders
from app.reminders.schedule import Slot

LEASE = timedelta(seconds=90)
NOON = [Slot(time(12))]


class Noted:
    """Reaches everybody; says `sent` unless told what to say."""

    name = "noted"
    tells_once = False

    def __init__(self):
        self.sent, self.says, self.reached, self.closed = [], Verdict("sent"), None, 0

    def reaches(self, owner_ids):
        return owner_ids if self.reached is None else self.reached

    def send(self, batch, tell):
        self.sent += batch
        for message in batch:
            tell(message, self.says)

    def close(self):
        self.closed += 1

    @property
    def slots(self) -> list[tuple[date, str]]:
        return [(message.on, message.slot) for message in self.sent]


@pytest.fixture
def channel() -> Noted:
    return Noted()


@pytest.fixture
def asking(monkeypatch) -> dict[str, bool]:
    """Whether exercises are still asked for; tests say so without a program."""
    answer = {"exercise": True}
    monkeypatch.setitem(sources._asks, "exercise", lambda owner, on: answer["exercise"])
    return answer


@pytest.fixture
def ana(owner, clock, asking) -> Person:
    """Ana in UTC, whose exercises are due at 12:00. It is 11:00 on Friday 20 November 2026."""
    clock.set("2026-11-20 11:00")
    owner.zone = "UTC"
    Reminders(owner).set("exercise", slots=NOON)
    db.session.commit()
    return owner


@pytest.fixture
def dispatch(app, channel) -> Callable[..., None]:
    """One round of a dispatcher, as `flask reminders run --once`."""

    def run(*channels, **options) -> None:
        db.session.rollback()  # what the test has open must not hold it up
        Dispatcher(app, channels or [channel], lease=LEASE, **options).run(once=True)

    return run


@pytest.fixture
def occurrences() -> Callable[[], list[Occurrence]]:
    def all_of_them() -> list[Occurrence]:
        db.session.expire_all()
        return list(db.session.query(Occurrence).order_by(Occurrence.due_at))

    return all_of_them


def join(login: str, zone: str = "UTC") -> Person:
    return people.join(name=login, login=login, password_hash="none", zone=zone)

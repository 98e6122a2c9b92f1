"""A person who was reminded, for tests that ask what is kept of somebody."""

from uuid import UUID

from flask import Flask

from app.accounts.models import Person
from app.clock import now
from app.extensions import db
from app.reminders.models import Delivery, Occurrence
from app.reminders.reminders import Reminders


def remind(app: Flask, person: str) -> None:
    """All reminders on, one of them told, and the hours of quiet chosen."""
    with app.app_context():
        owner, moment = db.session.get(Person, UUID(person)), now()
        mine = Reminders(owner)
        mine.offer()
        mine.choose(*[moment.time().replace(tzinfo=None)] * 2, "more")
        key = {"owner_id": owner.id, "id": owner.id}
        slot = {"due_on": moment.date(), "slot": "08:00", "due_at": moment, "asked": 1}
        about = {"reminder_id": mine.id_of("exercise"), "kind": "exercise"}
        db.session.flush()
        db.session.add(Occurrence(**key, **slot, **about))
        db.session.flush()
        told = {"channel": "push", "state": "sent", "attempts": 1, "expires_at": moment}
        db.session.add(Delivery(owner_id=owner.id, occurrence_id=owner.id, **told))
        db.session.commit()

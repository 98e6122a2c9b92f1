"""A crowd, each with a program of their own, a device and a reminder: in bulk, as nobody joins."""

from datetime import datetime, timedelta
from os import urandom
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import insert, text

from app.accounts.models import Person, Session
from app.clock import day_of, now
from app.episodes.models import Episode
from app.exercises.models import Prescription
from app.extensions import db
from app.push.models import PushSubscription
from app.reminders.models import ReminderChoices
from app.reminders.schedule import WEEKDAYS
from bench.households import app_on
from bench.servers import ROOT
from tests.support.push_service import b64, point_of
from tests.support.rows import device_row, no_quiet_row, person_row, session_row, stamps

NOON = "12:00"

# A person's reminders by the hundred, as nobody has: what is measured is the queue's length.
_FILL = """
WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < :most)
INSERT INTO reminders (owner_id, id, kind, is_on, slots, next_on, next_slot, next_due_at,
  acted_at, acted_on, zone, received_at, recorded_by, revision)
SELECT people.id, lower(hex(randomblob(16))), 'exercise', 1, :slots, :on, :slot,
  datetime(:at, '+' || (n % 1500) || ' seconds') || '.000000',
  :at, :on, 'UTC', :at, people.id, 1
FROM counted JOIN people ON people.login_key = 'due-' || (n % :people)
"""


def settle_crowd(data: Path, people: int, reminders: int, push_service: str = "") -> Flask:
    """The app on `data`, with so many `reminders` due; each person has a device where there is a
    `push_service`.
    """
    app = app_on(data)
    with app.app_context():
        upgrade(ROOT / "migrations")
        add_crowd(people, reminders, push_service)
        db.session.commit()
        db.session.remove()
    return app


def add_crowd(people: int, reminders: int, push_service: str = "") -> None:
    moment = now().replace(microsecond=0)
    rows = [person_row(number, "UTC", moment) for number in range(people)]
    db.session.execute(insert(Person), rows)
    db.session.execute(insert(Episode), [_problem(each, moment) for each in rows])
    db.session.execute(insert(Prescription), [_exercise(each, moment) for each in rows])
    db.session.execute(insert(ReminderChoices), [no_quiet_row(each, moment) for each in rows])
    if push_service:
        db.session.execute(insert(Session), [session_row(each, moment) for each in rows])
        devices = [_device(each, moment, push_service) for each in rows]
        db.session.execute(insert(PushSubscription), devices)
    at = f"{moment - timedelta(minutes=30):%Y-%m-%d %H:%M:%S}"
    slots = f'[{{"at": "{NOON}", "weekdays": {list(WEEKDAYS)}}}]'.replace("'", '"')
    due = {"most": reminders, "people": people, "at": at, "slots": slots, "slot": NOON}
    db.session.execute(text(_FILL), due | {"on": day_of(moment, "UTC").isoformat()})


def _problem(person: dict, moment: datetime) -> dict:
    return stamps(person, moment) | {"id": person["id"]}


def _exercise(person: dict, moment: datetime) -> dict:
    dose = {"name": "Heel raise", "sets": 3, "reps": 10, "starts_on": day_of(moment, "UTC")}
    of = {"episode_id": person["id"], "line_id": person["id"]}
    return stamps(person, moment) | of | dose


def _device(person: dict, moment: datetime, push_service: str) -> dict:
    private = ec.generate_private_key(ec.SECP256R1())
    keys = {"p256dh": b64(point_of(private)), "auth": b64(urandom(16))}
    return device_row(person, moment, f"{push_service}/{person['id']}", keys)

"""A crowd, each with a program of their own, a device and a reminder: in bulk, as nobody joins."""

from datetime import datetime, timedelta
from os import urandom
from pathlib import Path
from uuid import uuid4

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
    rows = [_person(number, moment) for number in range(people)]
    db.session.execute(insert(Person), rows)
    db.session.execute(insert(Episode), [_problem(each, moment) for each in rows])
    db.session.execute(insert(Prescription), [_exercise(each, moment) for each in rows])
    db.session.execute(insert(ReminderChoices), [_no_quiet(each, moment) for each in rows])
    if push_service:
        db.session.execute(insert(Session), [_session(each, moment) for each in rows])
        devices = [_device(each, moment, push_service) for each in rows]
        db.session.execute(insert(PushSubscription), devices)
    at = f"{moment - timedelta(minutes=30):%Y-%m-%d %H:%M:%S}"
    slots = f'[{{"at": "{NOON}", "weekdays": {list(WEEKDAYS)}}}]'.replace("'", '"')
    due = {"most": reminders, "people": people, "at": at, "slots": slots, "slot": NOON}
    db.session.execute(text(_FILL), due | {"on": day_of(moment, "UTC").isoformat()})


def _person(number: int, moment: datetime) -> dict:
    login = f"due-{number}"
    named = {"name": login, "login": login, "login_key": login, "password_hash": "none"}
    return {"id": uuid4(), "zone": "UTC", "joined_at": moment, **named}


def _problem(person: dict, moment: datetime) -> dict:
    return _stamps(person, moment) | {"id": person["id"]}


def _exercise(person: dict, moment: datetime) -> dict:
    dose = {"name": "Heel raise", "sets": 3, "reps": 10, "starts_on": day_of(moment, "UTC")}
    of = {"episode_id": person["id"], "line_id": person["id"]}
    return _stamps(person, moment) | of | dose


def _no_quiet(person: dict, moment: datetime) -> dict:
    never = datetime.min.time()
    return _stamps(person, moment) | {"quiet_from": never, "quiet_until": never}


def _session(person: dict, moment: datetime) -> dict:
    times = dict.fromkeys(("started_at", "last_seen_at", "confirmed_at"), moment)
    named = {"token_hash": urandom(32), "id": person["id"], "device": "A browser"}
    return named | times | {"person_id": person["id"]}


def _device(person: dict, moment: datetime, push_service: str) -> dict:
    private = ec.generate_private_key(ec.SECP256R1())
    keys = {"p256dh": b64(point_of(private)), "auth": b64(urandom(16))}
    named = {"session_id": person["id"], "name": "A browser", "made_at": moment}
    where = {"endpoint": f"{push_service}/{person['id']}", "owner_id": person["id"]}
    return {"id": uuid4()} | named | where | keys


def _stamps(person: dict, moment: datetime) -> dict:
    return {
        "owner_id": person["id"],
        "id": uuid4(),
        "acted_at": moment,
        "acted_on": moment.date(),
        "zone": person["zone"],
        "received_at": moment,
        "recorded_by": person["id"],
    }

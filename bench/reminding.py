"""How fast reminders that are due are claimed, however many there are, and how fast they leave."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import uuid4

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import insert, text

from app.accounts.models import Person
from app.clock import day_of, now
from app.episodes.models import Episode
from app.exercises.models import Prescription
from app.extensions import db
from app.reminders.channels import Message, Tell, Verdict
from app.reminders.dispatch import BATCH, LEASE, Dispatcher
from app.reminders.models import ReminderChoices
from app.reminders.queue import Queue
from app.reminders.schedule import WEEKDAYS
from bench.households import app_on
from bench.servers import ROOT

MANY, FEW, DUE = 1_000_000, 10_000, 10_000
ROUNDS, BATCHES = 5, 8
IN_FLIGHT, SECONDS_TO_ANSWER = 100, 0.05
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


class FiftyMilliseconds:
    """A push service as far away as that, for as many at once as a batch has."""

    name = "bench"
    tells_once = False

    def __init__(self):
        self.told, self.hands = 0, ThreadPoolExecutor(IN_FLIGHT)

    def reaches(self, owner_ids):
        return owner_ids

    def send(self, batch: Sequence[Message], tell: Tell) -> None:
        list(self.hands.map(lambda message: self._take(message, tell), batch))
        self.told += len(batch)

    def _take(self, message: Message, tell: Tell) -> None:
        time.sleep(SECONDS_TO_ANSWER)
        tell(message, Verdict("sent"))


def reminder_figures(folder: Path) -> dict[str, float]:
    return {
        "claim_1m_vs_10k": round(_claim_1m_vs_10k(folder), 2),
        "dispatch_10k_seconds": round(_dispatch_10k(folder / "dispatch"), 1),
    }


def _claim_1m_vs_10k(folder: Path) -> float:
    apps = [_peopled(folder / str(rows), 2000, rows) for rows in (MANY, FEW)]
    rates = [[_claims_a_second(app) for app in apps] for _ in range(ROUNDS)]
    for app in apps:
        _dispose(app)
    return median(many / few for many, few in rates)


def _claims_a_second(app: Flask) -> float:
    queue = Queue([FiftyMilliseconds()], LEASE)
    with app.app_context():
        began = time.perf_counter()
        for _ in range(BATCHES):
            assert queue.raise_due(now(), BATCH).seen == BATCH
            db.session.commit()
            db.session.remove()
        return BATCHES * BATCH / (time.perf_counter() - began)


def _dispatch_10k(folder: Path) -> float:
    """Each is another person's, with a program of their own that is looked into."""
    app, channel = _peopled(folder, DUE, DUE), FiftyMilliseconds()
    began = time.perf_counter()
    Dispatcher(app, [channel]).run(once=True)
    took = time.perf_counter() - began
    _dispose(app)
    if channel.told != DUE:
        raise RuntimeError(f"{channel.told} of {DUE} reminders were sent")
    return took


def _peopled(data: Path, people: int, reminders: int) -> Flask:
    app = app_on(data)
    moment = now().replace(microsecond=0)
    with app.app_context():
        upgrade(ROOT / "migrations")
        rows = [_person(number, moment) for number in range(people)]
        db.session.execute(insert(Person), rows)
        db.session.execute(insert(Episode), [_problem(each, moment) for each in rows])
        db.session.execute(insert(Prescription), [_exercise(each, moment) for each in rows])
        db.session.execute(insert(ReminderChoices), [_no_quiet(each, moment) for each in rows])
        at = f"{moment - timedelta(minutes=30):%Y-%m-%d %H:%M:%S}"
        slots = f'[{{"at": "{NOON}", "weekdays": {list(WEEKDAYS)}}}]'.replace("'", '"')
        due = {"most": reminders, "people": people, "at": at, "slots": slots, "slot": NOON}
        db.session.execute(text(_FILL), due | {"on": day_of(moment, "UTC").isoformat()})
        db.session.commit()
        db.session.remove()
    return app


def _person(number: int, moment: datetime) -> dict:
    login = f"due-{number}"
    named = {"name": login, "login": login, "login_key": login, "password_hash": "none"}
    return {"id": uuid4(), "zone": "UTC", "joined_at": moment, **named}


def _problem(person: dict, moment: datetime) -> dict:
    return _stamps(person, moment) | {"id": person["id"]}


def _exercise(person: dict, moment: datetime) -> dict:
    of = {"episode_id": person["id"], "line_id": person["id"]}
    starts_on = day_of(moment, "UTC")
    return (
        _stamps(person, moment)
        | of
        | {"name": "Heel raise", "sets": 3, "reps": 10}
        | {"starts_on": starts_on}
    )


def _no_quiet(person: dict, moment: datetime) -> dict:
    never = datetime.min.time()
    return _stamps(person, moment) | {"quiet_from": never, "quiet_until": never}


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


def _dispose(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()

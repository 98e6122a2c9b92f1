"""A claim asks the database the same few things, whether it is of five people or of fifty."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert

from app.accounts.models import Person
from app.clock import now
from app.exercises.models import Prescription
from app.extensions import db
from app.reminders.kinds import KINDS
from app.reminders.queue import Queue
from app.reminders.reminders import Reminders
from app.reminders.schedule import Slot
from app.visits.models import Pool, Visit
from app.visits.presets import USUAL_SWITCHES
from tests.reminders.conftest import LEASE, Noted, join
from tests.support.queries import queries

pytestmark = pytest.mark.both_databases
DAY = date(2026, 11, 20)
NOON = [Slot(time(12))]
FRONTS = ("raise_due", "ask_again", "wake")
KINDS_AT_NOON = 9


@pytest.fixture
def clock(clock):
    clock.set("2026-11-20 11:00")
    return clock


def somebody(login: str) -> Person:
    """With exercises to do, a visit today, another tomorrow, and hardly any left."""
    person = join(login)
    db.session.flush()
    exercise = {"name": "Heel raise", "sets": 1, "reps": 10, "starts_on": DAY}
    db.session.execute(insert(Prescription), rows(person, exercise | {"line_id": person.id}))
    visits = [{"held_on": DAY + timedelta(days=n), "time_of_day": time(14)} for n in (0, 1)]
    visits = [visit | {"status": "scheduled"} for visit in visits]
    db.session.execute(insert(Visit), rows(person, *visits))
    pool = {"kind": "approval", "visits": 6, "opening_used": 4, "period": "course"}
    of = {"disciplines": ["pt"], "counts": USUAL_SWITCHES["approval"]}
    db.session.execute(insert(Pool), rows(person, pool | of))
    mine = Reminders(person)
    for kind in KINDS:
        mine.set(kind, slots=NOON if KINDS[kind].slots else None)
    return person


def rows(person: Person, *bodies: dict) -> list[dict]:
    moment = now()
    stamps = {"acted_at": moment, "acted_on": DAY, "zone": "UTC", "received_at": moment}
    owned = stamps | {"owner_id": person.id, "recorded_by": person.id, "episode_id": person.id}
    return [owned | {"id": UUID(int=number)} | body for number, body in enumerate(bodies, 1)]


def claimed(front: str, most: int) -> tuple[int, list[str]]:
    """How many rows were taken, and what that asked of the database."""
    with queries() as said:
        seen = getattr(Queue([Noted()], LEASE), front)(now(), most).seen
    return seen, said


@pytest.mark.parametrize("front", FRONTS)
def test_fifty_people_are_claimed_with_as_many_questions_as_five(owner, clock, front):
    for number in range(55):
        somebody(f"person-{number}")
    db.session.flush()
    clock.set("2026-11-20 12:03")
    if front != "raise_due":
        claimed("raise_due", 1000)
        clock.set("2026-11-20 13:04")
    each = KINDS_AT_NOON if front != "ask_again" else 1
    few, asked_for_few = claimed(front, 5 * each)
    many, asked_for_many = claimed(front, 50 * each)
    assert few == 5 * each and many > 5 * few
    assert len(asked_for_many) == len(asked_for_few) < 40, asked_for_many

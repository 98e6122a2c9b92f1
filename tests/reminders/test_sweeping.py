"""What is long over goes, once a day and a little at a time; what still waits stays."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert

from app.extensions import db
from app.reminders import sweeping
from app.reminders.models import Delivery, Occurrence
from app.reminders.reminders import Reminders
from app.reminders.sweeping import Sweep
from tests.reminders.conftest import join

pytestmark = pytest.mark.both_databases
TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def remind(person, *days_ago: int) -> None:
    """Pending ones of so many days ago, each with a delivery."""
    mine = Reminders(person)
    mine.set("exercise")
    db.session.flush()
    slot = {"reminder_id": mine.id_of("exercise"), "kind": "exercise", "slot": "08:00"}
    told = {"channel": "push", "state": "sent", "attempts": 1, "expires_at": NOON}
    for days in days_ago:
        key = {"owner_id": person.id, "id": uuid4(), "due_on": TODAY - timedelta(days=days)}
        rest = {"due_at": NOON, "state": "pending", "asked": 1}
        db.session.execute(insert(Occurrence), [key | slot | rest])
        about = {"owner_id": person.id, "occurrence_id": key["id"]}
        db.session.execute(insert(Delivery), [about | told])


def days_kept() -> list[int]:
    found = db.session.query(Occurrence.due_on).order_by(Occurrence.due_on.desc())
    assert db.session.query(Delivery).count() == found.count()
    return [(TODAY - on).days for (on,) in found]


def steps_of(sweep: Sweep, today: date = TODAY) -> int:
    steps = 0
    while sweep.step(today):
        steps += 1
    return steps


def test_what_is_older_than_five_weeks_goes_and_all_else_stays(owner, tmp_path):
    remind(owner, 0, 1, 35, 36, 400)
    steps_of(Sweep(tmp_path))
    assert days_kept() == [0, 1, 35]


def test_each_step_is_small_and_everybody_has_a_turn(owner, tmp_path, monkeypatch):
    monkeypatch.setattr(sweeping, "MOST_PEOPLE", 2)
    monkeypatch.setattr(sweeping, "MOST_ROWS", 3)
    for number in range(4):
        remind(join(f"person-{number}"), 1, 36, 37)
    assert steps_of(Sweep(tmp_path)) >= 4
    assert days_kept() == [1] * 4


def test_it_is_done_once_a_day_by_one_dispatcher_of_a_machine(owner, tmp_path):
    remind(owner, 36)
    steps_of(Sweep(tmp_path))
    remind(owner, 37)
    assert steps_of(Sweep(tmp_path)) == 0
    assert steps_of(Sweep(tmp_path), TODAY + timedelta(days=1)) == 1


def test_a_dispatcher_does_it_when_nothing_is_due(app, ana, clock, dispatch):
    (app.config["DATA"] / "reminders" / "swept").unlink(missing_ok=True)
    remind(ana, 36)
    db.session.commit()
    clock.set("2027-01-02 11:00")
    dispatch()
    db.session.expire_all()
    assert 36 not in days_kept()

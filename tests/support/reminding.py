"""Made-up people with reminders: asked today, with many times a day, with devices near and far."""

import re
from datetime import datetime, timedelta
from uuid import UUID

from app.accounts.models import Person
from app.extensions import db
from app.push.subscriptions import Devices
from tests.support.belongings import device_of, was_due
from tests.support.cast import Visitor
from tests.support.made_up import HEBREW, LONG_WORD, History, evening, regular, sign_in
from tests.support.walleted import planner
from tests.support.wallets import VISIT

MANY = {"at_1": "07:30", "days_1": ["mon", "wed", "fri"], "at_2": "12:15", "at_3": "18:00"}


def reminders_of(history: History) -> dict[str, str]:
    """All that are offered, turned on; the id of each by its name."""
    page = history.visitor.act("/reminders").text
    return dict(re.findall(r'<b id="name-([0-9a-f-]{36})">(.*?)</b>', page))


def _asked(history: History, name: str, slot: str) -> None:
    ids = {name: id for id, name in reminders_of(history).items()}
    history.visitor.act(f"/reminders/{ids[name]}/switch", outcome="on")
    was_due(history.visitor, ids[name], slot)


def asked_to_exercise(history: History) -> None:
    regular(history)
    _asked(history, "Exercises", "08:00")


def asked_how_it_was(history: History) -> None:
    evening(history)
    _asked(history, "How was it this evening?", "20:00")


def asked_to_go(history: History) -> None:
    """A visit this afternoon."""
    planner(history)
    held_on = history.present.date().isoformat()
    booked = VISIT | {"held_on": held_on, "time_of_day": "14:00", "place": "12 Main Street"}
    history.visitor.act("/visits/bookings", **booked)
    _asked(history, "A visit in two hours", "14:00")


def punctual(history: History) -> None:
    """Exercises three times a day, and the usual others."""
    history.at()
    (exercises, *_) = reminders_of(history)
    history.visitor.act(f"/reminders/{exercises}", **MANY)


def at_home(history: History) -> None:
    """Two devices; one is the browser that asks, and the other is not reached."""
    history.at(days_ago=5)
    other = history.visitor.application.test_client()
    sign_in(other, _login_of(history.visitor))
    _reach(other, "Ana’s phone", history.present - timedelta(hours=90), misses=2)
    history.at(days_ago=4)
    _reach(history.visitor, "Chrome, Android", history.present - timedelta(hours=4))


def everywhere(history: History) -> None:
    """Ten devices, some with unusual names."""
    history.at(days_ago=4)
    for number, name in enumerate([LONG_WORD, HEBREW, *(f"Tablet {n}" for n in range(8))]):
        reached = history.present - timedelta(hours=30 * number)
        _reach(history.visitor, name, reached, misses=number % 3)


def _reach(visitor: Visitor, name: str, moment: datetime, misses: int = 0) -> None:
    """Turn its browser on; messages reached it last at `moment`."""
    device = device_of(visitor)
    visitor.act(f"/devices/{device}", name=name)
    with visitor.application.app_context():
        row = Devices(_person(visitor)).get(UUID(device))
        row.last_reached_at = row.last_tried_at = moment
        row.misses = misses
        db.session.commit()


def _login_of(visitor: Visitor) -> str:
    with visitor.application.app_context():
        return _person(visitor).login


def _person(visitor: Visitor) -> Person:
    return db.session.get(Person, UUID(visitor.get("/session").json["person"]))

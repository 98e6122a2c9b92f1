"""People in many zones whose wall shows the time of their reminder, each with a browser."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from app.accounts.models import Person, Session
from app.extensions import db
from app.push.models import PushSubscription
from app.reminders.models import Reminder, ReminderChoices
from app.reminders.schedule import WEEKDAYS
from tests.support.push_service import Browser
from tests.support.rows import device_row, no_quiet_row, person_row, session_row, stamps

ZONES = (
    "America/New_York Australia/Lord_Howe America/Santiago Africa/Cairo Africa/Casablanca "
    "Pacific/Apia Asia/Kathmandu Europe/Vienna"
).split()
NIGHT = 23  # what is due now must not end with the day


def people_who_are_due(count: int, moment: datetime) -> list[dict]:
    """So many people, as rows."""
    awake = [name for name in ZONES if moment.astimezone(ZoneInfo(name)).hour != NIGHT]
    return [person_row(number, awake[number % len(awake)], moment) for number in range(count)]


def write_due(people: list[dict], browsers: dict[UUID, Browser], moment: datetime) -> None:
    """They, their reminders and their browsers, in the database of the app."""
    devices = [
        device_row(each, moment, browsers[each["id"]].endpoint, browsers[each["id"]].keys)
        for each in people
    ]
    for model, rows in (
        (Person, people),
        (Reminder, [_reminder(person, moment) for person in people]),
        (ReminderChoices, [no_quiet_row(person, moment) for person in people]),
        (Session, [session_row(person, moment) for person in people]),
        (PushSubscription, devices),
    ):
        db.session.execute(insert(model), rows)
    db.session.commit()
    db.session.remove()


def this_minute() -> datetime:
    return datetime.now(UTC).replace(second=0, microsecond=0)


def _reminder(person: dict, moment: datetime) -> dict:
    shown = moment.astimezone(ZoneInfo(person["zone"]))
    on = shown.date() - timedelta(days=1) if shown.hour < 3 else shown.date()
    slot = f"{shown:%H:%M}"
    due = {"next_on": on, "next_slot": slot, "next_due_at": moment}
    slots = [{"at": slot, "weekdays": list(WEEKDAYS)}]
    return stamps(person, moment) | {"kind": "exercise", "slots": slots} | due

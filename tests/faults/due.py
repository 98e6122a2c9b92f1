"""People in many zones whose wall shows the time of their reminder, each with a browser."""

from datetime import UTC, datetime, timedelta
from os import urandom
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from app.accounts.models import Person, Session
from app.extensions import db
from app.push.models import PushSubscription
from app.reminders.models import Reminder, ReminderChoices
from app.reminders.schedule import WEEKDAYS
from tests.support.push_service import Browser

ZONES = (
    "America/New_York Australia/Lord_Howe America/Santiago Africa/Cairo Africa/Casablanca "
    "Pacific/Apia Asia/Kathmandu Europe/Vienna"
).split()
NIGHT = 23  # what is due now must not end with the day


def people_who_are_due(count: int, moment: datetime) -> list[dict]:
    """So many people, as rows."""
    awake = [name for name in ZONES if moment.astimezone(ZoneInfo(name)).hour != NIGHT]
    return [_person(number, awake[number % len(awake)], moment) for number in range(count)]


def write_due(people: list[dict], browsers: dict[UUID, Browser], moment: datetime) -> None:
    """They, their reminders and their browsers, in the database of the app."""
    sessions = [_session(person, moment) for person in people]
    for model, rows in (
        (Person, people),
        (Reminder, [_reminder(person, moment) for person in people]),
        (ReminderChoices, [_no_quiet(person, moment) for person in people]),
        (Session, sessions),
        (PushSubscription, [_device(browsers[each["id"]], each) for each in sessions]),
    ):
        db.session.execute(insert(model), rows)
    db.session.commit()
    db.session.remove()


def this_minute() -> datetime:
    return datetime.now(UTC).replace(second=0, microsecond=0)


def _person(number: int, zone: str, moment: datetime) -> dict:
    login = f"due-{number}"
    named = {"name": login, "login": login, "login_key": login, "password_hash": "none"}
    return {"id": uuid4(), "zone": zone, "joined_at": moment, **named}


def _reminder(person: dict, moment: datetime) -> dict:
    shown = moment.astimezone(ZoneInfo(person["zone"]))
    on = shown.date() - timedelta(days=1) if shown.hour < 3 else shown.date()
    slot = f"{shown:%H:%M}"
    due = {"next_on": on, "next_slot": slot, "next_due_at": moment}
    slots = [{"at": slot, "weekdays": list(WEEKDAYS)}]
    return _stamps(person, moment) | {"kind": "exercise", "slots": slots} | due


def _no_quiet(person: dict, moment: datetime) -> dict:
    never = datetime.min.time()
    return _stamps(person, moment) | {"quiet_from": never, "quiet_until": never}


def _session(person: dict, moment: datetime) -> dict:
    times = dict.fromkeys(("started_at", "last_seen_at", "confirmed_at"), moment)
    named = {"id": person["id"], "person_id": person["id"], "device": "A browser"}
    return named | times | {"token_hash": urandom(32)}


def _device(browser: Browser, session: dict) -> dict:
    whose = {"owner_id": session["person_id"], "session_id": session["id"]}
    named = {"id": uuid4(), "name": "A browser", "made_at": session["started_at"]}
    return whose | named | {"endpoint": browser.endpoint} | browser.keys


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

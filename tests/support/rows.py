"""Rows of many made-up people at once: written in bulk, as nobody joins."""

from datetime import datetime
from os import urandom
from uuid import uuid4

NEVER = datetime.min.time()


def person_row(number: int, zone: str, moment: datetime) -> dict:
    login = f"due-{number}"
    named = {"name": login, "login": login, "login_key": login, "password_hash": "none"}
    return {"id": uuid4(), "zone": zone, "joined_at": moment, **named}


def session_row(person: dict, moment: datetime) -> dict:
    """The person's one session, by their own id."""
    times = dict.fromkeys(("started_at", "last_seen_at", "confirmed_at"), moment)
    named = {"id": person["id"], "person_id": person["id"], "device": "A browser"}
    return named | times | {"token_hash": urandom(32)}


def device_row(person: dict, moment: datetime, endpoint: str, keys: dict[str, str]) -> dict:
    """A browser that is signed in by the person's one session."""
    whose = {"id": uuid4(), "owner_id": person["id"], "session_id": person["id"]}
    return whose | {"name": "A browser", "made_at": moment, "endpoint": endpoint} | keys


def no_quiet_row(person: dict, moment: datetime) -> dict:
    """Choices of somebody for whom no hour is quiet."""
    return stamps(person, moment) | {"quiet_from": NEVER, "quiet_until": NEVER}


def stamps(person: dict, moment: datetime) -> dict:
    """What every owned row has; its id is new."""
    return {
        "owner_id": person["id"],
        "id": uuid4(),
        "acted_at": moment,
        "acted_on": moment.date(),
        "zone": person["zone"],
        "received_at": moment,
        "recorded_by": person["id"],
    }

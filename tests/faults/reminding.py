"""Dispatchers of reminders as processes that are killed, and a count of what arrived.

`python -m tests.faults.reminding LOG`, with `DATABASE_URL` set, is one dispatcher. Its channel adds
a line to the log for each message, as a push service would, before it answers.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from uuid import uuid4
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import insert, text

from app import create_app
from app.accounts.models import Person
from app.extensions import db
from app.reminders.channels import Message, Tell, Verdict
from app.reminders.dispatch import Dispatcher
from app.reminders.models import Reminder, ReminderChoices
from app.reminders.schedule import WEEKDAYS
from app.reminders.sources import tell_due
from tests.support.builds import furnish
from tests.support.live import ROOT, migrate

ZONES = (
    "America/New_York Australia/Lord_Howe America/Santiago Africa/Cairo Africa/Casablanca "
    "Pacific/Apia Asia/Kathmandu Europe/Vienna"
).split()
AT_ONCE = 4
SECONDS_TO_ANSWER = 0.01
LEASE = timedelta(seconds=4)
MOST_SECONDS = 120
NIGHT = 23  # what is due now must not end with the day


class Logged:
    """A push service that takes everything, a little later."""

    name = "logged"
    tells_once = False

    def __init__(self, log: Path):
        self.log = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        self.hands = ThreadPoolExecutor(AT_ONCE)

    def reaches(self, owner_ids):
        return owner_ids

    def send(self, batch: Sequence[Message], tell: Tell) -> None:
        list(self.hands.map(lambda message: self._take(message, tell), batch))

    def _take(self, message: Message, tell: Tell) -> None:
        line = f"{message.owner_id} {message.on} {message.slot} {time.time():.3f}\n"
        time.sleep(SECONDS_TO_ANSWER)
        os.write(self.log, line.encode())
        tell(message, Verdict("sent"))


def main() -> None:
    app, stop = create_app(), Event()
    tell_due("exercise", lambda owner, on: True)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    Dispatcher(app, [Logged(Path(sys.argv[1]))], lease=LEASE, batch=20, stop=stop).run()


class Reminding:
    """Dispatchers on the database at `url`, in which everybody is due now."""

    def __init__(self, url: str, folder: Path, due: int):
        self.due, self.log, self.kills = due, folder / "arrived", 0
        self.log.touch()
        self.environ = {
            **{key: value for key, value in os.environ.items() if "HOMESTRETCH" not in key},
            "HOMESTRETCH_DATA": str(furnish(folder)),
            "DATABASE_URL": url,
        }
        self.app = migrate(create_app(environ=self.environ))
        self.zones = people_who_are_due(self.app, due)
        self.running: list[subprocess.Popen] = []

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.faults.reminding", str(self.log)]
        self.running.append(subprocess.Popen(command, cwd=ROOT, env=self.environ))

    def kill_one(self, chance: random.Random) -> None:
        """SIGKILL in the middle of whatever it does, and another in its place."""
        victim = self.running.pop(chance.randrange(len(self.running)))
        victim.kill()
        victim.wait()
        self.kills += 1
        self.start()

    def arrived(self) -> list[str]:
        return self.log.read_text().splitlines()

    def wait_until(self, is_so) -> None:
        deadline = time.monotonic() + MOST_SECONDS
        while not is_so():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(self.arrived())} of {self.due} arrived")
            time.sleep(0.003)

    def all_marked(self) -> bool:
        time.sleep(0.2)
        with self.app.app_context(), db.engine.connect() as connection:
            count = "SELECT count(*) FROM deliveries WHERE state = 'sent'"
            return connection.execution_options(will_write=False).scalar(text(count)) == self.due

    def stop(self) -> None:
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait()
        with self.app.app_context():
            db.engine.dispose()

    def counted(self) -> dict[str, int]:
        lines = [line.split() for line in self.arrived()]
        times = Counter((owner, on, slot) for owner, on, slot, _ in lines)
        return {
            "due": self.due,
            "lost": self.due - len(times),
            "extra": len(lines) - len(times),
            "kills": self.kills,
            "wrong_hour": sum(self._is_wrong(*line) for line in lines),
        }

    def _is_wrong(self, owner: str, on: str, slot: str, at: str) -> bool:
        """Whether the wall of that person showed something else when it came."""
        shown = datetime.fromtimestamp(float(at), ZoneInfo(self.zones[owner]))
        meant = datetime.fromisoformat(f"{on} {slot}")
        late = shown.replace(tzinfo=None) - meant
        return not timedelta() <= late % timedelta(days=1) < timedelta(minutes=10)


def remind(url: str, folder: Path, due: int, dispatchers: int, kills: int, seed: int) -> dict:
    """Everything that is due, told by so many `dispatchers` of which so many are killed."""
    reminding, chance = Reminding(url, folder, due), random.Random(seed)
    try:
        for _ in range(dispatchers):
            reminding.start()
        for number in range(kills):
            enough = due * (number + 1) // (kills + 1)
            reminding.wait_until(lambda enough=enough: len(reminding.arrived()) >= enough)
            reminding.kill_one(chance)
        reminding.wait_until(reminding.all_marked)
    finally:
        reminding.stop()
    return reminding.counted()


def holds(counted: dict) -> bool:
    at_most = counted["kills"]
    return not counted["lost"] and not counted["wrong_hour"] and counted["extra"] <= at_most


def people_who_are_due(app: Flask, count: int) -> dict[str, str]:
    """So many people in many zones whose wall shows the time of their reminder; their zones."""
    moment = datetime.now(UTC).replace(second=0, microsecond=0)
    awake = [name for name in ZONES if moment.astimezone(ZoneInfo(name)).hour != NIGHT]
    people = [_person(number, awake[number % len(awake)], moment) for number in range(count)]
    with app.app_context():
        db.session.execute(insert(Person), people)
        db.session.execute(insert(Reminder), [_reminder(each, moment) for each in people])
        db.session.execute(insert(ReminderChoices), [_no_quiet(each, moment) for each in people])
        db.session.commit()
        db.session.remove()
    return {str(person["id"]): person["zone"] for person in people}


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


if __name__ == "__main__":
    main()

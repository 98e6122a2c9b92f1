"""Dispatchers of reminders as processes that are killed, and a count of what arrived.

Each has the real courier. The push service is a process of its own, and what is counted is what it
wrote down. `python -m tests.faults.reminding SECONDS`, with settings as for the app, is one
dispatcher with leases of so many seconds.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import text

from app import create_app
from app.extensions import db
from app.push.vapid import Keys
from app.reminders.dispatch import Dispatcher
from app.reminders.models import Occurrence
from app.reminders.push_channel import PushChannel
from app.reminders.sources import tell_due
from tests.faults.due import people_who_are_due, this_minute, write_due
from tests.faults.push_log import write_browsers
from tests.support.builds import furnish
from tests.support.live import ROOT, migrate

BATCH = 20
MOST_SECONDS = 180


def main() -> None:
    app, stop = create_app(), Event()
    tell_due("exercise", lambda owner, on: True)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    lease = timedelta(seconds=float(sys.argv[1]))
    Dispatcher(app, [PushChannel(app)], lease=lease, batch=BATCH, stop=stop).run()


class Reminding:
    """Dispatchers on the database at `url`, in which everybody is due now."""

    def __init__(self, url: str, folder: Path, due: int, lease: float):
        self.due, self.folder, self.lease, self.kills = due, folder, lease, 0
        (folder / "arrived").touch()
        self.environ = {
            **{key: value for key, value in os.environ.items() if "HOMESTRETCH" not in key},
            "HOMESTRETCH_DATA": str(furnish(folder)),
            "HOMESTRETCH_CONTACT": "mailto:host@home.example",
            "DATABASE_URL": url,
        }
        self.app = migrate(create_app(environ=self.environ))
        self.running: list[subprocess.Popen] = []
        ends = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        key = Keys(self.app.config["VAPID_KEY"]).public
        self.service = self._start("push_log", str(folder), key, **ends)
        self.environ["HOMESTRETCH_PUSH_LOOPBACK"] = self.service.stdout.readline().strip()
        self._make_due()

    def start(self) -> None:
        self.running.append(self._start("reminding", str(self.lease)))

    def kill_one(self, chance: random.Random) -> None:
        """SIGKILL in the middle of whatever it does, and another in its place."""
        victim = self.running.pop(chance.randrange(len(self.running)))
        victim.kill()
        victim.wait()
        self.kills += 1
        self.start()

    def arrived(self) -> list[str]:
        return (self.folder / "arrived").read_text().splitlines()

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
        self.service.communicate()  # its input ends
        with self.app.app_context():
            db.engine.dispose()

    def counted(self) -> dict[str, int]:
        """From the service's own log: by whose browser it was, and by the tag inside."""
        lines = [line.split() for line in self.arrived()]
        times = Counter((owner, tag) for owner, tag, _ in lines)
        told = {owner for owner, _ in times}
        return {
            "due": self.due,
            "lost": self.due - len(told),
            "extra": len(lines) - len(told),
            "kills": self.kills,
            "wrong_hour": self._of_a_wrong_hour(lines),
        }

    def _of_a_wrong_hour(self, lines: list[list[str]]) -> int:
        with self.app.app_context():
            found = {each.id.hex: each for each in db.session.query(Occurrence)}
            db.session.remove()
            db.engine.dispose()
        return sum(self._is_wrong(owner, found[tag], at) for owner, tag, at in lines)

    def _is_wrong(self, owner: str, occurrence: Occurrence, at: str) -> bool:
        """Whether the wall of that person showed something else when it came."""
        shown = datetime.fromtimestamp(float(at), ZoneInfo(self.zones[UUID(owner)]))
        meant = datetime.fromisoformat(f"{occurrence.due_on} {occurrence.slot}")
        late = shown.replace(tzinfo=None) - meant
        is_theirs = occurrence.owner_id == UUID(owner)
        in_time = timedelta() <= late % timedelta(days=1) < timedelta(minutes=10)
        return not (is_theirs and in_time)

    def _make_due(self) -> None:
        moment = this_minute()
        people = people_who_are_due(self.due, moment)
        self.zones = {person["id"]: person["zone"] for person in people}
        origin = self.environ["HOMESTRETCH_PUSH_LOOPBACK"]
        browsers = write_browsers(self.folder, list(self.zones), origin)
        with self.app.app_context():
            write_due(people, browsers, moment)

    def _start(self, module: str, *words: str, **ends) -> subprocess.Popen:
        command = [sys.executable, "-m", f"tests.faults.{module}", *words]
        return subprocess.Popen(command, cwd=ROOT, env=self.environ, **ends)


def remind(
    url: str, folder: Path, due: int, dispatchers: int, kills: int, seed: int, lease: float = 4
) -> dict:
    """Everything that is due, told by so many `dispatchers` of which so many are killed."""
    reminding, chance = Reminding(url, folder, due, lease), random.Random(seed)
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


if __name__ == "__main__":
    main()

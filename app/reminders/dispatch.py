"""The dispatcher: claim, send, mark, in this order; its own process, never part of the web server.

Whoever dies between sending and marking leaves a claim whose lease runs out, and the message is
sent once more; whoever marked first and died would have lost it.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Event

from flask import Flask
from sqlalchemy.exc import OperationalError

from app.clock import now
from app.db import reading
from app.extensions import db
from app.reminders import fronts
from app.reminders.channels import Channel
from app.reminders.claims import Claim
from app.reminders.flights import Flights
from app.reminders.patience import patience
from app.reminders.queue import Queue
from app.reminders.sweeping import Sweep

LEASE = timedelta(seconds=90)
# What one write transaction takes: others wait for it on SQLite.
BATCH = 200
LONGEST_NAP = 5.0

_log = logging.getLogger("homestretch.reminders")


class Dispatcher:
    """Takes what is due from the database of `app` and hands it to `channels`."""

    def __init__(
        self,
        app: Flask,
        channels: Sequence[Channel],
        *,
        lease: timedelta = LEASE,
        batch: int = BATCH,
        stop: Event | None = None,
    ):
        self.app, self.batch = app, batch
        self.stop = stop or Event()
        self.queue = Queue(channels, lease)
        self.flights = Flights(app, channels, self.stop)
        self.sweep = Sweep(app.config["DATA"] / "reminders")

    def run(self, *, once: bool = False) -> None:
        """Until `stop`, or until nothing is due; what is in flight is sent and marked then."""
        with self.app.app_context():
            try:
                self._work(once)
            finally:
                self.flights.close()

    def _work(self, once: bool) -> None:
        while not self.stop.is_set():
            if self._turn() or self.flights or self._sweep():
                continue
            if once:
                return
            self.stop.wait(self._nap())

    def _turn(self) -> int:
        """Take one batch from each front that has something; how many rows were seen."""
        self.flights.hear_of_the_dead()
        seen = 0
        for front, at in self._firsts().items():
            if at <= now():
                self.flights.make_room()
                if front == "wake":
                    self.flights.hear_of_all()
                seen += self._take(front)
        self.flights.land(seconds=0 if seen else 1)
        return seen

    def _firsts(self) -> dict[str, datetime]:
        """As a reader: who only looks keeps no writer waiting."""
        with patience(self.stop), reading():
            return fronts.firsts()
        return {}

    def _take(self, front: str) -> int:
        try:
            with patience(self.stop):
                return self._claim(front, self.batch)
        except Exception:  # noqa: BLE001 - one person's row must not hold up everybody's
            return self._one_by_one(front)
        return 0

    def _claim(self, front: str, most: int) -> int:
        claim: Claim = getattr(self.queue, front)(now(), most)
        db.session.commit()
        self.flights.start(claim)
        return claim.seen

    def _one_by_one(self, front: str) -> int:
        for taken in range(self.batch):
            try:
                if not self._claim(front, 1):
                    return taken
            except OperationalError:
                return taken
            except Exception:  # noqa: BLE001 - as above
                _log.exception("a reminder broke its dispatcher; it is put off")
                db.session.rollback()
                fronts.put_off_first(front, now())
                db.session.commit()
            finally:
                db.session.remove()
        return self.batch

    def _sweep(self) -> bool:
        """A little of what is long over, while nothing else is to be done."""
        with patience(self.stop):
            is_more = self.sweep.step(now().date())
            db.session.commit()
            return is_more
        return False

    def _nap(self) -> float:
        """Seconds until something is due, and never long: a new reminder wakes nobody."""
        at = min(self._firsts().values(), default=None)
        seconds = (at - now()).total_seconds() if at else LONGEST_NAP
        return min(max(seconds, 0.05), LONGEST_NAP)

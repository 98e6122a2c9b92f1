"""The dispatcher: claim, send, mark, in this order; its own process, never part of the web server.

Whoever dies between sending and marking leaves a claim whose lease runs out, and the message is
sent once more; whoever marked first and died would have lost it.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

from flask import Flask
from sqlalchemy.exc import OperationalError

from app.clock import now
from app.db import reading
from app.extensions import db
from app.reminders import queue
from app.reminders.channels import Channel, Message, Verdict
from app.reminders.claims import Claim
from app.reminders.ledger import Ledger
from app.reminders.queue import Queue

LEASE = timedelta(seconds=90)
# What one write transaction takes: others wait for it on SQLite.
BATCH = 100
# Batches that are claimed and not marked yet: one is sent while the next is claimed.
IN_FLIGHT = 3
LONGEST_NAP = 5.0
AFTER_TROUBLE = timedelta(seconds=30)

UNKNOWN = Verdict("again", AFTER_TROUBLE)

_log = logging.getLogger("homestretch.reminders")


@dataclass
class Flight:
    """Messages on their way by one channel, and what is known of each."""

    token: UUID
    channel: str
    messages: list[Message]
    verdicts: dict[UUID, Verdict] = field(default_factory=dict)

    @property
    def told(self) -> list[tuple[Message, Verdict]]:
        return [(each, self.verdicts.get(each.occurrence_id, UNKNOWN)) for each in self.messages]


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
        self.app, self.channels, self.batch = app, {each.name: each for each in channels}, batch
        self.queue = Queue(channels, lease)
        self.stop = stop or Event()
        self._flying: dict[Future, Flight] = {}
        self.ledger = Ledger(app.config["DATA"] / "reminders")
        self._senders = {name: ThreadPoolExecutor(1) for name in self.channels}

    def run(self, *, once: bool = False) -> None:
        """Until `stop`, or until nothing is due; what is in flight is sent and marked then."""
        with self.app.app_context():
            try:
                self._work(once)
            finally:
                self._land(until_empty=True)
                for sender in self._senders.values():
                    sender.shutdown()
                self.ledger.close()

    def _work(self, once: bool) -> None:
        while not self.stop.is_set():
            if not self._turn() and not self._flying:
                if once:
                    return
                self.stop.wait(self._nap())

    def _turn(self) -> int:
        """Take one batch from each front that has something; how many rows were seen."""
        self._hear_of_the_dead()
        seen = 0
        for front, at in self._firsts().items():
            if at <= now():
                while len(self._flying) >= IN_FLIGHT:
                    self._land()
                seen += self._take(front)
        self._land(patience=0 if seen else 1)
        return seen

    def _firsts(self) -> dict[str, datetime]:
        """As a reader: who only looks keeps no writer waiting."""
        try:
            with reading():
                return queue.firsts()
        except OperationalError:
            self._wait_for_the_database()
            return {}
        finally:
            db.session.remove()

    def _take(self, front: str) -> int:
        try:
            return self._claim(front, self.batch)
        except OperationalError:
            self._wait_for_the_database()
        except Exception:  # noqa: BLE001 - one person's row must not hold up everybody's
            return self._one_by_one(front)
        return 0

    def _claim(self, front: str, most: int) -> int:
        try:
            claim: Claim = getattr(self.queue, front)(now(), most)
            db.session.commit()
        finally:
            db.session.remove()
        for channel, messages in claim.messages.items():
            flight = Flight(claim.token, channel, messages)
            self._flying[self._senders[channel].submit(self._send, flight)] = flight
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
                queue.put_off_first(front, now())
                db.session.commit()
                db.session.remove()
        return self.batch

    def _wait_for_the_database(self) -> None:
        _log.warning("the database does not answer; trying again")
        db.session.remove()
        self.stop.wait(1)

    def _send(self, flight: Flight) -> None:
        def tell(message: Message, verdict: Verdict) -> None:
            if verdict.outcome == "sent":
                self.ledger.note(flight.token, flight.channel, message)
            flight.verdicts[message.occurrence_id] = verdict

        with self.app.app_context():
            self.channels[flight.channel].send(flight.messages, tell)

    def _land(self, *, until_empty: bool = False, patience: float | None = None) -> None:
        """Mark what has been sent; wait for the first of it, or for all."""
        while self._flying:
            done, _ = wait(self._flying, timeout=patience, return_when=FIRST_COMPLETED)
            for sending in done:
                self._mark(sending)
            if not until_empty:
                return

    def _mark(self, sending: Future) -> None:
        flight = self._flying.pop(sending)
        if sending.exception():
            _log.error("%s failed", flight.channel, exc_info=sending.exception())
        try:
            self.queue.settle(now(), flight.token, flight.channel, flight.told)
            db.session.commit()
            if not self._flying:
                self.ledger.clear()
        except OperationalError:  # the lease runs out, and all of it is sent once more
            self._wait_for_the_database()
        finally:
            db.session.remove()

    def _hear_of_the_dead(self) -> None:
        """Mark what dispatchers of this machine had sent before they were killed."""
        try:
            for lines in self.ledger.orphans():
                self.queue.settle_sent(now(), lines)
                db.session.commit()
        except OperationalError:
            self._wait_for_the_database()
        finally:
            db.session.remove()

    def _nap(self) -> float:
        """Seconds until something is due, and never long: a new reminder wakes nobody."""
        at = min(self._firsts().values(), default=None)
        seconds = (at - now()).total_seconds() if at else LONGEST_NAP
        return min(max(seconds, 0.05), LONGEST_NAP)

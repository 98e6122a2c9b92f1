"""Messages on their way: handed to their channels, and marked once there is word of them."""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

from flask import Flask

from app.clock import now
from app.extensions import db
from app.reminders import marks
from app.reminders.channels import Channel, Message, Verdict
from app.reminders.claims import Claim
from app.reminders.ledger import Ledger, Line
from app.reminders.patience import patience

# Batches that are claimed and not marked yet: one is sent while the next is claimed.
MOST = 3
# Of marking what was sent, each after as long as the database makes one wait.
MOST_TRIES = 10
UNKNOWN = Verdict("again", timedelta(seconds=30))

_log = logging.getLogger("homestretch.reminders")


@dataclass
class Flight:
    """Messages on their way by one channel, and what is known of each."""

    token: UUID
    starts_until: datetime
    channel: str
    messages: list[Message]
    verdicts: dict[UUID, Verdict] = field(default_factory=dict)

    @property
    def told(self) -> list[tuple[Message, Verdict]]:
        return [(each, self.verdicts.get(each.occurrence_id, UNKNOWN)) for each in self.messages]


class Flights:
    """Each channel sends in a thread of its own, one batch after the other."""

    def __init__(self, app: Flask, channels: Sequence[Channel], stop: Event):
        self.app, self.channels, self.stop = app, {each.name: each for each in channels}, stop
        self.ledger = Ledger(app.config["DATA"] / "reminders")
        self._flying: dict[Future, Flight] = {}
        self._senders = {name: ThreadPoolExecutor(1) for name in self.channels}

    def __bool__(self) -> bool:
        return bool(self._flying)

    def start(self, claim: Claim) -> None:
        for channel, messages in claim.messages.items():
            flight = Flight(claim.token, claim.starts_until, channel, messages)
            self._flying[self._senders[channel].submit(self._send, flight)] = flight

    def make_room(self) -> None:
        """Wait until another batch may be claimed."""
        while len(self._flying) >= MOST:
            self.land()

    def land(self, *, until_empty: bool = False, seconds: float | None = None) -> None:
        """Mark what has been sent; wait for the first of it for some `seconds`, or for all."""
        while self._flying:
            done, _ = wait(self._flying, timeout=seconds, return_when=FIRST_COMPLETED)
            for sending in done:
                self._mark(sending)
            if not until_empty:
                return

    def close(self) -> None:
        """Once all has been sent and marked."""
        self.land(until_empty=True)
        for name, channel in self.channels.items():
            channel.close()
            self._senders[name].shutdown()
        self.ledger.close()

    def hear_of_the_dead(self) -> None:
        """Mark what dispatchers of this machine had sent before they were killed."""
        self._hear(self.ledger.orphans())

    def hear_of_all(self) -> None:
        """The same of those that are slow: before what they held is taken from them."""
        self._hear(self.ledger.of_the_living())

    def _hear(self, ledgers: Iterator[list[Line]]) -> None:
        with patience(self.stop):
            for lines in ledgers:
                marks.settle_sent(now(), lines)
                db.session.commit()

    def _send(self, flight: Flight) -> None:
        def tell(message: Message, verdict: Verdict) -> None:
            if verdict.outcome == "sent":
                self.ledger.note(flight.token, flight.channel, message)
            flight.verdicts[message.occurrence_id] = verdict

        if now() >= flight.starts_until:
            return  # it would be somebody else's before it is marked
        with self.app.app_context():
            self.channels[flight.channel].send(flight.messages, tell)

    def _mark(self, sending: Future) -> None:
        """However long the database takes to answer: what was not marked is sent once more."""
        flight = self._flying.pop(sending)
        if sending.exception():
            _log.error("%s failed", flight.channel, exc_info=sending.exception())
        if not any(self._is_marked(flight) for _ in range(MOST_TRIES)):
            self.ledger.keep()
        elif not self._flying:
            self.ledger.clear()

    def _is_marked(self, flight: Flight) -> bool:
        with patience(self.stop):
            marks.settle(now(), flight.token, flight.channel, flight.told)
            db.session.commit()
            return True
        return False

"""Reminders by e-mail: to everybody who turned that on, each of them once.

Always, and not only where push failed: that a push service took a message does not say that
anybody saw it, and who turns e-mail on wants e-mail. Several connections at once, so that a batch
is through in time also where the server is far away.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import partial
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from flask import Flask

from app.clock import now
from app.extensions import db
from app.mail.letter import Unfit
from app.mail.mailboxes import MOST_REFUSALS, Reached, note_all, reached
from app.mail.postman import Postman
from app.mail.verdict import Verdict as Answer
from app.mail.verdict import seconds_until
from app.mail.writing import reminder
from app.mail_settings import is_ready
from app.reminders.channels import Message, Tell, Verdict

MOST_CONNECTIONS = 4
ON_ONE_CONNECTION = 25
REST = timedelta(minutes=1)
UNREACHED = Answer("again", "it rests")

_log = logging.getLogger("homestretch.mail")


class Ready(NamedTuple):
    """A message, written to the mailbox that it goes to."""

    message: Message
    box: Reached
    text: EmailMessage


class MailChannel:
    name = "mail"
    tells_once = True

    def __init__(self, app: Flask):
        self.config = app.config
        self._rests_until: datetime | None = None
        if self.config["SMTP"] and not is_ready(self.config):
            _log.warning("no e-mail is sent: set HOMESTRETCH_ORIGIN, for the links in it")

    def reaches(self, owner_ids: Collection[UUID]) -> Collection[UUID]:
        """Nobody, while the server is not set up to send."""
        if not is_ready(self.config):
            return ()
        return {box.owner_id for box in reached(owner_ids)}

    def close(self) -> None:
        """Nothing is kept open between two batches."""

    def send(self, batch: Sequence[Message], tell: Tell) -> None:
        boxes = {box.owner_id: box for box in reached({each.owner_id for each in batch})}
        db.session.rollback()  # nobody waits for answers with a transaction open
        written = [self._letter(each, boxes.get(each.owner_id), tell) for each in batch]
        answers = self._carry_all([letter for letter in written if letter], tell)
        note_all([(letter.box.id, answer) for letter, answer in answers], now())
        db.session.commit()
        for reason in {answer.reason for _, answer in answers if answer.alarms}:
            _log.error("the mail server does not take our messages: %s", reason)

    def _letter(self, message: Message, box: Reached | None, tell: Tell) -> Ready | None:
        if box is None:
            tell(message, Verdict("gone"))
            return None
        about = (message.words, message.page, message.occurrence_id, message.asked)
        try:
            letter = reminder(box.address, box.id, *about).written(self.config["MAIL_FROM"])
        except Unfit:
            _log.error("e-mail to mailbox %s cannot be written", box.id)
            tell(message, Verdict("failed"))
            return None
        return Ready(message, box, letter)

    def _carry_all(self, letters: list[Ready], tell: Tell) -> list[tuple[Ready, Answer]]:
        if self._rests_until and now() < self._rests_until:
            return _told(tell, letters, [UNREACHED] * len(letters))
        count = min(MOST_CONNECTIONS, -(-len(letters) // ON_ONE_CONNECTION))
        shares = [letters[first::count] for first in range(count)]
        with ThreadPoolExecutor(MOST_CONNECTIONS) as hands:
            return list(chain.from_iterable(hands.map(partial(self._carry, tell), shares)))

    def _carry(self, tell: Tell, letters: list[Ready]) -> list[tuple[Ready, Answer]]:
        with Postman(self.config["SMTP"]) as postman:
            answers = (postman.carry(letter.text) for letter in letters)
            told = _told(tell, letters, answers)
            if postman.is_shut_out:
                self._rests_until = now() + REST
            return told


def _told(tell: Tell, letters: list[Ready], answers: Iterable[Answer]) -> list:
    """Each is told as soon as it has its answer."""
    told = []
    for letter, answer in zip(letters, answers, strict=True):
        tell(letter.message, _verdict(answer, letter))
        told.append((letter, answer))
    return told


def _verdict(answer: Answer, letter: Ready) -> Verdict:
    if answer.kind == "sent":
        return Verdict("sent")
    if answer.kind == "refused":
        is_last = letter.box.refusals + 1 >= MOST_REFUSALS
        return Verdict("gone" if is_last else "failed")
    return Verdict("again", timedelta(seconds=seconds_until(letter.message.attempt)))

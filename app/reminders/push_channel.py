"""Reminders by push: to every browser that a person turned on."""

import asyncio
import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from flask import Flask

from app.clock import now
from app.extensions import db
from app.push.courier import Courier, allowed_by, courier_for
from app.push.endpoints import Refused
from app.push.message import Message as Parcel
from app.push.message import seconds_of_use
from app.push.office import Office
from app.push.origins import OriginPauses
from app.push.subscriptions import Device, devices_of, miss_all, note_all, who_have_devices
from app.push.verdict import AGAIN_AFTER_SECONDS
from app.push.verdict import Verdict as Answer
from app.reminders.buttons import buttons_of, facts_of
from app.reminders.channels import Message, Tell, Verdict
from app.reminders.occurrences import asked_once
from app.reminders.queue import MOST_ATTEMPTS

MOST_SECONDS = 25

_log = logging.getLogger("homestretch.push")


@dataclass
class Round:
    """The answers to one batch: of each device what it said, and to which origin that was; and
    which devices each message missed.
    """

    tell: Tell
    paused: Collection[str]
    answers: list[tuple[Device, str, Answer]] = field(default_factory=list)
    missed: list[tuple[Message, Verdict, list[Device]]] = field(default_factory=list)
    reached: set[UUID] = field(default_factory=set)

    def hear(self, message: Message, device: Device, origin: str, answer: Answer) -> None:
        """Reached on any device is reached, and told before the others have answered."""
        self.answers.append((device, origin, answer))
        if answer.kind == "sent" and message.occurrence_id not in self.reached:
            self.reached.add(message.occurrence_id)
            self.tell(message, Verdict("sent"))

    def given_up(self) -> Iterator[Device]:
        """The devices that a reminder did not reach, and for which it is not tried again."""
        first = asked_once({message.occurrence_id: message.owner_id for message, *_ in self.missed})
        for message, verdict, devices in self.missed:
            id = message.occurrence_id
            if id in first and _is_given_up(message, verdict, first[id]):
                yield from devices


class PushChannel:
    name = "push"
    tells_once = False

    def __init__(self, app: Flask):
        self.config = app.config
        self._office: Office | None = None

    def reaches(self, owner_ids: Collection[UUID]) -> Collection[UUID]:
        """Nobody, while the server is not set up to send."""
        if not self.config["CONTACT"]:
            return ()
        return who_have_devices(owner_ids)

    def send(self, batch: Sequence[Message], tell: Tell) -> None:
        devices: dict[UUID, list[Device]] = {}
        for device in devices_of({message.owner_id for message in batch}):
            devices.setdefault(device.owner_id, []).append(device)
        this = Round(tell, OriginPauses().at(now()).keys())
        db.session.rollback()  # nobody waits for answers with a transaction open
        self._office = self._office or Office(courier_for(self.config))
        self._office.wait_for(self._carry_all(self._office.courier, batch, devices, this))
        self._write_down(this)

    def close(self) -> None:
        if self._office:
            self._office.close()
            self._office = None

    async def _carry_all(self, courier: Courier, batch, devices, this: Round) -> None:
        every = (self._carry(courier, each, devices.get(each.owner_id, ()), this) for each in batch)
        with suppress(TimeoutError):  # of whom nothing was heard until then is tried again
            async with asyncio.timeout(MOST_SECONDS):
                await asyncio.gather(*every)

    async def _carry(self, courier: Courier, message: Message, devices, this: Round) -> None:
        parcel = Parcel(
            message.words,
            message.page,
            message.tag,
            seconds_of_use(now(), message.expires_at),
            actions=buttons_of(message),
            data=facts_of(message),
        )
        every = (self._to(courier, message, parcel, device, this) for device in devices)
        answers = await asyncio.gather(*every)
        is_reached = message.occurrence_id in this.reached
        verdict = Verdict("sent") if is_reached else _together(answers, message.attempt)
        both = zip(devices, answers, strict=True)
        if missed := [device for device, answer in both if answer.kind not in ("sent", "gone")]:
            this.missed.append((message, verdict, missed))
        if not is_reached:
            this.tell(message, verdict)

    async def _to(
        self, courier: Courier, message: Message, parcel: Parcel, device: Device, this: Round
    ) -> Answer:
        try:
            origin = allowed_by(self.config).origin_of(device.address.endpoint)
        except Refused as refusal:
            answer, origin = Answer("unsafe", str(refusal)), ""
        else:
            if origin in this.paused:
                return Answer("busy", "it rests")
            answer = await courier.carry(parcel, device.address)
        this.hear(message, device, origin, answer)
        return answer

    def _write_down(self, this: Round) -> None:
        moment = now()
        for device, origin, answer in this.answers:
            OriginPauses().note(origin, answer, moment)
            if answer.alarms:
                _log.error("push to device %s: %s, %s", device.id, answer.kind, answer.reason)
        note_all(((device, answer) for device, _, answer in this.answers), moment)
        miss_all(this.given_up())
        db.session.commit()


def _is_given_up(message: Message, verdict: Verdict, asks_again_at: datetime | None) -> bool:
    """Whether it is not tried again before it asks once more, if it does: one reminder is one miss,
    and its second asking is none.
    """
    if verdict.outcome != "again" or message.attempt >= MOST_ATTEMPTS:
        return True
    return now() + verdict.after >= min(message.expires_at, asks_again_at or message.expires_at)


def _together(answers: Sequence[Answer], attempt: int) -> Verdict:
    """One word for all devices of a person, none of which was reached."""
    kinds = {answer.kind for answer in answers}
    if kinds & {"again", "busy", "key"}:
        wait = AGAIN_AFTER_SECONDS[min(attempt, len(AGAIN_AFTER_SECONDS)) - 1]
        pauses = (answer.pause_seconds for answer in answers)
        return Verdict("again", timedelta(seconds=max(wait, *pauses)))
    return Verdict("gone" if kinds <= {"gone"} else "failed")

"""Reminders by push: to every browser that a person turned on."""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from flask import Flask

from app.clock import now
from app.extensions import db
from app.push.courier import Courier, allowed_by, courier_for
from app.push.endpoints import Refused
from app.push.message import Message as Parcel
from app.push.message import seconds_of_use
from app.push.origins import OriginPauses
from app.push.subscriptions import Device, devices_of, note_all
from app.push.verdict import AGAIN_AFTER_SECONDS
from app.push.verdict import Verdict as Answer
from app.reminders.buttons import buttons_of, facts_of
from app.reminders.channels import Message, Tell, Verdict

_log = logging.getLogger("homestretch.push")


@dataclass
class Round:
    """The answers to one batch: of each device what it said, and to which origin that was."""

    tell: Tell
    paused: Collection[str]
    answers: list[tuple[Device, str, Answer]] = field(default_factory=list)


class PushChannel:
    name = "push"
    tells_once = False

    def __init__(self, app: Flask):
        self.config = app.config

    def reaches(self, owner_ids: Collection[UUID]) -> Collection[UUID]:
        """Nobody, while the server is not set up to send."""
        if not self.config["CONTACT"]:
            return ()
        return {device.owner_id for device in devices_of(owner_ids)}

    def send(self, batch: Sequence[Message], tell: Tell) -> None:
        devices: dict[UUID, list[Device]] = {}
        for device in devices_of({message.owner_id for message in batch}):
            devices.setdefault(device.owner_id, []).append(device)
        this = Round(tell, OriginPauses().at(now()).keys())
        db.session.rollback()  # nobody waits for answers with a transaction open
        asyncio.run(self._carry_all(courier_for(self.config), batch, devices, this))
        self._write_down(this)

    async def _carry_all(self, courier: Courier, batch, devices, this: Round) -> None:
        async with courier:
            await asyncio.gather(
                *(
                    self._carry(courier, each, devices.get(each.owner_id, ()), this)
                    for each in batch
                )
            )

    async def _carry(self, courier: Courier, message: Message, devices, this: Round) -> None:
        parcel = Parcel(
            message.words,
            message.page,
            message.tag,
            seconds_of_use(now(), message.expires_at),
            actions=buttons_of(message),
            data=facts_of(message),
        )
        answers = await asyncio.gather(
            *(self._to(courier, parcel, device, this) for device in devices)
        )
        this.tell(message, _together(answers, message.attempt))

    async def _to(self, courier: Courier, parcel: Parcel, device: Device, this: Round) -> Answer:
        try:
            origin = allowed_by(self.config).origin_of(device.address.endpoint)
        except Refused as refusal:
            answer, origin = Answer("unsafe", str(refusal)), ""
        else:
            if origin in this.paused:
                return Answer("busy", "it rests")
            answer = await courier.carry(parcel, device.address)
        this.answers.append((device, origin, answer))
        return answer

    def _write_down(self, this: Round) -> None:
        moment = now()
        for device, origin, answer in this.answers:
            OriginPauses().note(origin, answer, moment)
            if answer.alarms:
                _log.error("push to device %s: %s, %s", device.id, answer.kind, answer.reason)
        note_all(((device, answer) for device, _, answer in this.answers), moment)
        db.session.commit()


def _together(answers: Sequence[Answer], attempt: int) -> Verdict:
    """One word for all devices of a person: reached on any of them is reached."""
    kinds = {answer.kind for answer in answers}
    if "sent" in kinds:
        return Verdict("sent")
    if kinds & {"again", "busy", "key"}:
        wait = AGAIN_AFTER_SECONDS[min(attempt, len(AGAIN_AFTER_SECONDS)) - 1]
        pauses = (answer.pause_seconds for answer in answers)
        return Verdict("again", timedelta(seconds=max(wait, *pauses)))
    return Verdict("gone" if kinds <= {"gone"} else "failed")

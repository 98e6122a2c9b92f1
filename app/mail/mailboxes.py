"""The address at which one person wants e-mail: asked for, confirmed by a link, ended."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import select

from app.accounts.models import Person
from app.accounts.tokens import hashed, new_token
from app.clock import now
from app.extensions import db
from app.mail.models import Mailbox
from app.mail.throttle import bounds_for, may_send
from app.mail.verdict import Verdict
from app.operations.once import insert_once

LINK_LASTS = timedelta(days=1)
MOST_REFUSALS = 3


class TooOften(Exception):
    """As many links were sent as may be, for now."""


class Reached(NamedTuple):
    owner_id: UUID
    id: UUID
    address: str
    refusals: int


class Mailboxes:
    def __init__(self, owner: Person):
        self.owner = owner

    def get(self) -> Mailbox | None:
        return db.session.get(Mailbox, self.owner.id)

    def ask(self, address: str) -> str:
        """Put `address` in the place of what was there; gives a token that confirms it, once.

        Raises `TooOften`: then the caller rolls back.
        """
        if not may_send(bounds_for(self.owner.id, address)):
            raise TooOften
        insert_once(Mailbox, owner_id=self.owner.id, id=uuid4(), address=address, state="asked")
        box, token = db.session.get(Mailbox, self.owner.id, with_for_update=True), new_token()
        box.id, box.address, box.state = uuid4(), address, "asked"
        box.token_hash, box.token_until = hashed(token), now() + LINK_LASTS
        box.last_sent_at, box.verdict, box.refusals = None, "", 0
        return token

    def note(self, id: UUID, verdict: Verdict) -> None:
        """Write down what became of a message, unless the address is another one by now."""
        box = db.session.get(Mailbox, self.owner.id, with_for_update=True)
        if box is not None and box.id == id:
            _note(box, verdict, now())

    def end(self) -> None:
        """Turn it off, and forget the address."""
        if box := self.get():
            db.session.delete(box)


def reached(owner_ids: Collection[UUID]) -> list[Reached]:
    """Who of these people is to be told by e-mail, and where."""
    columns = (Mailbox.owner_id, Mailbox.id, Mailbox.address, Mailbox.refusals)
    on = select(*columns).where(Mailbox.owner_id.in_(owner_ids), Mailbox.state == "on")
    return [Reached(*row) for row in db.session.execute(on)]


def waiting_for(token: str) -> Mailbox | None:
    """The mailbox that `token` confirms; one that was used, replaced or is over is unknown."""
    box = db.session.scalar(select(Mailbox).where(Mailbox.token_hash == hashed(token)))
    return box if box is not None and now() < box.token_until else None


def confirm(box: Mailbox) -> None:
    box.state, box.token_hash, box.token_until = "on", None, None


def stop(id: UUID) -> None:
    """Whoever reads what is sent there wants no more of it: only a new link brings it back."""
    box = mailbox(id)
    if box is not None and box.state in ("asked", "on"):
        box.state, box.token_hash, box.token_until = "stopped", None, None


def mailbox(id: UUID) -> Mailbox | None:
    return db.session.scalar(select(Mailbox).where(Mailbox.id == id))


def note_all(answers: Collection[tuple[UUID, Verdict]], moment: datetime) -> None:
    """Write down what became of messages, by the ids of their mailboxes."""
    ids = {id for id, _ in answers}
    # In one order, so that no two dispatchers wait for each other.
    rows = select(Mailbox).where(Mailbox.id.in_(ids)).order_by(Mailbox.id).with_for_update()
    boxes = {box.id: box for box in db.session.scalars(rows)}
    for id, verdict in answers:
        if id in boxes:
            _note(boxes[id], verdict, moment)


def _note(box: Mailbox, verdict: Verdict, moment: datetime) -> None:
    box.verdict = verdict.kind
    if verdict.kind == "sent":
        box.last_sent_at, box.refusals = moment, 0
    if verdict.kind == "refused":
        box.refusals += 1
        if box.refusals >= MOST_REFUSALS and box.state == "on":
            box.state = "refused"

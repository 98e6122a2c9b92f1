"""What a dispatcher writes down, many rows at once: of reminders, occurrences and deliveries."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

from app.extensions import db
from app.reminders.channels import Message, Verdict
from app.reminders.models import Delivery, Occurrence, Reminder

_R: Table = Reminder.__table__
_O: Table = Occurrence.__table__
_D: Table = Delivery.__table__

_ADVANCE = (
    update(_R)
    .where(_R.c.owner_id == bindparam("owner"), _R.c.id == bindparam("reminder"))
    .values(next_on=bindparam("on"), next_slot=bindparam("slot"), next_due_at=bindparam("next_at"))
)
_STANDS = (
    update(_O)
    .where(_O.c.owner_id == bindparam("owner"), _O.c.id == bindparam("occurrence"))
    .values(state=bindparam("to"), asked=_O.c.asked + bindparam("more"), ask_at=None)
)
_SETTLE = (
    update(_D)
    .where(
        _D.c.owner_id == bindparam("owner"),
        _D.c.occurrence_id == bindparam("occurrence"),
        _D.c.channel == bindparam("by"),
        # Whose lease ran out has lost it: the word of who holds it now counts.
        _D.c.claim == bindparam("token"),
    )
    .values(state=bindparam("to"), wake_at=bindparam("wake"), sent_at=bindparam("sent"), claim=None)
)


def advance(rows: Sequence[dict]) -> None:
    """Move reminders on: `owner`, `reminder`, and the next: `on`, `slot`, `next_at`."""
    if rows:
        db.session.execute(_ADVANCE, rows)


def stand(rows: Sequence[dict]) -> None:
    """`owner`, `occurrence`, its state `to`, and how many times `more` it was asked."""
    if rows:
        db.session.execute(_STANDS, rows)


def insert_new(occurrences: Sequence[dict]) -> list[UUID]:
    """Insert those that are not there yet; their ids. A date gets a slot once."""
    if not occurrences:
        return []
    statement = _dialect().insert(_O).on_conflict_do_nothing().returning(_O.c.id)
    return list(db.session.scalars(statement, occurrences))


def write_deliveries(deliveries: Sequence[dict]) -> None:
    if not deliveries:
        return
    statement = _dialect().insert(_D)
    changed = {each.name: statement.excluded[each.name] for each in _D.c if not each.primary_key}
    keys = list(_D.primary_key)
    db.session.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=changed), deliveries
    )


def settle(
    now: datetime, token: UUID, channel: str, told: Sequence[tuple[Message, Verdict]]
) -> None:
    """Write down what became of messages."""
    if told:
        db.session.execute(_SETTLE, [_settled(now, token, channel, *each) for each in told])


def settle_sent(now: datetime, lines: Iterable[tuple[UUID, UUID, UUID, str]]) -> None:
    """Write down what was sent by somebody who did not come to say so."""
    sent = {"to": "sent", "wake": None, "sent": now}
    names = ("token", "owner", "occurrence", "by")
    if rows := [dict(zip(names, line, strict=True)) | sent for line in lines]:
        db.session.execute(_SETTLE, rows)


def _settled(now, token, channel, message: Message, verdict: Verdict) -> dict:
    to, wake = verdict.outcome, None
    if to == "again":
        wake = now + verdict.after
        to, wake = ("pending", wake) if wake < message.expires_at else ("expired", None)
    return {
        "owner": message.owner_id,
        "occurrence": message.occurrence_id,
        "by": channel,
        "token": token,
        "to": to,
        "wake": wake,
        "sent": now if to == "sent" else None,
    }


def _dialect():
    return postgresql if db.engine.dialect.name == "postgresql" else sqlite

"""The three fronts of the queue: reminders that are due, occurrences to ask once more, deliveries
to try again or whose lease is over.

PostgreSQL skips rows that another dispatcher has locked; SQLite has one writer at a time. So any
number of dispatchers may take from them at once.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row, Table, and_, bindparam, func, select, update

from app.extensions import db
from app.reminders.models import Delivery, Occurrence, Reminder

PUT_OFF = timedelta(minutes=15)

_R: Table = Reminder.__table__
_O: Table = Occurrence.__table__
_D: Table = Delivery.__table__
# In the order in which a dispatcher looks at them.
FRONTS = {"wake": _D.c.wake_at, "ask_again": _O.c.ask_at, "raise_due": _R.c.next_due_at}

_DUE = select(
    _R.c.owner_id,
    _R.c.id,
    _R.c.kind,
    _R.c.slots,
    _R.c.next_on.label("on"),
    _R.c.next_slot.label("slot"),
    _R.c.next_due_at,
)
_AGAIN = select(
    _O.c.owner_id,
    _O.c.id,
    _O.c.kind,
    _O.c.due_on.label("on"),
    _O.c.slot,
    _O.c.ask_at,
    _O.c.asked,
    _O.c.state,
    _R.c.next_due_at,
).join(_R, and_(_R.c.owner_id == _O.c.owner_id, _R.c.id == _O.c.reminder_id))
_AWAKE = select(
    _D.c.owner_id,
    _D.c.occurrence_id.label("id"),
    _D.c.channel,
    _D.c.attempts,
    _D.c.expires_at,
    _O.c.kind,
    _O.c.due_on.label("on"),
    _O.c.slot,
    _O.c.asked,
    _O.c.state.label("stands"),
).join(_O, and_(_O.c.owner_id == _D.c.owner_id, _O.c.id == _D.c.occurrence_id))


def _taken(look, at, **locks):
    in_order = look.where(at <= bindparam("now")).order_by(at).limit(bindparam("most"))
    return in_order.with_for_update(skip_locked=True, **locks)


_TAKEN = {
    "raise_due": _taken(_DUE, _R.c.next_due_at),
    "ask_again": _taken(_AGAIN, _O.c.ask_at, of=_O),
    # The occurrence too, in the order in which `ask_again` takes them: none waits for the other.
    "wake": _taken(_AWAKE, _D.c.wake_at),
}


def take(front: str, now: datetime, most: int) -> Sequence[Row]:
    """The oldest rows of a front, held until the transaction ends.

    All have `owner_id`, `id` (of the reminder, or of the occurrence), `kind`, `on` and `slot`.
    """
    return db.session.execute(_TAKEN[front], {"now": now, "most": most}).all()


def put_off_first(front: str, now: datetime) -> None:
    """Let the first row of a front wait, which breaks whoever takes it; the others go on."""
    at = FRONTS[front]
    keys = list(at.table.primary_key)
    first = db.session.execute(select(*keys).where(at <= now).order_by(at).limit(1)).first()
    if first:
        here = (key == value for key, value in zip(keys, first, strict=True))
        db.session.execute(update(at.table).where(*here).values({at.name: now + PUT_OFF}))


def standing(now: datetime) -> dict[str, int | datetime | None]:
    """How many wait, how many of them since five minutes, and the oldest one's moment."""
    late = now - timedelta(minutes=5)
    due, overdue, oldest = 0, 0, []
    for at in FRONTS.values():
        look = select(func.count(), func.count().filter(at <= late), func.min(at)).where(at <= now)
        waiting, too_long, first = db.session.execute(look).one()
        due, overdue = due + waiting, overdue + too_long
        oldest += [first] if first else []
    return {"due": due, "late": overdue, "oldest": min(oldest, default=None)}


def firsts() -> dict[str, datetime]:
    """When each front has something to do, as far as it has."""
    found = {name: db.session.scalar(select(func.min(at))) for name, at in FRONTS.items()}
    return {name: at for name, at in found.items() if at}

"""The durable queue: what is due, who holds it, and what became of it.

There are three fronts: reminders that are due, occurrences to ask once more, deliveries to try
again or whose lease is over. PostgreSQL skips rows that another dispatcher has locked; SQLite has
one writer at a time. So any number of dispatchers may take from them at once.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import Row, Table, and_, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.accounts.models import Person
from app.extensions import db
from app.reminders import schedule
from app.reminders.channels import Channel, Message, Verdict
from app.reminders.claims import Claim, Reach, reaching
from app.reminders.kinds import KINDS
from app.reminders.models import Delivery, Occurrence, Reminder, ReminderChoices
from app.reminders.planning import Plan, wall_of
from app.reminders.schedule import Quiet, spread
from app.reminders.sources import asked_gently, still_asked
from app.reminders.wording import softer

MOST_ATTEMPTS = 5
PUT_OFF = timedelta(minutes=15)

_R: Table = Reminder.__table__
_O: Table = Occurrence.__table__
_D: Table = Delivery.__table__
# In the order in which a dispatcher looks at them.
FRONTS = {"wake": _D.c.wake_at, "ask_again": _O.c.ask_at, "raise_due": _R.c.next_due_at}
_NOBODY_CHOSE = (Quiet(), "neutral")

_DUE = (
    select(
        _R.c.owner_id,
        _R.c.id,
        _R.c.kind,
        _R.c.slots,
        _R.c.next_on,
        _R.c.next_slot,
        _R.c.next_due_at,
    )
    .where(_R.c.next_due_at <= bindparam("now"))
    .order_by(_R.c.next_due_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_AGAIN = (
    select(_O, _R.c.next_due_at)
    .join(_R, and_(_R.c.owner_id == _O.c.owner_id, _R.c.id == _O.c.reminder_id))
    .where(_O.c.ask_at <= bindparam("now"))
    .order_by(_O.c.ask_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=_O)
)
_AWAKE = (
    select(_D, _O.c.kind, _O.c.due_on, _O.c.slot, _O.c.asked, _O.c.state.label("stands"))
    .join(_O, and_(_O.c.owner_id == _D.c.owner_id, _O.c.id == _D.c.occurrence_id))
    .where(_D.c.wake_at <= bindparam("now"))
    .order_by(_D.c.wake_at)
    .limit(bindparam("most"))
    # The occurrence too, in the order in which `ask_again` takes them: none waits for the other.
    .with_for_update(skip_locked=True)
)
_ADVANCE = (
    update(_R)
    .where(_R.c.owner_id == bindparam("owner"), _R.c.id == bindparam("reminder"))
    .values(next_on=bindparam("on"), next_slot=bindparam("slot"), next_due_at=bindparam("next_at"))
)
_ASKED = (
    update(_O)
    .where(_O.c.owner_id == bindparam("owner"), _O.c.id == bindparam("occurrence"))
    .values(state=bindparam("to"), asked=bindparam("times"), ask_at=bindparam("again_at"))
)
_WAS_DONE = (
    update(_O)
    .where(_O.c.owner_id == bindparam("owner"), _O.c.id == bindparam("occurrence"))
    .values(state="done", ask_at=None)
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
    .values(
        state=bindparam("to"),
        wake_at=bindparam("wake"),
        sent_at=bindparam("sent"),
        claim=None,
    )
)


class Queue:
    """What one dispatcher sees of it, through the `channels` that it has."""

    def __init__(self, channels: Sequence[Channel], lease: timedelta):
        self.channels, self.lease = channels, lease

    def raise_due(self, now: datetime, most: int) -> Claim:
        """Make occurrences of the reminders that are due, and move each on to its next day."""
        claim = Claim(now, self.lease)
        rows = db.session.execute(_DUE, {"now": now, "most": most}).all()
        if not rows:
            return claim
        claim.seen = len(rows)
        people, chosen, reach = self._people(rows)
        asked, advances = [], []
        for row in rows:
            owner = people[row.owner_id]
            due = Plan(owner, row.kind, row.slots).after(row.next_on, row.next_slot)
            next_at = due.at + spread(owner.id) if due else None
            advances.append(_advance(row, due, next_at))
            if still_asked(row.kind, owner, row.next_on) and not _rests(row):
                asked.append((row, owner, next_at))
        db.session.execute(_ADVANCE, advances)
        gentle = _gentle(rows, people, "next_on")
        self._ask(claim, asked, chosen, reach, gentle)
        return claim

    def ask_again(self, now: datetime, most: int) -> Claim:
        """Take occurrences that nobody answered, or whose "later" has come."""
        claim = Claim(now, self.lease)
        rows = db.session.execute(_AGAIN, {"now": now, "most": most}).all()
        if not rows:
            return claim
        claim.seen = len(rows)
        people, chosen, reach = self._people(rows)
        gentle = _gentle(rows, people)
        for row in rows:
            owner = people[row.owner_id]
            is_open = still_asked(row.kind, owner, row.due_on)
            # Where it is to ask softly, only who said "later" is asked again.
            is_told = is_open and (row.id not in gentle or row.state == "later")
            if is_told:
                self._tell_again(claim, row, owner, chosen, reach, row.id in gentle)
            self._note_asked(row, "pending" if is_open else "done", row.asked + is_told)
        self._write_deliveries(claim)
        return claim

    def wake(self, now: datetime, most: int) -> Claim:
        """Take deliveries to try again, and those that a dispatcher which died still held."""
        claim = Claim(now, self.lease)
        rows = db.session.execute(_AWAKE, {"now": now, "most": most}).all()
        if not rows:
            return claim
        claim.seen = len(rows)
        people, chosen, _ = self._people(rows)
        names = {channel.name for channel in self.channels}
        gentle = _gentle(rows, people)
        for row in rows:
            self._try_again(claim, row, people[row.owner_id], chosen, names, gentle)
        self._write_deliveries(claim)
        return claim

    def settle(
        self, now: datetime, token: UUID, channel: str, told: Sequence[tuple[Message, Verdict]]
    ) -> None:
        """Write down what became of messages."""
        rows = [_settled(now, token, channel, *each) for each in told]
        db.session.execute(_SETTLE, rows)

    def settle_sent(self, now: datetime, lines: Iterable[tuple[UUID, UUID, UUID, str]]) -> None:
        """Write down what was sent by somebody who did not come to say so."""
        sent = {"to": "sent", "wake": None, "sent": now}
        names = ("token", "owner", "occurrence", "by")
        if rows := [dict(zip(names, line, strict=True)) | sent for line in lines]:
            db.session.execute(_SETTLE, rows)

    def _ask(self, claim: Claim, asked: list[tuple], chosen: dict, reach: Reach, gentle) -> None:
        occurrences, told = [], {}
        for row, owner, next_at in asked:
            id = uuid5(row.id, f"{row.next_on} {row.next_slot}")
            quiet, words = chosen.get(owner.id, _NOBODY_CHOSE)
            wall, by = wall_of(owner), reaching(reach, owner.id)
            is_sent = schedule.is_worth_sending(row.next_due_at, next_at, claim.now, wall, quiet)
            until = schedule.useful_until(claim.now, next_at, wall)
            words = softer(words) if row.id in gentle else words
            again = None
            if is_sent and by and KINDS[row.kind].repeats:
                again = schedule.repeat_at(claim.now, 1, until, wall, quiet)
            occurrences.append(_occurrence(row, id, is_sent and bool(by), again))
            about = _about(owner.id, id, row.kind, row.next_on, row.next_slot, until)
            told[id] = (is_sent, by, words, about)
        for id in _insert_new(occurrences):
            is_sent, by, words, about = told[id]
            if is_sent:
                claim.take(by, words, **about)
            else:
                claim.pass_over(by, **about)
        self._write_deliveries(claim)

    def _tell_again(
        self, claim: Claim, row: Row, owner: Person, chosen: dict, reach: Reach, is_gentle: bool
    ) -> None:
        quiet, words = chosen.get(owner.id, _NOBODY_CHOSE)
        words = softer(words) if is_gentle else words
        wall = wall_of(owner)
        if schedule.is_worth_sending(row.ask_at, row.next_due_at, claim.now, wall, quiet):
            until = schedule.useful_until(claim.now, row.next_due_at, wall)
            about = _about(owner.id, row.id, row.kind, row.due_on, row.slot, until)
            claim.take(self._telling_again(row, reach), words, asked=row.asked + 1, **about)

    def _telling_again(self, row: Row, reach: Reach) -> list[str]:
        """Whoever said "later" is told by every way; whoever said nothing, by some only."""
        once = {channel.name for channel in self.channels if channel.tells_once}
        by = reaching(reach, row.owner_id)
        return [name for name in by if row.state == "later" or name not in once]

    def _try_again(
        self, claim: Claim, row: Row, owner: Person, chosen: dict, names, gentle
    ) -> None:
        about = _about(owner.id, row.occurrence_id, row.kind, row.due_on, row.slot, row.expires_at)
        ended = self._ended(row, owner, claim.now)
        if ended is None and row.channel in names:
            words = chosen.get(owner.id, _NOBODY_CHOSE)[1]
            words = softer(words) if row.occurrence_id in gentle else words
            claim.take([row.channel], words, row.attempts + 1, asked=row.asked, **about)
            return
        # A dispatcher without this channel leaves it to one that has it.
        left = {"state": ended} if ended else {"state": "pending", "wake_at": claim.until}
        claim.deliveries.append(claim.row(about, row.channel, "", row.attempts) | left)

    def _ended(self, row: Row, owner: Person, now: datetime) -> str | None:
        """How a delivery ends without being tried again; None where it is tried."""
        if now >= row.expires_at or row.stands != "pending":
            return "expired"
        if not still_asked(row.kind, owner, row.due_on):
            done = {"owner": row.owner_id, "occurrence": row.occurrence_id}
            db.session.execute(_WAS_DONE, done)
            return "expired"
        return "failed" if row.attempts >= MOST_ATTEMPTS else None

    def _note_asked(self, row: Row, state: str, times: int) -> None:
        named = {"owner": row.owner_id, "occurrence": row.id}
        db.session.execute(_ASKED, {**named, "to": state, "times": times, "again_at": None})

    def _people(self, rows: Sequence[Row]) -> tuple[dict, dict, Reach]:
        """Who the rows are of, what they chose, and whom each channel reaches."""
        ids = {row.owner_id for row in rows}
        people = db.session.scalars(select(Person).where(Person.id.in_(ids)))
        mine = select(ReminderChoices).where(ReminderChoices.owner_id.in_(ids))
        chosen = {
            each.owner_id: (Quiet(each.quiet_from, each.quiet_until), each.words)
            for each in db.session.scalars(mine)
        }
        reach = {channel.name: set(channel.reaches(ids)) for channel in self.channels}
        return {person.id: person for person in people}, chosen, reach

    def _write_deliveries(self, claim: Claim) -> None:
        if claim.deliveries:
            db.session.execute(_upsert(_D), claim.deliveries)


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


def _gentle(rows: Sequence[Row], people: dict, day: str = "due_on") -> set[UUID]:
    """Those rows, by the id of the reminder or of the occurrence, that are to be asked softly."""
    softly = asked_gently((row.kind, people[row.owner_id], getattr(row, day)) for row in rows)
    return {
        getattr(row, "occurrence_id", None) or row.id
        for row in rows
        if (row.kind, row.owner_id, getattr(row, day)) in softly
    }


def _rests(row: Row) -> bool:
    """Whether the same was asked not long ago: news stays news for a week, and is told once."""
    days = KINDS[row.kind].rests_for_days
    if not days:
        return False
    since = row.next_on - timedelta(days=days)
    mine = select(_O.c.id).where(_O.c.owner_id == row.owner_id, _O.c.reminder_id == row.id)
    of_late = mine.where(_O.c.due_on > since, _O.c.due_on < row.next_on)
    return db.session.execute(of_late.limit(1)).first() is not None


def _advance(row: Row, due, next_at: datetime | None) -> dict:
    to = {"on": due and due.on, "slot": due and due.slot, "next_at": next_at}
    return {"owner": row.owner_id, "reminder": row.id, **to}


def _about(owner_id, occurrence_id, kind, on, slot, expires_at) -> dict:
    return {
        "owner_id": owner_id,
        "occurrence_id": occurrence_id,
        "kind": kind,
        "on": on,
        "slot": slot,
        "expires_at": expires_at,
    }


def _occurrence(row: Row, id: UUID, is_asked: bool, again: datetime | None) -> dict:
    return {
        "owner_id": row.owner_id,
        "id": id,
        "reminder_id": row.id,
        "kind": row.kind,
        "due_on": row.next_on,
        "slot": row.next_slot,
        "due_at": row.next_due_at,
        "state": "pending",
        "asked": int(is_asked),
        "ask_at": again,
    }


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


def _insert_new(occurrences: list[dict]) -> list[UUID]:
    """Insert those that are not there yet; their ids. A date gets a slot once."""
    if not occurrences:
        return []
    statement = _dialect().insert(_O).on_conflict_do_nothing().returning(_O.c.id)
    return list(db.session.scalars(statement, occurrences))


def _upsert(table: Table):
    statement = _dialect().insert(table)
    changed = {
        column.name: statement.excluded[column.name]
        for column in table.columns
        if not column.primary_key
    }
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)

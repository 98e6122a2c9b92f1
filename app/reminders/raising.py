"""Reminders that are due become occurrences, and move on to their next day."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import Row, select

from app.extensions import db
from app.reminders import marks, schedule
from app.reminders.audience import Audience
from app.reminders.claims import Claim
from app.reminders.kinds import KINDS
from app.reminders.models import Occurrence
from app.reminders.planning import wall_of
from app.reminders.schedule import DAY, spread

_O = Occurrence.__table__.c


def raise_due(claim: Claim, rows: Sequence[Row], audience: Audience) -> None:
    resting = _resting(rows)
    asked, advances = [], []
    for row in rows:
        due = audience.plan(row).after(row.on, row.slot)
        next_at = due.at + spread(row.owner_id) if due else None
        advances.append(_advance(row, due, next_at))
        if audience.is_asked(row) and row.id not in resting:
            asked.append((row, next_at))
    marks.advance(advances)
    _ask(claim, asked, audience)


def _ask(claim: Claim, asked: Iterable[tuple[Row, datetime | None]], audience: Audience) -> None:
    occurrences, told = [], {}
    for row, next_at in asked:
        id = uuid5(row.id, f"{row.on} {row.slot}")
        quiet, wall = audience.quiet(row), wall_of(audience.owner(row))
        is_sent = schedule.is_worth_sending(row.next_due_at, next_at, claim.now, wall, quiet)
        until = schedule.useful_until(claim.now, next_at, wall)
        is_told = is_sent and bool(audience.reached_by(row))
        again = None
        if is_told and KINDS[row.kind].repeats:
            again = schedule.repeat_at(claim.now, 1, until, wall, quiet)
        occurrences.append(_occurrence(row, id, is_told, again))
        told[id] = (row, is_sent, until)
    for id in marks.insert_new(occurrences):
        row, is_sent, until = told[id]
        if is_sent:
            claim.take(row, id, audience.reached_by(row), audience.words(row), until)
        else:
            claim.pass_over(row, id, audience.reached_by(row), until)


def _resting(rows: Sequence[Row]) -> set[UUID]:
    """The reminders of which the same was asked not long ago: news stays news for a week, and is
    told once.
    """
    since = {row.id: row.on - KINDS[row.kind].rests_for_days * DAY for row in rows}
    quick = [row for row in rows if KINDS[row.kind].rests_for_days]
    if not quick:
        return set()
    of_late = select(_O.reminder_id, _O.due_on).where(
        _O.owner_id.in_({row.owner_id for row in quick}),
        _O.reminder_id.in_({row.id for row in quick}),
        _O.due_on > min(since.values()),
    )
    on = {row.id: row.on for row in quick}
    return {id for id, day in db.session.execute(of_late) if since[id] < day < on[id]}


def _advance(row: Row, due, next_at: datetime | None) -> dict:
    to = {"on": due and due.on, "slot": due and due.slot, "next_at": next_at}
    return {"owner": row.owner_id, "reminder": row.id, **to}


def _occurrence(row: Row, id: UUID, is_asked: bool, again: datetime | None) -> dict:
    return {
        "owner_id": row.owner_id,
        "id": id,
        "reminder_id": row.id,
        "kind": row.kind,
        "due_on": row.on,
        "slot": row.slot,
        "due_at": row.next_due_at,
        "state": "pending",
        "asked": int(is_asked),
        "ask_at": again,
    }

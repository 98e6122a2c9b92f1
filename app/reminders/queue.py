"""The durable queue: what one dispatcher takes of each front, and what it makes of that."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row

from app.reminders import fronts, marks, schedule
from app.reminders.audience import Audience
from app.reminders.channels import Channel
from app.reminders.claims import Claim
from app.reminders.planning import wall_of
from app.reminders.raising import raise_due

MOST_ATTEMPTS = 5


class Queue:
    """What one dispatcher sees of it, through the `channels` that it has."""

    def __init__(self, channels: Sequence[Channel], lease: timedelta):
        self.channels, self.lease = channels, lease

    def raise_due(self, now: datetime, most: int) -> Claim:
        """Make occurrences of the reminders that are due, and move each on to its next day."""
        return self._take("raise_due", raise_due, now, most)

    def ask_again(self, now: datetime, most: int) -> Claim:
        """Take occurrences that nobody answered, or whose "later" has come."""
        return self._take("ask_again", _ask_again, now, most)

    def wake(self, now: datetime, most: int) -> Claim:
        """Take deliveries to try again, and those that a dispatcher which died still held."""
        names = {channel.name for channel in self.channels}

        def try_again(claim: Claim, rows: Sequence[Row], audience: Audience) -> None:
            _wake(claim, rows, audience, names)

        return self._take("wake", try_again, now, most)

    def _take(
        self,
        front: str,
        work: Callable[[Claim, Sequence[Row], Audience], None],
        now: datetime,
        most: int,
    ) -> Claim:
        claim = Claim(now, self.lease)
        if rows := fronts.take(front, now, most):
            claim.seen = len(rows)
            work(claim, rows, Audience(rows, self.channels))
            marks.write_deliveries(claim.deliveries)
        return claim


def _ask_again(claim: Claim, rows: Sequence[Row], audience: Audience) -> None:
    stand = []
    for row in rows:
        is_open = audience.is_asked(row)
        # Where it is to ask softly, only who said "later" is asked again.
        is_told = is_open and (row.state == "later" or not audience.is_gentle(row))
        if is_told:
            _tell_again(claim, row, audience)
        named = {"owner": row.owner_id, "occurrence": row.id}
        stand.append({**named, "to": "pending" if is_open else "done", "more": int(is_told)})
    marks.stand(stand)


def _tell_again(claim: Claim, row: Row, audience: Audience) -> None:
    wall = wall_of(audience.owner(row))
    due_at, next_at = row.ask_at, row.next_due_at
    if schedule.is_worth_sending(due_at, next_at, claim.now, wall, audience.quiet(row)):
        until = schedule.useful_until(claim.now, next_at, wall)
        by, words = audience.reached_again_by(row), audience.words(row)
        claim.take(row, row.id, by, words, until, asked=row.asked + 1)


def _wake(claim: Claim, rows: Sequence[Row], audience: Audience, channels: set[str]) -> None:
    done = []
    for row in rows:
        ended = _ended(row, audience, claim.now)
        if ended is None and row.channel in channels:
            words, attempt = audience.words(row), row.attempts + 1
            claim.take(row, row.id, [row.channel], words, row.expires_at, attempt, row.asked)
        elif ended is None:
            claim.leave(row)
        else:
            claim.end(row, "expired" if ended == "done" else ended)
            named = {"owner": row.owner_id, "occurrence": row.id}
            done += [{**named, "to": "done", "more": 0}] if ended == "done" else []
    marks.stand(done)


def _ended(row: Row, audience: Audience, now: datetime) -> str | None:
    """How a delivery ends without being tried again, or that it is `done`; None: it is tried."""
    if now >= row.expires_at or row.stands != "pending":
        return "expired"
    if not audience.is_asked(row):
        return "done"
    return "failed" if row.attempts >= MOST_ATTEMPTS else None

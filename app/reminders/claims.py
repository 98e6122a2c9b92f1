"""The rows that a dispatcher makes of what is due: messages, and what is written down of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Row

from app.reminders.channels import Message
from app.reminders.kinds import KINDS
from app.reminders.wording import words_of


@dataclass
class Claim:
    """What one turn took: `seen` rows from the front of a queue, and the messages to send now.

    `token` is in every delivery that it holds, up to `until`; afterwards anybody may take it. Rows
    have `owner_id`, `kind`, `on` and `slot`.
    """

    now: datetime
    lease: timedelta
    seen: int = 0
    token: UUID = field(default_factory=uuid4)
    messages: dict[str, list[Message]] = field(default_factory=dict)
    deliveries: list[dict] = field(default_factory=list)

    @property
    def until(self) -> datetime:
        return self.now + self.lease

    @property
    def starts_until(self) -> datetime:
        """Until when it is still sent: a channel and the database need the rest of the time."""
        return self.now + self.lease * 2 / 3

    def take(
        self,
        row: Row,
        occurrence_id: UUID,
        channels: Iterable[str],
        words: str,
        expires_at: datetime,
        attempt: int = 1,
        asked: int = 1,
    ) -> None:
        """Claim one occurrence for each of `channels`."""
        held = {"state": "claimed", "wake_at": self.until, "claim": self.token}
        for channel in channels:
            message = Message(
                row.owner_id,
                occurrence_id,
                row.kind,
                row.on,
                row.slot,
                words_of(row.kind, row.slot, words),
                KINDS[row.kind].page,
                expires_at,
                attempt,
                asked,
            )
            self.messages.setdefault(channel, []).append(message)
            self._write(row.owner_id, occurrence_id, channel, attempt, expires_at, **held)

    def pass_over(
        self, row: Row, occurrence_id: UUID, channels: Iterable[str], expires_at: datetime
    ) -> None:
        """Write down that it came too late for being sent."""
        for channel in channels:
            late = {"state": "skipped_late"}
            self._write(row.owner_id, occurrence_id, channel, 0, expires_at, **late)

    def leave(self, row: Row) -> None:
        """A dispatcher without its channel leaves a delivery to one that has it."""
        self._rewrite(row, state="pending", wake_at=self.until)

    def end(self, row: Row, state: str) -> None:
        """A delivery is not tried again."""
        self._rewrite(row, state=state)

    def _rewrite(self, row: Row, **changed) -> None:
        self._write(row.owner_id, row.id, row.channel, row.attempts, row.expires_at, **changed)

    def _write(self, owner_id, occurrence_id, channel, attempts, expires_at, **stands) -> None:
        named = {"owner_id": owner_id, "occurrence_id": occurrence_id, "channel": channel}
        tried = {"attempts": attempts, "expires_at": expires_at, "sent_at": None}
        self.deliveries.append(named | tried | {"wake_at": None, "claim": None} | stands)

"""The rows that a dispatcher makes of what is due: messages, and what is written down of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from app.reminders.channels import Message
from app.reminders.kinds import KINDS
from app.reminders.wording import words_of

Reach = Mapping[str, Collection[UUID]]


@dataclass
class Claim:
    """What one turn took: `seen` rows from the front of a queue, and the messages to send now.

    `token` is in every delivery that it holds, up to `until`; afterwards anybody may take it.
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

    def take(self, channels: Iterable[str], words: str, attempt: int = 1, **about) -> None:
        """Claim one occurrence for each of `channels`."""
        for channel in channels:
            text = words_of(about["kind"], about["slot"], words)
            page = KINDS[about["kind"]].page
            message = Message(words=text, page=page, attempt=attempt, **about)
            self.messages.setdefault(channel, []).append(message)
            self.deliveries.append(
                self.row(about, channel, "claimed", attempt)
                | {"wake_at": self.until, "claim": self.token}
            )

    def pass_over(self, channels: Iterable[str], **about) -> None:
        """Write down that it came too late for being sent."""
        self.deliveries += [self.row(about, channel, "skipped_late", 0) for channel in channels]

    def row(self, about: Mapping, channel: str, state: str, attempts: int) -> dict:
        return {
            "owner_id": about["owner_id"],
            "occurrence_id": about["occurrence_id"],
            "channel": channel,
            "state": state,
            "wake_at": None,
            "claim": None,
            "attempts": attempts,
            "expires_at": about["expires_at"],
            "sent_at": None,
        }


def reaching(reach: Reach, owner_id: UUID) -> Sequence[str]:
    """The channels by which a person can be told anything."""
    return [name for name, owners in reach.items() if owner_id in owners]

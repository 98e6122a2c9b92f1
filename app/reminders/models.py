"""What a person wants to be reminded of, each time it was due, and what became of telling them."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.extensions import db

STATES = ("pending", "done", "later", "skipped")
DELIVERIES = ("pending", "claimed", "sent", "gone", "failed", "skipped_late", "expired")
WORDS = ("neutral", "more")


class Reminder(Owned, db.Model):
    """One kind of a person's reminders, with its switch.

    `slots` is a list of `{"at": "08:00", "weekdays": ["mon", …]}`, empty where the times come from
    a feature. The next one is of the slot `next_slot` on the day `next_on`, at `next_due_at`; None
    while nothing is to come.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        # The queue: the dispatcher takes from its front, however long it is.
        Index(None, "next_due_at"),
    )

    kind: Mapped[str] = mapped_column(String(20))
    is_on: Mapped[bool] = mapped_column(default=True)
    slots: Mapped[list] = mapped_column(default=list)
    next_on: Mapped[date | None]
    next_slot: Mapped[str | None] = mapped_column(String(5))
    next_due_at: Mapped[datetime | None]


class Occurrence(db.Model):
    """A reminder that was due, once for each day and slot: pending on Today, whoever was reached.

    `ask_at` is when to ask once more: after a while, or where the state is `later`, then.
    """

    __tablename__ = "occurrences"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "reminder_id"], ["reminders.owner_id", "reminders.id"], ondelete="CASCADE"
        ),
        # The day first: Today asks for one.
        Index(None, "owner_id", "due_on", "reminder_id", "slot", unique=True),
        Index(None, "ask_at"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("asked >= 0", name="asked"),
    )

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    reminder_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(20))
    due_on: Mapped[date]
    slot: Mapped[str] = mapped_column(String(5))
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(7), default="pending")
    asked: Mapped[int]
    ask_at: Mapped[datetime | None]


class Delivery(db.Model):
    """One channel's attempt at an occurrence.

    `wake_at` is when somebody has to look at it: when to try it, or when the lease of who `claimed`
    it is over. None: nobody has to.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "occurrence_id"],
            ["occurrences.owner_id", "occurrences.id"],
            ondelete="CASCADE",
        ),
        Index(None, "wake_at"),
        CheckConstraint(f"state IN {DELIVERIES}", name="state"),
    )

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    occurrence_id: Mapped[UUID] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    state: Mapped[str] = mapped_column(String(12))
    wake_at: Mapped[datetime | None]
    claim: Mapped[UUID | None]
    attempts: Mapped[int]
    expires_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class ReminderChoices(Owned, db.Model):
    """When not to be told anything, and in which words; a person's own id is the row's."""

    __tablename__ = "reminder_choices"
    __table_args__ = (CheckConstraint(f"words IN {WORDS}", name="words"),)

    quiet_from: Mapped[time] = mapped_column(default=time(22))
    quiet_until: Mapped[time] = mapped_column(default=time(7))
    words: Mapped[str] = mapped_column(String(7), default="neutral")

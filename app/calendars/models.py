"""The calendar that a person's other calendars subscribe to."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import db

WORDS = ("neutral", "therapy")


class CalendarFeed(db.Model):
    """What one person's feed says, and the hash of its secret address; None where there is none.

    `words` says what a visit is called, `exercise_at` on which minute of the wall clock the
    exercises stand (None: they do not). `revision` counts the changes of these choices.
    """

    __tablename__ = "calendar_feeds"
    __table_args__ = (CheckConstraint(f"words IN {WORDS}", name="words"),)

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[datetime | None]
    words: Mapped[str] = mapped_column(String(8), default="neutral")
    says_place: Mapped[bool] = mapped_column(default=False)
    exercise_at: Mapped[time | None]
    changed_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=1)

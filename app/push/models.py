"""Browsers that take messages, and push services that are left alone for a while."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import db
from app.push.bounds import (
    ENDPOINT_LENGTH,
    NAME_LENGTH,
    ORIGIN_LENGTH,
    REASON_LENGTH,
    UNREACHED_AFTER,
)


class PushSubscription(db.Model):
    """One browser that takes messages for one person, for as long as they are signed in there.

    `endpoint` is kept letter by letter as the browser gave it. `misses` counts the
    messages that were given up since one last reached it, or since its owner was told so and put
    that away; `verdict` is the kind of the last answer, as push.verdict names it.
    """

    __tablename__ = "push_subscriptions"
    __table_args__ = (
        Index(None, "session_id"),
        CheckConstraint("misses >= 0", name="misses"),
    )

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    # Whoever signs out, or is signed out from elsewhere, hears no more: the row goes with it.
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    endpoint: Mapped[str] = mapped_column(String(ENDPOINT_LENGTH), unique=True)
    p256dh: Mapped[str] = mapped_column(String(88))
    auth: Mapped[str] = mapped_column(String(24))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    made_at: Mapped[datetime]
    last_reached_at: Mapped[datetime | None]
    last_tried_at: Mapped[datetime | None]
    verdict: Mapped[str] = mapped_column(String(12), default="")
    misses: Mapped[int] = mapped_column(default=0)
    # The browser still has its subscription and would mend it at its next start; it is told no.
    removed_at: Mapped[datetime | None]

    @property
    def is_unreached(self) -> bool:
        """Whether messages in a row did not get there, so that its owner should hear of it."""
        return self.misses >= UNREACHED_AFTER


class OriginPause(db.Model):
    """A push service that is not asked before `paused_until`: it said so, or it refuses our key."""

    __tablename__ = "origin_pauses"

    origin: Mapped[str] = mapped_column(String(ORIGIN_LENGTH), primary_key=True)
    paused_until: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(REASON_LENGTH))

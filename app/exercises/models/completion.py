"""What was done of a prescription, set by set."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Owned
from app.exercises.bounds import MOST_BOUTS, MOST_SETS
from app.extensions import db


class Completion(Owned, db.Model):
    """What became of one set on the day `acted_on`; the last word received stands.

    `reason` says why it was skipped, where somebody said so.
    """

    __tablename__ = "completions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "prescription_id"],
            ["prescriptions.owner_id", "prescriptions.id"],
            ondelete="CASCADE",
        ),
        # The day first: every screen asks for days, across prescriptions.
        UniqueConstraint("owner_id", "acted_on", "prescription_id", "bout", "side", "set_number"),
        CheckConstraint("outcome IN ('done', 'skipped', 'undone')", name="outcome"),
        CheckConstraint("side IN ('none', 'left', 'right')", name="side"),
        CheckConstraint(f"set_number BETWEEN 1 AND {MOST_SETS}", name="set_number"),
        CheckConstraint(f"bout BETWEEN 1 AND {MOST_BOUTS}", name="bout"),
    )

    prescription_id: Mapped[UUID]
    bout: Mapped[int]
    side: Mapped[str] = mapped_column(String(5))
    set_number: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(20))

    def content(self) -> dict:
        return {"outcome": self.outcome, "reason": self.reason}
